/**
 * Replaces `$(NAME)` by the variable's value; `$$` is a dollar sign, so `$$(NAME)` stays `$(NAME)`; an unknown name stays as written
 * (third_party/forked/golang/expansion, v1.34).
 */
export function expand(text: string, lookUp: (name: string) => string | undefined): string {
  let result = ''
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    if (dollar < 0 || dollar === text.length - 1) return result + text.slice(at)
    result += text.slice(at, dollar)
    const next = text[dollar + 1]
    if (next === '(') {
      const end = text.indexOf(')', dollar + 2)
      if (end < 0) {
        // Without its closing bracket it is plain text.
        result += '$('
        at = dollar + 2
        continue
      }
      const name = text.slice(dollar + 2, end)
      result += lookUp(name) ?? `$(${name})`
      at = end + 1
    } else {
      result += next === '$' ? '$' : `$${next}`
      at = dollar + 2
    }
  }
  return result
}
