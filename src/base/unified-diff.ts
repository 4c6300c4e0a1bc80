/** Beyond so many lines nothing is matched but the beginning and the end: the search may take time quadratic in the lines. */
const maxSearched = 5000
const context = 3

interface Match {
  readonly a: number
  readonly b: number
  readonly size: number
}

interface Change {
  readonly a: readonly [number, number]
  readonly b: readonly [number, number]
}

/**
 * The unified diff of two texts given by their lines: hunks with three lines of context, no file names, each line with its newline; empty where they
 * are equal. Lines are matched as Python's difflib and its Go port do it: the longest run first, lines that occur often in a long text left aside.
 */
export function unifiedDiff(before: readonly string[], after: readonly string[]): string {
  const isLong = before.length + after.length > maxSearched
  const matches = isLong ? equalEnds(before, after) : matchesOf(before, after)
  const changes = changesOf(matches, before.length, after.length)
  return hunksOf(changes)
    .map((hunk) => hunkText(hunk, before, after))
    .join('')
}

function matchesOf(before: readonly string[], after: readonly string[]): readonly Match[] {
  const found: Match[] = []
  const places = placesOf(after)
  const search = (aFrom: number, aTo: number, bFrom: number, bTo: number): void => {
    const run = longestRun({ before, after, places }, { a: [aFrom, aTo], b: [bFrom, bTo] })
    if (run.size === 0) return
    if (aFrom < run.a && bFrom < run.b) search(aFrom, run.a, bFrom, run.b)
    found.push(run)
    const [a, b] = [run.a + run.size, run.b + run.size]
    if (a < aTo && b < bTo) search(a, aTo, b, bTo)
  }
  search(0, before.length, 0, after.length)
  return found
}

function equalEnds(before: readonly string[], after: readonly string[]): readonly Match[] {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let end = 0
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++
  const [first, last] = [
    { a: 0, b: 0, size: start },
    { a: before.length - end, b: after.length - end, size: end },
  ]
  return [first, last]
}

/** Where each line stands; without the lines that are more than a hundredth of a text of 200 lines or more. */
function placesOf(lines: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>()
  lines.forEach((line, index) => {
    const known = places.get(line)
    if (known) known.push(index)
    else places.set(line, [index])
  })
  if (lines.length < 200) return places
  const often = Math.floor(lines.length / 100) + 1
  return new Map([...places].filter(([, indices]) => indices.length <= often))
}

interface Texts {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly places: ReadonlyMap<string, readonly number[]>
}

/** The earliest of the longest common runs within the two ranges, then lengthened by any equal neighbours. */
function longestRun({ before, after, places }: Texts, { a: [aFrom, aTo], b: [bFrom, bTo] }: Change): Match {
  let [a, b, size] = [aFrom, bFrom, 0]
  let lengths = new Map<number, number>()
  for (let i = aFrom; i < aTo; i++) {
    const next = new Map<number, number>()
    for (const j of places.get(before[i] ?? '') ?? []) {
      if (j < bFrom || j >= bTo) continue
      const length = (lengths.get(j - 1) ?? 0) + 1
      next.set(j, length)
      if (length > size) [a, b, size] = [i - length + 1, j - length + 1, length]
    }
    lengths = next
  }
  while (a > aFrom && b > bFrom && before[a - 1] === after[b - 1]) [a, b, size] = [a - 1, b - 1, size + 1]
  while (a + size < aTo && b + size < bTo && before[a + size] === after[b + size]) size++
  return { a, b, size }
}

/** What lies between the matches. */
function changesOf(matches: readonly Match[], aLength: number, bLength: number): readonly Change[] {
  const changes: Change[] = []
  let [a, b] = [0, 0]
  for (const match of [...matches, { a: aLength, b: bLength, size: 0 }]) {
    if (match.a > a || match.b > b) changes.push({ a: [a, match.a], b: [b, match.b] })
    ;[a, b] = [match.a + match.size, match.b + match.size]
  }
  return changes
}

/** Changes whose contexts touch share a hunk. */
function hunksOf(changes: readonly Change[]): readonly Change[][] {
  const hunks: Change[][] = []
  for (const change of changes) {
    const hunk = hunks.at(-1)
    const last = hunk?.at(-1)
    if (hunk && last && change.a[0] - last.a[1] <= 2 * context) hunk.push(change)
    else hunks.push([change])
  }
  return hunks
}

function hunkText(hunk: readonly Change[], before: readonly string[], after: readonly string[]): string {
  const [first, last] = [hunk[0], hunk.at(-1)]
  if (!first || !last) return ''
  const lead = Math.min(context, first.a[0], first.b[0])
  const trail = Math.min(context, before.length - last.a[1], after.length - last.b[1])
  const ranges = [rangeText(first.a[0] - lead, last.a[1] + trail), rangeText(first.b[0] - lead, last.b[1] + trail)]
  const lines = [`@@ -${ranges[0]} +${ranges[1]} @@`]
  let at = first.a[0] - lead
  for (const { a, b } of hunk) {
    for (const line of before.slice(at, a[0])) lines.push(` ${line}`)
    for (const line of before.slice(a[0], a[1])) lines.push(`-${line}`)
    for (const line of after.slice(b[0], b[1])) lines.push(`+${line}`)
    at = a[1]
  }
  for (const line of before.slice(at, at + trail)) lines.push(` ${line}`)
  return `${lines.join('\n')}\n`
}

function rangeText(from: number, to: number): string {
  const length = to - from
  if (length === 1) return `${from + 1}`
  return `${length === 0 ? from : from + 1},${length}`
}
