import type { FlowSchema } from '../api/index.js'
import { FlowSchemas, formatTimestamp, PriorityLevelConfigurations, quote } from '../api/index.js'
import type { Clock, Component, Logger } from '../base/index.js'
import type { Client, Informer, Informers } from '../client/index.js'
import { createInformers } from '../client/index.js'

const manager = 'api-priority-and-fairness-config-consumer-v1'

/**
 * Says in the status of each FlowSchema whether the priority level that it names is there: the part of API priority and fairness that others
 * see (apiserver's pkg/util/flowcontrol/apf_controller.go syncFlowSchemaStatuses, v0.34).
 */
export class FlowSchemaStatus implements Component {
  readonly name = 'flow schema status'
  readonly #client: Client
  readonly #clock: Clock
  readonly #logger: Logger
  readonly #informers: Informers
  readonly #schemas: Informer<FlowSchema>
  /** Before their first list no level counts as missing. */
  #knowsLevels = false
  readonly #levels: Informer<{ metadata?: { name?: string } }>

  constructor({ client, clock, logger }: { readonly client: Client; readonly clock: Clock; readonly logger: Logger }) {
    this.#client = client
    this.#clock = clock
    this.#logger = logger
    this.#informers = createInformers(client, { clock, logger })
    this.#schemas = this.#informers.informer(FlowSchemas)
    this.#levels = this.#informers.informer(PriorityLevelConfigurations)
  }

  /** Nobody waits for the first statuses. */
  async start(): Promise<void> {
    this.#schemas.subscribe({ onAdd: (one) => this.#sync(one), onUpdate: (_old, one) => this.#sync(one) })
    const syncAll = () => {
      this.#knowsLevels = true
      for (const one of this.#schemas.list()) this.#sync(one)
    }
    this.#levels.subscribe({ onBatchEnd: syncAll })
    this.#informers.start()
  }

  stop(): Promise<void> {
    return this.#informers.stop()
  }

  #sync(schema: FlowSchema): void {
    if (!this.#knowsLevels) return
    const condition = this.#conditionOf(schema)
    const present = schema.status?.conditions?.find((one) => one.type === 'Dangling')
    if (present?.status === condition.status && present.message === condition.message) return
    const name = schema.metadata?.name ?? ''
    const body = {
      apiVersion: 'flowcontrol.apiserver.k8s.io/v1',
      kind: 'FlowSchema',
      metadata: { name },
      status: { conditions: [{ ...condition, lastTransitionTime: formatTimestamp(this.#clock.now()) }] },
    }
    this.#client
      .resource(FlowSchemas)
      .patch(name, 'apply', body, { fieldManager: manager, subresource: 'status', force: true })
      .catch((error: unknown) =>
        this.#logger.debug('The status of a flow schema was not written', { name, error: String(error) }),
      )
  }

  #conditionOf({ spec }: FlowSchema) {
    const level = spec?.priorityLevelConfiguration.name ?? ''
    const start = `This FlowSchema references the PriorityLevelConfiguration object named ${quote(level)}`
    return this.#levels.get('', level)
      ? { type: 'Dangling', status: 'False', reason: 'Found', message: `${start} and it exists` }
      : { type: 'Dangling', status: 'True', reason: 'NotFound', message: `${start} but there is no such object` }
  }
}
