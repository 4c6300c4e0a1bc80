import type { FlowSchema, PriorityLevelConfiguration, UserInfo } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { RequestInfo } from '../request-info/index.js'
import { matchesFlow } from './matches.js'

/** The present configuration, from an informer or a cache. */
export interface FlowControlLister {
  flowSchemas(): Iterable<FlowSchema>
  priorityLevels(): Iterable<PriorityLevelConfiguration>
}

interface Flow {
  readonly schema: FlowSchema
  readonly headers: Readonly<Record<string, string>>
}

/** A change of the configuration counts after so long at the latest. */
const refreshMs = 1_000
const none = Object.freeze({})

/** Finds the FlowSchema of a request: of those that match, the one with the lowest precedence, then the first by name (flowcontrol's rule.go, v0.34). */
export class FlowClassifier {
  readonly #lister: FlowControlLister
  readonly #clock: Clock
  #flows: readonly Flow[] = []
  #readAt = Number.NEGATIVE_INFINITY

  constructor(lister: FlowControlLister, clock: Clock) {
    this.#lister = lister
    this.#clock = clock
  }

  /** `x-kubernetes-pf-flowschema-uid` and `…-prioritylevel-uid`; empty where there is no configuration. Long-running requests carry them, too. */
  headersFor(info: RequestInfo, user: UserInfo): Readonly<Record<string, string>> {
    this.#refresh()
    for (const { schema, headers } of this.#flows) if (matchesFlow(schema, info, user)) return headers
    // Nobody without a group passes authentication; should it happen, upstream counts him here.
    return this.#flows.find(({ schema }) => schema.metadata?.name === 'catch-all')?.headers ?? none
  }

  #refresh(): void {
    const now = this.#clock.now()
    if (now - this.#readAt < refreshMs) return
    this.#readAt = now
    const levels = new Map([...this.#lister.priorityLevels()].map((one) => [one.metadata?.name, one.metadata?.uid]))
    this.#flows = [...this.#lister.flowSchemas()].sort(byPrecedence).map((schema) => ({
      schema,
      headers: Object.freeze({
        'x-kubernetes-pf-flowschema-uid': schema.metadata?.uid ?? '',
        'x-kubernetes-pf-prioritylevel-uid': levels.get(schema.spec?.priorityLevelConfiguration.name) ?? '',
      }),
    }))
  }
}

function byPrecedence(a: FlowSchema, b: FlowSchema): number {
  const difference = (a.spec?.matchingPrecedence ?? 1000) - (b.spec?.matchingPrecedence ?? 1000)
  return difference || ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1)
}
