/**
 * The one name that a field selector asks for (`metadata.name=web`), so that authorization by name works for lists and watches too;
 * `''` where there is none or it could not stand in a path.
 */
export function exactNameIn(query: URLSearchParams): string {
  if (query.size === 0) return ''
  const selector = query.get('fieldSelector')
  if (selector === null || !selector.includes('metadata.name')) return ''
  for (const term of splitUnescaped(selector)) {
    const match = /^metadata\.name={1,2}(?!=)(.*)$/s.exec(term)
    if (!match) continue
    const name = (match[1] ?? '').replace(/\\([\\,=])/g, '$1')
    return isPathSegment(name) ? name : ''
  }
  return ''
}

/** At commas that no backslash protects (apimachinery's pkg/fields splitTerms). */
function splitUnescaped(selector: string): readonly string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < selector.length; i++) {
    if (selector[i] === '\\') i++
    else if (selector[i] === ',') {
      terms.push(selector.slice(start, i))
      start = i + 1
    }
  }
  terms.push(selector.slice(start))
  return terms
}

function isPathSegment(name: string): boolean {
  return name !== '.' && name !== '..' && !name.includes('/') && !name.includes('%')
}
