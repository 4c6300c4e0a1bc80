import type { QueuedPod } from './queued-pod.js'

/** Pods that were turned down, by who turned them down: an event looks at those alone whom it may concern. */
export class UnschedulablePods {
  readonly #pods = new Set<QueuedPod>()
  readonly #byPlugin = new Map<string, Set<QueuedPod>>()

  get size(): number {
    return this.#pods.size
  }

  has(queued: QueuedPod): boolean {
    return this.#pods.has(queued)
  }

  add(queued: QueuedPod): void {
    this.#pods.add(queued)
    for (const plugin of wakersOf(queued)) {
      const pods = this.#byPlugin.get(plugin) ?? new Set<QueuedPod>()
      pods.add(queued)
      this.#byPlugin.set(plugin, pods)
    }
  }

  /** By who turned it down when it was added: nobody may have changed that meanwhile. */
  delete(queued: QueuedPod): void {
    if (!this.#pods.delete(queued)) return
    for (const plugin of wakersOf(queued)) this.#byPlugin.get(plugin)?.delete(queued)
  }

  turnedDownBy(plugin: string): Iterable<QueuedPod> {
    return this.#byPlugin.get(plugin) ?? []
  }

  /** All, as they are now. */
  values(): readonly QueuedPod[] {
    return [...this.#pods]
  }
}

function wakersOf(queued: QueuedPod): Iterable<string> {
  const wakers = new Set([...queued.unschedulablePlugins, ...queued.pendingPlugins])
  return queued.gatedBy === undefined ? wakers : wakers.add(queued.gatedBy)
}
