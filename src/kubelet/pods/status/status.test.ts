import type { ContainerStatus, Pod, PodStatus } from '../../../api/index.js'
import type { ContainerState, SandboxStatus } from '../../runtime/container-runtime.js'
import { aContainer, aPod } from '../../testing/kubelet-world.js'
import { viewOf } from '../runtime-view.js'
import { phaseOf } from './phase.js'
import type { PodStatusInput } from './pod-status.js'
import { computePodStatus, rejectedStatus } from './pod-status.js'

const running: ContainerStatus['state'] = { running: { startedAt: '2025-01-01T00:00:00Z' } }
const exited = (exitCode: number): ContainerStatus['state'] => ({ terminated: { exitCode } })
const waiting: ContainerStatus['state'] = { waiting: { reason: 'ContainerCreating' } }

function status(name: string, state: ContainerStatus['state'], more: Partial<ContainerStatus> = {}): ContainerStatus {
  return { name, image: '', imageID: '', ready: false, restartCount: 0, ...(state ? { state } : {}), ...more }
}

describe('phaseOf', () => {
  const one = (policy: string) => aPod('p', { restartPolicy: policy, containers: [aContainer('a')] })
  const two = (policy: string) => aPod('p', { restartPolicy: policy, containers: [aContainer('a'), aContainer('b')] })
  const init = (policy: string) =>
    aPod('p', { restartPolicy: policy, initContainers: [aContainer('i')], containers: [aContainer('a')] })
  const sidecar = aPod('p', {
    initContainers: [aContainer('s', { restartPolicy: 'Always' })],
    containers: [aContainer('a')],
  })
  const crashed = status('a', waiting, { lastState: { terminated: { exitCode: 1 } } })

  const cases: [string, Pod, ContainerStatus[], string, { isTerminal?: boolean; hasInitialized?: boolean }?][] = [
    ['nothing known', one('Always'), [], 'Pending'],
    ['waiting', one('Always'), [status('a', waiting)], 'Pending'],
    ['running', one('Always'), [status('a', running)], 'Running'],
    ['one of two running', two('Always'), [status('a', running), status('b', waiting)], 'Pending'],
    ['one running, one exited, Never', two('Never'), [status('a', running), status('b', exited(1))], 'Running'],
    ['exited 0, Always', one('Always'), [status('a', exited(0))], 'Running'],
    ['exited 0, OnFailure', one('OnFailure'), [status('a', exited(0))], 'Succeeded'],
    ['exited 1, OnFailure', one('OnFailure'), [status('a', exited(1))], 'Running'],
    ['exited 1, Never', one('Never'), [status('a', exited(1))], 'Failed'],
    ['exited 0 and 1, Never', two('Never'), [status('a', exited(0)), status('b', exited(1))], 'Failed'],
    ['exited 0, Always, terminal', one('Always'), [status('a', exited(0))], 'Succeeded', { isTerminal: true }],
    ['exited 137, Always, terminal', one('Always'), [status('a', exited(137))], 'Failed', { isTerminal: true }],
    ['crash back-off', one('Always'), [crashed], 'Running'],
    ['init running', init('Always'), [status('i', running), status('a', waiting)], 'Pending'],
    ['init failed, Never', init('Never'), [status('i', exited(1)), status('a', waiting)], 'Failed'],
    ['init failed, Always', init('Always'), [status('i', exited(1)), status('a', waiting)], 'Pending'],
    ['init done', init('Always'), [status('i', exited(0)), status('a', running)], 'Running'],
    ['sidecar starting', sidecar, [status('s', running, { started: false }), status('a', waiting)], 'Pending'],
    [
      'sidecar restarting',
      sidecar,
      [status('s', running, { started: false }), status('a', running)],
      'Running',
      { hasInitialized: true },
    ],
    ['sidecar ended', sidecar, [status('s', exited(1)), status('a', running)], 'Running', { hasInitialized: true }],
  ]
  it.each(cases)('%s', (_what, pod, statuses, expected, options = {}) => {
    expect(phaseOf({ pod, statuses, isTerminal: false, hasInitialized: false, ...options })).toBe(expected)
  })
})

describe('computePodStatus', () => {
  const identity = { node: 'node-0', namespace: 'default', pod: 'p', uid: 'u' }
  const sandbox: SandboxStatus = { ...identity, id: 's0', attempt: 0, ready: true, ips: ['10.0.0.9'], createdAt: 1 }
  const container = (more: Partial<ContainerState> = {}): ContainerState => ({
    ...identity,
    id: 'c0',
    sandboxId: 's0',
    container: 'c',
    attempt: 0,
    specHash: '',
    state: 'running',
    image: 'web:1',
    imageId: 'sha256:1',
    createdAt: 1000,
    startedAt: 2000,
    finishedAt: 0,
    exitCode: 0,
    reason: '',
    message: '',
    ...more,
  })
  const thePod = (spec: Partial<NonNullable<Pod['spec']>> = {}, more: Partial<Pod> = {}): Pod => ({
    ...aPod('p', spec, { uid: 'u', generation: 2 }),
    ...more,
  })
  const compute = (containers: ContainerState[], more: Partial<PodStatusInput> = {}): PodStatus =>
    computePodStatus({
      pod: thePod(),
      previous: {},
      view: viewOf([sandbox], containers, 'u'),
      waiting: new Map(),
      probes: { isStarted: () => true, isReady: () => true },
      runtimeName: 'docker',
      terminationMessage: () => undefined,
      isTerminal: false,
      hostIPs: ['192.0.2.1'],
      firstSeenAt: 0,
      now: 60_000,
      qosClass: 'BestEffort',
      ...more,
    })

  it('keeps the last end beside the running state, with ids', () => {
    const before = container({ id: 'c0', state: 'exited', exitCode: 2, finishedAt: 3000, reason: 'Error' })
    const now = container({ id: 'c1', attempt: 1, startedAt: 4000 })
    expect(compute([before, now]).containerStatuses?.[0]).toMatchObject({
      containerID: 'docker://c1',
      restartCount: 1,
      ready: true,
      state: { running: { startedAt: '1970-01-01T00:00:04Z' } },
      lastState: {
        terminated: {
          containerID: 'docker://c0',
          exitCode: 2,
          reason: 'Error',
          startedAt: '1970-01-01T00:00:02Z',
          finishedAt: '1970-01-01T00:00:03Z',
        },
      },
    })
  })

  it('keeps the last end when its container is collected already', () => {
    const old = compute([container({ id: 'c0', state: 'exited', exitCode: 2, reason: 'Error' })])
    const status = compute([container({ id: 'c1', attempt: 1 })], { previous: old })
    expect(status.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({
      containerID: 'docker://c0',
      exitCode: 2,
    })
  })

  it('shows a waiting reason over the end, which becomes the last one', () => {
    const ended = container({ state: 'exited', exitCode: 1, reason: 'Error' })
    const reasons = new Map([['c', { reason: 'CrashLoopBackOff', message: 'back-off 10s' }]])
    expect(compute([ended], { waiting: reasons }).containerStatuses?.[0]).toMatchObject({
      state: { waiting: { reason: 'CrashLoopBackOff', message: 'back-off 10s' } },
      lastState: { terminated: { exitCode: 1 } },
    })
  })

  it('uses the container’s last words as the message', () => {
    const ended = container({ state: 'exited', exitCode: 1, reason: 'Error', message: 'from the runtime' })
    const status = compute([ended], { terminationMessage: () => 'disk full' })
    expect(status.containerStatuses?.[0]?.state?.terminated?.message).toBe('disk full')
  })

  it('makes up an end for a container that ran and is gone', () => {
    const previous = compute([container()])
    const status = compute([], { previous })
    expect(status.containerStatuses?.[0]).toMatchObject({
      restartCount: 1,
      state: { waiting: { reason: 'ContainerCreating' } },
      lastState: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } },
    })
    expect(compute([], { previous: status }).containerStatuses?.[0]?.restartCount).toBe(1)
  })

  it('sorts regular containers by name and leaves init containers in their order', () => {
    const pod = thePod({
      initContainers: [aContainer('z'), aContainer('a')],
      containers: [aContainer('web'), aContainer('api')],
    })
    const status = compute([], { pod })
    expect(status.initContainerStatuses?.map(({ name }) => name)).toEqual(['z', 'a'])
    expect(status.containerStatuses?.map(({ name }) => name)).toEqual(['api', 'web'])
    expect(status.containerStatuses?.[0]?.state?.waiting?.reason).toBe('PodInitializing')
  })

  it('keeps others’ conditions and the times of what has not changed', () => {
    const gate = { type: 'example.com/gate', status: 'False' }
    const scheduled = { type: 'PodScheduled', status: 'True', lastTransitionTime: '1970-01-01T00:00:05Z' }
    const pod = thePod(
      { readinessGates: [{ conditionType: 'example.com/gate' }] },
      { status: { conditions: [gate, scheduled] } },
    )
    const { conditions } = compute([container()], { pod })
    expect(conditions?.[0]).toEqual(gate)
    expect(conditions?.find(({ type }) => type === 'PodScheduled')).toEqual({ ...scheduled, observedGeneration: 2 })
    expect(conditions?.find(({ type }) => type === 'Ready')).toEqual({
      type: 'Ready',
      status: 'False',
      reason: 'ReadinessGatesNotReady',
      message: 'the status of pod readiness gate "example.com/gate" is not "True", but False',
      observedGeneration: 2,
      lastTransitionTime: '1970-01-01T00:01:00Z',
    })
    expect(conditions?.find(({ type }) => type === 'ContainersReady')?.status).toBe('True')
  })

  it('says Failed with its own verdict, and never leaves a terminal phase', () => {
    const override = { phase: 'Failed', reason: 'DeadlineExceeded', message: 'too long' }
    const failed = compute([container()], { override })
    expect(failed).toMatchObject(override)
    const after = compute([container({ state: 'exited', exitCode: 0 })], { previous: failed, isTerminal: true })
    expect(after).toMatchObject(override)
    expect(after.conditions?.find(({ type }) => type === 'Ready')?.reason).toBe('PodFailed')
  })

  it('gives pods with the node’s network the node’s addresses', () => {
    const view = viewOf([{ ...sandbox, ips: [] }], [container()], 'u')
    expect(compute([], { pod: thePod({ hostNetwork: true }), view })).toMatchObject({ podIP: '192.0.2.1' })
  })

  it('says of a refused pod why', () => {
    const status = rejectedStatus(thePod(), { reason: 'OutOfcpu', message: 'no', now: 1000, qosClass: 'Burstable' })
    expect(status).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: 'Pod was rejected: no',
      qosClass: 'Burstable',
    })
  })
})
