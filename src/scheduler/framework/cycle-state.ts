/** Under which a plugin keeps what it worked out for one pod in one scheduling cycle. Made with `stateKey`. */
export interface StateKey<T> {
  readonly name: string
  /** Only for the type checker: never set. */
  readonly valueType?: T
}

type Clone = (value: unknown) => unknown

interface Note {
  readonly value: unknown
  readonly clone: Clone | undefined
}

/** The notes of one scheduling cycle: written by pre-filters and pre-scores, read by filters and scores. */
export class CycleState {
  readonly #notes: Map<StateKey<unknown>, Note>
  /** Plugins whose pre-filter or pre-score had nothing to say: their filter, or score, is left out. */
  readonly skipFilter: Set<string>
  readonly skipScore = new Set<string>()

  constructor(notes = new Map<StateKey<unknown>, Note>(), skipFilter = new Set<string>()) {
    this.#notes = notes
    this.skipFilter = skipFilter
  }

  read<T>(key: StateKey<T>): T | undefined {
    return this.#notes.get(key)?.value as T | undefined
  }

  /** `clone` copies what preemption's dry runs may change; left out: the value is never changed after this. */
  write<T>(key: StateKey<T>, value: T, clone?: (value: T) => T): void {
    this.#notes.set(key, { value, clone: clone as Clone | undefined })
  }

  /** For a dry run: what it changes is not seen here. */
  clone(): CycleState {
    const copy = new Map<StateKey<unknown>, Note>()
    for (const [key, note] of this.#notes) {
      copy.set(key, note.clone ? { value: note.clone(note.value), clone: note.clone } : note)
    }
    return new CycleState(copy, this.skipFilter)
  }
}

export function stateKey<T>(name: string): StateKey<T> {
  return { name }
}
