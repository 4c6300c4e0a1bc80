/** Something that is wrong with an expression: `start` is an offset into its text (UTF-16 units), -1 where upstream gives no place. */
export interface Issue {
  readonly start: number
  readonly message: string
}

/** An expression that cannot be compiled. The message is what upstream prints after `compilation failed: `. */
export class CompileError extends Error {
  constructor(source: string, issues: readonly Issue[]) {
    super(formatIssues(source, issues))
    this.name = 'CompileError'
  }
}

const maxIssues = 100
const maxSnippet = 16_384

/** As cel-go's common/errors.go prints them (v0.26): in the order of their places, each with its line and a mark below it. */
export function formatIssues(source: string, issues: readonly Issue[]): string {
  // Where there is no text there is no line to show.
  if (source === '') return issues.map(({ message }) => `ERROR: <input>:1:0: ${message}`).join('\n')
  const lines = source.split('\n')
  const placed = issues.slice(0, maxIssues).map((issue) => ({ ...issue, ...placeOf(lines, issue.start) }))
  placed.sort((a, b) => a.line - b.line || a.column - b.column)
  const texts = placed.map(({ line, column, message }) => {
    const text = `ERROR: <input>:${line}:${column + 1}: ${message}`
    const snippet = lines[line - 1]?.replaceAll('\t', ' ')
    if (snippet === undefined || Buffer.byteLength(snippet) > maxSnippet) return text
    const characters = [...snippet]
    const dots = characters.slice(0, column).map((one) => (one > '\x7f' ? '\uff0e' : '.'))
    const mark = (characters[column] ?? '') > '\x7f' ? '\uff3e' : '^'
    return `${text}\n | ${snippet}\n | ${dots.join('')}${mark}`
  })
  if (issues.length > maxIssues) texts.push(`${issues.length - maxIssues} more errors were truncated`)
  return texts.join('\n')
}

function placeOf(lines: readonly string[], start: number): { line: number; column: number } {
  if (start < 0) return { line: -1, column: -1 }
  let rest = start
  for (const [index, text] of lines.entries()) {
    if (rest <= text.length) return { line: index + 1, column: [...text.slice(0, rest)].length }
    rest -= text.length + 1
  }
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length }
}
