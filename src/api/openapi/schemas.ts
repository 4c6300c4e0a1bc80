/**
 * A schema in OpenAPI's keywords whose `$ref`s are bare definition names; `undescribed` marks a property that has no description in
 * upstream's documents (openapi/facts/README.md).
 */
export type FlatSchema = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** In v3 a reference with anything beside it is written as `allOf` with that one reference. */
export function schemaV3(
  schema: FlatSchema,
  { isProperty = false }: { isProperty?: boolean } = {},
): Record<string, unknown> {
  const { undescribed, ...rest } = schema
  const written = withMembers(rest, (member, options) => schemaV3(member, options))
  if (typeof rest.$ref !== 'string') return written
  const { $ref: _reference, ...beside } = written
  const reference = { $ref: `#/components/schemas/${rest.$ref}` }
  const isAlone = Object.keys(beside).length === 0 && (!isProperty || undescribed === true)
  return isAlone ? reference : { ...beside, allOf: [reference] }
}

/** v2 leaves siblings beside a reference, and knows neither defaults nor `oneOf`. */
export function schemaV2(schema: FlatSchema): Record<string, unknown> {
  const { undescribed: _undescribed, default: _default, oneOf, ...rest } = schema
  const written = withMembers(rest, (member) => schemaV2(member))
  if (typeof rest.$ref === 'string') written.$ref = `#/definitions/${rest.$ref}`
  return oneOf === undefined ? written : { ...written, type: 'string' }
}

type WriteMember = (member: FlatSchema, options: { isProperty?: boolean }) => unknown

function withMembers(schema: FlatSchema, write: WriteMember): Record<string, unknown> {
  const written: Record<string, unknown> = { ...schema }
  if (isObject(schema.properties)) {
    const properties = Object.entries(schema.properties).sort(([a], [b]) => (a < b ? -1 : 1))
    written.properties = Object.fromEntries(
      properties.map(([name, member]) => [name, write(member as FlatSchema, { isProperty: true })]),
    )
  }
  for (const key of ['items', 'additionalProperties']) {
    const member = schema[key]
    if (isObject(member)) written[key] = write(member, {})
  }
  return written
}

/** The definitions that these reach, themselves included, sorted. */
export function reachableDefinitions(start: Iterable<string>, definitions: ReadonlyMap<string, FlatSchema>): string[] {
  const found = new Set<string>()
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit)
    else if (isObject(value)) {
      if (typeof value.$ref === 'string') add(value.$ref)
      for (const member of Object.values(value)) visit(member)
    }
  }
  const add = (definition: string): void => {
    if (found.has(definition)) return
    found.add(definition)
    visit(definitions.get(definition))
  }
  for (const definition of start) add(definition)
  return [...found].sort()
}
