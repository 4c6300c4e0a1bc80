import { readFileSync } from 'node:fs'

/** Field and type data as openapi/lib/type-data.mjs writes it. */
export interface FieldData {
  readonly name: string
  readonly type: TypeData
  readonly go: string
  readonly omitEmpty?: true
  readonly omitZero?: true
  readonly required?: true
  /** Of the value here; false where the type itself is atomic, and its parts count here all the same. */
  readonly atomic?: boolean
  readonly number?: number
  readonly patchStrategy?: 'merge' | 'replace' | 'retainKeys' | 'merge,retainKeys'
  readonly patchMergeKey?: string
  readonly listType?: 'atomic' | 'set' | 'map'
  readonly mapKeys?: readonly string[]
  readonly default?: unknown
}

/** A scalar format, `any…`, `#definition`, a list or a map. */
export type TypeData = string | readonly [TypeData] | { readonly of: TypeData }

export interface StructData {
  readonly go: string
  readonly atomic?: true
  readonly group?: string
  readonly version?: string
  readonly kind?: string
  readonly fields: readonly FieldData[]
}

/** One field of a protobuf message; the columns of openapi/facts/README.md. */
export interface ProtobufField {
  readonly number: number
  readonly name: string
  readonly type: string
  readonly label?: 'optional' | 'repeated' | 'map'
  readonly key?: string
  readonly json?: string
  readonly inline?: true
  readonly always?: true
  readonly emit?: true
  readonly omitzero?: true
}

export interface ProtobufMessage {
  readonly fields: readonly ProtobufField[]
  /** The message has a JSON form of its own (`time`, `string`, `intOrString` …). */
  readonly json?: string
}

export function readGenerated<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`../generated/${file}`, import.meta.url), 'utf8')) as T
}

/** A value made at first use. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

/** Message name (`k8s.io.api.core.v1.Pod`) → message, for all built-in types; read at first use. */
export const protobufMessages = once(() => readGenerated<Readonly<Record<string, ProtobufMessage>>>('protobuf.json'))

const groupFile =
  /^io\.k8s\.(?:api\.(?<api>\w+)\.|apimachinery\.|apiextensions-apiserver\.|(?<aggregator>kube-aggregator)\.)/

/** The file of a definition: `types-core.json`. */
export function dataFileOf(definition: string): string | undefined {
  const match = groupFile.exec(definition)
  if (!match) return undefined
  if (match.groups?.api) return `types-${match.groups.api}.json`
  if (match.groups?.aggregator) return 'types-apiregistration.json'
  return definition.includes('.apiextensions.') ? 'types-apiextensions.json' : 'types-meta.json'
}
