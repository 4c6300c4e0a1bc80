/**
 * Stands where upstream prints go-cmp's diff of two Go values. Its exact text is promised nowhere (go-cmp varies it on purpose), so only the changed
 * fields are named: `  spec.hostname: "a" -> "b"`.
 */
export function goDiff(before: unknown, after: unknown): string {
  const lines: string[] = []
  collect(before, after, '', lines)
  return lines.join('\n')
}

function collect(before: unknown, after: unknown, at: string, lines: string[]): void {
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(before[key], after[key], at === '' ? key : `${at}.${key}`, lines)
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    lines.push(`  ${at}: ${JSON.stringify(before)} -> ${JSON.stringify(after)}`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
