/** A size that was recommended, or by how much the size was changed. */
export interface Remembered {
  readonly count: number
  /** Milliseconds since 1970. */
  readonly at: number
}

/** What one autoscaler recommended and did lately. */
export interface ScalingMemory {
  recommendations: readonly Remembered[]
  ups: readonly Remembered[]
  downs: readonly Remembered[]
}

/** Without what is older than `oldest`, and with what is new. */
export function remember(known: readonly Remembered[], next: Remembered, oldest: number): readonly Remembered[] {
  return [...known.filter(({ at }) => at >= oldest), next]
}

/** By how much the size changed within the period. */
export function changeWithin(events: readonly Remembered[], periodSeconds: number, now: number): number {
  return events.reduce((sum, { count, at }) => sum + (at > now - periodSeconds * 1000 ? count : 0), 0)
}
