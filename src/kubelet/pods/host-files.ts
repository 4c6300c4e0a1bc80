import { chmod, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pod } from '../../api/index.js'
import type { Mount } from '../runtime/container-runtime.js'
import type { DnsSettings } from './dns.js'
import { formatResolvConf, resolverOf } from './dns.js'
import type { AnyContainer } from './pod-spec.js'

/** Longest host name that Linux and RFC 1123 allow a label to be. */
const longestHostname = 63

/** The pod's host name and domain (pkg/kubelet GeneratePodHostNameAndDomain, v1.34). */
export function hostnameOf(pod: Pod, clusterDomain: string): { readonly hostname: string; readonly domain: string } {
  const { hostname, subdomain, setHostnameAsFQDN, hostnameOverride } = pod.spec ?? {}
  const { name = '', namespace = '' } = pod.metadata ?? {}
  if (hostnameOverride) return { hostname: hostnameOverride, domain: '' }
  const short = (hostname || name).slice(0, longestHostname).replace(/[-.]+$/, '')
  const domain = subdomain ? `${subdomain}.${namespace}.svc.${clusterDomain}` : ''
  return { hostname: setHostnameAsFQDN === true && domain !== '' ? `${short}.${domain}` : short, domain }
}

export interface HostFilesInput {
  readonly pod: Pod
  /** A folder of the pod's own. */
  readonly folder: string
  readonly podIPs: readonly string[]
  readonly dns: DnsSettings
  /** The node's own /etc/hosts, for pods with its network. */
  readonly nodeHosts: string
}

/** Writes the pod's hosts, resolv.conf and hostname files (in place: containers hold the inodes). Returns the folder's paths. */
export async function writeHostFiles(input: HostFilesInput): Promise<void> {
  const { pod, folder, dns } = input
  await mkdir(folder, { recursive: true })
  const { hostname, domain } = hostnameOf(pod, dns.clusterDomain)
  await Promise.all([
    writeFile(join(folder, 'hosts'), hostsFile(input, hostname, domain)),
    writeFile(join(folder, 'resolv.conf'), formatResolvConf(resolverOf(pod, dns))),
    writeFile(join(folder, 'hostname'), `${hostname}\n`),
  ])
}

/** Mounts of these files, save where the container mounts something of its own at the place. */
export function hostFileMounts(pod: Pod, container: AnyContainer, folder: string): Mount[] {
  const taken = new Set((container.volumeMounts ?? []).map(({ mountPath }) => mountPath.replace(/\/+$/, '')))
  const files = pod.spec?.hostNetwork === true ? ['hosts', 'resolv.conf'] : ['hosts', 'resolv.conf', 'hostname']
  return files
    .filter((file) => !taken.has(`/etc/${file}`))
    .map((file) => ({
      hostPath: join(folder, file),
      containerPath: `/etc/${file}`,
      readOnly: false,
      propagation: 'private',
    }))
}

/** A fresh file for the container's last words; any user of the container may write it. */
export async function createTerminationLog(path: string): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true })
  await writeFile(path, '')
  await chmod(path, 0o666)
}

function hostsFile({ pod, podIPs, nodeHosts }: HostFilesInput, hostname: string, domain: string): string {
  const aliases = (pod.spec?.hostAliases ?? []).map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join('\t')}\n`)
  const extra = aliases.length === 0 ? '' : `\n# Entries added by HostAliases.\n${aliases.join('')}`
  if (pod.spec?.hostNetwork === true) {
    return `# Kubernetes-managed hosts file (host network).\n${nodeHosts}${extra}`
  }
  const names = domain === '' ? hostname : `${hostname.split('.')[0]}.${domain}\t${hostname.split('.')[0]}`
  const fixed = [
    '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    ...podIPs.map((ip) => `${ip}\t${names}`),
  ]
  return `${fixed.join('\n')}\n${extra}`
}
