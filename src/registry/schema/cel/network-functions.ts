import { isIPv4, isIPv6 } from 'node:net'
import { formatIp, parseIp } from '../../../api/index.js'
import { contentOf, textOf } from './arguments.js'
import type { Declaration } from './declarations.js'
import { CelError, noSuchOverload } from './errors.js'
import { type Address, ArrayList, LiteralMap, Opaque, type ParsedUrl, type Value } from './values.js'

const quoted = (text: string) => JSON.stringify(text)

/** pkg/cel/library/ip.go: no zones, no IPv4 in IPv6, no leading zeros. */
function parseAddress(text: string): Address {
  const fault = (why: string) => new CelError(why)
  if (text.includes('%') && isIPv6(text.replace(/%.*/, ''))) {
    throw fault(`IP address ${quoted(text)} with zone value is not allowed`)
  }
  if (!isIPv4(text) && !isIPv6(text)) {
    throw fault(
      `IP Address ${quoted(text)} parse error during conversion from string: ParseAddr(${quoted(text)}): ${whyNoAddress(text)}`,
    )
  }
  const { family, value } = normalized(text)
  if (isMapped(text)) {
    throw fault(`IPv4-mapped IPv6 address ${quoted(text)} is not allowed`)
  }
  return { family, value }
}

function whyNoAddress(text: string): string {
  if (!/[.:%]/.test(text)) return 'unable to parse IP'
  if (text.includes(':')) return whyNoAddress6(text)
  const parts = text.split('.')
  const bad = /\.(?=\.)|^\.|\.$/.exec(text)
  const strange = /[^0-9.]/.exec(text)
  if (strange) return `unexpected character (at ${quoted(text.slice(strange.index))})`
  if (bad)
    return `IPv4 field must have at least one digit (at ${quoted(text.slice(bad.index + (bad.index > 0 && bad.index + 1 < text.length ? 1 : 0)))})`
  if (parts.some((part) => part.length > 1 && part.startsWith('0'))) return 'IPv4 field has octet with leading zero'
  if (parts.some((part) => Number(part) > 255)) return 'IPv4 field has value >255'
  return parts.length < 4 ? 'IPv4 address too short' : 'IPv4 address too long'
}

/** Where Go's netip.ParseAddr gives up. */
function whyNoAddress6(text: string): string {
  const at = (why: string, rest: string) => `${why} (at ${quoted(rest)})`
  let hasGap = text.startsWith('::')
  let rest = hasGap ? text.slice(2) : text
  let fields = 0
  while (fields < 8 && rest !== '') {
    const digits = /^[0-9a-fA-F]*/.exec(rest)?.[0] ?? ''
    if (digits.length > 4) return at('each group must have 4 or less digits', rest)
    if (digits === '') return at('each colon-separated field must have at least one digit', rest)
    fields++
    rest = rest.slice(digits.length)
    if (rest === '') break
    if (!rest.startsWith(':')) return at('unexpected character, want colon', rest)
    if (rest.length === 1) return at('colon must be followed by more characters', rest)
    rest = rest.slice(1)
    if (!rest.startsWith(':')) continue
    if (hasGap) return at('multiple :: in address', rest)
    hasGap = true
    rest = rest.slice(1)
  }
  if (rest !== '') return at('trailing garbage after address', rest)
  return fields < 8 ? 'address string too short' : 'the :: must expand to at least one field of zeros'
}

function normalized(text: string): Address {
  const parsed = parseIp(text)
  if (parsed) return { family: parsed.family, value: parsed.value }
  throw new CelError(`IP Address ${quoted(text)} parse error during conversion from string`)
}

const isMapped = (text: string) => parseIp(text)?.mapped === true

function parseNetwork(text: string): { address: Address; prefix: number } {
  const fault = (why: string) => new CelError(`network address parse error during conversion from string: ${why}`)
  const [ip = '', bits = '', more] = text.split('/')
  const badPrefix = (why: string) =>
    fault(`network address parse error during conversion from string: netip.ParsePrefix(${quoted(text)}): ${why}`)
  if (!text.includes('/')) throw badPrefix("no '/'")
  if (more !== undefined || !/^(?:0|[1-9]\d*)$/.test(bits)) throw badPrefix(`bad bits after slash: ${quoted(bits)}`)
  if (!isIPv4(ip) && !isIPv6(ip)) throw badPrefix(`ParseAddr(${quoted(ip)}): ${whyNoAddress(ip)}`)
  const address = normalized(ip)
  if (Number(bits) > (isIPv4(ip) ? 32 : 128)) throw badPrefix('prefix length out of range')
  if (isMapped(ip)) {
    throw fault(`IPv4-mapped IPv6 address ${quoted(text)} is not allowed`)
  }
  return { address, prefix: Number(bits) }
}

const can = (action: () => unknown): boolean => {
  try {
    action()
    return true
  } catch (error) {
    if (error instanceof CelError) return false
    throw error
  }
}

const ipValue = (address: Address) => new Opaque({ type: 'net.IP', address })
const addressOf = (value: Value | undefined) => contentOf(value, 'net.IP').address
const networkOf = (value: Value | undefined) => contentOf(value, 'net.CIDR')
const bitsOf = ({ family }: Address) => (family === 4 ? 32 : 128)

function masked(address: Address, prefix: number): Address {
  const rest = BigInt(bitsOf(address) - prefix)
  return { family: address.family, value: (address.value >> rest) << rest }
}

function covers(network: { address: Address; prefix: number }, address: Address): boolean {
  return (
    network.address.family === address.family &&
    masked(address, network.prefix).value === masked(network.address, network.prefix).value
  )
}

/** Whether the first `bits` of an address are those of `of`. */
function begins({ family, value }: Address, of: { readonly 4?: bigint; readonly 6?: bigint }, bits: number): boolean {
  const start = of[family]
  return start !== undefined && value >> BigInt((family === 4 ? 32 : 128) - bits) === start
}

const isUnspecified = ({ value }: Address) => value === 0n
const isLoopback = (address: Address) =>
  begins(address, { 4: 127n }, 8) || (address.family === 6 && address.value === 1n)
const isLinkLocalMulticast = (address: Address) =>
  address.family === 4
    ? begins(address, { 4: 0xe00000n }, 24)
    : address.value >> 112n === 0xff02n || (address.value >> 120n === 0xffn && ((address.value >> 112n) & 0x0fn) === 2n)
const isLinkLocalUnicast = (address: Address) =>
  begins(address, { 4: 0xa9fen }, 16) || begins(address, { 6: 0x3fan }, 10)
const isMulticast = (address: Address) => begins(address, { 4: 0xen }, 4) || begins(address, { 6: 0xffn }, 8)
const isGlobalUnicast = (address: Address) =>
  !(address.family === 4 && (address.value === 0n || address.value === 0xffffffffn)) &&
  !isUnspecified(address) &&
  !isLoopback(address) &&
  !isMulticast(address) &&
  !isLinkLocalUnicast(address)

const tests: readonly (readonly [id: string, name: string, holds: (address: Address) => boolean])[] = [
  ['ip_is_unspecified', 'isUnspecified', isUnspecified],
  ['ip_is_loopback', 'isLoopback', isLoopback],
  ['ip_is_link_local_multicast', 'isLinkLocalMulticast', isLinkLocalMulticast],
  ['ip_is_link_local_unicast', 'isLinkLocalUnicast', isLinkLocalUnicast],
  ['ip_is_global_unicast', 'isGlobalUnicast', isGlobalUnicast],
]

const cidrValue = ({ address, prefix }: { address: Address; prefix: number }) =>
  new Opaque({ type: 'net.CIDR', address, prefix })

function containsCidr(
  network: { address: Address; prefix: number },
  other: { address: Address; prefix: number },
): boolean {
  return other.prefix >= network.prefix && covers(network, other.address)
}

/** pkg/cel/library/urls.go: an absolute URI or an absolute path. */
export function parseUrl(text: string): ParsedUrl {
  const fault = (why: string) =>
    new CelError(`URL parse error during conversion from string: parse ${quoted(text)}: ${why}`)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: Go refuses them
  if (/[\x00-\x1f\x7f]/.test(text)) throw fault('net/url: invalid control character in URL')
  if (text === '') throw fault('empty url')
  const scheme = /^([a-zA-Z][a-zA-Z0-9+.-]*):/.exec(text)
  if (text.startsWith(':')) throw fault('missing protocol scheme')
  const rest = scheme ? text.slice(scheme[0].length) : text
  if (!rest.startsWith('/')) {
    if (!scheme) throw fault('invalid URI for request')
    return { text, scheme: (scheme[1] ?? '').toLowerCase(), host: '', path: '', query: '' }
  }
  const [beforeQuery = '', ...queries] = rest.replace(/#.*$/s, '').split('?')
  const query = queries.join('?')
  let host = ''
  let path = beforeQuery
  if ((scheme || !beforeQuery.startsWith('///')) && beforeQuery.startsWith('//')) {
    const slash = beforeQuery.indexOf('/', 2)
    const authority = slash < 0 ? beforeQuery.slice(2) : beforeQuery.slice(2, slash)
    path = slash < 0 ? '' : beforeQuery.slice(slash)
    host = authority.slice(authority.lastIndexOf('@') + 1)
    checkHost(host, fault)
  }
  const badEscape = /%(?![0-9a-fA-F]{2}).{0,2}/.exec(path)
  if (badEscape) throw fault(`invalid URL escape ${quoted(badEscape[0])}`)
  return { text, scheme: (scheme?.[1] ?? '').toLowerCase(), host, path, query }
}

function checkHost(host: string, fault: (why: string) => Error): void {
  if (host.startsWith('[')) {
    if (!host.includes(']')) throw fault("missing ']' in host")
    const port = host.slice(host.lastIndexOf(']') + 1)
    if (port !== '' && !/^:\d*$/.test(port)) throw fault(`invalid port ${quoted(port)} after host`)
    return
  }
  const colon = host.lastIndexOf(':')
  if (colon >= 0 && !/^:\d*$/.test(host.slice(colon))) {
    throw fault(`invalid port ${quoted(host.slice(colon))} after host`)
  }
  const bad = /[ "<>\\^`{|}]/.exec(host)
  if (bad) throw fault(`invalid character ${quoted(bad[0])} in host name`)
}

const urlOf = (value: Value | undefined) => contentOf(value, 'kubernetes.URL').url
const hostname = ({ host }: ParsedUrl) => host.replace(/:\d*$/, '').replace(/^\[(.*)\]$/, '$1')

function escapedPath({ path }: ParsedUrl): string {
  return path.replace(/[^A-Za-z0-9\-._~$&+,/:;=@!'()*[\]%]/gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
}

function queryOf({ query }: ParsedUrl): LiteralMap {
  const values = new Map<string, string[]>()
  for (const part of query.split('&')) {
    if (part === '' || part.includes(';')) continue
    const [key = '', ...rest] = part.split('=')
    try {
      const name = decodeURIComponent(key.replaceAll('+', ' '))
      const value = decodeURIComponent(rest.join('=').replaceAll('+', ' '))
      values.set(name, [...(values.get(name) ?? []), value])
    } catch {
      // Go drops what it cannot decode.
    }
  }
  const map = new LiteralMap()
  for (const [name, list] of values) map.add(name, new ArrayList(list))
  return map
}

/** Kubernetes' functions of addresses, networks and URLs. */
export const networkFunctions: readonly Declaration[] = [
  ['string_to_ip', 'ip(string) -> ip', ([text]) => ipValue(parseAddress(textOf(text)))],
  ['ip_family', 'ip:family() -> int', ([ip]) => BigInt(addressOf(ip).family)],
  [
    'ip_is_canonical',
    'ip.isCanonical(string) -> bool',
    ([text]) => formatIp(parseAddress(textOf(text))) === textOf(text),
  ],
  ...tests.map(([id, name, holds]): Declaration => [id, `ip:${name}() -> bool`, ([ip]) => holds(addressOf(ip))]),
  ['is_ip', 'isIP(string) -> bool', ([text]) => can(() => parseAddress(textOf(text)))],
  ['ip_to_string', 'string(ip) -> string', ([ip]) => formatIp(addressOf(ip))],
  ['string_to_cidr', 'cidr(string) -> cidr', ([text]) => cidrValue(parseNetwork(textOf(text)))],
  [
    'cidr_contains_ip_string',
    'cidr:containsIP(string) -> bool',
    ([cidr, text]) => {
      // Upstream takes a text that is no address for the wrong type.
      if (!can(() => parseAddress(textOf(text)))) throw noSuchOverload()
      return covers(networkOf(cidr), parseAddress(textOf(text)))
    },
  ],
  ['cidr_contains_ip_ip', 'cidr:containsIP(ip) -> bool', ([cidr, ip]) => covers(networkOf(cidr), addressOf(ip))],
  [
    'cidr_contains_cidr_string',
    'cidr:containsCIDR(string) -> bool',
    ([cidr, text]) => containsCidr(networkOf(cidr), parseNetwork(textOf(text))),
  ],
  [
    'cidr_contains_cidr',
    'cidr:containsCIDR(cidr) -> bool',
    ([cidr, other]) => containsCidr(networkOf(cidr), networkOf(other)),
  ],
  ['cidr_ip', 'cidr:ip() -> ip', ([cidr]) => ipValue(networkOf(cidr).address)],
  ['cidr_prefix_length', 'cidr:prefixLength() -> int', ([cidr]) => BigInt(networkOf(cidr).prefix)],
  [
    'cidr_masked',
    'cidr:masked() -> cidr',
    ([cidr]) => {
      const { address, prefix } = networkOf(cidr)
      return cidrValue({ address: masked(address, prefix), prefix })
    },
  ],
  ['is_cidr', 'isCIDR(string) -> bool', ([text]) => can(() => parseNetwork(textOf(text)))],
  [
    'cidr_to_string',
    'string(cidr) -> string',
    ([cidr]) => `${formatIp(networkOf(cidr).address)}/${networkOf(cidr).prefix}`,
  ],
  [
    'string_to_url',
    'url(string) -> url',
    ([text]) => new Opaque({ type: 'kubernetes.URL', url: parseUrl(textOf(text)) }),
  ],
  ['is_url_string', 'isURL(string) -> bool', ([text]) => can(() => parseUrl(textOf(text)))],
  ['url_get_scheme', 'url:getScheme() -> string', ([url]) => urlOf(url).scheme],
  ['url_get_host', 'url:getHost() -> string', ([url]) => urlOf(url).host],
  ['url_get_hostname', 'url:getHostname() -> string', ([url]) => hostname(urlOf(url))],
  ['url_get_port', 'url:getPort() -> string', ([url]) => /:(\d*)$/.exec(urlOf(url).host)?.[1] ?? ''],
  ['url_get_escaped_path', 'url:getEscapedPath() -> string', ([url]) => escapedPath(urlOf(url))],
  ['url_get_query', 'url:getQuery() -> map(string, list(string))', ([url]) => queryOf(urlOf(url))],
]
