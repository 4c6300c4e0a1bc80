import { randomUUID } from 'node:crypto'
import { SystemClock } from '../../../base/index.js'
import type {
  ContainerConfig,
  ContainerRuntime,
  ContainerState,
  Identity,
  RuntimeErrorCode,
  RuntimeEvent,
  SandboxConfig,
} from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'

export interface RuntimeUnderTest {
  readonly runtime: ContainerRuntime
  /** An image that is there and has `sh`, `sleep`, `cat` and `echo`. */
  readonly image: string
  /** A free range for the suite's sandboxes. */
  readonly podCIDR: string
  /** A second runtime over the same containers, as after a restart of the process; the suite closes it. */
  reopen?(): Promise<ContainerRuntime>
  /** After the last test; the suite has removed what it made and closed `runtime`. */
  cleanup?(): Promise<void>
}

export interface RuntimeTestCapabilities {
  /** Commands really run. When not: why, which becomes part of the skipped tests' names. */
  readonly executes: true | string
  /** An image that no registry has, for pulls that fail; or why pulls cannot be tried. */
  readonly missingImage: { readonly image: string } | string
  /** Containers outlive the runtime object (needs `reopen`); or why not. */
  readonly persistent: true | string
}

/** Runs until TERM, and ends well then. */
const untilTerm = ['sh', '-c', 'trap "exit 0" TERM; echo begun; while true; do sleep 0.05; done']
const clock = new SystemClock()

/** What every container runtime must do, whatever is behind it (see the interface's comments). Needs Jest's globals. */
export function describeContainerRuntime(
  name: string,
  factory: () => Promise<RuntimeUnderTest>,
  capabilities: RuntimeTestCapabilities,
): void {
  const given = (reason: true | object | string) => (typeof reason === 'string' ? it.skip : it)
  const because = (reason: true | object | string) => (typeof reason === 'string' ? ` (skipped: ${reason})` : '')
  const { executes, missingImage, persistent } = capabilities

  describe(`container runtime ${name}`, () => {
    let under: RuntimeUnderTest
    let runtime: ContainerRuntime
    const node = `contract-${randomUUID().slice(0, 8)}`
    const timeoutMs = 60_000

    beforeAll(async () => {
      under = await factory()
      runtime = under.runtime
    }, timeoutMs)

    afterEach(async () => {
      for (const { id } of await runtime.listContainers(node)) await runtime.removeContainer(id).catch(() => {})
      for (const { id } of await runtime.listSandboxes(node)) await runtime.removeSandbox(id)
    }, timeoutMs)

    afterAll(async () => {
      await runtime.close()
      await under.cleanup?.()
    }, timeoutMs)

    const newPod = (): Identity => ({
      node,
      namespace: 'default',
      pod: `pod-${randomUUID().slice(0, 8)}`,
      uid: randomUUID(),
    })
    const sandboxOf = (pod: Identity, more: Partial<SandboxConfig> = {}): SandboxConfig => ({
      ...pod,
      attempt: 0,
      hostname: pod.pod,
      domain: '',
      hostNetwork: false,
      hostPID: false,
      hostIPC: false,
      sysctls: {},
      hostPorts: [],
      podCIDR: under.podCIDR,
      annotations: {},
      ...more,
    })
    const containerOf = (pod: Identity, more: Partial<ContainerConfig> = {}): ContainerConfig => ({
      ...pod,
      container: 'main',
      attempt: 0,
      image: under.image,
      command: untilTerm,
      args: [],
      env: [],
      workingDir: '',
      mounts: [],
      stdin: false,
      stdinOnce: false,
      tty: false,
      resources: {},
      security: {
        groups: [],
        privileged: false,
        readOnlyRootFilesystem: false,
        noNewPrivileges: false,
        addCapabilities: [],
        dropCapabilities: [],
        procMountUnmasked: false,
      },
      hostPID: false,
      hostIPC: false,
      shareProcessNamespace: false,
      specHash: 'hash-1',
      ...more,
    })
    const startPod = async (config: Partial<ContainerConfig> = {}, sandbox: Partial<SandboxConfig> = {}) => {
      const pod = newPod()
      const sandboxId = await runtime.runSandbox(sandboxOf(pod, sandbox))
      const id = await runtime.createContainer(sandboxId, containerOf(pod, config))
      await runtime.startContainer(id)
      return { pod, sandboxId, id }
    }
    const stateOf = async (id: string): Promise<ContainerState> => {
      const state = await runtime.containerState(id)
      if (state === undefined) throw new Error(`container ${id} is gone`)
      return state
    }
    /** A container that ends with this code, wherever commands run and where they do not. */
    const exiting = (code: number) =>
      [
        { command: ['sh', '-c', `echo last words; exit ${code}`] },
        { annotations: { 'simulated.wherry.dev/exit-code': String(code) } },
      ] as const

    it('says what it is, and answers', async () => {
      await runtime.ping()
      const version = await runtime.version()
      expect(version.name).not.toBe('')
      expect(version.operatingSystem).toBe('linux')
      expect(version.cpus).toBeGreaterThan(0)
      expect(version.memoryBytes).toBeGreaterThan(1024 ** 2)
    })

    it(
      'gives each sandbox an address of its own out of the pod range, and lists it under its node alone',
      async () => {
        const pods = [newPod(), newPod()]
        const ids = await Promise.all(pods.map((pod) => runtime.runSandbox(sandboxOf(pod, { attempt: 3 }))))
        const listed = await runtime.listSandboxes(node)
        expect(listed.map(({ id }) => id).sort()).toEqual([...ids].sort())
        const ips = listed.flatMap((sandbox) => sandbox.ips)
        expect(new Set(ips).size).toBe(2)
        const prefix = under.podCIDR.split('.').slice(0, 2).join('.')
        for (const ip of ips) expect(ip.startsWith(`${prefix}.`)).toBe(true)
        const [first] = pods
        const mine = (await runtime.listSandboxes(node, first?.uid)).find(({ uid }) => uid === first?.uid)
        expect(mine).toMatchObject({ ...first, attempt: 3, ready: true })
        expect(mine?.createdAt).toBeGreaterThan(0)
        expect(await runtime.listSandboxes(`${node}-other`)).toEqual([])
      },
      timeoutMs,
    )

    it(
      'takes a container from created through running to exited, with its identity',
      async () => {
        const pod = newPod()
        const sandboxId = await runtime.runSandbox(sandboxOf(pod))
        const id = await runtime.createContainer(sandboxId, containerOf(pod, { attempt: 2 }))
        expect(await stateOf(id)).toMatchObject({
          ...pod,
          id,
          sandboxId,
          container: 'main',
          attempt: 2,
          specHash: 'hash-1',
          state: 'created',
          startedAt: 0,
        })
        await runtime.startContainer(id)
        const running = await stateOf(id)
        expect(running.state).toBe('running')
        expect(running.startedAt).toBeGreaterThan(0)
        expect(running.imageId).not.toBe('')
        expect((await runtime.listContainers(node)).map((one) => one.id)).toEqual([id])
        await until(async () => typeof executes === 'string' || (await logText(runtime, id)).includes('begun'))
        await runtime.stopContainer(id, 10)
        const ended = await stateOf(id)
        expect(ended).toMatchObject({ state: 'exited', exitCode: 0, reason: 'Completed' })
        expect(ended.finishedAt).toBeGreaterThanOrEqual(ended.startedAt)
        await runtime.removeContainer(id)
        expect(await runtime.containerState(id)).toBeUndefined()
      },
      timeoutMs,
    )

    it(
      'keeps the exit code of a container that ends by itself, and tells of it',
      async () => {
        const ending = new AbortController()
        const seen: RuntimeEvent[] = []
        const reading = (async () => {
          for await (const event of runtime.events(ending.signal)) seen.push(event)
        })()
        await clock.sleep(50)
        const { pod, id } = await startPod(...exiting(3))
        await until(async () => (await stateOf(id)).state === 'exited')
        expect(await stateOf(id)).toMatchObject({ exitCode: 3, reason: 'Error' })
        await until(async () => seen.some(({ containerId, type }) => containerId === id && type === 'died'))
        expect(seen.find(({ containerId }) => containerId === id)?.podUid).toBe(pod.uid)
        ending.abort()
        await reading
      },
      timeoutMs,
    )

    it(
      'ends all containers with their sandbox, and frees its address',
      async () => {
        const { pod, sandboxId, id } = await startPod()
        await runtime.stopSandbox(sandboxId)
        expect((await stateOf(id)).state).toBe('exited')
        const dead = (await runtime.listSandboxes(node)).find((sandbox) => sandbox.id === sandboxId)
        expect(dead).toMatchObject({ uid: pod.uid, ready: false, ips: [] })
        await runtime.removeContainer(id)
        await runtime.removeSandbox(sandboxId)
        expect(await runtime.listSandboxes(node)).toEqual([])
      },
      timeoutMs,
    )

    it(
      'takes stopping and removing what is gone as done, and refuses the rest with RuntimeErrors',
      async () => {
        const { sandboxId, id } = await startPod()
        await runtime.stopContainer(id, 0)
        await runtime.stopContainer(id, 0)
        await runtime.removeContainer(id)
        await runtime.removeContainer(id)
        await runtime.stopContainer(id, 0)
        await runtime.removeSandbox(sandboxId)
        await runtime.stopSandbox(sandboxId)
        await runtime.removeSandbox(sandboxId)
        await expectRuntimeError(runtime.startContainer(id), ['NOT_FOUND', 'START_FAILED'])
        await expectRuntimeError(runtime.createContainer(sandboxId, containerOf(newPod())), [
          'NOT_FOUND',
          'CREATE_FAILED',
        ])
      },
      timeoutMs,
    )

    it(
      'reads the log of running and ended containers, and follows it to the end',
      async () => {
        const { id } = await startPod(...exiting(0))
        await until(async () => (await stateOf(id)).state === 'exited')
        const text = await logText(runtime, id)
        expect(text).toContain(typeof executes === 'string' ? 'simulated' : 'last words')
        expect(await logText(runtime, id, { tailLines: 0 })).toBe('')
        expect(await logText(runtime, id, { follow: true })).toBe(text)
      },
      timeoutMs,
    )

    it(
      'has the image, by its name',
      async () => {
        const image = await runtime.imageStatus(under.image)
        expect(image?.id).not.toBe('')
        expect((await runtime.listImages()).length).toBeGreaterThan(0)
      },
      timeoutMs,
    )

    given(missingImage)(
      `refuses an image that nobody has${because(missingImage)}`,
      async () => {
        const { image } = missingImage as { image: string }
        expect(await runtime.imageStatus(image)).toBeUndefined()
        const signal = new AbortController().signal
        await expectRuntimeError(runtime.pullImage(image, [], signal), ['IMAGE_PULL_FAILED'])
      },
      timeoutMs,
    )

    it(
      'answers a command in a running container, and refuses one in a dead one',
      async () => {
        const { id } = await startPod()
        const { exitCode, stdout } = await runtime.execSync(id, ['echo', 'hello'], 10_000)
        expect(exitCode).toBe(0)
        expect(Buffer.from(stdout).toString()).toContain('hello')
        await runtime.stopContainer(id, 0)
        await expectRuntimeError(runtime.execSync(id, ['echo'], 10_000), ['EXEC_FAILED', 'CONFLICT', 'NOT_FOUND'])
      },
      timeoutMs,
    )

    given(executes)(
      `runs commands with their output, input, exit code and time limit${because(executes)}`,
      async () => {
        const { id } = await startPod({ env: [{ name: 'COLOR', value: 'blue' }] })
        const run = (script: string, ms = 10_000) => runtime.execSync(id, ['sh', '-c', script], ms)
        const result = await run('echo "$COLOR"; echo bad >&2; exit 7')
        expect(result.exitCode).toBe(7)
        expect(Buffer.from(result.stdout).toString()).toBe('blue\n')
        expect(Buffer.from(result.stderr).toString()).toBe('bad\n')
        await expectRuntimeError(run('sleep 30', 300), ['EXEC_TIMEOUT'])

        const session = await runtime.exec(id, ['cat'], { stdin: true, stdout: true, stderr: false, tty: false })
        session.stdin?.end('through the pipe')
        const parts: Buffer[] = []
        for await (const chunk of session.stdout ?? []) parts.push(Buffer.from(chunk as Uint8Array))
        expect(Buffer.concat(parts).toString()).toBe('through the pipe')
        expect(await session.exit).toBe(0)
      },
      timeoutMs,
    )

    given(executes)(
      `kills a container that ignores TERM when its grace is over${because(executes)}`,
      async () => {
        const { id } = await startPod({
          command: ['sh', '-c', 'trap "" TERM; echo begun; while true; do sleep 0.05; done'],
        })
        await until(async () => (await logText(runtime, id)).includes('begun'))
        await runtime.stopContainer(id, 1)
        expect(await stateOf(id)).toMatchObject({ state: 'exited', exitCode: 137, reason: 'Error' })
      },
      timeoutMs,
    )

    given(executes)(
      `refuses a connection to a port where nobody listens${because(executes)}`,
      async () => {
        const { sandboxId } = await startPod()
        await expectRuntimeError(runtime.connect(sandboxId, 9), ['CONNECTION_FAILED'])
      },
      timeoutMs,
    )

    given(executes)(
      `says why a command cannot be started${because(executes)}`,
      async () => {
        const pod = newPod()
        const sandboxId = await runtime.runSandbox(sandboxOf(pod))
        const id = await runtime.createContainer(sandboxId, containerOf(pod, { command: ['/no/such/program'] }))
        const error = await expectRuntimeError(runtime.startContainer(id), ['START_FAILED'])
        expect(error.message).toContain('/no/such/program')
      },
      timeoutMs,
    )

    it(
      'counts what running containers use',
      async () => {
        const { id, pod } = await startPod()
        const stats = (await runtime.stats(node)).find(({ containerId }) => containerId === id)
        expect(stats).toMatchObject({ podUid: pod.uid, container: 'main' })
        expect(stats?.workingSetBytes).toBeGreaterThanOrEqual(0)
      },
      timeoutMs,
    )

    given(persistent)(
      `finds everything again after a restart of the process${because(persistent)}`,
      async () => {
        const { id, sandboxId, pod } = await startPod({ attempt: 4 })
        const second = await under.reopen?.()
        expect(await second?.listSandboxes(node)).toMatchObject([{ id: sandboxId, uid: pod.uid, ready: true }])
        expect(await second?.listContainers(node)).toMatchObject([
          { id, uid: pod.uid, attempt: 4, specHash: 'hash-1', state: 'running' },
        ])
        await second?.close()
      },
      timeoutMs,
    )
  })
}

async function logText(
  runtime: ContainerRuntime,
  id: string,
  options: { readonly tailLines?: number; readonly follow?: boolean } = {},
): Promise<string> {
  const parts: Uint8Array[] = []
  const lines = runtime.logs(
    id,
    { follow: false, stdout: true, stderr: true, ...options },
    new AbortController().signal,
  )
  for await (const line of lines) parts.push(line.text)
  return Buffer.concat(parts).toString()
}

async function expectRuntimeError(action: Promise<unknown>, codes: readonly RuntimeErrorCode[]): Promise<RuntimeError> {
  const error: unknown = await action.then(
    () => new Error(`resolved, but should have been rejected with ${codes.join(' or ')}`),
    (reason: unknown) => reason,
  )
  if (!(error instanceof RuntimeError)) throw error
  expect(codes).toContain(error.code)
  return error
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    if (await condition()) return
    await clock.sleep(25)
  }
  throw new Error('the condition did not come true in ten seconds')
}
