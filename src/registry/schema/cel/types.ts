type SimpleKind =
  | 'dyn'
  | 'error'
  | 'null'
  | 'bool'
  | 'int'
  | 'uint'
  | 'double'
  | 'string'
  | 'bytes'
  | 'duration'
  | 'timestamp'

/** The members of an object, by the names that expressions use. */
export interface Fields {
  readonly fields: { get(name: string): { readonly shape: { readonly type: CelType } } | undefined }
}

/** The type of an expression. `opaque` are types with functions but no fields; `object` are those of schemas. */
export type CelType =
  /** `any`: of values whose type is not declared (google.protobuf.Any), which are as good as dyn but are not gone through. */
  | { readonly kind: SimpleKind; readonly any?: true }
  | { readonly kind: 'list'; readonly elem: CelType }
  | { readonly kind: 'map'; readonly key: CelType; readonly value: CelType }
  | { readonly kind: 'optional'; readonly of: CelType }
  | { readonly kind: 'type'; readonly of: CelType | undefined }
  | { readonly kind: 'object'; readonly name: string; readonly shape: Fields }
  | { readonly kind: 'opaque'; readonly name: string }
  | { readonly kind: 'param'; readonly name: string }

const simple = (kind: SimpleKind): CelType => ({ kind })
const any: CelType = { kind: 'dyn', any: true }

export const types = {
  dyn: simple('dyn'),
  any,
  error: simple('error'),
  null: simple('null'),
  bool: simple('bool'),
  int: simple('int'),
  uint: simple('uint'),
  double: simple('double'),
  string: simple('string'),
  bytes: simple('bytes'),
  duration: simple('duration'),
  timestamp: simple('timestamp'),
  list: (elem: CelType): CelType => ({ kind: 'list', elem }),
  map: (key: CelType, value: CelType): CelType => ({ kind: 'map', key, value }),
  optional: (of: CelType): CelType => ({ kind: 'optional', of }),
  type: (of?: CelType): CelType => ({ kind: 'type', of }),
  opaque: (name: string): CelType => ({ kind: 'opaque', name }),
}

/** Kubernetes' own types by the names that declarations use for them. */
export const opaqueNames: Readonly<Record<string, string>> = {
  ip: 'net.IP',
  cidr: 'net.CIDR',
  url: 'kubernetes.URL',
  quantity: 'kubernetes.Quantity',
  semver: 'kubernetes.Semver',
  format: 'kubernetes.NamedFormat',
  authorizer: 'kubernetes.authorization.Authorizer',
  pathCheck: 'kubernetes.authorization.PathCheck',
  groupCheck: 'kubernetes.authorization.GroupCheck',
  resourceCheck: 'kubernetes.authorization.ResourceCheck',
  decision: 'kubernetes.authorization.Decision',
}

/** As cel-go's FormatCELType prints it in messages. */
export function formatType(type: CelType): string {
  switch (type.kind) {
    case 'error':
      return '!error!'
    case 'list':
      return `list(${formatType(type.elem)})`
    case 'map':
      return `map(${formatType(type.key)}, ${formatType(type.value)})`
    case 'optional':
      return `optional_type(${formatType(type.of)})`
    case 'type':
      return type.of ? `type(${formatType(type.of)})` : 'type'
    case 'object':
    case 'opaque':
    case 'param':
      return type.name
    case 'dyn':
      return type.any ? 'any' : type.kind
    default:
      return type.kind
  }
}

/** As values of a type are called at run time, without parameters. */
export function runtimeName(type: CelType): string {
  switch (type.kind) {
    case 'null':
      return 'null_type'
    case 'optional':
      return 'optional_type'
    case 'dyn':
      return type.any ? 'google.protobuf.Any' : type.kind
    case 'duration':
    case 'timestamp':
      return `google.protobuf.${type.kind === 'duration' ? 'Duration' : 'Timestamp'}`
    default:
      return nameOf(type)
  }
}

/** As cel-go's Type.String prints it. */
export function goTypeName(type: CelType): string {
  const parameters = parametersOf(type)
  const name = type.kind === 'error' ? '*error*' : runtimeName(type)
  return parameters.length === 0 ? name : `${name}(${parameters.map(goTypeName).join(', ')})`
}

/** The same type in every part. */
export function sameType(a: CelType, b: CelType): boolean {
  if (a === b) return true
  if (a.kind !== b.kind) return false
  const left = parametersOf(a)
  const right = parametersOf(b)
  if (nameOf(a) !== nameOf(b) || left.length !== right.length) return false
  return left.every((one, index) => sameType(one, right[index] as CelType))
}

export function nameOf(type: CelType): string {
  return type.kind === 'object' || type.kind === 'opaque' || type.kind === 'param' ? type.name : type.kind
}

export function parametersOf(type: CelType): readonly CelType[] {
  switch (type.kind) {
    case 'list':
      return [type.elem]
    case 'map':
      return [type.key, type.value]
    case 'optional':
      return [type.of]
    case 'type':
      return type.of ? [type.of] : []
    default:
      return []
  }
}

export function withParameters(type: CelType, parameters: readonly CelType[]): CelType {
  const [first, second] = parameters
  if (!first) return type
  switch (type.kind) {
    case 'list':
      return types.list(first)
    case 'map':
      return types.map(first, second ?? types.dyn)
    case 'optional':
      return types.optional(first)
    case 'type':
      return types.type(first)
    default:
      return type
  }
}
