import type { KubeObject } from '../../api/index.js'

/** One cell of a Table row. A Date-like cell (`age`) is recomputed at each listing: hand in the timestamp. */
export type Cell = string | number | boolean | null | AgeCell

/** A timestamp that prints as kubectl's short duration (`5d`, `3m2s`), or `<unknown>` where there is none. */
export interface AgeCell {
  readonly since: string | undefined
  /** Printed around the duration: `${before}${age}${after}`, e.g. `3 (` and ` ago)`. */
  readonly before?: string
  readonly after?: string
}

/** What a row of a Table says beside its cells: that a pod has ended. */
export interface RowCondition {
  readonly type: string
  readonly status: string
  readonly reason?: string
  readonly message?: string
}

/** A column of the Table form; names, types and priorities are those of facts/tables.json. */
export interface Column<T extends KubeObject> {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'date'
  readonly format?: string
  /** 0 always, 1 only with `-o wide`. */
  readonly priority?: number
  readonly description?: string
  /** The rows have the cell, the definitions say nothing of it (an oversight of upstream's). */
  readonly isUndeclared?: true
  readonly value: (object: T) => Cell
  /** What is said of the row as a whole; on any one column of a kind. */
  readonly conditions?: (object: T) => readonly RowCondition[]
}
