import type { ResourceToken } from '../meta/token.js'
import { builtInGroups, builtInResources } from './built-in.js'
import { dataFileOf, type FieldData, once, readGenerated, type StructData, type TypeData } from './data.js'
import type { AnyNode, FieldNode, ScalarFormat, SchemaUnion, StructNode, TypeNode } from './type-node.js'

const scalarFormats: ReadonlySet<string> = new Set<ScalarFormat>([
  'string',
  'boolean',
  'int32',
  'int64',
  'double',
  'bytes',
  'quantity',
  'time',
  'microTime',
  'intOrString',
  'duration',
])

const unionForms: Readonly<Record<string, SchemaUnion['form']>> = {
  anySchemaOrArray: 'schemaOrArray',
  anySchemaOrBool: 'schemaOrBool',
  anySchemaOrStringArray: 'schemaOrStringArray',
}

const schemaProps = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps'

/** Compiles definitions at first use; nodes are shared, and refer to each other lazily, so that types may be recursive. */
class TypeGraph {
  readonly #files = new Map<string, Readonly<Record<string, StructData>>>()
  readonly #nodes = new Map<string, StructNode>()

  find(definition: string): StructNode | undefined {
    const known = this.#nodes.get(definition)
    if (known) return known
    const data = this.#dataOf(definition)
    if (!data) return undefined
    const node = this.#struct(definition, data)
    this.#nodes.set(definition, node)
    return node
  }

  require(definition: string): StructNode {
    const node = this.find(definition)
    if (!node) throw new TypeError(`No built-in type ${definition}`)
    return node
  }

  #dataOf(definition: string): StructData | undefined {
    const name = dataFileOf(definition)
    if (name === undefined) return undefined
    let file = this.#files.get(name)
    if (!file) {
      file = readGenerated<Readonly<Record<string, StructData>>>(name)
      this.#files.set(name, file)
    }
    return Object.hasOwn(file, definition) ? file[definition] : undefined
  }

  #struct(definition: string, data: StructData): StructNode {
    return {
      kind: 'struct',
      definition,
      goType: data.go,
      fields: new Map(data.fields.map((field) => [field.name, this.#field(field)])),
      atomic: data.atomic === true,
      preserveUnknownFields: false,
      embeddedResource: false,
    }
  }

  #field(data: FieldData): FieldNode {
    const graph = this
    const pointer = data.go.startsWith('*')
    const goType = pointer ? data.go.slice(1) : data.go
    let type: TypeNode | undefined
    return {
      name: data.name,
      get type() {
        type ??= graph.#type(data.type, goType, data)
        return type
      },
      emit: data.omitEmpty !== true,
      pointer,
      structByValue: typeof data.type === 'string' && data.type.startsWith('#') && !pointer,
      omitZero: data.omitZero === true,
      required: data.required === true,
      patchStrategy: data.patchStrategy,
      patchMergeKey: data.patchMergeKey,
      number: data.number ?? 0,
      default: data.default,
      nullable: false,
    }
  }

  /** `own` is the field whose value this is; inside lists and maps there is none. */
  #type(data: TypeData, goType: string, own: FieldData | undefined): TypeNode {
    if (typeof data !== 'string') {
      if ('of' in data) {
        const values = this.#type(data.of, elementOf(goType, data.of), undefined)
        return { kind: 'map', values, goType, atomic: own?.atomic === true, nullableValues: false }
      }
      const items = this.#type(data[0], elementOf(goType, data[0]), undefined)
      const listType = own?.listType ?? 'atomic'
      return { kind: 'list', items, goType, listType, mapKeys: own?.mapKeys ?? [], nullableItems: false }
    }
    if (data.startsWith('#')) {
      const node = this.require(data.slice(1))
      return own?.atomic === undefined || own.atomic === node.atomic ? node : { ...node, atomic: own.atomic }
    }
    if (scalarFormats.has(data)) return { kind: 'scalar', format: data as ScalarFormat, goType }
    return this.#any(data, goType)
  }

  #any(data: string, goType: string): AnyNode {
    const graph = this
    const any = { kind: 'any', goType, objectOnly: data === 'anyObject', atomic: true } as const
    const form = unionForms[data]
    if (!form) return any
    const union = {
      form,
      get schema() {
        return graph.require(schemaProps)
      },
    }
    return { ...any, union }
  }
}

/** The Go type of a list's or map's element, where the type's name shows it; a named list or map hides it. */
function elementOf(goType: string, element: TypeData): string {
  const shown = /^(?:\[\]|map\[[^\]]*\])\*?(.*)$/.exec(goType)?.[1]
  if (shown !== undefined && shown !== '') return shown
  return element === 'boolean' ? 'bool' : element === 'double' ? 'float64' : typeof element === 'string' ? element : ''
}

const graph = once(() => new TypeGraph())

/**
 * The type of a built-in definition (`io.k8s.api.core.v1.PodSpec`), compiled at first use and shared.
 *
 * @throws TypeError if there is none
 */
export function typeOf(definition: string): StructNode {
  return graph().require(definition)
}

const metaPrefix = 'io.k8s.apimachinery.pkg.apis.meta.v1.'
const metaKinds = ['DeleteOptions', 'Status', 'APIGroup', 'APIGroupList', 'APIResourceList', 'APIVersions']

const definitionsByKind = once(() => {
  const definitions = new Map<string, string>()
  const add = (kind: { group: string; version: string; kind: string }, definition: string | null | undefined) => {
    if (definition) definitions.set(`${kind.group}/${kind.version}/${kind.kind}`, definition)
  }
  for (const resource of builtInResources()) {
    add(resource, resource.definition)
    add({ ...resource, kind: `${resource.kind}List` }, resource.listDefinition)
    for (const subresource of resource.subresources) add(subresource, subresource.definition)
  }
  for (const kind of metaKinds) add({ group: 'meta.k8s.io', version: 'v1', kind }, `${metaPrefix}${kind}`)
  // Upstream knows these in every group version.
  for (const { group, versions } of builtInGroups()) {
    for (const version of versions) add({ group, version, kind: 'DeleteOptions' }, `${metaPrefix}DeleteOptions`)
  }
  add({ group: '', version: 'v1', kind: 'Status' }, `${metaPrefix}Status`)
  return definitions
})

/** The definition of a built-in kind, list kind or subresource body; undefined for all others. */
export function definitionOf(kind: {
  readonly group: string
  readonly version: string
  readonly kind: string
}): string | undefined {
  return definitionsByKind().get(`${kind.group}/${kind.version}/${kind.kind}`)
}

/**
 * The type of a built-in resource's objects.
 *
 * @throws TypeError for a token that is not of a built-in kind
 */
export function typeOfToken(token: Pick<ResourceToken, 'group' | 'version' | 'kind'>): StructNode {
  const definition = definitionOf(token)
  if (definition === undefined)
    throw new TypeError(`No built-in type for ${token.kind} in ${token.group}/${token.version}`)
  return typeOf(definition)
}
