// values: what the scalars of Kubernetes objects mean: quantities, IntOrString, durations, times, names, addresses.
export { durationError, formatDuration, humanDuration, parseDuration } from './duration.js'
export type { IntOrString } from './int-or-string.js'
export { getScaledValueFromIntOrPercent, IntOrStringError, percentageOf } from './int-or-string.js'
export type { CidrBlock, IpAddress } from './ip-address.js'
export { cidrContains, formatCidr, formatIp, parseCidr, parseIp } from './ip-address.js'
export type { Ipv4Range } from './ipv4.js'
export { ipv4Number, ipv4Range, ipv4Text } from './ipv4.js'
export type { NameRule } from './name-rules.js'
export {
  byteLength,
  emptyMessage,
  isCIdentifier,
  isConfigMapKey,
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isDNS1123SubdomainWithUnderscore,
  isEnvVarName,
  isHTTPHeaderName,
  isHTTPPath,
  isQualifiedName,
  isValidLabelValue,
  isValidPercent,
  isWildcardDNS1123Subdomain,
  maxLengthMessage,
  rangeMessage,
  regexMessage,
} from './name-rules.js'
export { isInRange, isValidPortName, isValidPortNumber, isValidUserId } from './number-rules.js'
export type { QuantityFormat } from './quantity.js'
export {
  canonicalQuantity,
  compareQuantities,
  parseQuantity,
  Quantity,
  QuantityError,
  roundedQuantity,
  tryParseQuantity,
} from './quantity.js'
export { formatMicroTimestamp, formatTimestamp, parseTimestamp } from './timestamp.js'
