import {
  type Deployment,
  type Endpoint,
  type EndpointSlice,
  type Pod,
  type PodTemplateSpec,
  podTemplateHash,
  type ReplicaSet,
  semanticEqual,
} from '../api/index.js'
import { FakeClock } from '../base/testing/index.js'
import { newReplicaSetAnnotations } from './deployment/annotations.js'
import { newCondition, setCondition } from './deployment/conditions.js'
import { maxSurge, maxUnavailable, newSetReplicas, proportionalSizes } from './deployment/replica-numbers.js'
import { sameTemplate } from './deployment/replica-sets.js'
import { packEndpoints } from './endpoint-slice/index.js'
import { subsetsOf, truncateSubsets } from './endpoints/subsets.js'
import { noScheduleChange } from './node-lifecycle/taints.js'
import { defaultRates, evictionRate, TokenBucket, zoneState } from './node-lifecycle/zones.js'
import { rankForDeletion } from './replica-set/deletion-ranking.js'
import { Expectations, slowStart } from './runtime/index.js'
import { printPort, printSlicePort, printSubset } from './service-pods/index.js'
import { tolerationTimeMs } from './taint-eviction/toleration-time.js'

const hour = 3_600_000
const now = Date.UTC(2025, 0, 2)
const ago = (ms: number) => new Date(now - ms).toISOString().replace(/\.\d+Z/, 'Z')

describe('template hash', () => {
  const template = { metadata: { labels: { a: '1', b: '2' } }, spec: { containers: [{ name: 'c', image: 'x' }] } }
  it('does not depend on the order of keys, but on values and on the collision count', () => {
    const reordered = { spec: { containers: [{ image: 'x', name: 'c' }] }, metadata: { labels: { b: '2', a: '1' } } }
    expect(podTemplateHash(reordered)).toBe(podTemplateHash(template))
    expect(podTemplateHash(template, 1)).not.toBe(podTemplateHash(template))
    expect(podTemplateHash({ ...template, spec: { containers: [{ name: 'c', image: 'y' }] } })).not.toBe(
      podTemplateHash(template),
    )
    expect(podTemplateHash(template)).toMatch(/^[bcdfghjklmnpqrstvwxz2456789]{1,10}$/)
  })
  it('is what Go computes', () => {
    const rich: PodTemplateSpec = {
      metadata: {
        labels: { b: '2', a: '1' },
        annotations: { x: 'y' },
        creationTimestamp: '2024-01-02T03:04:05Z',
        finalizers: ['a', 'b'],
        ownerReferences: [{ apiVersion: 'v1', kind: 'x', name: 'y', uid: 'z', controller: true }],
      },
      spec: {
        volumes: [
          { name: 'v', emptyDir: { sizeLimit: '1Gi' } },
          { name: 'e', emptyDir: {} },
        ],
        containers: [
          {
            name: 'c',
            image: 'i:1',
            command: ['a', 'b'],
            ports: [{ name: 'h', containerPort: 80, protocol: 'TCP' }],
            env: [
              { name: 'A', value: 'b' },
              { name: 'B', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: 'metadata.name' } } },
              { name: 'C', valueFrom: { configMapKeyRef: { name: 'n', key: 'k' } } },
              { name: 'D', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '0' } } },
            ],
            resources: {
              requests: { memory: '1Gi', cpu: '1500m' },
              limits: { cpu: '2', 'ephemeral-storage': '1e3', memory: '512Ki' },
            },
            livenessProbe: { httpGet: { port: 'http', path: '/' }, periodSeconds: 10 },
            readinessProbe: { tcpSocket: { port: 80 } },
            securityContext: { capabilities: { add: ['A'] }, runAsUser: 0 },
          },
        ],
        restartPolicy: 'Always',
        terminationGracePeriodSeconds: 30,
        dnsPolicy: 'ClusterFirst',
        securityContext: {},
        schedulerName: 'default-scheduler',
        nodeSelector: { a: 'b' },
        tolerations: [{ operator: 'Exists' }],
        overhead: { cpu: '-1' },
      },
    }
    expect(podTemplateHash(rich)).toBe('6bbb84dbb')
  })
  it('templates are the same but for the hash label, and for what Go does not tell apart', () => {
    const hashed = { ...template, metadata: { labels: { ...template.metadata.labels, 'pod-template-hash': 'abc' } } }
    expect(sameTemplate(hashed, template)).toBe(true)
    expect(semanticEqual({ a: [], b: { c: '' } }, {})).toBe(true)
    expect(semanticEqual({ a: [0] }, { a: [] })).toBe(false)
    expect(semanticEqual({ a: 1 }, { a: 2 })).toBe(false)
  })
})

describe('which pods a scale-down takes first', () => {
  const pod = (
    name: string,
    more: { node?: string; phase?: string; ready?: string; restarts?: number; created?: string; cost?: string } = {},
  ): Pod => ({
    metadata: {
      name,
      uid: name,
      creationTimestamp: more.created ?? ago(hour),
      ...(more.cost === undefined ? {} : { annotations: { 'controller.kubernetes.io/pod-deletion-cost': more.cost } }),
    },
    spec: { containers: [], ...(more.node === '' ? {} : { nodeName: more.node ?? 'n' }) },
    status: {
      phase: more.phase ?? 'Running',
      ...(more.ready === undefined
        ? {}
        : { conditions: [{ type: 'Ready', status: 'True', lastTransitionTime: more.ready }] }),
      containerStatuses: [{ name: 'c', restartCount: more.restarts ?? 0, ready: true, image: '', imageID: '' }],
    },
  })
  const ready = ago(hour)
  it.each([
    ['unassigned before assigned', pod('b', { node: '', phase: 'Pending' }), pod('a', { phase: 'Pending' })],
    ['pending before running', pod('b', { phase: 'Pending' }), pod('a', { phase: 'Running' })],
    ['not ready before ready', pod('b'), pod('a', { ready })],
    ['cheap before dear', pod('b', { ready, cost: '-5' }), pod('a', { ready })],
    ['crowded node before lonely node', pod('b', { ready, node: 'crowded' }), pod('a', { ready, node: 'lonely' })],
    ['ready for minutes before ready for hours', pod('b', { ready: ago(60_000) }), pod('a', { ready: ago(5 * hour) })],
    ['of the same magnitude by uid', pod('a', { ready: ago(5 * hour) }), pod('b', { ready: ago(5 * hour - 1000) })],
    ['more restarts before fewer', pod('b', { ready, restarts: 3 }), pod('a', { ready })],
    ['newer before older', pod('b', { ready, created: ago(60_000) }), pod('a', { ready, created: ago(9 * hour) })],
  ])('%s', (_, first, second) => {
    const podsOnNode = (one: Pod) => (one.spec?.nodeName === 'crowded' ? 3 : 1)
    for (const pods of [
      [first, second],
      [second, first],
    ])
      expect(rankForDeletion(pods, { podsOnNode, now })[0]?.metadata?.name).toBe(first.metadata?.name)
  })
})

describe('numbers of a rollout', () => {
  const deployment = (replicas: number, surge: number | string, unavailable: number | string): Deployment => ({
    spec: {
      replicas,
      selector: {},
      template: {},
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: surge, maxUnavailable: unavailable } },
    },
  })
  const set = (name: string, replicas: number, max?: number): ReplicaSet => ({
    metadata: {
      name,
      ...(max === undefined ? {} : { annotations: { 'deployment.kubernetes.io/max-replicas': String(max) } }),
    },
    spec: { replicas, selector: {}, template: {} },
  })
  it.each([
    [10, '25%', '25%', 3, 2],
    [4, '25%', '25%', 1, 1],
    [1, '25%', '25%', 1, 0],
    [3, 0, '10%', 0, 1],
    [3, 2, 0, 2, 0],
    [2, 0, 5, 0, 2],
    [0, '25%', '25%', 0, 0],
  ])(
    '%i replicas with surge %p and unavailable %p: %i and %i',
    (replicas, surge, unavailable, wantedSurge, wantedUnavailable) => {
      expect(maxSurge(deployment(replicas, surge, unavailable))).toBe(wantedSurge)
      expect(maxUnavailable(deployment(replicas, surge, unavailable))).toBe(wantedUnavailable)
    },
  )
  it('the new set may take the room up to the surge, but not more than it needs', () => {
    const d = deployment(10, 3, 2)
    expect(newSetReplicas(d, [set('old', 10)], 0)).toBe(3)
    expect(newSetReplicas(d, [set('old', 8), set('new', 3)], 3)).toBe(5)
    expect(newSetReplicas(d, [set('old', 13)], 0)).toBe(0)
    expect(newSetReplicas(d, [set('old', 1), set('new', 9)], 9)).toBe(10)
  })
  it.each([
    // Scaled from 10 to 15 in the middle of a rollout with a surge of 3: the sets keep their shares of 13 and 18.
    [15, 3, [set('a', 8, 13), set('b', 5, 13)], [11, 7]],
    [5, 3, [set('a', 8, 13), set('b', 5, 13)], [5, 3]],
    [0, 3, [set('a', 8, 13), set('b', 5, 13)], [0, 0]],
    [10, 3, [set('a', 8, 13), set('b', 5, 13)], [8, 5]],
    [20, 0, [set('a', 1, 3), set('b', 1, 3), set('c', 1, 3)], [7, 7, 6]],
  ])('a change to %i during a rollout is shared in proportion', (replicas, surge, sets, sizes) => {
    expect(proportionalSizes(deployment(replicas, surge, 1), sets)).toEqual(sizes)
  })
  it('a set that is taken up again keeps the revisions that it had', () => {
    const annotations = newReplicaSetAnnotations(
      { metadata: { annotations: { team: 'blue', 'kubectl.kubernetes.io/last-applied-configuration': '{}' } } },
      { 'deployment.kubernetes.io/revision': '3', 'deployment.kubernetes.io/revision-history': '1' },
      { revision: 5, numbers: { desired: 2, max: 3 } },
    )
    expect(annotations).toEqual({
      team: 'blue',
      'deployment.kubernetes.io/revision': '5',
      'deployment.kubernetes.io/revision-history': '1,3',
      'deployment.kubernetes.io/desired-replicas': '2',
      'deployment.kubernetes.io/max-replicas': '3',
    })
  })
  it('a condition moves its transition time only with its status', () => {
    const first = newCondition({ type: 'Progressing', status: 'True', reason: 'A', message: '' }, now)
    const same = newCondition({ type: 'Progressing', status: 'True', reason: 'B', message: '' }, now + hour)
    const other = newCondition({ type: 'Progressing', status: 'False', reason: 'C', message: '' }, now + hour)
    expect(setCondition([first], { ...same, reason: 'A' })).toEqual([first])
    expect(setCondition([first], same)[0]).toMatchObject({ reason: 'B', lastTransitionTime: first.lastTransitionTime })
    expect(setCondition([first], other)[0]?.lastTransitionTime).toBe(other.lastTransitionTime)
  })
})

describe('Endpoints and slices', () => {
  const port = (number: number) => ({ port: number, protocol: 'TCP' })
  it('addresses with the same ports share a subset', () => {
    const at = (ip: string, number: number, ready = true) => ({ address: { ip }, ready, port: port(number) })
    const subsets = subsetsOf([
      at('10.0.0.2', 80),
      at('10.0.0.1', 80),
      at('10.0.0.1', 81),
      at('10.0.0.2', 81),
      at('10.0.0.3', 80),
      at('10.0.0.4', 80, false),
    ])
    expect(subsets).toHaveLength(2)
    expect(subsets).toContainEqual({ addresses: [{ ip: '10.0.0.1' }, { ip: '10.0.0.2' }], ports: [port(81), port(80)] })
    expect(subsets).toContainEqual({
      addresses: [{ ip: '10.0.0.3' }],
      notReadyAddresses: [{ ip: '10.0.0.4' }],
      ports: [port(80)],
    })
    const { subsets: cut, truncated } = truncateSubsets(subsets, 3)
    expect(truncated).toBe(true)
    expect(cut.flatMap((one) => one.notReadyAddresses ?? [])).toEqual([])
  })

  it('prints what is hashed as Go does', () => {
    const portOf = (name: string) => ({ name, port: 80, protocol: 'TCP' })
    const targetRef = { kind: 'Pod', namespace: 'x', name: 'y', uid: 'z' }
    const addresses = [{ ip: '1.2.3.4', hostname: 'hh', nodeName: 'n1', targetRef }, { ip: '1.2.3.5' }]
    expect(printPort({ port: 80, protocol: 'TCP', appProtocol: 'http' })).toBe(
      '(v1.EndpointPort){Name:(string) Port:(int32)80 Protocol:(v1.Protocol)TCP AppProtocol:(*string)http}',
    )
    expect(printSlicePort({ name: '', port: 80, protocol: 'TCP' })).toBe(
      '(v1.EndpointPort){Name:(*string) Protocol:(*v1.Protocol)TCP Port:(*int32)80 AppProtocol:(*string)<nil>}',
    )
    expect(printSubset({ addresses, ports: [portOf('a'), portOf('b')] })).toBe(
      '(v1.EndpointSubset){Addresses:([]v1.EndpointAddress)[{IP:(string)1.2.3.4 Hostname:(string)hh NodeName:(*string)n1 TargetRef:(*v1.ObjectReference){Kind:(string)Pod Namespace:(string)x Name:(string)y UID:(types.UID)z APIVersion:(string) ResourceVersion:(string) FieldPath:(string)}} {IP:(string)1.2.3.5 Hostname:(string) NodeName:(*string)<nil> TargetRef:(*v1.ObjectReference)<nil>}] NotReadyAddresses:([]v1.EndpointAddress)<nil> Ports:([]v1.EndpointPort)[{Name:(string)a Port:(int32)80 Protocol:(v1.Protocol)TCP AppProtocol:(*string)<nil>} {Name:(string)b Port:(int32)80 Protocol:(v1.Protocol)TCP AppProtocol:(*string)<nil>}]}',
    )
  })

  const endpoint = (number: number, ready = true): Endpoint => ({
    addresses: [`10.0.0.${number}`],
    conditions: { ready },
  })
  const ports = [{ name: '', port: 80, protocol: 'TCP' }]
  const slice = (name: string, endpoints: Endpoint[]): EndpointSlice => ({
    metadata: { name },
    addressType: 'IPv4',
    endpoints,
    ports,
  })
  const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => endpoint(from + i))
  it.each([
    ['nothing to do', [slice('a', range(0, 3))], range(0, 3), { create: [], update: [], remove: [], keep: ['a'] }],
    [
      'a new endpoint goes where there is room',
      [slice('a', range(0, 3))],
      range(0, 4),
      { create: [], update: ['a 4'], remove: [], keep: [] },
    ],
    [
      'what is left over gets new slices',
      [slice('a', range(0, 4))],
      range(0, 9),
      { create: [4, 1], update: [], remove: [], keep: ['a'] },
    ],
    [
      'a slice that changes anyway is filled first',
      [slice('a', range(0, 3)), slice('b', range(3, 6))],
      [...range(0, 3), ...range(4, 7)],
      { create: [], update: ['b 3'], remove: [], keep: ['a'] },
    ],
    [
      'an empty slice goes',
      [slice('a', range(0, 2)), slice('b', range(2, 4))],
      range(0, 2),
      { create: [], update: [], remove: ['b'], keep: ['a'] },
    ],
    [
      'an empty slice is used again',
      [slice('a', range(0, 4))],
      range(10, 12),
      { create: [], update: ['a 2'], remove: [], keep: [] },
    ],
  ])('%s', (_, existing, endpoints, expected) => {
    const { create, update, remove, keep } = packEndpoints(existing, [{ ports, endpoints }], 4)
    expect({
      create: create.map((one) => one.endpoints.length),
      update: update.map((one) => `${one.slice.metadata?.name} ${one.content.endpoints.length}`),
      remove: remove.map((one) => one.metadata?.name),
      keep: keep.map((one) => one.metadata?.name),
    }).toEqual(expected)
  })
})

describe('nodes', () => {
  it('conditions and cordoning become NoSchedule taints; others stay', () => {
    const change = noScheduleChange({
      spec: {
        unschedulable: true,
        taints: [
          { key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' },
          { key: 'mine', effect: 'NoSchedule' },
          { key: 'node.kubernetes.io/not-ready', effect: 'NoExecute' },
        ],
      },
      status: {
        conditions: [
          { type: 'Ready', status: 'Unknown' },
          { type: 'DiskPressure', status: 'True' },
          { type: 'MemoryPressure', status: 'Unknown' },
        ],
      },
    })
    expect(change).toEqual({
      add: ['unreachable', 'disk-pressure', 'unschedulable'].map((key) => ({
        key: `node.kubernetes.io/${key}`,
        effect: 'NoSchedule',
      })),
      remove: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }],
    })
  })
  it.each([
    [{ ready: 3, notReady: 0 }, 'Normal'],
    [{ ready: 0, notReady: 1 }, 'FullDisruption'],
    [{ ready: 2, notReady: 2 }, 'Normal'],
    [{ ready: 2, notReady: 3 }, 'PartialDisruption'],
    [{ ready: 5, notReady: 3 }, 'Normal'],
  ])('a zone with %j is in %s', (counts, state) => {
    expect(zoneState(counts, defaultRates.unhealthyThreshold)).toBe(state)
  })
  it('small zones in partial disruption stop evicting, large ones go slowly', () => {
    expect(evictionRate('PartialDisruption', 10, defaultRates)).toBe(0)
    expect(evictionRate('PartialDisruption', 60, defaultRates)).toBe(0.01)
    expect(evictionRate('FullDisruption', 10, defaultRates)).toBe(0.1)
    const bucket = new TokenBucket(0.1, 0)
    expect([bucket.take(0), bucket.take(5000), bucket.take(10_000), bucket.take(10_001)]).toEqual([
      true,
      false,
      true,
      false,
    ])
  })
  it.each([
    [[], 0],
    [[{ key: 'a', operator: 'Exists' }], undefined],
    [[{ key: 'a', operator: 'Exists', tolerationSeconds: 30 }], 30_000],
    [[{ operator: 'Exists', tolerationSeconds: -1 }], 0],
    [[{ key: 'a', operator: 'Equal', value: 'other' }], 0],
  ])('a pod with tolerations %j may stay %p ms', (tolerations, time) => {
    expect(tolerationTimeMs([{ key: 'a', effect: 'NoExecute' }], tolerations)).toBe(time)
  })
})

describe('runtime', () => {
  it('slow start doubles its batches and stops at a failure', async () => {
    const batches: number[] = []
    let running = 0
    const action = async (index: number) => {
      running++
      await Promise.resolve()
      if (running > 0) batches.push(running)
      running = 0
      if (index === 5) throw new Error('full')
    }
    const { successes, error } = await slowStart(20, action)
    expect(batches).toEqual([1, 2, 4])
    expect(successes).toBe(6)
    expect(error).toEqual(new Error('full'))
    expect(await slowStart(3, async () => {})).toEqual({ successes: 3, error: undefined })
  })
  it('expectations are met, or expire after five minutes', () => {
    const clock = new FakeClock()
    const expectations = new Expectations(clock)
    expect(expectations.areSatisfied('k')).toBe(true)
    expectations.expect('k', { creations: 2 })
    expectations.creationObserved('k')
    expect(expectations.areSatisfied('k')).toBe(false)
    expectations.creationObserved('k')
    expect(expectations.areSatisfied('k')).toBe(true)
    expectations.expect('k', { deletions: ['a', 'b'] })
    expectations.deletionObserved('k', 'a')
    expectations.deletionObserved('k', 'a')
    expect(expectations.areSatisfied('k')).toBe(false)
    return clock.advance(300_001).then(() => expect(expectations.areSatisfied('k')).toBe(true))
  })
})
