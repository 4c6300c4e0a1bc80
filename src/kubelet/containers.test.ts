import { readFile, writeFile } from 'node:fs/promises'
import { Pods } from '../api/index.js'
import { SystemClock } from '../base/index.js'
import type { ContainerConfig, ContainerRuntime, ExecResult, RuntimeCapabilities } from './runtime/container-runtime.js'
import type { FakeRuntime } from './runtime/fake/index.js'
import { aContainer, KubeletWorld } from './testing/kubelet-world.js'

/** The simulated runtime as if its containers really ran: it takes down what it is asked for, and commands answer as told. */
class Executing {
  readonly configs: ContainerConfig[] = []
  readonly calls: string[] = []
  answer: (command: readonly string[]) => Promise<ExecResult> = async () => done(0)

  wrap = (runtime: FakeRuntime): ContainerRuntime => {
    const supports: RuntimeCapabilities = { ...runtime.supports, executes: true }
    const own: Partial<ContainerRuntime> = {
      supports,
      createContainer: async (sandboxId, config) => {
        this.configs.push(config)
        return await runtime.createContainer(sandboxId, config)
      },
      stopContainer: async (id, graceSeconds) => {
        this.calls.push(`stop ${graceSeconds}`)
        await runtime.stopContainer(id, graceSeconds)
      },
      execSync: async (_id, command) => {
        this.calls.push(`exec ${command.join(' ')}`)
        return await this.answer(command)
      },
    }
    return new Proxy(runtime, {
      get: (target, name) => {
        const value: unknown = Reflect.get(name in own ? own : target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
  }
}

function done(exitCode: number, output = ''): ExecResult {
  return { exitCode, stdout: Buffer.from(output), stderr: new Uint8Array() }
}

/** The machine's own time: only to wait for its files. */
const poll = new SystemClock()
let world: KubeletWorld
let executing: Executing

beforeEach(async () => {
  executing = new Executing()
  world = await new KubeletWorld({ wrap: executing.wrap }).start()
})
afterEach(async () => {
  await world.stop()
})

/** Files are written by other threads: let them. */
async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1000 && !condition(); tries++) await poll.sleep(3)
  expect(condition()).toBe(true)
}
const isRunning = (name: string) => () => world.stateOf(name) === 'Running'
const file = async (path: string) => {
  const mount = executing.configs.at(-1)?.mounts.find(({ containerPath }) => containerPath === path)
  return { text: await readFile(mount?.hostPath ?? '', 'utf8'), path: mount?.hostPath ?? '' }
}

describe('a container that really runs', () => {
  it('has its own hosts, resolv.conf, hostname and termination log', async () => {
    const hostAliases = [{ ip: '1.2.3.4', hostnames: ['db', 'cache'] }]
    await world.createPod('web-0', { subdomain: 'web', hostname: 'web-0', hostAliases })
    await until(isRunning('web-0'))
    const hosts = (await file('/etc/hosts')).text
    expect(hosts).toContain('10.244.0.2\tweb-0.web.default.svc.cluster.local\tweb-0\n')
    expect(hosts).toContain('1.2.3.4\tdb\tcache\n')
    expect((await file('/etc/resolv.conf')).text).toMatch(
      /^search default\.svc\.cluster\.local svc\.cluster\.local cluster\.local.*\nnameserver 10\.96\.0\.10\n/,
    )
    expect((await file('/etc/hostname')).text).toBe('web-0\n')
    expect((await file('/dev/termination-log')).text).toBe('')
  })

  it('gets its command, arguments and variables expanded', async () => {
    const env = [{ name: 'WHO', value: 'world' }]
    await world.createPod('web', {
      containers: [aContainer('c', { env, command: ['echo', '$(WHO)'], args: ['$$(WHO)', '$(NONE)'] })],
    })
    await until(isRunning('web'))
    expect(executing.configs[0]).toMatchObject({ command: ['echo', 'world'], args: ['$(WHO)', '$(NONE)'], env })
  })

  it('leaves its last words in the status', async () => {
    await world.createPod('web', { restartPolicy: 'Never' })
    await until(isRunning('web'))
    await writeFile((await file('/dev/termination-log')).path, 'out of luck')
    const [container] = await world.runtime.listContainers('node-0')
    world.runtime.exitContainer(container?.id ?? '', 4)
    await until(() => world.pod('web')?.status?.phase === 'Failed')
    expect(world.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated).toMatchObject({
      exitCode: 4,
      message: 'out of luck',
    })
  })

  it('falls back to its log where it has no last words and is told to', async () => {
    const containers = [aContainer('c', { terminationMessagePolicy: 'FallbackToLogsOnError' })]
    const annotations = { 'simulated.wherry.dev/log': 'it broke here' }
    await world.createPod('web', { restartPolicy: 'Never', containers }, { annotations })
    await until(isRunning('web'))
    const [container] = await world.runtime.listContainers('node-0')
    world.runtime.exitContainer(container?.id ?? '', 1)
    await until(() => world.pod('web')?.status?.phase === 'Failed')
    expect(world.pod('web')?.status?.containerStatuses?.[0]?.state?.terminated?.message).toBe('it broke here\n')
  })

  it('leaves no files behind when it is deleted', async () => {
    await world.createPod('web', { volumes: [{ name: 'v', emptyDir: {} }] })
    await until(isRunning('web'))
    const { path } = await file('/etc/hosts')
    await world.deletePod('web')
    await until(() => world.pod('web') === undefined)
    await expect(readFile(path)).rejects.toThrow('ENOENT')
  })

  it('shows changed labels in its downward files', async () => {
    const volumes = [
      { name: 'v', downwardAPI: { items: [{ path: 'app', fieldRef: { fieldPath: "metadata.labels['app']" } }] } },
    ]
    const containers = [aContainer('c', { volumeMounts: [{ name: 'v', mountPath: '/info' }] })]
    await world.createPod('web', { volumes, containers }, { labels: { app: 'one' } })
    await until(isRunning('web'))
    const folder = executing.configs[0]?.mounts.find(({ containerPath }) => containerPath === '/info')?.hostPath ?? ''
    expect(await readFile(`${folder}/app`, 'utf8')).toBe('one')
    const pod = world.pod('web') ?? {}
    await world.server
      .resource(Pods, 'default')
      .update({ ...pod, metadata: { ...pod.metadata, labels: { app: 'two' } } })
    let text = ''
    for (let tries = 0; tries < 1000 && text !== 'two'; tries++) {
      await poll.sleep(3)
      text = await readFile(`${folder}/app`, 'utf8').catch(() => '')
    }
    expect(text).toBe('two')
  })
})

describe('hooks', () => {
  it('preStop runs before the stop and takes its time from the grace period', async () => {
    executing.answer = async () => {
      await world.clock.sleep(20_000)
      return done(0)
    }
    const containers = [aContainer('c', { lifecycle: { preStop: { exec: { command: ['bye'] } } } })]
    await world.createPod('web', { containers, terminationGracePeriodSeconds: 30 })
    await until(isRunning('web'))
    await world.deletePod('web')
    expect(executing.calls).toEqual(['exec bye'])
    await world.advance(20)
    await until(() => world.pod('web') === undefined)
    expect(executing.calls).toEqual(['exec bye', 'stop 10'])
  })

  it('preStop is cut short by the end of the grace period and by a shorter one', async () => {
    executing.answer = () => new Promise(() => {})
    const containers = [aContainer('c', { lifecycle: { preStop: { exec: { command: ['bye'] } } } })]
    await world.createPod('web', { containers, terminationGracePeriodSeconds: 30 })
    await until(isRunning('web'))
    await world.deletePod('web')
    await world.advance(30)
    await until(() => world.pod('web') === undefined)
    expect(executing.calls).toEqual(['exec bye', 'stop 2'])

    await world.createPod('web', { containers, terminationGracePeriodSeconds: 30 })
    await until(isRunning('web'))
    await world.deletePod('web')
    await world.deletePod('web', 1)
    await until(() => world.pod('web') === undefined)
  })

  it('a failing postStart kills the container', async () => {
    executing.answer = async () => done(5, 'no')
    const containers = [aContainer('c', { lifecycle: { postStart: { exec: { command: ['hello'] } } } })]
    await world.createPod('web', { containers })
    await until(() => world.stateOf('web') === 'CrashLoopBackOff')
    expect(world.server.eventTexts()).toEqual(
      expect.arrayContaining(['FailedPostStartHook: PostStartHook failed', 'Killing: FailedPostStartHook']),
    )
  })

  it('a hanging postStart does not hold up the deletion', async () => {
    executing.answer = () => new Promise(() => {})
    const containers = [aContainer('c', { lifecycle: { postStart: { exec: { command: ['hello'] } } } })]
    await world.createPod('web', { containers })
    await until(() => executing.calls.includes('exec hello'))
    await world.deletePod('web')
    await until(() => world.pod('web') === undefined)
  })

  it('leaves containers as they are when the process ends meanwhile, and goes on at its next start', async () => {
    executing.answer = () => new Promise(() => {})
    const containers = [aContainer('c', { lifecycle: { preStop: { exec: { command: ['bye'] } } } })]
    await world.createPod('web', { containers })
    await until(isRunning('web'))
    await world.deletePod('web')
    await until(() => executing.calls.includes('exec bye'))
    await world.stopKubelets()
    expect((await world.runtime.listContainers('node-0'))[0]?.state).toBe('running')
    executing.answer = async () => done(0)
    await world.start()
    await until(() => world.pod('web') === undefined)
  })
})
