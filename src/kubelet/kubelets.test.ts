import { ConfigMaps, Pods, Secrets } from '../api/index.js'
import type { WorldOptions } from './testing/kubelet-world.js'
import { aContainer, aPod, KubeletWorld } from './testing/kubelet-world.js'

let world: KubeletWorld

async function begin(options: WorldOptions = {}): Promise<KubeletWorld> {
  world = await new KubeletWorld(options).start()
  return world
}

afterEach(async () => {
  await world.stop()
})

describe('a pod on a simulated runtime', () => {
  it('becomes ready in one status write, with address, times and ids', async () => {
    await begin()
    await world.createPod('web')
    const { status } = world.pod('web') ?? {}
    expect(status).toMatchObject({
      phase: 'Running',
      podIP: '10.244.0.2',
      podIPs: [{ ip: '10.244.0.2' }],
      hostIP: '192.0.2.1',
      hostIPs: [{ ip: '192.0.2.1' }],
      startTime: '2025-01-01T00:00:00Z',
      qosClass: 'BestEffort',
      observedGeneration: 1,
    })
    expect(status?.conditions?.map(({ type, status: value }) => `${type}=${value}`)).toEqual([
      'PodReadyToStartContainers=True',
      'Initialized=True',
      'Ready=True',
      'ContainersReady=True',
      'PodScheduled=True',
    ])
    expect(status?.containerStatuses?.[0]).toMatchObject({ name: 'c', ready: true, started: true, restartCount: 0 })
    expect(status?.containerStatuses?.[0]?.containerID).toMatch(/^fake:\/\/[0-9a-f]{64}$/)
    expect(world.server.statusWrites).toHaveLength(1)
    expect(world.server.eventTexts()).toEqual(
      expect.arrayContaining([
        'Pulled: Container image "web:1" already present on machine',
        'Created: Created container: c',
        'Started: Started container c',
      ]),
    )
  })

  it('sets no timers of its own once it runs', async () => {
    await begin()
    const before = world.clock.pendingTimers
    for (let i = 0; i < 5; i++) await world.createPod(`web-${i}`)
    expect(world.clock.pendingTimers).toBe(before)
  })

  it('is stopped and then deleted at the API server when it is deleted', async () => {
    await begin()
    await world.createPod('web')
    await world.deletePod('web')
    expect(world.pod('web')).toBeUndefined()
    expect(await world.runtime.listSandboxes('node-0')).toEqual([])
    expect(world.server.eventTexts()).toContain('Killing: Stopping container c')
  })

  it('gets its grace period, and a shorter one when asked again', async () => {
    await begin()
    await world.createPod('slow', {}, { annotations: { 'simulated.wherry.dev/stop-seconds': '300' } })
    await world.deletePod('slow')
    await world.advance(29)
    expect(world.stateOf('slow')).toBe('Running')
    await world.advance(1)
    expect(world.pod('slow')).toBeUndefined()

    await world.createPod('slow', {}, { annotations: { 'simulated.wherry.dev/stop-seconds': '300' } })
    await world.deletePod('slow')
    await world.advance(1)
    await world.deletePod('slow', 5)
    await world.advance(5)
    expect(world.pod('slow')).toBeUndefined()
  })
})

describe('a pod that is deleted', () => {
  it('by force is stopped all the same', async () => {
    await begin()
    await world.createPod('web')
    await world.deletePod('web', 0)
    expect(world.pod('web')).toBeUndefined()
    expect(await world.runtime.listContainers('node-0')).toEqual([])
    expect(await world.runtime.listSandboxes('node-0')).toEqual([])
  })

  it('before anything of it runs goes at once', async () => {
    await begin({ images: () => ({ pullError: 'no such host' }) })
    await world.createPod('web')
    await world.deletePod('web')
    expect(world.pod('web')).toBeUndefined()
    expect(await world.runtime.listSandboxes('node-0')).toEqual([])
  })

  it('shows which of its containers have stopped while others still do', async () => {
    await begin()
    const slow = { annotations: { 'simulated.wherry.dev/stop-seconds.slow': '20' } }
    await world.createPod('web', { containers: [aContainer('quick'), aContainer('slow')] }, slow)
    await world.deletePod('web')
    expect(world.stateOf('web', 'quick')).toBe('Completed')
    expect(world.stateOf('web', 'slow')).toBe('Running')
    await world.advance(20)
    expect(world.pod('web')).toBeUndefined()
  })

  it('stops its sidecars last', async () => {
    await begin()
    const slow = { annotations: { 'simulated.wherry.dev/stop-seconds.c': '5' } }
    await world.createPod('web', { initContainers: [aContainer('side', { restartPolicy: 'Always' })] }, slow)
    await world.deletePod('web')
    await world.advance(4)
    expect(world.stateOf('web', 'side')).toBe('Running')
    await world.advance(1)
    expect(world.pod('web')).toBeUndefined()
  })

  it('and has a finalizer keeps its place, and is not begun again', async () => {
    await begin()
    await world.createPod('web', {}, { finalizers: ['example.com/wait'] })
    await world.deletePod('web')
    const writes = world.server.statusWrites.length
    expect(world.pod('web')?.metadata?.deletionGracePeriodSeconds).toBe(0)
    const pod = world.pod('web') ?? {}
    await world.server
      .resource(Pods, 'default')
      .update({ ...pod, metadata: { ...pod.metadata, labels: { touched: 'yes' } } })
    await world.settle()
    expect(world.server.statusWrites).toHaveLength(writes)
    expect(await world.runtime.listSandboxes('node-0')).toEqual([])
  })
})

describe('restarts', () => {
  it('backs off 10 s, 20 s, 40 s with CrashLoopBackOff and its events', async () => {
    await begin()
    await world.createPod('crash', {}, { annotations: { 'simulated.wherry.dev/exit-code': '3' } })
    const { uid } = world.pod('crash')?.metadata ?? {}
    const waiting = () => world.pod('crash')?.status?.containerStatuses?.[0]?.state?.waiting
    const restarts = () => world.pod('crash')?.status?.containerStatuses?.[0]?.restartCount
    // The first restart is at once, the second after ten seconds.
    await world.advance(0.1)
    expect(restarts()).toBe(1)
    expect(waiting()).toEqual({
      reason: 'CrashLoopBackOff',
      message: `back-off 10s restarting failed container=c pod=crash_default(${uid})`,
    })
    expect(world.pod('crash')?.status?.containerStatuses?.[0]?.lastState?.terminated).toMatchObject({
      exitCode: 3,
      reason: 'Error',
    })
    await world.advance(10)
    expect(restarts()).toBe(2)
    expect(waiting()?.message).toMatch(/^back-off 20s /)
    await world.advance(20)
    expect(restarts()).toBe(3)
    expect(waiting()?.message).toMatch(/^back-off 40s /)
    expect(world.pod('crash')?.status?.phase).toBe('Running')
    expect(world.server.eventTexts()).toContain(
      `BackOff: Back-off restarting failed container c in pod crash_default(${uid})`,
    )
  })

  it('succeeds or fails for good by restartPolicy', async () => {
    await begin()
    const exits = (code: string) => ({ annotations: { 'simulated.wherry.dev/exit-code': code } })
    await world.createPod('done', { restartPolicy: 'Never' }, exits('0'))
    await world.createPod('broken', { restartPolicy: 'Never' }, exits('2'))
    await world.createPod('tried', { restartPolicy: 'OnFailure' }, exits('0'))
    await world.advance(1)
    expect(world.pod('done')?.status?.phase).toBe('Succeeded')
    expect(world.pod('broken')?.status?.phase).toBe('Failed')
    expect(world.pod('tried')?.status?.phase).toBe('Succeeded')
    expect(world.condition('done', 'Ready')).toMatchObject({ status: 'False', reason: 'PodCompleted' })
    await world.deletePod('done')
    expect(world.pod('done')).toBeUndefined()
  })

  it('makes a container again that somebody removed, and a sandbox that somebody stopped', async () => {
    await begin()
    await world.createPod('web')
    const [container] = await world.runtime.listContainers('node-0')
    await world.runtime.removeContainer(container?.id ?? '')
    await world.settle()
    expect(world.stateOf('web')).toBe('Running')
    expect(world.pod('web')?.status?.containerStatuses?.[0]).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 137, reason: 'ContainerStatusUnknown' } },
    })
    const [sandbox] = await world.runtime.listSandboxes('node-0')
    await world.runtime.stopSandbox(sandbox?.id ?? '')
    await world.settle()
    expect(world.pod('web')?.status?.containerStatuses?.[0]?.restartCount).toBe(2)
    expect(world.pod('web')?.status?.podIP).not.toBe('10.244.0.2')
    expect(world.server.eventTexts()).toContain(
      'SandboxChanged: Pod sandbox changed, it will be killed and re-created.',
    )
  })

  it('replaces a container whose image has changed', async () => {
    await begin()
    const pod = await world.createPod('web')
    const containers = [aContainer('c', { image: 'web:2' })]
    const { resourceVersion: _any, ...metadata } = pod.metadata ?? {}
    await world.server.resource(Pods, 'default').update({ ...pod, metadata, spec: { ...pod.spec, containers } })
    await world.settle()
    expect(world.pod('web')?.status?.containerStatuses?.[0]).toMatchObject({ image: 'web:2', restartCount: 1 })
    expect(world.server.eventTexts()).toContain('Killing: Container c definition changed, will be restarted')
  })
})

describe('images', () => {
  it('shows ErrImagePull, then ImagePullBackOff with the cause, and heals', async () => {
    let broken = true
    await begin({ images: () => (broken ? { pullError: 'no such host' } : undefined) })
    await world.createPod('web')
    expect(world.stateOf('web')).toBe('ErrImagePull')
    await world.advance(3)
    expect(world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'ImagePullBackOff',
      message: 'Back-off pulling image "web:1": ErrImagePull: no such host',
    })
    expect(world.pod('web')?.status?.phase).toBe('Pending')
    expect(world.server.eventTexts()).toEqual(
      expect.arrayContaining([
        'Pulling: Pulling image "web:1"',
        'Failed: Failed to pull image "web:1": no such host',
        'BackOff: Back-off pulling image "web:1"',
        'Failed: Error: ErrImagePull',
        'Failed: Error: ImagePullBackOff',
      ]),
    )
    broken = false
    await world.advance(8)
    expect(world.stateOf('web')).toBe('Running')
  })

  it('refuses bad names and pull policy Never with their reasons', async () => {
    await begin({ images: (image) => (image === 'absent:1' ? { present: false } : undefined) })
    await world.createPod('bad', { containers: [aContainer('c', { image: 'Web:1' })] })
    expect(world.pod('bad')?.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'InvalidImageName',
      message:
        'Failed to apply default image tag "Web:1": couldn\'t parse image name "Web:1": invalid reference format: repository name must be lowercase',
    })
    await world.createPod('never', { containers: [aContainer('c', { image: 'absent:1', imagePullPolicy: 'Never' })] })
    expect(world.pod('never')?.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'ErrImageNeverPull',
      message: 'Container image "absent:1" is not present with pull policy of Never',
    })
  })
})

describe('init containers and sidecars', () => {
  it('run in order, then the regular ones; sidecars stay', async () => {
    await begin()
    const first = { annotations: { 'simulated.wherry.dev/run-seconds.first': '5' } }
    const initContainers = [aContainer('first'), aContainer('side', { restartPolicy: 'Always' }), aContainer('second')]
    await world.createPod('app', { initContainers }, first)
    expect(world.pod('app')?.status?.phase).toBe('Pending')
    expect(world.condition('app', 'Initialized')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotInitialized',
      message: 'containers with incomplete status: [first side second]',
    })
    expect(world.stateOf('app')).toBe('PodInitializing')
    await world.advance(5)
    expect(world.stateOf('app', 'first')).toBe('Completed')
    expect(world.stateOf('app', 'side')).toBe('Running')
    expect(world.stateOf('app', 'c')).toBe('Running')
    expect(world.condition('app', 'Ready')?.status).toBe('True')
  })

  it('fail the pod for good when one fails and the policy is Never', async () => {
    await begin()
    const fails = { annotations: { 'simulated.wherry.dev/exit-code.init': '1' } }
    await world.createPod('app', { restartPolicy: 'Never', initContainers: [aContainer('init')] }, fails)
    await world.advance(1)
    expect(world.pod('app')?.status?.phase).toBe('Failed')
  })
})

describe('ephemeral containers', () => {
  it('are started in a pod that runs, once, and do not count for it', async () => {
    await begin()
    await world.createPod('web')
    const pod = world.pod('web') ?? {}
    const ephemeralContainers = [{ name: 'debug', image: 'tools:1' }]
    const spec = { ...pod.spec, containers: pod.spec?.containers ?? [], ephemeralContainers }
    await world.server.resource(Pods, 'default').update({ ...pod, spec })
    await world.settle()
    const debug = () => world.pod('web')?.status?.ephemeralContainerStatuses?.[0]
    expect(debug()).toMatchObject({ name: 'debug', state: { running: {} } })
    const containers = await world.runtime.listContainers('node-0')
    world.runtime.exitContainer(containers.find(({ container }) => container === 'debug')?.id ?? '', 1)
    await world.settle()
    expect(debug()?.state?.terminated?.exitCode).toBe(1)
    expect(world.condition('web', 'Ready')?.status).toBe('True')
    expect(world.pod('web')?.status?.phase).toBe('Running')
  })
})

describe('configuration', () => {
  it('waits for a missing ConfigMap with upstream’s reason and goes on when it comes', async () => {
    await begin()
    const env = [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'settings', key: 'a' } } }]
    await world.createPod('web', { containers: [aContainer('c', { env })] })
    expect(world.pod('web')?.status?.containerStatuses?.[0]?.state?.waiting).toEqual({
      reason: 'CreateContainerConfigError',
      message: 'configmap "settings" not found',
    })
    await world.server.resource(ConfigMaps, 'default').create({ metadata: { name: 'settings' }, data: { a: '1' } })
    await world.settle()
    expect(world.stateOf('web')).toBe('Running')
  })

  it('waits for a missing volume source with FailedMount', async () => {
    await begin()
    await world.createPod('web', { volumes: [{ name: 'keys', secret: { secretName: 'keys' } }] })
    expect(world.stateOf('web')).toBe('ContainerCreating')
    expect(world.server.eventTexts()).toContain(
      'FailedMount: MountVolume.SetUp failed for volume "keys" : secret "keys" not found',
    )
    await world.server.resource(Secrets, 'default').create({ metadata: { name: 'keys' }, data: {} })
    await world.advance(1)
    expect(world.stateOf('web')).toBe('Running')
  })

  it('ends a pod at its deadline', async () => {
    await begin()
    await world.createPod('short', { activeDeadlineSeconds: 60 })
    await world.advance(59)
    expect(world.pod('short')?.status?.phase).toBe('Running')
    await world.advance(1)
    expect(world.pod('short')?.status).toMatchObject({
      phase: 'Failed',
      reason: 'DeadlineExceeded',
      message: 'Pod was active on the node longer than the specified deadline',
    })
  })
})

describe('admission by the node', () => {
  it('refuses what does not fit, for good', async () => {
    await begin()
    const containers = [aContainer('c', { resources: { requests: { cpu: '6' } } })]
    await world.createPod('fits', { containers })
    await world.createPod('too-much', { containers })
    expect(world.pod('fits')?.status?.phase).toBe('Running')
    expect(world.pod('too-much')?.status).toMatchObject({
      phase: 'Failed',
      reason: 'OutOfcpu',
      message: "Pod was rejected: Node didn't have enough resource: cpu, requested: 6000, used: 6000, capacity: 8000",
    })
    await world.deletePod('too-much')
    expect(world.pod('too-much')).toBeUndefined()
  })
})

describe('probes', () => {
  it('hold readiness back and kill for liveness, with events', async () => {
    await begin()
    const probe = { exec: { command: ['check'] }, periodSeconds: 5, failureThreshold: 2, initialDelaySeconds: 3 }
    const containers = [aContainer('c', { readinessProbe: probe })]
    await world.createPod('good', { containers })
    expect(world.condition('good', 'Ready')).toMatchObject({
      status: 'False',
      reason: 'ContainersNotReady',
      message: 'containers with unready status: [c]',
    })
    await world.advance(3)
    expect(world.condition('good', 'Ready')?.status).toBe('True')

    const live = [aContainer('c', { livenessProbe: { ...probe, initialDelaySeconds: 0 } })]
    await world.createPod('bad', { containers: live }, { annotations: { 'simulated.wherry.dev/probe': 'fail' } })
    await world.advance(5)
    expect(world.pod('bad')?.status?.containerStatuses?.[0]?.restartCount).toBe(1)
    const events = world.server.eventTexts()
    expect(events).toContain('Killing: Container c failed liveness probe, will be restarted')
    expect(
      events.some((text) => text.startsWith('Unhealthy: Liveness probe failed: This container is simulated')),
    ).toBe(true)
  })

  it('over HTTP and TCP reach the pod’s own address', async () => {
    await begin()
    const containers = [
      aContainer('c', {
        ports: [{ name: 'http', containerPort: 80 }],
        readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
        startupProbe: { tcpSocket: { port: 80 } },
      }),
    ]
    await world.createPod('good', { containers })
    await world.advance(1)
    expect(world.condition('good', 'Ready')?.status).toBe('True')
    await world.createPod('bad', { containers }, { annotations: { 'simulated.wherry.dev/probe': 'fail' } })
    await world.advance(1)
    expect(world.condition('bad', 'Ready')?.status).toBe('False')
    expect(world.pod('bad')?.status?.containerStatuses?.[0]?.started).toBe(false)
    expect(world.server.eventTexts()).toContain(
      'Unhealthy: Startup probe failed: dial tcp 10.244.0.3:80: connect: connection refused',
    )
  })
})

describe('the process', () => {
  it('adopts running containers after its restart and writes nothing', async () => {
    await begin()
    const exits = { annotations: { 'simulated.wherry.dev/exit-code': '0' } }
    await world.createPod('done', { restartPolicy: 'Never' }, exits)
    await world.advance(1)
    expect(world.pod('done')?.status?.phase).toBe('Succeeded')
    await world.createPod('web')
    const ofWeb = async () => (await world.runtime.listContainers('node-0')).filter(({ pod }) => pod === 'web')
    const before = await ofWeb()
    const writes = world.server.statusWrites.length
    await world.stopKubelets()
    expect((await ofWeb())[0]?.state).toBe('running')
    await world.start()
    expect(await ofWeb()).toEqual(before)
    expect(world.stateOf('web')).toBe('Running')
    expect(world.server.statusWrites).toHaveLength(writes)
  })

  it('removes containers of pods that were deleted meanwhile', async () => {
    await begin()
    await world.createPod('web')
    await world.stopKubelets()
    await world.deletePod('web', 0)
    expect(await world.runtime.listContainers('node-0')).toHaveLength(1)
    await world.start()
    expect(await world.runtime.listContainers('node-0')).toHaveLength(0)
  })

  it('tells NotReady while the runtime is away and heals when it is back', async () => {
    await begin()
    await world.createPod('web')
    world.runtime.setUnavailable('cannot connect to the socket')
    await world.advance(2)
    expect(world.nodeCondition('node-0', 'Ready')).toMatchObject({
      status: 'False',
      reason: 'KubeletNotReady',
      message: 'container runtime is down: cannot connect to the socket',
    })
    await world.createPod('late')
    expect(world.stateOf('late')).toBe('')
    world.runtime.setUnavailable()
    await world.advance(2)
    expect(world.nodeCondition('node-0', 'Ready')).toMatchObject({ status: 'True', reason: 'KubeletReady' })
    expect(world.stateOf('late')).toBe('Running')
  })
})

describe('many pods', () => {
  it('are ready on 50 nodes with one status write each and no timers', async () => {
    await begin({ nodes: 50 })
    const timers = world.clock.pendingTimers
    const pods = world.server.resource(Pods, 'default')
    const names = Array.from({ length: 1000 }, (_, index) => `web-${index}`)
    await Promise.all(names.map((name, index) => pods.create(aPod(name, { nodeName: `node-${index % 50}` }))))
    while (!names.every((name) => world.condition(name, 'Ready')?.status === 'True')) await world.settle()
    expect(world.server.statusWrites).toHaveLength(1000)
    expect(world.clock.pendingTimers).toBe(timers)
    await world.settle()
    await Promise.all(names.map((name) => pods.delete(name)))
    while (world.server.objects(Pods).size > 0) await world.settle()
  })
})
