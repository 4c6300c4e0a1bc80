import type { Container, Node, Pod, Service } from '../../api/index.js'
import { qosClassOf } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import { aContainer, aPod } from '../testing/kubelet-world.js'
import { computeActions } from './actions.js'
import { admitPod } from './admission.js'
import { specHashOf } from './container-config.js'
import { formatResolvConf, parseResolvConf, resolverOf } from './dns.js'
import { buildEnvironment } from './environment.js'
import { expand } from './expansion.js'
import { hostnameOf } from './host-files.js'
import { applyDefaultTag } from './image-name.js'
import { KeyedBackOff } from './keyed-back-off.js'
import { containerResources, resourceFieldValue } from './resources.js'
import { viewOf } from './runtime-view.js'
import { containerSecurity } from './security.js'
import type { PodSources } from './sources.js'

describe('expand', () => {
  const values = new Map([
    ['A', 'one'],
    ['B', '$(A)'],
    ['EMPTY', ''],
  ])
  it.each([
    ['$(A)', 'one'],
    ['x$(A)y$(A)', 'xoneyone'],
    ['$$(A)', '$(A)'],
    ['$$$(A)', '$one'],
    ['$(B)', '$(A)'],
    ['$(NONE)', '$(NONE)'],
    ['$(EMPTY)|', '|'],
    ['$A $B $', '$A $B $'],
    ['$(A', '$(A'],
    ['a$$b', 'a$b'],
  ])('%s becomes %s', (text, expected) => {
    expect(expand(text, (name) => values.get(name))).toBe(expected)
  })
})

const service = (name: string, ports: NonNullable<Service['spec']>['ports'], clusterIP = '10.96.0.20'): Service => ({
  metadata: { name, namespace: 'default' },
  spec: { clusterIP, ...(ports ? { ports } : {}) },
})

function sources(more: Partial<PodSources> = {}): PodSources {
  const nothing = async () => undefined
  return {
    configMap: async (_namespace, name) => (name === 'settings' ? { data: { a: '1', b: '2' } } : undefined),
    secret: async (_namespace, name) =>
      name === 'keys' ? { data: { k: Buffer.from('secret').toString('base64') } } : undefined,
    claim: nothing,
    volume: nothing,
    services: () => [],
    node: () => undefined,
    token: async () => ({ token: 't', expiresAt: 0 }),
    ...more,
  }
}

describe('buildEnvironment', () => {
  const build = async (
    container: Partial<Container>,
    more: Partial<PodSources> = {},
    pod: Pod = aPod('p', {}, { uid: 'u', labels: { app: 'web' } }),
  ) =>
    await buildEnvironment({
      pod,
      container: aContainer('c', container),
      known: { hostIPs: ['192.0.2.1'], podIPs: ['10.0.0.9', 'fd00::9'] },
      sources: sources(more),
      allocatable: { cpu: '4', memory: '8Gi' },
    })

  it('takes envFrom first, then env in order, each expanded with those before', async () => {
    const result = await build({
      envFrom: [{ configMapRef: { name: 'settings' }, prefix: 'P_' }, { secretRef: { name: 'none', optional: true } }],
      env: [
        { name: 'X', value: '$(P_a)-$(LATER)' },
        { name: 'LATER', value: 'z' },
        { name: 'P_b', value: 'mine' },
        { name: 'K', valueFrom: { secretKeyRef: { name: 'keys', key: 'k' } } },
      ],
    })
    expect(result).toEqual([
      { name: 'P_a', value: '1' },
      { name: 'X', value: '1-$(LATER)' },
      { name: 'LATER', value: 'z' },
      { name: 'P_b', value: 'mine' },
      { name: 'K', value: 'secret' },
    ])
  })

  it('reads fields and resources', async () => {
    const field = (name: string, fieldPath: string) => ({ name, valueFrom: { fieldRef: { fieldPath } } })
    const result = await build({
      resources: { requests: { cpu: '250m' }, limits: { memory: '64Mi' } },
      env: [
        field('IP', 'status.podIP'),
        field('IPS', 'status.podIPs'),
        field('APP', "metadata.labels['app']"),
        field('NODE', 'spec.nodeName'),
        { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'requests.cpu' } } },
        { name: 'MILLI', valueFrom: { resourceFieldRef: { resource: 'requests.cpu', divisor: '1m' } } },
        { name: 'MEM', valueFrom: { resourceFieldRef: { resource: 'limits.memory', divisor: '1Mi' } } },
        { name: 'ALL', valueFrom: { resourceFieldRef: { resource: 'limits.cpu' } } },
      ],
    })
    expect(Object.fromEntries(result.map(({ name, value }) => [name, value]))).toEqual({
      IP: '10.0.0.9',
      IPS: '10.0.0.9,fd00::9',
      APP: 'web',
      NODE: 'node-0',
      CPU: '1',
      MILLI: '250',
      MEM: '64',
      ALL: '4',
    })
  })

  it.each([
    [{ configMapKeyRef: { name: 'none', key: 'a' } }, 'configmap "none" not found'],
    [{ configMapKeyRef: { name: 'settings', key: 'z' } }, "couldn't find key z in ConfigMap default/settings"],
    [{ secretKeyRef: { name: 'none', key: 'a' } }, 'secret "none" not found'],
    [{ secretKeyRef: { name: 'keys', key: 'z' } }, "couldn't find key z in Secret default/keys"],
  ])('says what is missing: %j', async (valueFrom, message) => {
    await expect(build({ env: [{ name: 'A', valueFrom }] })).rejects.toThrow(message)
  })

  it('adds the variables of services, unless links are off', async () => {
    const all = [
      service('kubernetes', [{ name: 'https', port: 443 }], '10.96.0.1'),
      service('my-web', [
        { name: 'http', port: 80 },
        { port: 53, protocol: 'UDP', name: 'dns' },
      ]),
      service('headless', [{ port: 1 }], 'None'),
    ]
    const names = (env: readonly { name: string }[]) => env.map(({ name }) => name)
    const env = await build({}, { services: () => all })
    expect(Object.fromEntries(env.map(({ name, value }) => [name, value]))).toMatchObject({
      KUBERNETES_SERVICE_HOST: '10.96.0.1',
      KUBERNETES_SERVICE_PORT_HTTPS: '443',
      MY_WEB_SERVICE_HOST: '10.96.0.20',
      MY_WEB_SERVICE_PORT: '80',
      MY_WEB_SERVICE_PORT_DNS: '53',
      MY_WEB_PORT: 'tcp://10.96.0.20:80',
      MY_WEB_PORT_53_UDP: 'udp://10.96.0.20:53',
      MY_WEB_PORT_80_TCP_ADDR: '10.96.0.20',
    })
    expect(names(env).some((name) => name.startsWith('HEADLESS'))).toBe(false)
    const off = await build({}, { services: () => all }, aPod('p', { enableServiceLinks: false }))
    expect(names(off).every((name) => name.startsWith('KUBERNETES_'))).toBe(true)
  })
})

describe('DNS and host names', () => {
  const settings = {
    clusterDNS: ['10.96.0.10'],
    clusterDomain: 'cluster.local',
    host: { servers: ['192.0.2.53'], searches: ['example.com'], options: ['edns0'] },
  }
  it('follow dnsPolicy and dnsConfig', () => {
    expect(formatResolvConf(resolverOf(aPod('p'), settings))).toBe(
      'search default.svc.cluster.local svc.cluster.local cluster.local example.com\nnameserver 10.96.0.10\noptions ndots:5\n',
    )
    expect(resolverOf(aPod('p', { hostNetwork: true }), settings)).toEqual(settings.host)
    expect(resolverOf(aPod('p', { dnsPolicy: 'Default' }), settings)).toEqual(settings.host)
    const dnsConfig = { nameservers: ['1.1.1.1'], searches: ['a.b'], options: [{ name: 'ndots', value: '2' }] }
    expect(resolverOf(aPod('p', { dnsPolicy: 'None', dnsConfig }), settings)).toEqual({
      servers: ['1.1.1.1'],
      searches: ['a.b'],
      options: ['ndots:2'],
    })
    expect(resolverOf(aPod('p', { dnsConfig }), settings).options).toEqual(['ndots:2'])
    expect(parseResolvConf('# c\nnameserver 9.9.9.9\nsearch x y\noptions ndots:1')).toEqual({
      servers: ['9.9.9.9'],
      searches: ['x', 'y'],
      options: ['ndots:1'],
    })
  })

  it('give the pod its name, cut to 63 characters, and its domain', () => {
    expect(hostnameOf(aPod('web-0', { hostname: 'web', subdomain: 'db' }), 'cluster.local')).toEqual({
      hostname: 'web',
      domain: 'db.default.svc.cluster.local',
    })
    const long = `${'a'.repeat(62)}-bcd`
    expect(hostnameOf(aPod(long), 'cluster.local').hostname).toBe('a'.repeat(62))
  })
})

describe('applyDefaultTag', () => {
  it.each([
    ['web', 'web:latest'],
    ['web:1', 'web:1'],
    ['registry.example:5000/a/b', 'registry.example:5000/a/b:latest'],
    ['localhost/x', 'localhost/x:latest'],
    [`web@sha256:${'0'.repeat(64)}`, `web@sha256:${'0'.repeat(64)}`],
  ])('%s becomes %s', (image, expected) => {
    expect(applyDefaultTag(image)).toEqual({ image: expected })
  })
  it.each(['', 'web:', 'x y', 'web:1:2', '-web', 'a//b', 'web@sha256:12'])('refuses "%s"', (image) => {
    expect(applyDefaultTag(image)).toEqual({ error: expect.stringContaining('invalid reference format') })
  })
})

describe('KeyedBackOff', () => {
  it('doubles up to its limit and begins anew after twice the limit', () => {
    const clock = new FakeClock()
    const backOff = new KeyedBackOff(clock, { initialMs: 10_000, maxMs: 300_000 })
    const start = clock.now()
    expect(backOff.remainingSince('k', start)).toBe(0)
    const delays = Array.from({ length: 7 }, () => {
      backOff.next('k', clock.now())
      return backOff.delayOf('k') / 1000
    })
    expect(delays).toEqual([10, 20, 40, 80, 160, 300, 300])
    expect(backOff.remainingSince('k', start)).toBe(300_000)
    expect(backOff.remainingSince('k', start + 600_001)).toBe(0)
    backOff.next('k', start + 600_001)
    expect(backOff.delayOf('k')).toBe(10_000)
  })
})

describe('resources', () => {
  it.each([
    [{}, 'BestEffort'],
    [{ requests: { cpu: '1' } }, 'Burstable'],
    [{ requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }, 'Guaranteed'],
    // The server's defaults give it requests.
    [{ limits: { cpu: '1', memory: '1Gi' } }, 'Burstable'],
    [{ requests: { cpu: '500m', memory: '1Gi' }, limits: { cpu: '1', memory: '1Gi' } }, 'Burstable'],
    [{ requests: { cpu: '0' } }, 'BestEffort'],
  ])('%j is %s', (resources, expected) => {
    expect(qosClassOf(aPod('p', { containers: [aContainer('c', { resources })] }))).toBe(expected)
  })

  it('become shares, quota and scores', () => {
    const container = aContainer('c', {
      resources: { requests: { cpu: '250m', memory: '1Gi' }, limits: { cpu: '1500m' } },
    })
    expect(containerResources(aPod('p', { containers: [container] }), container, 4 * 1024 ** 3)).toEqual({
      cpuShares: 256,
      cpuPeriod: 100_000,
      cpuQuota: 150_000,
      oomScoreAdj: 750,
    })
    const plain = aContainer('c')
    expect(containerResources(aPod('p'), plain, 1)).toEqual({ cpuShares: 2, oomScoreAdj: 1000 })
  })

  it('round up in downward fields', () => {
    const container = aContainer('c', { resources: { limits: { cpu: '1100m' } } })
    expect(resourceFieldValue(container, { resource: 'limits.cpu' }, {})).toBe('2')
    expect(resourceFieldValue(container, { resource: 'requests.memory' }, { memory: '1Gi' })).toBe('0')
  })
})

describe('containerSecurity', () => {
  const image = { id: 'i', tags: [], digests: [], sizeBytes: 0, user: '', entrypoint: [], command: [] }
  it('lays the container’s settings over the pod’s', () => {
    const pod = aPod('p', {
      securityContext: { runAsUser: 1000, runAsGroup: 3000, fsGroup: 2000, supplementalGroups: [5, 2000] },
    })
    const container = aContainer('c', { securityContext: { runAsUser: 7, allowPrivilegeEscalation: false } })
    expect(containerSecurity(pod, container, image, undefined)).toMatchObject({
      user: '7:3000',
      groups: [5, 2000],
      noNewPrivileges: true,
    })
  })
  it.each([
    ['', 'container has runAsNonRoot and image will run as root (pod: "p_default(u)", container: c)'],
    [
      'app',
      'container has runAsNonRoot and image has non-numeric user (app), cannot verify user is non-root (pod: "p_default(u)", container: c)',
    ],
  ])('refuses an image user "%s" with runAsNonRoot', (user, message) => {
    const pod = aPod('p', { securityContext: { runAsNonRoot: true } }, { uid: 'u' })
    expect(() => containerSecurity(pod, aContainer('c'), { ...image, user }, undefined)).toThrow(message)
  })
})

describe('admitPod', () => {
  const node: Node = {
    metadata: { name: 'node-0', labels: { disk: 'ssd' } },
    spec: { taints: [{ key: 'gone', effect: 'NoExecute' }] },
    status: { allocatable: { cpu: '2', memory: '1Gi', pods: '3' } },
  }
  const tolerations = [{ operator: 'Exists' }]
  const needs = (cpu: string) =>
    aPod('p', { tolerations, containers: [aContainer('c', { resources: { requests: { cpu } } })] })
  const port = (hostPort: number) =>
    aPod('p', { tolerations, containers: [aContainer('c', { ports: [{ containerPort: 1, hostPort }] })] })
  it.each<[string, Pod, Pod[], string | undefined]>([
    ['what fits', needs('1'), [needs('1')], undefined],
    ['too much CPU', needs('1'), [needs('1500m')], 'OutOfcpu'],
    ['too many pods', needs('0'), [needs('0'), needs('0'), needs('0')], 'OutOfpods'],
    ['another node', aPod('p', { nodeName: 'other', tolerations }), [], 'NodeName'],
    ['the wrong labels', aPod('p', { nodeSelector: { disk: 'hdd' }, tolerations }), [], 'NodeAffinity'],
    ['a taken port', port(80), [port(80)], 'NodePorts'],
    ['a free port', port(81), [port(80)], undefined],
    ['an untolerated taint', aPod('p'), [], 'TaintToleration'],
  ])('%s', (_what, pod, others, reason) => {
    expect(admitPod(pod, node, others)?.reason).toBe(reason)
  })
  it('says how much was asked for', () => {
    expect(admitPod(needs('1'), node, [needs('1500m')])?.message).toBe(
      "Node didn't have enough resource: cpu, requested: 1000, used: 1500, capacity: 2000",
    )
  })
})

describe('computeActions', () => {
  const identity = { node: 'node-0', namespace: 'default', pod: 'p', uid: 'u' }
  const sandbox = { ...identity, id: 's', attempt: 0, ready: true, ips: [], createdAt: 0 }
  const state = (name: string, more: Partial<ContainerState> = {}): ContainerState => ({
    ...identity,
    id: `id-${name}`,
    sandboxId: 's',
    container: name,
    attempt: 0,
    specHash: specHashOf(aContainer(name)),
    state: 'running',
    image: '',
    imageId: '',
    createdAt: 0,
    startedAt: 1,
    finishedAt: 0,
    exitCode: 0,
    reason: '',
    message: '',
    ...more,
  })
  const decide = (
    spec: Partial<NonNullable<Pod['spec']>>,
    containers: ContainerState[],
    failing: string[] = [],
    ready = true,
  ) => {
    const actions = computeActions({
      pod: aPod('p', spec, { uid: 'u' }),
      view: viewOf([{ ...sandbox, ready }], containers, 'u'),
      probes: { isStarted: () => true, failedProbe: (id) => (failing.includes(id) ? 'liveness' : undefined) },
      specHash: specHashOf,
    })
    return {
      start: actions.start.map(({ container }) => container.name),
      kill: actions.kill.map(({ message }) => message),
      ...(actions.createSandbox ? { createSandbox: actions.attempt } : {}),
      ...(actions.killPod ? { killPod: true } : {}),
    }
  }
  const dead = (exitCode: number): Partial<ContainerState> => ({ state: 'exited', exitCode })
  const initContainers = [aContainer('i1'), aContainer('s', { restartPolicy: 'Always' }), aContainer('i2')]

  it('starts what is missing and leaves what runs', () => {
    expect(decide({}, [])).toEqual({ start: ['c'], kill: [] })
    expect(decide({}, [state('c')])).toEqual({ start: [], kill: [] })
    expect(decide({}, [state('c', dead(0))])).toEqual({ start: ['c'], kill: [] })
  })
  it('ends a pod of which nothing is to run again', () => {
    expect(decide({ restartPolicy: 'Never' }, [state('c', dead(1))])).toMatchObject({ killPod: true })
    expect(decide({ restartPolicy: 'OnFailure' }, [state('c', dead(0))])).toMatchObject({ killPod: true })
    expect(decide({ restartPolicy: 'OnFailure' }, [state('c', dead(1))])).toEqual({ start: ['c'], kill: [] })
  })
  it('makes a new sandbox for a dead one, unless nothing is to run in it', () => {
    expect(decide({}, [state('c')], [], false)).toMatchObject({ createSandbox: 1 })
    expect(decide({ restartPolicy: 'Never' }, [state('c')], [], false)).toMatchObject({ killPod: true })
    expect(decide({ restartPolicy: 'OnFailure' }, [state('c', dead(0))], [], false)).toMatchObject({ killPod: true })
  })
  it('takes init containers one by one, sidecars beside them', () => {
    expect(decide({ initContainers }, [])).toEqual({ start: ['i1'], kill: [] })
    expect(decide({ initContainers }, [state('i1')])).toEqual({ start: [], kill: [] })
    expect(decide({ initContainers }, [state('i1', dead(0))])).toEqual({ start: ['s'], kill: [] })
    const begun = [state('i1', dead(0)), state('s')]
    expect(decide({ initContainers }, begun)).toEqual({ start: ['i2'], kill: [] })
    expect(decide({ initContainers }, [...begun, state('i2', dead(1))])).toEqual({ start: ['i2'], kill: [] })
    expect(decide({ initContainers, restartPolicy: 'Never' }, [...begun, state('i2', dead(1))])).toMatchObject({
      killPod: true,
    })
    expect(decide({ initContainers }, [...begun, state('i2', dead(0))])).toEqual({ start: ['c'], kill: [] })
    const all = [state('i1', dead(0)), state('s', dead(1)), state('i2', dead(0)), state('c')]
    expect(decide({ initContainers }, all)).toEqual({ start: ['s'], kill: [] })
  })
  it('kills for a failed probe and for a changed image', () => {
    expect(decide({}, [state('c')], ['id-c']).kill).toEqual(['Container c failed liveness probe, will be restarted'])
    expect(decide({ restartPolicy: 'Never' }, [state('c')], ['id-c']).kill).toEqual([
      'Container c failed liveness probe',
    ])
    expect(decide({}, [state('c', { specHash: 'old' })]).kill).toEqual([
      'Container c definition changed, will be restarted',
    ])
  })
})
