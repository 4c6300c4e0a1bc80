/** One part of an Accept header: `application/json;as=Table;v=v1;g=meta.k8s.io;q=0.9`. */
export interface Clause {
  readonly type: string
  readonly subtype: string
  readonly quality: number
  readonly parameters: ReadonlyMap<string, string>
}

/** The clauses by falling quality, wildcards behind what is named, else in the order of the header (goautoneg, as apiserver v0.34 uses it). */
export function parseAccept(header: string): readonly Clause[] {
  const clauses: Clause[] = []
  for (const part of header.split(',')) {
    const clause = parseClause(part)
    if (clause) clauses.push(clause)
  }
  return clauses.length < 2 ? clauses : clauses.sort(byPreference)
}

function parseClause(part: string): Clause | undefined {
  const [range = '', ...rest] = part.split(';')
  const media = range.trim()
  const slash = media.indexOf('/')
  const type = slash < 0 ? media : media.slice(0, slash)
  const subtype = slash < 0 ? '*' : media.slice(slash + 1)
  if (type === '' || subtype === '' || (slash < 0 && type !== '*')) return undefined
  let quality = 1
  const parameters = new Map<string, string>()
  for (const parameter of rest) {
    const equals = parameter.indexOf('=')
    if (equals < 0) continue
    const name = parameter.slice(0, equals).trim()
    const value = parameter.slice(equals + 1).trim()
    if (name === 'q') quality = Number.isNaN(Number.parseFloat(value)) ? 1 : Number.parseFloat(value)
    else parameters.set(name, value)
  }
  return { type, subtype, quality, parameters }
}

function byPreference(a: Clause, b: Clause): number {
  return b.quality - a.quality || wildcards(a) - wildcards(b)
}

function wildcards({ type, subtype }: Clause): number {
  return (type === '*' ? 2 : 0) + (subtype === '*' ? 1 : 0)
}
