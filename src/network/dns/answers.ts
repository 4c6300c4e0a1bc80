import { isIPv4, isIPv6 } from 'node:net'
import type { Answer } from 'dns-packet'
import type { Endpoint, EndpointSlice, Service } from '../../api/index.js'
import { serviceKeyOf } from '../slices-by-service.js'
import type { ClusterView } from './cluster-view.js'
import { isWithin, type NameRequest, parseName, reverseAddress, reverseZones } from './names.js'

export interface ZoneOptions {
  /** `cluster.local`. */
  readonly domain: string
  /** Ranges whose reverse names nobody else can know: of Services and of pods. */
  readonly cidrs: readonly string[]
  /** Where this server is reached; the address of `ns.dns.<domain>`. */
  readonly addresses: readonly string[]
  readonly view: ClusterView
}

export interface DnsQuestion {
  /** As asked: upper case is kept in the answer. No final dot. */
  readonly name: string
  readonly type: string
}

/** What is said to a question; `elsewhere` when other servers are to be asked. */
export type DnsAnswer =
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'answer'
      readonly isFound: boolean
      readonly answers: readonly Answer[]
      readonly authorities: readonly Answer[]
      readonly additionals: readonly Answer[]
      /** The end of a chain of aliases, where it lies outside the cluster's domain. */
      readonly alias?: string
    }

/** Seconds; kubeadm's Corefile. */
export const ttl = 30

/** Aliases that lead to aliases: CoreDNS gives up after seven. */
const longestChain = 7

interface Target {
  readonly address: string
  readonly port: number | undefined
  readonly host: string
}

/**
 * The cluster's own names as CoreDNS' kubernetes plugin answers them (v1.12, `pods insecure`, `ttl 30`) under the DNS-based service discovery
 * specification 1.1.0. Asks nobody else.
 */
export function answerQuestion(question: DnsQuestion, zone: ZoneOptions): DnsAnswer {
  const name = question.name.toLowerCase()
  const request = parseName(name, zone.domain)
  if (request !== undefined) return answerForward(question, request, zone)
  const reverse = zone.cidrs.flatMap(reverseZones).find((one) => isWithin(name, one))
  const address = reverseAddress(name)
  const hosts = address === undefined ? [] : hostsAt(address, zone)
  if (reverse === undefined && hosts.length === 0) return { kind: 'elsewhere' }
  const soa = soaOf(reverse ?? name)
  if (hosts.length > 0) {
    const answers = question.type === 'PTR' ? hosts.map((data) => record(question.name, 'PTR', data)) : []
    return found(answers, soa)
  }
  if (name === reverse) return found(question.type === 'SOA' ? [soa] : [], soa)
  return absent(soa)
}

function answerForward(question: DnsQuestion, request: NameRequest, zone: ZoneOptions): DnsAnswer {
  const soa = soaOf(zone.domain)
  const { name, type } = question
  switch (request.kind) {
    case 'apex':
      if (type === 'SOA') return found([soa], soa)
      if (type !== 'NS') return found([], soa)
      return found([record(name, 'NS', `ns.dns.${zone.domain}`)], soa, nameServers(`ns.dns.${zone.domain}`, zone))
    case 'ns-dns':
      return found(
        nameServers(name, zone).filter((one) => one.type === type),
        soa,
      )
    case 'dns-version':
      return found(type === 'TXT' ? [{ name, type: 'TXT', ttl, data: '1.1.0' }] : [], soa)
    case 'svc':
    case 'pod':
      return found([], soa)
    case 'namespace':
      return zone.view.hasNamespace(request.namespace) ? found([], soa) : absent(soa)
    case 'pod-address':
      if (!zone.view.hasNamespace(request.namespace) || !isAddress(request.address)) return absent(soa)
      return found(addressRecords(question, [request.address]), soa)
    case 'service':
      return answerService(question, request, zone)
    default:
      return absent(soa)
  }
}

function answerService(
  question: DnsQuestion,
  request: Extract<NameRequest, { kind: 'service' }>,
  zone: ZoneOptions,
): DnsAnswer {
  const soa = soaOf(zone.domain)
  const service = zone.view.service(request.namespace, request.service)
  if (service === undefined) return absent(soa)
  if (service.spec?.type === 'ExternalName') {
    const isPlain = request.endpoint === undefined && request.port === undefined
    return isPlain ? answerAlias(question, service.spec.externalName ?? '', zone) : absent(soa)
  }
  const targets = targetsOf(service, request, zone)
  if (targets.length === 0) return absent(soa)
  if (question.type === 'SRV') return serviceRecords(question.name, targets, soa)
  return found(
    addressRecords(
      question,
      targets.map(({ address }) => address),
    ),
    soa,
  )
}

/** An ExternalName: the alias and, where that leads into the cluster again, what is found there. */
function answerAlias(question: DnsQuestion, externalName: string, zone: ZoneOptions): DnsAnswer {
  const soa = soaOf(zone.domain)
  const answers: Answer[] = []
  let name = question.name
  let target = externalName.replace(/\.$/, '')
  if (target === '' || isAddress(target)) return absent(soa)
  for (let i = 0; i < longestChain; i++) {
    answers.push(record(name, 'CNAME', target))
    if (question.type === 'CNAME') return found(answers, soa)
    const request = parseName(target.toLowerCase(), zone.domain)
    if (request === undefined) return { ...found(answers, soa), alias: target }
    const next = request.kind === 'service' ? zone.view.service(request.namespace, request.service) : undefined
    if (next?.spec?.type !== 'ExternalName') {
      const end = answerForward({ name: target, type: question.type }, request, zone)
      return end.kind === 'answer' ? { ...end, isFound: true, answers: [...answers, ...end.answers] } : end
    }
    name = target
    target = (next.spec.externalName ?? '').replace(/\.$/, '')
  }
  return found(answers, soa)
}

/** Where a Service's name leads: its own addresses, or those of its ready endpoints. */
function targetsOf(
  service: Service,
  { endpoint, port, protocol }: { readonly endpoint?: string; readonly port?: string; readonly protocol?: string },
  { view, domain }: ZoneOptions,
): readonly Target[] {
  const { name = '', namespace = '' } = service.metadata ?? {}
  const host = `${name}.${namespace}.svc.${domain}`
  const isAsked = (portName = '', portProtocol = 'TCP') =>
    (port ?? '') === '' || (portName === port && portProtocol.toLowerCase() === protocol)
  const clusterIPs = service.spec?.clusterIPs ?? (service.spec?.clusterIP ? [service.spec.clusterIP] : [])
  if (endpoint === undefined && !clusterIPs.includes('None')) {
    return (service.spec?.ports ?? [])
      .filter((one) => isAsked(one.name, one.protocol))
      .flatMap((one) => clusterIPs.map((address) => ({ address, port: one.port, host })))
  }
  const targets: Target[] = []
  for (const slice of view.slices(namespace, name)) {
    const ports: readonly { name?: string; protocol?: string; port?: number }[] = slice.ports?.length
      ? slice.ports
      : [{}]
    for (const one of readyEndpoints(slice)) {
      for (const address of one.addresses) {
        const label = labelOf(one, address)
        if (endpoint !== undefined && endpoint !== label) continue
        for (const { name: portName, protocol: portProtocol, port: number } of ports) {
          if (isAsked(portName, portProtocol)) targets.push({ address, port: number, host: `${label}.${host}` })
        }
      }
    }
  }
  return targets
}

function serviceRecords(name: string, targets: readonly Target[], soa: Answer): DnsAnswer {
  const withPort = targets.filter(({ port }) => port !== undefined)
  const weight = Math.max(1, Math.floor(100 / Math.max(1, withPort.length)))
  const answers = new Map<string, Answer>()
  const additionals = new Map<string, Answer>()
  for (const { address, port = 0, host } of withPort) {
    answers.set(`${host}:${port}`, { name, type: 'SRV', ttl, data: { priority: 0, weight, port, target: host } })
    const type = isIPv6(address) ? 'AAAA' : 'A'
    additionals.set(`${host}/${address}`, record(host, type, address))
  }
  return found([...answers.values()], soa, [...additionals.values()])
}

function addressRecords({ name, type }: DnsQuestion, addresses: readonly string[]): Answer[] {
  if (type !== 'A' && type !== 'AAAA') return []
  const fits = type === 'A' ? isIPv4 : isIPv6
  return [...new Set(addresses)].filter((one) => fits(one)).map((address) => record(name, type, address))
}

/** The names that an address has: its Service's, else those of the endpoints. */
function hostsAt(address: string, { view, domain }: ZoneOptions): readonly string[] {
  const [service] = view.servicesAt(address)
  if (service) return [`${service.metadata?.name}.${service.metadata?.namespace}.svc.${domain}`]
  const hosts = new Set<string>()
  for (const slice of view.slicesAt(address)) {
    const [namespace, name] = serviceKeyOf(slice)?.split('/') ?? []
    if (name === undefined) continue
    for (const endpoint of readyEndpoints(slice)) {
      if (!endpoint.addresses.includes(address)) continue
      hosts.add(`${labelOf(endpoint, address)}.${name}.${namespace}.svc.${domain}`)
    }
  }
  return [...hosts]
}

function readyEndpoints({ endpoints }: EndpointSlice): readonly Endpoint[] {
  return (endpoints ?? []).filter(({ conditions }) => conditions?.ready !== false)
}

function labelOf({ hostname }: Endpoint, address: string): string {
  return hostname ? hostname : address.replace(/[.:]/g, '-')
}

function nameServers(name: string, { addresses }: ZoneOptions): Answer[] {
  return addresses.map((address) => record(name, isIPv6(address) ? 'AAAA' : 'A', address))
}

function isAddress(text: string): boolean {
  return isIPv4(text) || isIPv6(text)
}

function record(name: string, type: 'A' | 'AAAA' | 'CNAME' | 'NS' | 'PTR', data: string): Answer {
  return { name, type, ttl, data }
}

function soaOf(zone: string): Answer {
  const data = { mname: `ns.dns.${zone}`, rname: `hostmaster.${zone}`, serial: 1 }
  return { name: zone, type: 'SOA', ttl, data: { ...data, refresh: 7200, retry: 1800, expire: 86_400, minimum: ttl } }
}

/** The name is there. Without answers of the asked type the SOA says how long that may be remembered. */
function found(answers: readonly Answer[], soa: Answer, additionals: readonly Answer[] = []) {
  const authorities = answers.length === 0 ? [soa] : []
  return { kind: 'answer', isFound: true, answers, authorities, additionals } as const
}

function absent(soa: Answer): DnsAnswer {
  return { kind: 'answer', isFound: false, answers: [], authorities: [soa], additionals: [] }
}
