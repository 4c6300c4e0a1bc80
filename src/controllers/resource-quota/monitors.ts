import type { KubeObject, Pod, ResourceToken } from '../../api/index.js'
import { Reflector } from '../../client/index.js'
import type { ControllerTools } from '../runtime/index.js'

/** Something of a namespace uses less than before; `afterMs` when it will do so only then. */
export type OnRelease = (token: ResourceToken, namespace: string, afterMs: number) => void

/** Kinds whose use can shrink by a change, not only by a delete. */
const shrinking: ReadonlySet<string> = new Set([
  '/pods',
  '/services',
  '/persistentvolumeclaims',
  'resource.k8s.io/resourceclaims',
])

/** Watches the resources that quotas count, and keeps nothing of them. */
export class QuotaMonitors {
  readonly #tools: ControllerTools
  readonly #onRelease: OnRelease
  readonly #reflectors = new Map<string, Reflector<KubeObject>>()

  constructor(tools: ControllerTools, onRelease: OnRelease) {
    this.#tools = tools
    this.#onRelease = onRelease
  }

  /** Watches these and no others. */
  async follow(tokens: readonly ResourceToken[]): Promise<void> {
    const wanted = new Map(tokens.map((token) => [`${token.group}/${token.version}/${token.plural}`, token]))
    const stopping: Promise<void>[] = []
    for (const [id, reflector] of this.#reflectors) {
      if (wanted.has(id)) continue
      this.#reflectors.delete(id)
      stopping.push(reflector.stop())
    }
    for (const [id, token] of wanted) {
      if (this.#reflectors.has(id)) continue
      const reflector = this.#watch(token)
      this.#reflectors.set(id, reflector)
      reflector.start()
    }
    await Promise.all(stopping)
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#reflectors.values()].map((reflector) => reflector.stop()))
    this.#reflectors.clear()
  }

  #watch(token: ResourceToken): Reflector<KubeObject> {
    const canShrink = shrinking.has(`${token.group}/${token.plural}`)
    const sink = {
      // What went while nobody watched is found by the next full count.
      replace: () => {},
      apply: (events: readonly { readonly type: string; readonly object: KubeObject }[]) => {
        for (const { type, object } of events) {
          const after = type === 'DELETED' ? 0 : canShrink ? this.#releasedAfter(token, object) : undefined
          if (after !== undefined) this.#onRelease(token, object.metadata?.namespace ?? '', after)
        }
      },
    }
    return new Reflector<KubeObject>(token, {}, sink, this.#tools)
  }

  /** Undefined: it uses what it did. */
  #releasedAfter({ plural }: ResourceToken, object: KubeObject): number | undefined {
    if (plural !== 'pods') return 0
    const { status, metadata } = object as Pod
    if (status?.phase === 'Failed' || status?.phase === 'Succeeded') return 0
    const { deletionTimestamp, deletionGracePeriodSeconds } = metadata ?? {}
    if (deletionTimestamp === undefined || deletionGracePeriodSeconds === undefined) return undefined
    // One that should be gone by then is not charged any more, whether it is or not.
    const goneAt = Date.parse(deletionTimestamp) + deletionGracePeriodSeconds * 1000
    return Math.max(goneAt - this.#tools.clock.now(), 0) + 1000
  }
}
