import type { KubeObject, Pod, PolicyRule, ResourceQuota, ResourceToken, UserInfo } from '../../api/index.js'
import {
  CertificateSigningRequests,
  ClusterRoles,
  Deployments,
  IngressClasses,
  Ingresses,
  LimitRanges,
  Namespaces,
  PersistentVolumeClaims,
  Pods,
  ResourceQuotas,
  RoleBindings,
  Roles,
  RuntimeClasses,
  StorageClasses,
} from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createAuthorizer } from '../authorization/index.js'
import type { AdmissionAttributes } from './attributes.js'
import { AdmissionChain } from './chain.js'
import type { ObjectLister } from './lister.js'
import { defaultPlugins } from './plugins/index.js'

const admin: UserInfo = { username: 'admin', groups: ['system:masters'] }

/** A server's objects, and the plugins that read them. */
class World implements ObjectLister {
  readonly objects = new Map<string, KubeObject>()
  readonly warnings: string[] = []
  readonly chain: AdmissionChain

  constructor() {
    this.put(Namespaces, { metadata: { name: 'ns' } })
    const rbac = {
      clusterRoleBindings: () => [],
      roleBindings: (namespace: string) => this.list(RoleBindings, namespace),
      clusterRole: (name: string) => this.get(ClusterRoles, '', name),
      role: (namespace: string, name: string) => this.get(Roles, namespace, name),
    }
    const plugins = defaultPlugins({
      lister: this,
      random: new SeededRandom(1),
      clock: new FakeClock(),
      authorizer: createAuthorizer({ rbac }),
      rbac,
      changeQuotaStatus: async (namespace, name, change) => {
        const quota = structuredClone(this.get(ResourceQuotas, namespace, name)) as ResourceQuota
        change(quota)
        this.put(ResourceQuotas, quota)
      },
    })
    this.chain = new AdmissionChain(plugins.filter((plugin) => plugin.name !== 'ServiceAccount'))
  }

  put(token: ResourceToken, object: object): void {
    const { metadata } = object as KubeObject
    const namespace = token.namespaced ? (metadata?.namespace ?? 'ns') : ''
    this.objects.set(`${token.group}/${token.plural}|${namespace}|${metadata?.name}`, object as KubeObject)
  }

  get<T extends KubeObject>(token: ResourceToken<T>, namespace: string, name: string): T | undefined {
    return this.objects.get(`${token.group}/${token.plural}|${namespace}|${name}`) as T | undefined
  }

  list<T extends KubeObject>(token: ResourceToken<T>, namespace: string): readonly T[] {
    const prefix = `${token.group}/${token.plural}|${namespace}`
    return [...this.objects].filter(([key]) => key.startsWith(prefix)).map(([, object]) => object as T)
  }

  /** Both halves of admission; resolves to the object as it would be written. */
  async write<T extends KubeObject>(token: ResourceToken<T>, object: object, more: Partial<AdmissionAttributes> = {}) {
    const copy = structuredClone(object) as T
    const attributes: AdmissionAttributes = {
      operation: more.old ? 'UPDATE' : 'CREATE',
      resource: token,
      subresource: '',
      namespace: token.namespaced ? 'ns' : '',
      name: copy.metadata?.name ?? '',
      object: copy,
      old: undefined,
      user: admin,
      dryRun: false,
      warn: (text) => this.warnings.push(text),
      ...more,
    }
    await this.chain.mutate(attributes)
    await this.chain.validate(attributes)
    return copy
  }
}

function pod(spec: object = {}, metadata: object = {}): object {
  return { metadata: { name: 'p', ...metadata }, spec: { containers: [{ name: 'c', image: 'i' }], ...spec } }
}

const refusal = (message: string, code = 403) => expect.objectContaining({ code, message })

describe('LimitRanger', () => {
  const withLimits = (...limits: object[]): World => {
    const world = new World()
    world.put(LimitRanges, { metadata: { name: 'l' }, spec: { limits } })
    return world
  }

  it('sets what containers leave open, and says so in an annotation', async () => {
    const world = withLimits({ type: 'Container', default: { memory: '64Mi' }, defaultRequest: { cpu: '100m' } })
    const written = await world.write(
      Pods,
      pod({ initContainers: [{ name: 'i', resources: { requests: { cpu: '1' } } }] }),
    )
    expect(written.spec?.containers[0]?.resources).toEqual({ limits: { memory: '64Mi' }, requests: { cpu: '100m' } })
    expect(written.spec?.initContainers?.[0]?.resources?.requests).toEqual({ cpu: '1' })
    expect(written.metadata?.annotations?.['kubernetes.io/limit-ranger']).toBe(
      'LimitRanger plugin set: cpu request for container c; memory limit for container c; memory limit for init container i',
    )
  })

  it('refuses sums outside of the bounds, all of them in one message', async () => {
    const world = withLimits({ type: 'Pod', min: { cpu: '100m' }, max: { memory: '100Mi' } })
    await expect(world.write(Pods, pod())).rejects.toEqual(
      refusal(
        'pods "p" is forbidden: [minimum cpu usage per Pod is 100m.  No request is specified, maximum memory usage per Pod is 100Mi.  No limit is specified]',
      ),
    )
  })

  it('compares limits with requests', async () => {
    const world = withLimits({ type: 'Container', maxLimitRequestRatio: { cpu: '2' } })
    const resources = { requests: { cpu: '100m' }, limits: { cpu: '300m' } }
    await expect(world.write(Pods, pod({ containers: [{ name: 'c', resources }] }))).rejects.toEqual(
      refusal(
        'pods "p" is forbidden: cpu max limit to request ratio per Container is 2, but provided ratio is 3.000000',
      ),
    )
  })

  it('bounds the size of claims', async () => {
    const world = withLimits({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } })
    const claim = { metadata: { name: 'c' }, spec: { resources: { requests: { storage: '2Gi' } } } }
    await expect(world.write(PersistentVolumeClaims, claim)).rejects.toEqual(
      refusal(
        'persistentvolumeclaims "c" is forbidden: maximum storage usage per PersistentVolumeClaim is 1Gi, but request is 2Gi',
      ),
    )
  })
})

describe('ResourceQuota', () => {
  const withQuota = (hard: Record<string, string>, used: Record<string, string>, spec: object = {}): World => {
    const world = new World()
    world.put(ResourceQuotas, { metadata: { name: 'q' }, spec: { hard, ...spec }, status: { hard, used } })
    return world
  }
  const usedOf = (world: World) => world.get(ResourceQuotas, 'ns', 'q')?.status?.used
  const asking = (cpu: string) => pod({ containers: [{ name: 'c', resources: { requests: { cpu } } }] })

  it('charges what is created and refuses what is too much', async () => {
    const world = withQuota({ pods: '5', 'requests.cpu': '1' }, { pods: '0', 'requests.cpu': '0' })
    await world.write(Pods, asking('600m'))
    expect(usedOf(world)).toEqual({ pods: '1', 'requests.cpu': '600m' })
    await expect(world.write(Pods, asking('600m'))).rejects.toEqual(
      refusal(
        'pods "p" is forbidden: exceeded quota: q, requested: requests.cpu=600m, used: requests.cpu=600m, limited: requests.cpu=1',
      ),
    )
    expect(usedOf(world)).toEqual({ pods: '1', 'requests.cpu': '600m' })
  })

  it('charges nothing in a dry run, and nothing when one of several quotas is used up', async () => {
    const world = withQuota({ pods: '5' }, { pods: '0' })
    await world.write(Pods, pod(), { dryRun: true })
    expect(usedOf(world)).toEqual({ pods: '0' })
    world.put(ResourceQuotas, {
      metadata: { name: 'r' },
      spec: {},
      status: { hard: { 'count/pods': '1' }, used: { 'count/pods': '1' } },
    })
    await expect(world.write(Pods, pod())).rejects.toMatchObject({ code: 403 })
    expect(usedOf(world)).toEqual({ pods: '0' })
  })

  it('insists on cpu and memory where they are counted, and on a count', async () => {
    const world = withQuota({ 'limits.memory': '1Gi' }, { 'limits.memory': '0' })
    await expect(world.write(Pods, pod())).rejects.toEqual(
      refusal('pods "p" is forbidden: failed quota: q: must specify limits.memory for: c'),
    )
    const uncounted = withQuota({ pods: '1' }, {})
    await expect(uncounted.write(Pods, pod({}, { name: '', generateName: 'web-' }))).rejects.toEqual(
      refusal('pods "web-" is forbidden: status unknown for quota: q, resources: pods'),
    )
  })

  it('looks at scopes', async () => {
    const world = withQuota({ pods: '0' }, { pods: '0' }, { scopes: ['BestEffort'] })
    await expect(world.write(Pods, pod())).rejects.toMatchObject({ code: 403 })
    await world.write(Pods, asking('1m'))
    const priorities = { matchExpressions: [{ scopeName: 'PriorityClass', operator: 'NotIn', values: ['low'] }] }
    const high = withQuota({ pods: '0' }, { pods: '0' }, { scopeSelector: priorities })
    await expect(high.write(Pods, pod())).rejects.toMatchObject({ code: 403 })
  })

  it('charges the growth of a claim', async () => {
    const claim = (storage: string) => ({
      metadata: { name: 'c' },
      spec: { storageClassName: 'fast', resources: { requests: { storage } } },
      status: { phase: 'Bound' },
    })
    const hard = { 'requests.storage': '5Gi', 'fast.storageclass.storage.k8s.io/requests.storage': '3Gi' }
    const used = { 'requests.storage': '1Gi', 'fast.storageclass.storage.k8s.io/requests.storage': '1Gi' }
    const world = withQuota(hard, used)
    world.put(StorageClasses, { metadata: { name: 'fast' }, allowVolumeExpansion: true })
    await world.write(PersistentVolumeClaims, claim('3Gi'), { old: claim('1Gi') as KubeObject })
    expect(usedOf(world)).toEqual({
      'requests.storage': '3Gi',
      'fast.storageclass.storage.k8s.io/requests.storage': '3Gi',
    })
    await expect(
      world.write(PersistentVolumeClaims, claim('4Gi'), { old: claim('3Gi') as KubeObject }),
    ).rejects.toMatchObject({ code: 403 })
  })
})

describe('PodSecurity', () => {
  const labelled = (labels: Record<string, string>): World => {
    const world = new World()
    const prefixed = Object.entries(labels).map(([key, value]) => [`pod-security.kubernetes.io/${key}`, value])
    world.put(Namespaces, { metadata: { name: 'ns', labels: Object.fromEntries(prefixed) } })
    return world
  }
  const hardened = {
    allowPrivilegeEscalation: false,
    capabilities: { drop: ['ALL'] },
    runAsNonRoot: true,
    seccompProfile: { type: 'RuntimeDefault' },
  }

  it('takes a hardened pod in a restricted namespace', async () => {
    await labelled({ enforce: 'restricted' }).write(
      Pods,
      pod({ containers: [{ name: 'c', securityContext: hardened }], volumes: [{ name: 'v', emptyDir: {} }] }),
    )
  })

  it.each([
    [{ hostPID: true, hostNetwork: true }, 'host namespaces (hostNetwork=true, hostPID=true)'],
    [
      {
        initContainers: [{ name: 'i', ports: [{ hostPort: 81 }] }],
        containers: [{ name: 'c', ports: [{ hostPort: 80 }] }],
      },
      'hostPort (containers "i", "c" use hostPorts 80, 81)',
    ],
    [
      { containers: [{ name: 'c', livenessProbe: { httpGet: { host: 'h' } } }] },
      'probe or lifecycle host (container "c" uses probe or lifecycle host "h")',
    ],
    [
      { securityContext: { seLinuxOptions: { type: 'spc_t', user: 'u' } } },
      'seLinuxOptions (pod set forbidden securityContext.seLinuxOptions: type "spc_t"; user may not be set)',
    ],
    [
      { securityContext: { seccompProfile: { type: 'Unconfined' } } },
      'seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")',
    ],
    [{ securityContext: { sysctls: [{ name: 'kernel.msgmax' }] } }, 'forbidden sysctls (kernel.msgmax)'],
    [
      { securityContext: { windowsOptions: { hostProcess: true } } },
      'hostProcess (pod must not set securityContext.windowsOptions.hostProcess=true)',
    ],
    [
      {
        containers: [
          { name: 'c', securityContext: { appArmorProfile: { type: 'Unconfined' }, procMount: 'Unmasked' } },
        ],
      },
      'forbidden AppArmor profile (container "c" must not set AppArmor profile type to "Unconfined"), procMount (container "c" must not set securityContext.procMount to "Unmasked")',
    ],
  ])('refuses %j by the baseline', async (spec, why) => {
    await expect(labelled({ enforce: 'baseline' }).write(Pods, pod(spec))).rejects.toEqual(
      refusal(`pods "p" is forbidden: violates PodSecurity "baseline:latest": ${why}`),
    )
  })

  it('asks more where it is restricted', async () => {
    const context = { ...hardened, capabilities: { drop: ['ALL'], add: ['CHOWN'] }, runAsUser: 0 }
    const spec = { containers: [{ name: 'c', securityContext: context }], volumes: [{ name: 'v', nfs: {} }] }
    await expect(labelled({ enforce: 'restricted' }).write(Pods, pod(spec))).rejects.toEqual(
      refusal(
        'pods "p" is forbidden: violates PodSecurity "restricted:latest": unrestricted capabilities (container "c" must not include "CHOWN" in securityContext.capabilities.add), restricted volume types (volume "v" uses restricted volume type "nfs"), runAsUser=0 (container "c" must not set runAsUser=0)',
      ),
    )
  })

  it('judges by the version that is asked for', async () => {
    const spec = { securityContext: { sysctls: [{ name: 'net.ipv4.tcp_rmem' }] } }
    await labelled({ enforce: 'baseline' }).write(Pods, pod(spec))
    await expect(labelled({ enforce: 'baseline', 'enforce-version': 'v1.31' }).write(Pods, pod(spec))).rejects.toEqual(
      refusal('pods "p" is forbidden: violates PodSecurity "baseline:v1.31": forbidden sysctls (net.ipv4.tcp_rmem)'),
    )
  })

  it('only warns of templates', async () => {
    const world = labelled({ enforce: 'restricted', warn: 'baseline' })
    const template = { spec: { hostPID: true, containers: [{ name: 'c' }] } }
    await world.write(Deployments, { metadata: { name: 'd' }, spec: { template } })
    expect(world.warnings).toEqual(['would violate PodSecurity "baseline:latest": host namespaces (hostPID=true)'])
  })

  it('leaves running pods alone when nothing of them matters', async () => {
    const world = labelled({ enforce: 'restricted' })
    await world.write(Pods, pod({}, { labels: { a: 'b' } }), { old: pod() as Pod })
    const other = pod({ containers: [{ name: 'c', image: 'other' }] })
    await expect(world.write(Pods, other, { old: pod() as Pod })).rejects.toMatchObject({ code: 403 })
  })

  it('refuses unknown labels of a namespace, and warns of pods that a stricter level would refuse', async () => {
    const world = new World()
    world.put(Pods, pod({ hostPID: true }, { name: 'b' }))
    world.put(Pods, pod({ hostPID: true }, { name: 'a' }))
    const namespace = (value: string) => ({
      metadata: { name: 'ns', labels: { 'pod-security.kubernetes.io/enforce': value } },
    })
    const old = { metadata: { name: 'ns' } }
    await expect(world.write(Namespaces, namespace('strict'), { old })).rejects.toMatchObject({ code: 422 })
    await world.write(Namespaces, namespace('baseline'), { old })
    expect(world.warnings).toEqual([
      'existing pods in namespace "ns" violate the new PodSecurity enforce level "baseline:latest"',
      'a (and 1 other pod): host namespaces',
    ])
  })
})

describe('RBAC', () => {
  const jane: UserInfo = { username: 'jane', groups: ['system:authenticated'] }
  const role = (rules: PolicyRule[], name = 'r') => ({ metadata: { name }, rules })
  const holding = (...rules: PolicyRule[]): World => {
    const world = new World()
    world.put(Roles, role(rules, 'own'))
    world.put(RoleBindings, {
      metadata: { name: 'own' },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'own' },
      subjects: [{ kind: 'User', name: 'jane' }],
    })
    return world
  }

  it('lets nobody give what he does not have', async () => {
    const world = holding({ verbs: ['get'], apiGroups: [''], resources: ['pods', '*/log'] })
    const within = role([{ verbs: ['get'], apiGroups: [''], resources: ['pods', 'pods/log'], resourceNames: ['a'] }])
    await world.write(Roles, within, { user: jane })
    const beyond = role([{ verbs: ['get', 'list', 'watch'], apiGroups: [''], resources: ['pods'] }])
    await expect(world.write(Roles, beyond, { user: jane })).rejects.toEqual(
      refusal(
        'roles.rbac.authorization.k8s.io "r" is forbidden: user "jane" (groups=["system:authenticated"]) is attempting to grant RBAC permissions not currently held:\n{APIGroups:[""], Resources:["pods"], Verbs:["list" "watch"]}',
      ),
    )
    await world.write(Roles, beyond)
  })

  it('lets those who may escalate or bind', async () => {
    const rbac = 'rbac.authorization.k8s.io'
    const escalating = holding({ verbs: ['escalate'], apiGroups: [rbac], resources: ['roles'] })
    await escalating.write(Roles, role([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }]), { user: jane })
    const world = holding({ verbs: ['bind'], apiGroups: [rbac], resources: ['roles'], resourceNames: ['big'] })
    world.put(Roles, role([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }], 'big'))
    world.put(Roles, role([{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }], 'other'))
    const binding = (name: string) => ({
      metadata: { name: 'b' },
      roleRef: { apiGroup: rbac, kind: 'Role', name },
    })
    await world.write(RoleBindings, binding('big'), { user: jane })
    await expect(world.write(RoleBindings, binding('other'), { user: jane })).rejects.toMatchObject({ code: 403 })
    await expect(world.write(RoleBindings, binding('ghost'), { user: jane })).rejects.toEqual(
      refusal('rolebindings.rbac.authorization.k8s.io "ghost" not found', 404),
    )
  })
})

describe('other plugins', () => {
  it('gives a pod what its runtime class asks for', async () => {
    const world = new World()
    world.put(RuntimeClasses, {
      metadata: { name: 'fast' },
      handler: 'fast',
      overhead: { podFixed: { cpu: '10m' } },
      scheduling: { nodeSelector: { fast: 'yes' }, tolerations: [{ operator: 'Exists' }] },
    })
    const { spec } = await world.write(Pods, pod({ runtimeClassName: 'fast' }))
    expect(spec).toMatchObject({ overhead: { cpu: '10m' }, nodeSelector: { fast: 'yes' } })
    // It covers all others.
    expect(spec?.tolerations).toEqual([{ operator: 'Exists' }])
    await expect(world.write(Pods, pod({ overhead: { cpu: '1' } }))).rejects.toMatchObject({ code: 403 })
  })

  it('takes the newest of several default classes', async () => {
    const world = new World()
    const annotations = { 'ingressclass.kubernetes.io/is-default-class': 'true' }
    for (const [name, minute] of [
      ['old', '00'],
      ['a', '01'],
      ['b', '01'],
    ]) {
      const creationTimestamp = `2026-01-01T00:${minute}:00Z`
      world.put(IngressClasses, { metadata: { name, annotations, creationTimestamp } })
    }
    expect((await world.write(Ingresses, { metadata: { name: 'i' }, spec: {} })).spec?.ingressClassName).toBe('a')
  })

  it('grows bound claims of classes that allow it, and no others', async () => {
    const world = new World()
    world.put(StorageClasses, { metadata: { name: 'fast' } })
    const claim = (storage: string, phase = 'Bound') => ({
      metadata: { name: 'c' },
      spec: { storageClassName: 'fast', resources: { requests: { storage } } },
      status: { phase },
    })
    const grow = (phase: string) =>
      world.write(PersistentVolumeClaims, claim('2Gi'), { old: claim('1Gi', phase) as KubeObject })
    await expect(grow('Pending')).rejects.toMatchObject({
      message: 'persistentvolumeclaims "c" is forbidden: Only bound persistent volume claims can be expanded',
    })
    await expect(grow('Bound')).rejects.toMatchObject({ code: 403 })
    world.put(StorageClasses, { metadata: { name: 'fast' }, allowVolumeExpansion: true })
    await grow('Bound')
  })

  it('asks for the rights on a signer', async () => {
    const world = new World()
    const old = { metadata: { name: 'r' }, spec: { signerName: 'example.com/s', request: '' } } as KubeObject
    const user = { username: 'jane', groups: [] }
    const approve = world.write(CertificateSigningRequests, old, { old, user, subresource: 'approval' })
    await expect(approve).rejects.toMatchObject({
      message:
        'certificatesigningrequests.certificates.k8s.io "r" is forbidden: user not permitted to approve requests with signerName "example.com/s"',
    })
    await world.write(CertificateSigningRequests, old, { old, subresource: 'approval' })
    await world.write(CertificateSigningRequests, old, { old, user, subresource: 'status' })
  })
})
