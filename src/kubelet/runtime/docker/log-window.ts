import type { LogLine } from '../container-runtime.js'

/** Two streams are written side by side, and their times may stand in the log slightly out of order: what is read again reaches back so far. */
const windowMs = 100

/** Which of the newest entries have been delivered, so that overlapping reads deliver each once. */
export class LogWindow {
  readonly #delivered = new Map<string, number>()
  #newest = ''
  /** Unknown entries up to this time lie before the part that was asked for. */
  #floor = ''

  /** From where on to read again; undefined when nothing has been seen. */
  get since(): number | undefined {
    return this.#newest === '' ? undefined : millisecondsOf(this.#newest) - windowMs
  }

  /** The first read was only a tail, and this was its first entry. */
  startAt(first: LogLine): void {
    this.#floor = first.time
  }

  note(entries: readonly LogLine[]): void {
    for (const entry of entries) {
      const key = keyOf(entry)
      this.#delivered.set(key, (this.#delivered.get(key) ?? 0) + 1)
      if (entry.time > this.#newest) this.#newest = entry.time
    }
    this.#prune()
  }

  /** A filter for one read from `since` on: false for entries that have been delivered. */
  filter(): (entry: LogLine) => boolean {
    const remaining = new Map(this.#delivered)
    return (entry) => {
      const key = keyOf(entry)
      const count = remaining.get(key) ?? 0
      if (count > 0) {
        remaining.set(key, count - 1)
        return false
      }
      return entry.time > this.#floor
    }
  }

  #prune(): void {
    const since = this.since
    if (since === undefined || this.#delivered.size < 4096) return
    const oldest = new Date(since).toISOString().slice(0, 23)
    for (const key of this.#delivered.keys()) if (key < oldest) this.#delivered.delete(key)
  }
}

/** Entries with one key keep their order, so their number is enough. */
function keyOf({ time, stream, text }: LogLine): string {
  return `${time} ${stream} ${text.length}`
}

function millisecondsOf(time: string): number {
  return Date.parse(`${time.slice(0, 23)}Z`)
}
