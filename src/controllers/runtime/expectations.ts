import type { Pod } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { keyFor } from '../../client/index.js'

/** client-go's controllers wait no longer than this for what they expect (pkg/controller, v1.34). */
const timeoutMs = 300_000

interface Expected {
  creations: number
  readonly deletions: Set<string>
  readonly at: number
}

/**
 * What a controller has asked for and not yet seen in its informer, by its own keys. As long as something is missing, counting objects would
 * count wrong. Deletions are known by the deleted object's key, so that two notices of one count once.
 */
export class Expectations {
  readonly #clock: Clock
  readonly #expected = new Map<string, Expected>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  expect(key: string, { creations = 0, deletions = [] }: { creations?: number; deletions?: readonly string[] }): void {
    this.#expected.set(key, { creations, deletions: new Set(deletions), at: this.#clock.now() })
  }

  /** `count` creations were seen, or will not happen after all. */
  creationObserved(key: string, count = 1): void {
    const expected = this.#expected.get(key)
    if (expected) expected.creations -= count
  }

  deletionObserved(key: string, objectKey: string): void {
    this.#expected.get(key)?.deletions.delete(objectKey)
  }

  /** Whether all was seen, or has been waited for long enough. */
  areSatisfied(key: string): boolean {
    const expected = this.#expected.get(key)
    if (!expected) return true
    if (expected.creations <= 0 && expected.deletions.size === 0) return true
    return this.#clock.now() - expected.at > timeoutMs
  }

  forget(key: string): void {
    this.#expected.delete(key)
  }
}

/** How expectations know a pod: by name and uid, so that a namesake is another one. */
export function podKey(pod: Pod): string {
  return `${keyFor(pod.metadata?.namespace ?? '', pod.metadata?.name ?? '')}/${pod.metadata?.uid}`
}
