import type { FlowSchema, PriorityLevelConfiguration, UserInfo } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { RequestInfo } from '../request-info/index.js'
import { matchesFlow } from './matches.js'
import { limitsOf, PriorityLevel } from './priority-level.js'

/** The present configuration, from an informer or a cache. */
export interface FlowControlLister {
  flowSchemas(): Iterable<FlowSchema>
  priorityLevels(): Iterable<PriorityLevelConfiguration>
}

/** How a request is treated. */
export interface Flow {
  /** `x-kubernetes-pf-flowschema-uid` and `…-prioritylevel-uid`; empty where there is no configuration. Long-running requests carry them, too. */
  readonly headers: Readonly<Record<string, string>>
  /** Undefined: nobody is made to wait. */
  readonly level: PriorityLevel | undefined
  /** Whose requests wait behind each other. */
  key(info: RequestInfo, user: UserInfo): string
}

interface KnownFlow extends Flow {
  readonly schema: FlowSchema
}

/** A change of the configuration counts after so long at the latest. */
const refreshMs = 1_000
const none: Flow = { headers: Object.freeze({}), level: undefined, key: () => '' }

/** Finds the FlowSchema of a request: of those that match, the one with the lowest precedence, then the first by name (flowcontrol's rule.go, v0.34). */
export class FlowClassifier {
  readonly #lister: FlowControlLister
  readonly #clock: Clock
  readonly #levels = new Map<string, PriorityLevel>()
  #flows: readonly KnownFlow[] = []
  #readAt = Number.NEGATIVE_INFINITY

  constructor(lister: FlowControlLister, clock: Clock) {
    this.#lister = lister
    this.#clock = clock
  }

  flowOf(info: RequestInfo, user: UserInfo): Flow {
    this.#refresh()
    for (const flow of this.#flows) if (matchesFlow(flow.schema, info, user)) return flow
    // Nobody without a group passes authentication; should it happen, upstream counts him here.
    return this.#flows.find(({ schema }) => schema.metadata?.name === 'catch-all') ?? none
  }

  #refresh(): void {
    const now = this.#clock.now()
    if (now - this.#readAt < refreshMs) return
    this.#readAt = now
    const levels = [...this.#lister.priorityLevels()]
    this.#setLimits(levels)
    const uids = new Map(levels.map((one) => [one.metadata?.name ?? '', one.metadata?.uid ?? '']))
    this.#flows = [...this.#lister.flowSchemas()].sort(byPrecedence).flatMap((schema) => {
      const name = schema.spec?.priorityLevelConfiguration.name ?? ''
      const uid = uids.get(name)
      // What names no level counts for nothing.
      if (uid === undefined) return []
      const headers = {
        'x-kubernetes-pf-flowschema-uid': schema.metadata?.uid ?? '',
        'x-kubernetes-pf-prioritylevel-uid': uid,
      }
      return { schema, headers: Object.freeze(headers), level: this.#levels.get(name), key: keyOf(schema) }
    })
  }

  #setLimits(levels: readonly PriorityLevelConfiguration[]): void {
    const limits = limitsOf(levels)
    for (const name of this.#levels.keys()) if (!limits.has(name)) this.#levels.delete(name)
    for (const [name, limit] of limits) {
      const present = this.#levels.get(name)
      if (present) present.limits = limit
      else this.#levels.set(name, new PriorityLevel(limit, this.#clock, () => this.#lent()))
    }
  }

  #lent(): number {
    let lent = 0
    for (const level of this.#levels.values()) lent += level.lendable - level.borrowed
    return Math.max(0, lent)
  }
}

function keyOf({ metadata, spec }: FlowSchema): Flow['key'] {
  const name = metadata?.name ?? ''
  switch (spec?.distinguisherMethod?.type) {
    case 'ByUser':
      return (_info, { username }) => `${name}/${username}`
    case 'ByNamespace':
      return ({ namespace }) => `${name}/${namespace}`
    default:
      return () => name
  }
}

function byPrecedence(a: FlowSchema, b: FlowSchema): number {
  const difference = (a.spec?.matchingPrecedence ?? 1000) - (b.spec?.matchingPrecedence ?? 1000)
  return difference || ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1)
}
