import type { Condition, IPAddress, ServiceCIDR } from '../../api/index.js'
import { findCondition, formatTimestamp, IPAddresses, isNotFound, parseIp, ServiceCIDRs } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Informer } from '../../client/index.js'
import type { ReconcileResult, Reconciler, ReconcilerTools } from '../runtime/index.js'
import { blocksOf, contains, gives } from './blocks.js'

const controllerName = 'service-cidr-controller'
const finalizer = 'networking.k8s.io/service-cidr-finalizer'
/** Until all who give out addresses know that a range is going. */
const deletionGraceMs = 10_000

type Ready = Pick<Condition, 'status' | 'reason' | 'message'>

const ready: Ready = { status: 'True', reason: '', message: 'Kubernetes Service CIDR is ready' }
const needed: Ready = {
  status: 'False',
  reason: 'Terminating',
  message: 'There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR',
}

/** The ranges that an address which a service has may be of. */
export function holdersOf({ metadata }: IPAddress, ranges: Informer<ServiceCIDR>): readonly ServiceCIDR[] {
  if (metadata?.labels?.['ipaddress.kubernetes.io/managed-by'] !== 'ipallocator.k8s.io') return []
  const address = parseIp(metadata.name ?? '')
  if (!address) return []
  return ranges.list().filter((one) => blocksOf(one).some((block) => gives(block, address)))
}

export class ServiceCidrReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #ranges: Informer<ServiceCIDR>
  readonly #addresses: Informer<IPAddress>

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#ranges = tools.informers.informer(ServiceCIDRs)
    this.#addresses = tools.informers.informer(IPAddresses)
  }

  async reconcile(name: string): Promise<ReconcileResult | undefined> {
    const range = this.#ranges.getByKey(name)
    if (!range) return undefined
    const { deletionTimestamp, finalizers = [] } = range.metadata ?? {}
    const isKept = finalizers.includes(finalizer)
    if (deletionTimestamp === undefined) {
      if (!isKept) await this.#patch(name, { finalizers: [finalizer] })
      await this.#say(range, ready)
      return undefined
    }
    if (!this.#mayGo(range)) {
      await this.#write(range, needed)
      return undefined
    }
    const leftMs = Date.parse(deletionTimestamp) + deletionGraceMs - this.#tools.clock.now()
    if (leftMs > 0) return { requeueAfterMs: leftMs }
    if (isKept) await this.#patch(name, { '$deleteFromPrimitiveList/finalizers': [finalizer] })
    return undefined
  }

  /** Whether no service loses its address with the range: others have all of it, or nobody has one that is of this range alone. */
  #mayGo(range: ServiceCIDR): boolean {
    const { name } = range.metadata ?? {}
    const others = this.#ranges.list().filter(({ metadata }) => metadata?.name !== name)
    const hasParent = blocksOf(range).every((own) =>
      others.some((other) => blocksOf(other).some((block) => contains(block, own))),
    )
    if (hasParent) return true
    return !this.#addresses.list().some((address) => {
      const holders = holdersOf(address, this.#ranges)
      return holders.length === 1 && holders[0]?.metadata?.name === name
    })
  }

  async #say(range: ServiceCIDR, condition: Ready): Promise<void> {
    try {
      await this.#write(range, condition)
    } catch (error) {
      const message = 'The ServiceCIDR Status can not be set to Ready=True'
      this.#tools.events.event(range, 'Warning', 'KubernetesServiceCIDRError', message)
      throw error
    }
  }

  async #write(range: ServiceCIDR, condition: Ready): Promise<void> {
    const present = findCondition(range.status?.conditions, 'Ready')
    const { status, reason, message } = condition
    if (present?.status === status && present.reason === reason && present.message === message) return
    const { name = '' } = range.metadata ?? {}
    const lastTransitionTime = formatTimestamp(this.#tools.clock.now())
    const config = {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: { name },
      status: { conditions: [{ type: 'Ready', ...condition, lastTransitionTime }] },
    }
    await this.#tools.client
      .resource(ServiceCIDRs)
      .patch(name, 'apply', config, { fieldManager: controllerName, force: true, subresource: 'status' })
  }

  async #patch(name: string, metadata: object): Promise<void> {
    try {
      await this.#tools.client.resource(ServiceCIDRs).patch(name, 'strategic', { metadata })
    } catch (error) {
      if (!isNotFound(error)) throw error
      this.#tools.logger.debug('A range of service addresses has gone', { name, error: messageOf(error) })
    }
  }
}
