/** What a name below the cluster's domain asks for; CoreDNS' kubernetes plugin, parse.go (v1.12). */
export type NameRequest =
  | { readonly kind: 'apex' | 'ns-dns' | 'dns-version' | 'svc' | 'pod' | 'nothing' }
  | { readonly kind: 'namespace'; readonly namespace: string }
  | {
      readonly kind: 'service'
      readonly namespace: string
      readonly service: string
      /** `<endpoint>.<service>.…`; undefined for the Service itself. */
      readonly endpoint?: string
      /** `_<port>._<protocol>.<service>.…` without the underscores. */
      readonly port?: string
      readonly protocol?: string
    }
  | { readonly kind: 'pod-address'; readonly namespace: string; readonly address: string }

/** `name` in lower case, without the final dot; `domain` likewise. Undefined when the name is not below the domain. */
export function parseName(name: string, domain: string): NameRequest | undefined {
  if (name === domain) return { kind: 'apex' }
  if (!name.endsWith(`.${domain}`)) return undefined
  const base = name.slice(0, -domain.length - 1)
  if (base === 'ns.dns') return { kind: 'ns-dns' }
  if (base === 'dns-version') return { kind: 'dns-version' }
  if (base === 'svc' || base === 'pod') return { kind: base }
  const [type, namespace, service, ...rest] = base.split('.').reverse()
  if ((type !== 'svc' && type !== 'pod') || namespace === undefined) return { kind: 'nothing' }
  if (service === undefined) return { kind: 'namespace', namespace }
  if (type === 'pod') {
    return rest.length === 0 ? { kind: 'pod-address', namespace, address: addressOf(service) } : { kind: 'nothing' }
  }
  const [first, second, ...more] = rest
  if (more.length > 0) return { kind: 'nothing' }
  if (first === undefined) return { kind: 'service', namespace, service }
  if (second === undefined) return { kind: 'service', namespace, service, endpoint: first }
  return { kind: 'service', namespace, service, protocol: withoutUnderscore(first), port: withoutUnderscore(second) }
}

/** `10-0-0-1` → `10.0.0.1`, `fd00--1` → `fd00::1`. */
function addressOf(label: string): string {
  const isIPv4 = label.split('-').length === 4 && !label.includes('--')
  return label.replaceAll('-', isIPv4 ? '.' : ':')
}

function withoutUnderscore(label: string): string {
  return label.startsWith('_') ? label.slice(1) : label
}

/** The address that a PTR query asks for; undefined when the name is no complete reverse name. */
export function reverseAddress(name: string): string | undefined {
  const v4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/.exec(name)
  if (v4) return [v4[4], v4[3], v4[2], v4[1]].join('.')
  if (!/^([0-9a-f]\.){32}ip6\.arpa$/.test(name)) return undefined
  const digits = name.slice(0, 63).split('.').reverse().join('')
  return digits.replace(/(.{4})(?!$)/g, '$1:')
}

/**
 * The reverse zones that hold an IPv4 range: `10.96.0.0/16` → `96.10.in-addr.arpa`. A range that does not end at a byte has several zones.
 */
export function reverseZones(cidr: string): readonly string[] {
  const [address = '', length = '32'] = cidr.split('/')
  const bytes = address.split('.').map(Number)
  const bits = Math.max(Number(length), 8)
  const whole = Math.ceil(bits / 8)
  const count = 2 ** (whole * 8 - bits)
  const last = (bytes[whole - 1] ?? 0) & ~(count - 1)
  return Array.from({ length: count }, (_, i) =>
    [...bytes.slice(0, whole - 1), last + i].reverse().join('.').concat('.in-addr.arpa'),
  )
}

/** Whether the name is the zone or below it. */
export function isWithin(name: string, zone: string): boolean {
  return name === zone || name.endsWith(`.${zone}`)
}
