import { ProtobufError, type WireReader } from './wire.js'

/** The head of a field. */
export interface Tag {
  readonly number: number
  readonly wireType: number
}

/** Reads the head of the next field. Throws gogo's ProtobufError for one that no field has; `message`: its Go name. */
export function readTag(reader: WireReader, message: string): Tag {
  const tag = reader.uint()
  const wireType = tag % 8
  const number = (tag - wireType) / 8
  if (wireType === 4) throw new ProtobufError(`proto: ${message}: wiretype end group for non-group`)
  if (number === 0) throw new ProtobufError(`proto: ${message}: illegal tag 0 (wire type ${wireType})`)
  return { number, wireType }
}

/** @throws ProtobufError naming the field as Go does */
export function requireWireType({ wireType }: Tag, wanted: number, jsonName: string): void {
  if (wireType === wanted) return
  throw new ProtobufError(`proto: wrong wireType = ${wireType} for field ${goName(jsonName)}`)
}

/** What Go writes in capitals at the beginning of a field's name. */
const initials =
  /^(?:api|aws|ca|cidr|csi|dns|fc|fs|gce|gmsa|http|id|ips?|iscsi|json|nfs|os|pd|pid|qos|rbd|se|tcp|tls|ttl|uid|url)(?![a-z])/

function goName(jsonName: string): string {
  const upper = (text: string) => (text === 'ips' ? 'IPs' : text.toUpperCase())
  return initials.test(jsonName)
    ? jsonName.replace(initials, upper)
    : jsonName.charAt(0).toUpperCase() + jsonName.slice(1)
}
