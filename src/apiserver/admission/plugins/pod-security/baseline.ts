import type { LifecycleHandler, Probe, SELinuxOptions } from '../../../../api/index.js'
import type { Check, PodLike, Violation } from './check.js'
import { containerNames, containersOf, failing, plural, quoted, setters, unique } from './check.js'
import { seccompSetters } from './seccomp.js'

const appArmorPrefix = 'container.apparmor.security.beta.kubernetes.io/'

function appArmorProfile(pod: PodLike): Violation | undefined {
  const isBad = (type: string | undefined): type is string =>
    type !== undefined && type !== 'RuntimeDefault' && type !== 'Localhost'
  const ofPod = pod.spec.securityContext?.appArmorProfile?.type
  const values = [ofPod, ...containersOf(pod).map((one) => one.securityContext?.appArmorProfile?.type)].filter(isBad)
  const annotations = Object.entries(pod.metadata?.annotations ?? {})
    .filter(([key, value]) => key.startsWith(appArmorPrefix) && value !== '' && value !== 'runtime/default')
    .filter(([, value]) => !value.startsWith('localhost/'))
    .map(([key, value]) => `${key}=${JSON.stringify(value)}`)
    .sort()
  const bad = [...unique(values), ...annotations]
  if (bad.length === 0) return undefined
  const who = setters(
    isBad(ofPod),
    failing(pod, (context) => isBad(context?.appArmorProfile?.type)),
  )
  const all = [
    ...(who === '' ? [] : [who]),
    ...(annotations.length > 0 ? [plural('annotation', annotations.length)] : []),
  ]
  return {
    reason: plural('forbidden AppArmor profile', bad.length),
    detail: `${all.join(' and ')} must not set AppArmor profile type to ${quoted(bad)}`,
  }
}

const defaultCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])

function capabilities(pod: PodLike): Violation | undefined {
  const added = (add: readonly string[] | undefined): readonly string[] =>
    (add ?? []).filter((one) => !defaultCapabilities.has(one))
  const names = failing(pod, (context) => added(context?.capabilities?.add).length > 0)
  if (names.length === 0) return undefined
  const bad = unique(containersOf(pod).flatMap((one) => added(one.securityContext?.capabilities?.add)))
  return {
    reason: 'non-default capabilities',
    detail: `${containerNames(names)} must not include ${quoted(bad)} in securityContext.capabilities.add`,
  }
}

function hostNamespaces({ spec }: PodLike): Violation | undefined {
  const shared = (['hostNetwork', 'hostPID', 'hostIPC'] as const).filter((field) => spec[field])
  if (shared.length === 0) return undefined
  return { reason: 'host namespaces', detail: shared.map((field) => `${field}=true`).join(', ') }
}

function hostPathVolumes({ spec }: PodLike): Violation | undefined {
  const names = (spec.volumes ?? []).filter((volume) => volume.hostPath).map(({ name }) => name)
  if (names.length === 0) return undefined
  return { reason: 'hostPath volumes', detail: `${plural('volume', names.length)} ${quoted(names)}` }
}

function hostPorts(pod: PodLike): Violation | undefined {
  const names = failing(pod, (_, container) => (container.ports ?? []).some((port) => port.hostPort))
  if (names.length === 0) return undefined
  const ports = unique(
    containersOf(pod).flatMap(({ ports }) =>
      (ports ?? []).flatMap(({ hostPort }) => (hostPort ? [String(hostPort)] : [])),
    ),
  )
  const verb = names.length === 1 ? 'uses' : 'use'
  return {
    reason: 'hostPort',
    detail: `${containerNames(names)} ${verb} ${plural('hostPort', ports.length)} ${ports.join(', ')}`,
  }
}

function hostProbes(pod: PodLike): Violation | undefined {
  const hosts = new Set<string>()
  const names = failing(pod, (_, { livenessProbe, readinessProbe, startupProbe, lifecycle }) => {
    const handlers = [livenessProbe, readinessProbe, startupProbe, lifecycle?.postStart, lifecycle?.preStop]
    const found = handlers.flatMap((one: Probe | LifecycleHandler | undefined) =>
      [one?.httpGet?.host, one?.tcpSocket?.host].filter((host): host is string => Boolean(host)),
    )
    for (const host of found) hosts.add(host)
    return found.length > 0
  })
  if (names.length === 0) return undefined
  const verb = names.length === 1 ? 'uses' : 'use'
  const what = plural('probe or lifecycle host', hosts.size)
  return {
    reason: 'probe or lifecycle host',
    detail: `${containerNames(unique(names))} ${verb} ${what} ${quoted(unique(hosts))}`,
  }
}

function privileged(pod: PodLike): Violation | undefined {
  const names = failing(pod, (context) => context?.privileged === true)
  if (names.length === 0) return undefined
  return { reason: 'privileged', detail: `${containerNames(names)} must not set securityContext.privileged=true` }
}

function procMount(pod: PodLike): Violation | undefined {
  const isBad = (mount: string | undefined): mount is string => mount !== undefined && mount !== 'Default'
  const names = failing(pod, (context) => isBad(context?.procMount))
  if (names.length === 0) return undefined
  const bad = unique(
    containersOf(pod)
      .map((one) => one.securityContext?.procMount)
      .filter(isBad),
  )
  return {
    reason: 'procMount',
    detail: `${containerNames(names)} must not set securityContext.procMount to ${quoted(bad)}`,
  }
}

function seLinuxOptions(types: ReadonlySet<string>) {
  return (pod: PodLike): Violation | undefined => {
    const isBad = (options: SELinuxOptions | undefined): boolean =>
      options !== undefined && (!types.has(options.type ?? '') || Boolean(options.user) || Boolean(options.role))
    const ofPod = pod.spec.securityContext?.seLinuxOptions
    const names = failing(pod, (context) => isBad(context?.seLinuxOptions))
    if (!isBad(ofPod) && names.length === 0) return undefined
    const all = [ofPod, ...containersOf(pod).map((one) => one.securityContext?.seLinuxOptions)]
    const badTypes = unique(all.map((one) => one?.type ?? '').filter((type) => !types.has(type)))
    const data = [
      ...(badTypes.length > 0 ? [`${plural('type', badTypes.length)} ${quoted(badTypes)}`] : []),
      ...(all.some((one) => one?.user) ? ['user may not be set'] : []),
      ...(all.some((one) => one?.role) ? ['role may not be set'] : []),
    ]
    return {
      reason: 'seLinuxOptions',
      detail: `${setters(isBad(ofPod), names)} set forbidden securityContext.seLinuxOptions: ${data.join('; ')}`,
    }
  }
}

const oldTypes = ['', 'container_t', 'container_init_t', 'container_kvm_t']

function seccompProfile(pod: PodLike): Violation | undefined {
  return seccompSetters(pod)
}

/** Before the field there were annotations. */
function seccompAnnotations(pod: PodLike): Violation | undefined {
  const annotations = pod.metadata?.annotations ?? {}
  const keys = [
    'seccomp.security.alpha.kubernetes.io/pod',
    ...containersOf(pod).map(({ name }) => `container.seccomp.security.alpha.kubernetes.io/${name}`),
  ]
  const isGood = (value: string): boolean =>
    value === 'runtime/default' || value === 'docker/default' || value.startsWith('localhost/')
  const bad = unique(
    keys.flatMap((key) => {
      const value = annotations[key]
      return value === undefined || isGood(value) ? [] : [`${key}=${JSON.stringify(value)}`]
    }),
  )
  if (bad.length === 0) return undefined
  return { reason: 'seccompProfile', detail: `forbidden ${plural('annotation', bad.length)} ${bad.join(', ')}` }
}

const safeSysctls: readonly { readonly since: number; readonly names: readonly string[] }[] = [
  {
    since: 0,
    names: [
      'kernel.shm_rmid_forced',
      'net.ipv4.ip_local_port_range',
      'net.ipv4.tcp_syncookies',
      'net.ipv4.ping_group_range',
      'net.ipv4.ip_unprivileged_port_start',
    ],
  },
  { since: 27, names: ['net.ipv4.ip_local_reserved_ports'] },
  {
    since: 29,
    names: [
      'net.ipv4.tcp_keepalive_time',
      'net.ipv4.tcp_fin_timeout',
      'net.ipv4.tcp_keepalive_intvl',
      'net.ipv4.tcp_keepalive_probes',
    ],
  },
  { since: 32, names: ['net.ipv4.tcp_rmem', 'net.ipv4.tcp_wmem'] },
]

function sysctlsSafeIn(minor: number) {
  const safe = new Set(safeSysctls.filter(({ since }) => since <= minor).flatMap(({ names }) => names))
  return ({ spec }: PodLike): Violation | undefined => {
    const names = (spec.securityContext?.sysctls ?? []).map(({ name }) => name).filter((name) => !safe.has(name))
    return names.length === 0 ? undefined : { reason: 'forbidden sysctls', detail: names.join(', ') }
  }
}

function windowsHostProcess(pod: PodLike): Violation | undefined {
  const ofPod = pod.spec.securityContext?.windowsOptions?.hostProcess === true
  const names = failing(pod, (context) => context?.windowsOptions?.hostProcess === true)
  if (!ofPod && names.length === 0) return undefined
  return {
    reason: 'hostProcess',
    detail: `${setters(ofPod, names)} must not set securityContext.windowsOptions.hostProcess=true`,
  }
}

const always = (run: (pod: PodLike) => Violation | undefined) => [{ since: 0, run }]

/** The standard that keeps pods from the best known ways out of their containers (pod-security-admission's policy/, v0.34), by id. */
export const baselineChecks: readonly Check[] = [
  { id: 'appArmorProfile', versions: always(appArmorProfile) },
  { id: 'capabilities_baseline', versions: always(capabilities) },
  { id: 'hostNamespaces', versions: always(hostNamespaces) },
  { id: 'hostPathVolumes', versions: always(hostPathVolumes) },
  { id: 'hostPorts', versions: always(hostPorts) },
  { id: 'hostProbesAndHostLifecycle', versions: [{ since: 34, run: hostProbes }] },
  { id: 'privileged', versions: always(privileged) },
  { id: 'procMount', versions: always(procMount) },
  {
    id: 'seLinuxOptions',
    versions: [
      { since: 0, run: seLinuxOptions(new Set(oldTypes)) },
      { since: 31, run: seLinuxOptions(new Set([...oldTypes, 'container_engine_t'])) },
    ],
  },
  {
    id: 'seccompProfile_baseline',
    versions: [
      { since: 0, run: seccompAnnotations },
      { since: 19, run: seccompProfile },
    ],
  },
  { id: 'sysctls', versions: safeSysctls.map(({ since }) => ({ since, run: sysctlsSafeIn(since) })) },
  { id: 'windowsHostProcess', versions: always(windowsHostProcess) },
]
