import { once, readGenerated } from './data.js'
import { isJsonObject } from './json-values.js'

/** Go type (`v1.Container`) → its fields: `Name json type` (openapi/facts/README.md). */
const goTypes = once(() => readGenerated<Readonly<Record<string, readonly string[]>>>('go-pod-template.json'))

/**
 * A pod template as Go's spew prints it for hashes (apimachinery's dump.ForHash, v0.34). Defaults must be set, as a stored template has them;
 * what is empty counts as absent, as after a journey through protobuf.
 */
export function goDump(template: unknown): string {
  return `(v1.PodTemplateSpec)${bare('v1.PodTemplateSpec', template)}`
}

/** With its type, as a field shows it. */
function typed(type: string, value: unknown): string {
  return `(${type})${bare(type, value)}`
}

/** Without the type, as an entry of a list or map shows it. */
function bare(type: string, value: unknown): string {
  if (type.startsWith('*')) return value === undefined || value === null ? '<nil>' : bare(type.slice(1), value)
  if (type.startsWith('[]')) return list(type.slice(2), value)
  if (type.startsWith('map[')) return map(type.slice(type.indexOf(']') + 1), value)
  switch (type) {
    case 'v1.ResourceList':
      return map('resource.Quantity', value)
    case 'resource.Quantity':
      return quantity(value)
    case 'intstr.IntOrString':
      return intOrString(value)
    case 'v1.Time':
      return time(value)
    case 'v1.FieldsV1':
      return `{Raw:([]uint8)<nil>}`
    case 'bool':
      return String(value === true)
    case 'int32':
    case 'int64':
      return String(value ?? 0)
    default:
      return goTypes()[type] ? struct(type, value) : String(value ?? '')
  }
}

function struct(type: string, value: unknown): string {
  const object = isJsonObject(value) ? value : {}
  const fields = (goTypes()[type] ?? []).map((field) => {
    const [name = '', json = '', of = ''] = field.split(' ')
    return `${name}:${typed(of, json === '+' ? object : object[json])}`
  })
  return `{${fields.join(' ')}}`
}

function list(of: string, value: unknown): string {
  if (!Array.isArray(value) || value.length === 0) return '<nil>'
  return `[${value.map((item) => bare(of, item)).join(' ')}]`
}

function map(of: string, value: unknown): string {
  if (!isJsonObject(value)) return '<nil>'
  const keys = Object.keys(value).sort()
  return keys.length === 0 ? '<nil>' : `map[${keys.map((key) => `${key}:${bare(of, value[key])}`).join(' ')}]`
}

function intOrString(value: unknown): string {
  const [type, number, text] = typeof value === 'string' ? [1, 0, value] : [0, value ?? 0, '']
  return `{Type:(intstr.Type)${type} IntVal:(int32)${number} StrVal:(string)${text}}`
}

/** Seconds from the year 1 to 1970. */
const unixEpoch = 62_135_596_800

function time(value: unknown): string {
  const at = typeof value === 'string' ? Math.floor(Date.parse(value) / 1000) + unixEpoch : 0
  const zone = '{name:(string) zone:([]time.zone)<nil> tx:([]time.zoneTrans)<nil> extend:(string) '
  const cache = 'cacheStart:(int64)0 cacheEnd:(int64)0 cacheZone:(*time.zone)<nil>}'
  return `{Time:(time.Time){wall:(uint64)0 ext:(int64)${at} loc:(*time.Location)${at === 0 ? '<nil>' : zone + cache}}}`
}

const suffixes: Readonly<Record<string, readonly [number, string]>> = {
  n: [-9, 'DecimalSI'],
  u: [-6, 'DecimalSI'],
  m: [-3, 'DecimalSI'],
  '': [0, 'DecimalSI'],
  k: [3, 'DecimalSI'],
  M: [6, 'DecimalSI'],
  G: [9, 'DecimalSI'],
  T: [12, 'DecimalSI'],
  P: [15, 'DecimalSI'],
  E: [18, 'DecimalSI'],
  Ki: [10, 'BinarySI'],
  Mi: [20, 'BinarySI'],
  Gi: [30, 'BinarySI'],
  Ti: [40, 'BinarySI'],
  Pi: [50, 'BinarySI'],
  Ei: [60, 'BinarySI'],
}

/** What ParseQuantity makes of a quantity in its canonical form: the number, and the text where it is sure to be written so again. */
function quantity(value: unknown): string {
  const text = String(value ?? '0')
  const [, sign = '', digits = '0', suffix = ''] = /^([+-]?)(\d+)(.*)$/.exec(text) ?? []
  const exponential = /^[eE]([+-]?\d+)$/.exec(suffix)
  const [exponent, format] = exponential
    ? ([Number(exponential[1]), 'DecimalExponent'] as const)
    : (suffixes[suffix] ?? ([0, 'DecimalSI'] as const))
  const isBinary = format === 'BinarySI'
  const amount = BigInt(digits) * (isBinary ? 1n << BigInt(exponent) : 1n) * (sign === '-' ? -1n : 1n)
  const isWrittenSo = isBinary
    ? (BigInt(digits) & 7n) !== 0n
    : exponent % 3 === 0 && !digits.endsWith('000') && !digits.startsWith('0')
  const kept = text === '0' || isWrittenSo ? text : ''
  const number = `i:(resource.int64Amount){value:(int64)${amount} scale:(resource.Scale)${isBinary ? 0 : exponent}}`
  return `{${number} d:(resource.infDecAmount){Dec:(*inf.Dec)<nil>} s:(string)${kept} Format:(resource.Format)${format}}`
}
