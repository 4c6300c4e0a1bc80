import { parseFieldSelector } from '../../api/index.js'

/**
 * The one name that a field selector asks for (`metadata.name=web`), so that authorization by name works for lists and watches too;
 * `''` where there is none or it could not stand in a path.
 */
export function exactNameIn(query: URLSearchParams): string {
  if (query.size === 0) return ''
  const selector = query.get('fieldSelector')
  if (selector === null || !selector.includes('metadata.name')) return ''
  const name =
    requirementsOf(selector).find((one) => one.field === 'metadata.name' && one.operator === '=')?.value ?? ''
  return name === '.' || name === '..' || name.includes('/') || name.includes('%') ? '' : name
}

/** A selector that cannot be read is refused later, by the handler. */
function requirementsOf(selector: string): ReturnType<typeof parseFieldSelector> {
  try {
    return parseFieldSelector(selector)
  } catch {
    return []
  }
}
