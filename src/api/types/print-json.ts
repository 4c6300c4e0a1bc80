/**
 * JSON.stringify that knows integers beyond what a number holds exactly (bigint), which bodies and stored objects seldom have. Undefined for
 * what JSON has no word for.
 */
export function printJson(value: unknown, { indent = '' }: { readonly indent?: string } = {}): string | undefined {
  try {
    return JSON.stringify(value, undefined, indent)
  } catch (error) {
    // Of the values that come from JSON, only a bigint is refused.
    if (!(error instanceof TypeError)) throw error
    return printSlowly(value, indent, indent === '' ? '' : '\n')
  }
}

/** `lineBreak` is what begins a line at this depth. */
function printSlowly(value: unknown, indent: string, lineBreak: string): string | undefined {
  if (typeof value === 'bigint') return String(value)
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const inside = `${lineBreak}${indent}`
  if (Array.isArray(value)) {
    return enclosed(
      '[]',
      value.map((item) => printSlowly(item, indent, inside) ?? 'null'),
      { lineBreak, inside },
    )
  }
  const colon = indent === '' ? ':' : ': '
  const members = Object.entries(value).flatMap(([key, member]) => {
    const text = printSlowly(member, indent, inside)
    return text === undefined ? [] : [`${JSON.stringify(key)}${colon}${text}`]
  })
  return enclosed('{}', members, { lineBreak, inside })
}

function enclosed(brackets: string, parts: readonly string[], { lineBreak = '', inside = '' }): string {
  if (parts.length === 0) return brackets
  return `${brackets[0]}${inside}${parts.join(`,${inside}`)}${lineBreak}${brackets[1]}`
}
