import type { KubeObject } from '../../api/index.js'
import { humanDuration, parseTimestamp } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { AgeCell, CachedObject, Cell, Column } from '../../registry/index.js'
import { type Printed, printItems, wholeOf } from './items.js'
import type { ListState } from './list-state.js'
import type { StoredMetadata } from './metadata.js'
import type { Output } from './negotiate.js'

/** How a resource is shown in one of its versions. The same value for all requests: what is remembered hangs on it. */
export interface TableView {
  readonly columns: readonly Column<KubeObject>[]
  /** The columns read the stored form, whatever version is shown beside them. */
  readonly hasStoredRows?: boolean
  /** The object in the version of the columns. Default: the stored form. */
  readonly view?: (object: CachedObject) => KubeObject
  /** What stands for the object's metadata where only that is asked for. Default: the stored metadata. */
  readonly metadata?: (object: CachedObject) => StoredMetadata
}

type Columns = readonly Column<KubeObject>[]

/** The cells of a row with the ages, which move on, left open: texts and ages take turns, beginning and ending with a text. */
interface Row {
  readonly texts: readonly string[]
  readonly ages: readonly AgeOnRow[]
  /** Upper bound in bytes. */
  readonly size: number
}

interface AgeOnRow {
  readonly sinceMs: number | undefined
  readonly before: string
  readonly after: string
}

/** More than the longest age in quotes (`"<unknown>"`). */
const maxAgeBytes = 16

/**
 * Prints objects as Tables. Rows are computed once for each object and revision and remembered as long as the object is; only ages are
 * computed at each printing. One printer serves all resources of a server.
 */
export class TablePrinter {
  readonly #clock: Clock
  readonly #rows = new WeakMap<Columns, WeakMap<object, Row>>()
  readonly #definitions = new WeakMap<Columns, string>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Without a newline at the end. */
  list(output: Output, table: TableView, objects: readonly CachedObject[], state: ListState): Printed {
    return this.#print(output, table, objects, state, this.#columnDefinitions(table.columns))
  }

  /** A single stored object as a Table of one row. */
  object(output: Output, table: TableView, object: CachedObject): Printed {
    return this.#print(output, table, [object], stateOf(object), this.#columnDefinitions(table.columns))
  }

  /** An object that is not stored (a Scale, a computed one), or several. Nothing is remembered. */
  values(
    output: Output,
    columns: Columns,
    objects: readonly KubeObject[],
    state: Partial<ListState>,
    options: { readonly isFirst: boolean } = { isFirst: true },
  ): readonly Uint8Array[] {
    const now = this.#clock.now()
    const definitions = options.isFirst ? this.#columnDefinitions(columns) : 'null'
    const rows = objects.map((object) => {
      const beside =
        output.includeObject === 'None'
          ? 'null'
          : output.includeObject === 'Object'
            ? JSON.stringify(object)
            : `${metadataHead(output)}${JSON.stringify(object.metadata ?? {})}}`
      return `{"cells":${printRow(makeRow(columns, object), now)},"object":${beside}}`
    })
    return [Buffer.from(`${tableHead(output, state, definitions)}${rows.join(',')}]}`)]
  }

  /** The line of a watch event, newline included. Upstream sends the columns with the first event of a watch only. */
  async frame(
    type: string,
    output: Output,
    table: TableView,
    object: CachedObject,
    options: { readonly isFirst: boolean },
  ): Promise<Uint8Array> {
    const definitions = options.isFirst ? this.#columnDefinitions(table.columns) : 'null'
    const parts = wholeOf(this.#print(output, table, [object], stateOf(object), definitions))
    return Buffer.concat([Buffer.from(`{"type":"${type}","object":`), ...parts, Buffer.from('}\n')])
  }

  #print(
    output: Output,
    table: TableView,
    objects: readonly CachedObject[],
    state: Partial<ListState>,
    definitions: string,
  ): Printed {
    const now = this.#clock.now()
    const { includeObject } = output
    const head = '{"cells":'
    const middle = includeObject === 'None' ? ',"object":null}' : ',"object":'
    const metadata = metadataHead(output)
    const metadataOf = table.metadata ?? ((object: CachedObject): StoredMetadata => object)
    const rows = this.#rowsOf(table)
    const rowOf = (object: CachedObject) => rows.get(object) ?? this.#remember(rows, table, object)
    const fixed = head.length + middle.length + metadata.length + 2
    const writeObject = (object: CachedObject, target: Buffer, at: number): number => {
      if (includeObject === 'None') return at
      if (includeObject === 'Metadata') {
        const end = metadataOf(object).writeMetadata(target, at + target.write(metadata, at, 'latin1'))
        target[end] = 0x7d
        return end + 1
      }
      return table.view ? at + target.write(JSON.stringify(table.view(object)), at) : object.writeJson(target, at)
    }
    const sizeOfObject = (object: CachedObject): number => {
      if (includeObject === 'None') return 0
      if (includeObject === 'Metadata') return metadataOf(object).maxMetadataBytes
      return table.view ? 3 * JSON.stringify(table.view(object)).length : object.maxJsonBytes
    }
    // Upstream's default printer appends to rows that it never made.
    if (objects.length === 0 && isDefault(table.columns)) {
      return [Buffer.from(`${tableHead(output, state, definitions).slice(0, -1)}null}`)]
    }
    return printItems(
      tableHead(output, state, definitions),
      objects,
      {
        sizeOf: (object) => fixed + rowOf(object).size + sizeOfObject(object),
        write(object, target, start) {
          let at = start + target.write(head, start, 'latin1')
          at += target.write(printRow(rowOf(object), now), at)
          at += target.write(middle, at, 'latin1')
          if (includeObject === 'None') return at
          at = writeObject(object, target, at)
          target[at] = 0x7d
          return at + 1
        },
      },
      ']}',
    )
  }

  #rowsOf({ columns }: TableView): WeakMap<object, Row> {
    let rows = this.#rows.get(columns)
    if (!rows) {
      rows = new WeakMap()
      this.#rows.set(columns, rows)
    }
    return rows
  }

  #remember(rows: WeakMap<object, Row>, { columns, view, hasStoredRows }: TableView, object: CachedObject): Row {
    const wasDecoded = object.isDecoded
    const row = makeRow(columns, view && !hasStoredRows ? view(object) : object.object())
    // What nobody else reads is not kept: the row is all that the next list needs.
    if (!wasDecoded) object.forgetObject()
    rows.set(object, row)
    return row
  }

  #columnDefinitions(columns: Columns): string {
    let text = this.#definitions.get(columns)
    if (text === undefined) {
      text = JSON.stringify(
        columns
          .filter(({ isUndeclared }) => !isUndeclared)
          .map(({ name, type, format = '', description = '', priority = 0 }) => ({
            name,
            type,
            format,
            description,
            priority,
          })),
      )
      this.#definitions.set(columns, text)
    }
    return text
  }
}

function metadataHead({ formVersion }: Output): string {
  return `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/${formVersion}","metadata":`
}

function tableHead({ formVersion }: Output, state: Partial<ListState>, definitions: string): string {
  return `{"kind":"Table","apiVersion":"meta.k8s.io/${formVersion}","metadata":${JSON.stringify(state)},"columnDefinitions":${definitions},"rows":[`
}

/** What was only tried has no version. */
function stateOf({ revision }: CachedObject): Partial<ListState> {
  return revision === 0 ? {} : { resourceVersion: String(revision) }
}

/** The columns of kinds without a printer of their own. */
function isDefault(columns: Columns): boolean {
  return columns.length === 2 && columns[1]?.name === 'Created At'
}

function makeRow(columns: Columns, object: KubeObject): Row {
  const texts: string[] = []
  const ages: AgeOnRow[] = []
  let text = '['
  let conditions = ''
  for (const [index, column] of columns.entries()) {
    if (index > 0) text += ','
    const cell = column.value(object)
    const said = column.conditions?.(object) ?? []
    if (said.length > 0) conditions = `,"conditions":${JSON.stringify(said)}`
    if (isAge(cell)) {
      texts.push(`${text}"`)
      ages.push({
        sinceMs: cell.since === undefined ? undefined : parseTimestamp(cell.since),
        before: escaped(cell.before),
        after: escaped(cell.after),
      })
      text = '"'
    } else text += JSON.stringify(cell)
  }
  texts.push(`${text}]${conditions}`)
  let size = 0
  for (const one of texts) size += Buffer.byteLength(one)
  for (const { before, after } of ages) size += maxAgeBytes + Buffer.byteLength(before) + Buffer.byteLength(after)
  return { texts, ages, size }
}

function isAge(cell: Cell): cell is AgeCell {
  return typeof cell === 'object' && cell !== null
}

function escaped(text = ''): string {
  return JSON.stringify(text).slice(1, -1)
}

function printRow({ texts, ages }: Row, now: number): string {
  let printed = texts[0] ?? ''
  for (let i = 0; i < ages.length; i++) {
    const { sinceMs, before, after } = ages[i] as AgeOnRow
    printed += `${before}${sinceMs === undefined ? '<unknown>' : humanDuration(now - sinceMs)}${after}${texts[i + 1] ?? ''}`
  }
  return printed
}
