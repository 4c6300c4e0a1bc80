import type { JSONSchemaProps } from '../../api/index.js'
import { isNotFound } from '../../api/index.js'
import type { Client } from '../../client/index.js'
import type { Kind } from './matched-kinds.js'

/** A schema of an OpenAPI v3 document. */
interface DocumentSchema extends Omit<JSONSchemaProps, 'properties' | 'items' | 'additionalProperties' | 'allOf'> {
  readonly properties?: Readonly<Record<string, DocumentSchema>>
  readonly items?: DocumentSchema
  readonly additionalProperties?: DocumentSchema | boolean
  readonly allOf?: readonly DocumentSchema[]
  readonly 'x-kubernetes-group-version-kind'?: readonly Kind[]
}

type Schemas = Readonly<Record<string, DocumentSchema>>

const core = 'api/v1'
const prefix = '#/components/schemas/'

/** What the server's OpenAPI documents say of kinds. Each document is read once in the life of this. */
export class KindSchemas {
  readonly #client: Pick<Client, 'raw'>
  readonly #documents = new Map<string, Promise<Schemas>>()

  constructor(client: Pick<Client, 'raw'>) {
    this.#client = client
  }

  /** With what its references lead to in their places; undefined: nothing is said of it. */
  async of(kind: Kind): Promise<JSONSchemaProps | undefined> {
    const { group, version } = kind
    const path = group === '' ? `api/${version}` : `apis/${group}/${version}`
    // Kinds of subresources (Scale, Eviction) are in the documents of those that have them.
    return (await this.#schema(path, kind)) ?? (path === core ? undefined : this.#schema(core, kind))
  }

  async #schema(path: string, { group, version, kind }: Kind): Promise<JSONSchemaProps | undefined> {
    const schemas = await this.#schemas(path)
    for (const [name, schema] of Object.entries(schemas)) {
      const isIt = schema['x-kubernetes-group-version-kind']?.some(
        (one) => one.group === group && one.version === version && one.kind === kind,
      )
      if (isIt) return withoutReferences(schema, schemas, [`${prefix}${name}`])
    }
    return undefined
  }

  #schemas(path: string): Promise<Schemas> {
    let known = this.#documents.get(path)
    if (!known) {
      known = this.#read(path)
      this.#documents.set(path, known)
    }
    return known
  }

  async #read(path: string): Promise<Schemas> {
    try {
      const document = await this.#client.raw('GET', `/openapi/v3/${path}`)
      return (document as { components?: { schemas?: Schemas } }).components?.schemas ?? {}
    } catch (error) {
      if (isNotFound(error)) return {}
      throw error
    }
  }
}

/** Inside of itself a schema is an object of which nothing is known (pkg/cel/openapi/resolver/refs.go, v0.34). */
function withoutReferences(schema: DocumentSchema, schemas: Schemas, inside: readonly string[]): JSONSchemaProps {
  const reference = referenceOf(schema)
  if (reference !== undefined) {
    const target = schemas[reference.slice(prefix.length)]
    if (!target || inside.includes(reference)) return { type: 'object' }
    return resolved(target, schemas, [...inside, reference])
  }
  return resolved(schema, schemas, inside)
}

function resolved(schema: DocumentSchema, schemas: Schemas, inside: readonly string[]): JSONSchemaProps {
  const { properties, items, additionalProperties, allOf: _, ...own } = schema
  const resolve = (one: DocumentSchema) => withoutReferences(one, schemas, inside)
  return {
    ...own,
    // Custom resources have the extension, built-in kinds the format (pkg/cel/openapi/extensions.go).
    ...(own.format === 'int-or-string' ? { 'x-kubernetes-int-or-string': true } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([name, one]) => [name, resolve(one)])) }
      : {}),
    ...(items ? { items: resolve(items) } : {}),
    ...(typeof additionalProperties === 'object' ? { additionalProperties: resolve(additionalProperties) } : {}),
  } as JSONSchemaProps
}

/** References with a description stand in `allOf`. */
function referenceOf({ $ref, allOf = [] }: DocumentSchema): string | undefined {
  return $ref ?? allOf.map(referenceOf).find((one) => one !== undefined)
}
