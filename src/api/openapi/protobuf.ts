/** openapi-protobuf.json (openapi/facts/README.md): message → its fields. */
export type OpenApiProtobufTable = Readonly<Record<string, { readonly fields: readonly TableField[] }>>

interface TableField {
  readonly number: number
  readonly name: string
  readonly label: string
  readonly type: string
}

type Json = Readonly<Record<string, unknown>>

/**
 * The binary form of an OpenAPI document, as gnostic's messages: `openapi.v2.Document` or `openapi.v3.Document`. Messages whose fields are all
 * repeated may be joined by concatenation, which is how fragments of custom resources are added.
 */
export function encodeDocument(version: 'v2' | 'v3', document: Json, table: OpenApiProtobufTable): Uint8Array {
  return new Encoder(table).message(`openapi.${version}.Document`, document)
}

class Encoder {
  readonly #table: OpenApiProtobufTable

  constructor(table: OpenApiProtobufTable) {
    this.#table = table
  }

  message(name: string, value: unknown): Uint8Array {
    const fields = this.#table[name]?.fields
    if (!fields) throw new TypeError(`No message ${name}`)
    const short = name.slice(name.lastIndexOf('.') + 1)
    if (short === 'Any') return this.#fields(fields, { yaml: `${JSON.stringify(value)}\n` })
    if (short === 'ItemsItem' || short === 'TypeItem' || short === 'StringArray') {
      return this.#fields(fields, { [camel(fields[0]?.name ?? '')]: Array.isArray(value) ? value : [value] })
    }
    if (fields.every(({ label }) => label === 'oneof')) return this.#oneOf(fields, value)
    return this.#fields(fields, value as Json)
  }

  #fields(fields: readonly TableField[], value: Json): Uint8Array {
    return Buffer.concat(fields.flatMap((field) => this.#valuesOf(field, value).map((one) => this.#field(field, one))))
  }

  /** What of an object a field holds: a member, or for lists of named pairs all members of their sort. */
  #valuesOf(field: TableField, value: Json): unknown[] {
    if (field.label === 'repeated' && /\.Named\w+$/.test(field.type)) {
      const pairs = Object.entries(value).filter(([key]) => belongs(field.name, key))
      return pairs.map(([key, member]) => ({ name: key, value: member }))
    }
    const member = value[camel(field.name)]
    if (member === undefined) return []
    if (field.type.endsWith('.DefaultType') && typeof member === 'object') return []
    return field.label === 'repeated' ? (member as unknown[]) : [member]
  }

  #oneOf(fields: readonly TableField[], value: unknown): Uint8Array {
    const field = fields.find(({ name, type }) => isChosen(name, type, value))
    if (!field) throw new TypeError(`No alternative of ${fields.map(({ name }) => name).join(', ')} fits`)
    return this.#field(field, value)
  }

  #field({ number, type }: TableField, value: unknown): Uint8Array {
    switch (type) {
      case 'string':
        return delimited(number, Buffer.from(String(value)))
      case 'bool':
        return Buffer.concat([varint((number << 3) | 0), varint(value === true ? 1 : 0)])
      case 'int64':
        return Buffer.concat([varint((number << 3) | 0), varint(Number(value))])
      case 'double': {
        const bytes = Buffer.alloc(8)
        bytes.writeDoubleLE(Number(value))
        return Buffer.concat([varint((number << 3) | 1), bytes])
      }
      default:
        return delimited(number, this.message(type, value))
    }
  }
}

/** Which members of an object a list of named pairs takes. */
function belongs(field: string, key: string): boolean {
  if (field === 'vendor_extension' || field === 'specification_extension') return key.startsWith('x-')
  if (field === 'path') return key.startsWith('/')
  if (field === 'response_code' || field === 'response_or_reference') return !key.startsWith('x-') && key !== 'default'
  return true
}

function isChosen(name: string, type: string, value: unknown): boolean {
  if (type === 'bool' || type === 'string') return typeof value === (type === 'bool' ? 'boolean' : 'string')
  if (type === 'double') return typeof value === 'number'
  if (typeof value !== 'object' || value === null) return false
  const place = (value as Json).in
  const isReference = typeof (value as Json).$ref === 'string'
  switch (name) {
    case 'reference':
    case 'json_reference':
      return isReference
    case 'body_parameter':
      return place === 'body'
    case 'header_parameter_sub_schema':
    case 'query_parameter_sub_schema':
    case 'path_parameter_sub_schema':
      return name.startsWith(String(place))
    case 'form_data_parameter_sub_schema':
      return place === 'formData'
    case 'basic_authentication_security':
      return (value as Json).type === 'basic'
    // v3 writes a bare reference as a Reference, v2 as a Schema that holds one.
    case 'schema':
    case 'schema_or_reference':
      return !isReference || !type.includes('v3') || type.endsWith('OrReference')
    case 'parameter':
    case 'response':
    case 'request_body':
    case 'security_scheme':
      return !isReference
    default:
      return true
  }
}

function camel(name: string): string {
  return name === '_ref' ? '$ref' : name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function delimited(number: number, bytes: Uint8Array): Uint8Array {
  return Buffer.concat([varint((number << 3) | 2), varint(bytes.length), bytes])
}

function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  bytes.push(rest)
  return Uint8Array.from(bytes)
}
