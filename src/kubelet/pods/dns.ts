import type { Pod } from '../../api/index.js'

export interface ResolverConfig {
  readonly servers: readonly string[]
  readonly searches: readonly string[]
  readonly options: readonly string[]
}

export interface DnsSettings {
  /** Addresses of the cluster's DNS; empty when there is none. */
  readonly clusterDNS: readonly string[]
  /** `cluster.local` */
  readonly clusterDomain: string
  /** What the node itself uses. */
  readonly host: ResolverConfig
}

/** Upstream's limits for search lists (pkg/apis/core/validation, v1.34). */
const longestSearchList = 2048
const mostSearches = 32
const mostServers = 3

/** What a pod's resolv.conf says, by its dnsPolicy and dnsConfig (pkg/kubelet/network/dns, v1.34). */
export function resolverOf(pod: Pod, settings: DnsSettings): ResolverConfig {
  const { dnsPolicy = 'ClusterFirst', hostNetwork = false, dnsConfig } = pod.spec ?? {}
  const usesCluster =
    settings.clusterDNS.length > 0 &&
    (dnsPolicy === 'ClusterFirstWithHostNet' || (dnsPolicy === 'ClusterFirst' && !hostNetwork))
  const base: ResolverConfig =
    dnsPolicy === 'None'
      ? { servers: [], searches: [], options: [] }
      : usesCluster
        ? clusterResolver(pod, settings)
        : settings.host
  const servers = [...base.servers, ...(dnsConfig?.nameservers ?? [])]
  const searches = [...base.searches, ...(dnsConfig?.searches ?? [])]
  const overridden = new Set((dnsConfig?.options ?? []).map(({ name }) => name))
  const options = [
    ...base.options.filter((option) => !overridden.has(option.split(':')[0] ?? '')),
    ...(dnsConfig?.options ?? []).map(({ name = '', value }) => (value ? `${name}:${value}` : name)),
  ]
  return { servers: unique(servers).slice(0, mostServers), searches: limited(unique(searches)), options }
}

export function formatResolvConf({ servers, searches, options }: ResolverConfig): string {
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...servers.map((server) => `nameserver ${server}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

export function parseResolvConf(text: string): ResolverConfig {
  const servers: string[] = []
  let searches: string[] = []
  let options: string[] = []
  for (const line of text.split('\n')) {
    const [keyword, ...words] = line.trim().split(/\s+/)
    if (keyword === 'nameserver' && words[0] !== undefined) servers.push(words[0])
    else if (keyword === 'search') searches = words.filter((word) => word !== '.')
    else if (keyword === 'options') options = words
  }
  return { servers, searches, options }
}

function clusterResolver(pod: Pod, { clusterDNS, clusterDomain, host }: DnsSettings): ResolverConfig {
  const namespace = pod.metadata?.namespace ?? 'default'
  const own = [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain]
  return { servers: clusterDNS, searches: [...own, ...host.searches], options: ['ndots:5'] }
}

function unique(items: readonly string[]): string[] {
  return [...new Set(items)]
}

function limited(searches: readonly string[]): string[] {
  const kept = searches.slice(0, mostSearches)
  while (kept.join(' ').length > longestSearchList) kept.pop()
  return kept
}
