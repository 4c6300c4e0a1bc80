/**
 * Stands where upstream prints a unified diff of two Go values. Its exact text is promised nowhere; the form is kept, and the lines
 * name the changed fields: `-hostname: "a"`, `+hostname: "b"`.
 */
export function goDiff(before: unknown, after: unknown): string {
  const removed: string[] = []
  const added: string[] = []
  collect(before, after, '', removed, added)
  return `@@ -1,${removed.length} +1,${added.length} @@\n${[...removed, ...added].join('\n')}\n`
}

function collect(before: unknown, after: unknown, at: string, removed: string[], added: string[]): void {
  if (isObject(before) && isObject(after)) {
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) {
      collect(before[key], after[key], at === '' ? key : `${at}.${key}`, removed, added)
    }
  } else if (JSON.stringify(before) !== JSON.stringify(after)) {
    if (before !== undefined) removed.push(`-${at}: ${JSON.stringify(before)}`)
    if (after !== undefined) added.push(`+${at}: ${JSON.stringify(after)}`)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
