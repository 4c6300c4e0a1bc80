import { randomUUID } from 'node:crypto'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { connect as connectTo, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SystemClock, silentLogger } from '../../../base/index.js'
import type { ContainerConfig, LogLine, RuntimeLogOptions, SandboxConfig } from '../container-runtime.js'
import { describeContainerRuntime } from '../testing/index.js'
import { defaultSocketPath } from './detect.js'
import { createDockerRuntime, type DockerRuntime, dockerAnswers } from './index.js'
import { testImages, whyNoDocker } from './testing.js'

const skipped = await whyNoDocker()
const clock = new SystemClock()
const open = (cluster: string) => createDockerRuntime({ cluster, clock, logger: silentLogger })
const nodeRange = async (runtime: DockerRuntime) => (await runtime.network()).subnet.replace(/\/\d+$/, '/24')
const timeoutMs = 60_000

if (skipped === undefined) {
  describeContainerRuntime(
    'docker',
    async () => {
      const cluster = `contract-${randomUUID().slice(0, 6)}`
      const runtime = open(cluster)
      return {
        runtime,
        image: testImages.busybox,
        podCIDR: await nodeRange(runtime),
        reopen: async () => open(cluster),
        cleanup: async () => {
          const cleaner = open(cluster)
          await cleaner.removeEverything()
          await cleaner.close()
        },
      }
    },
    { executes: true, persistent: true, missingImage: { image: '127.0.0.1:1/nobody/has-this:1' } },
  )
}

const describeDocker = skipped === undefined ? describe : describe.skip

describeDocker(`docker${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const cluster = `test-${randomUUID().slice(0, 6)}`
  let runtime: DockerRuntime
  let podCIDR: string

  beforeAll(async () => {
    runtime = createDockerRuntime({
      cluster,
      clock,
      logger: silentLogger,
      logRotation: { maxBytes: 1_000_000, maxFiles: 3 },
    })
    podCIDR = await nodeRange(runtime)
  }, timeoutMs)

  afterAll(async () => {
    await runtime.removeEverything()
    await runtime.close()
  }, timeoutMs)

  interface StartOptions {
    readonly container?: Partial<ContainerConfig>
    readonly sandbox?: Partial<SandboxConfig>
  }

  const startSandbox = async (more: Partial<SandboxConfig> = {}) => {
    const identity = { node: 'node-1', namespace: 'default', pod: `p-${randomUUID().slice(0, 6)}`, uid: randomUUID() }
    const config: SandboxConfig = {
      ...identity,
      attempt: 0,
      hostname: identity.pod,
      domain: '',
      hostNetwork: false,
      hostPID: false,
      hostIPC: false,
      sysctls: {},
      hostPorts: [],
      podCIDR,
      annotations: {},
      ...more,
    }
    return { identity, sandboxId: await runtime.runSandbox(config) }
  }

  const addContainer = async (
    { identity, sandboxId }: Awaited<ReturnType<typeof startSandbox>>,
    more: Partial<ContainerConfig> = {},
  ) => {
    const id = await runtime.createContainer(sandboxId, {
      ...identity,
      container: 'main',
      attempt: 0,
      image: testImages.busybox,
      command: ['sleep', '1000'],
      args: [],
      env: [],
      workingDir: '',
      mounts: [],
      stdin: false,
      stdinOnce: false,
      tty: false,
      resources: {},
      security: noSecurity,
      hostPID: false,
      hostIPC: false,
      shareProcessNamespace: false,
      specHash: 'h',
      ...more,
    })
    await runtime.startContainer(id)
    return id
  }

  const start = async ({ container, sandbox }: StartOptions = {}) => {
    const made = await startSandbox(sandbox)
    return { ...made, id: await addContainer(made, container) }
  }

  const sh = async (id: string, script: string) => {
    const { exitCode, stdout, stderr } = await runtime.execSync(id, ['sh', '-c', script], 20_000)
    return { exitCode, stdout: Buffer.from(stdout).toString(), stderr: Buffer.from(stderr).toString() }
  }

  const readLog = async (
    id: string,
    options: Partial<RuntimeLogOptions> = {},
    signal = new AbortController().signal,
  ) => {
    const lines: LogLine[] = []
    const wanted = { follow: false, stdout: true, stderr: true, ...options }
    for await (const line of runtime.logs(id, wanted, signal)) lines.push(line)
    return lines
  }
  const textOf = (lines: readonly LogLine[]) => Buffer.concat(lines.map(({ text }) => text)).toString()
  const shortTextOf = (lines: readonly LogLine[]) => textOf(lines).replace(/x{40000}/g, 'X')
  const whenExited = async (id: string) => {
    for (let tries = 0; tries < 400; tries++) {
      const state = await runtime.containerState(id)
      if (state?.state === 'exited') return state
      await clock.sleep(25)
    }
    throw new Error('the container did not end')
  }

  it(
    'lets containers of a pod share localhost and the hostname, and reaches them from the host',
    async () => {
      const web = await start({ container: { container: 'web', image: testImages.httpd, command: [] } })
      const shell = await addContainer(web, { container: 'shell' })
      const answer = await sh(
        shell,
        'hostname; wget -q -O - http://127.0.0.1/ && wget -q -O - http://localhost/cgi-bin/hostname',
      )
      expect(answer).toEqual({
        exitCode: 0,
        stdout: `${web.identity.pod}\nwelcome to wherry\n${web.identity.pod}\n`,
        stderr: '',
      })
      const connection = await runtime.connect(web.sandboxId, 80)
      connection.end('GET / HTTP/1.0\r\n\r\n')
      const parts: Buffer[] = []
      for await (const part of connection) parts.push(part as Buffer)
      expect(Buffer.concat(parts).toString()).toContain('welcome to wherry')
    },
    timeoutMs,
  )

  it(
    'reaches what listens inside the pod only, where that is wanted',
    async () => {
      const command = ['httpd', '-f', '-p', '127.0.0.1:81', '-h', '/www']
      const { sandboxId, id } = await start({ container: { image: testImages.httpd, command } })
      for (let tries = 0; tries < 100 && !(await sh(id, 'netstat -lnt')).stdout.includes(':81 '); tries++) {
        await clock.sleep(25)
      }
      await expect(runtime.connect(sandboxId, 81)).rejects.toMatchObject({ code: 'CONNECTION_FAILED' })
      const connection = await runtime.connect(sandboxId, 81, { loopback: true })
      connection.end('GET / HTTP/1.0\r\n\r\n')
      const parts: Buffer[] = []
      for await (const part of connection) parts.push(part as Buffer)
      expect(Buffer.concat(parts).toString()).toMatch(/^HTTP\/1.*welcome to wherry\n$/s)
      await expect(runtime.connect(sandboxId, 9, { loopback: true })).rejects.toMatchObject({
        code: 'CONNECTION_FAILED',
        message: expect.stringMatching(/^dial tcp 10\..*:9: connect: connection refused$/),
      })
    },
    timeoutMs,
  )

  it(
    'publishes host ports on the loopback address',
    async () => {
      const server = createServer()
      const port = await new Promise<number>((resolve) =>
        server.listen(0, '127.0.0.1', () => resolve((server.address() as { port: number }).port)),
      )
      await new Promise((resolve) => server.close(resolve))
      const hostPorts = [{ containerPort: 80, hostPort: port, hostIP: '', protocol: 'TCP' as const }]
      await start({ sandbox: { hostPorts }, container: { image: testImages.httpd, command: [] } })
      // The proxy of the port may be there before the server in the container is.
      let answer: string | undefined
      for (let tries = 0; answer === undefined && tries < 100; tries++) {
        answer = await fetch(`http://127.0.0.1:${port}/`).then(
          (response) => response.text(),
          () => clock.sleep(100).then(() => undefined),
        )
      }
      expect(answer).toBe('welcome to wherry\n')
      await expect(startSandbox({ hostPorts })).rejects.toMatchObject({ code: 'FAILED' })
    },
    timeoutMs,
  )

  it(
    'gives containers their user, groups, mounts, environment and limits',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'wherry-docker-'))
      await chmod(folder, 0o755)
      await writeFile(join(folder, 'file'), 'from the host')
      const { id } = await start({
        container: {
          env: [{ name: 'EQUATION', value: '1+1=2' }],
          workingDir: '/tmp',
          mounts: [{ hostPath: folder, containerPath: '/data:x', readOnly: true, propagation: 'private' }],
          resources: { memoryBytes: 64 * 1024 * 1024, cpuShares: 256, cpuQuota: 50_000, cpuPeriod: 100_000 },
          security: {
            ...noSecurity,
            user: '1000:3000',
            groups: [2000],
            noNewPrivileges: true,
            readOnlyRootFilesystem: true,
            dropCapabilities: ['ALL'],
          },
        },
      })
      const { stdout } = await sh(
        id,
        'echo $EQUATION; pwd; id -u; id -G; cat /data:x/file; echo; touch /data:x/no 2>&1; touch /no 2>&1; grep NoNewPrivs /proc/self/status; grep CapBnd /proc/self/status',
      )
      expect(stdout.split('\n')).toEqual([
        '1+1=2',
        '/tmp',
        '1000',
        '3000 2000',
        'from the host',
        'touch: /data:x/no: Read-only file system',
        'touch: /no: Read-only file system',
        'NoNewPrivs:\t1',
        'CapBnd:\t0000000000000000',
        '',
      ])
      await rm(folder, { recursive: true })
    },
    timeoutMs,
  )

  it(
    'uses command and args as Kubernetes means them',
    async () => {
      const cases = [
        { command: [], args: [], output: 'entry default\n' },
        { command: [], args: ['mine'], output: 'entry mine\n' },
        { command: ['/bin/echo'], args: [], output: '\n' },
        { command: ['/bin/echo', 'only'], args: ['this'], output: 'only this\n' },
      ]
      const sandbox = await startSandbox()
      for (const [attempt, { command, args, output }] of cases.entries()) {
        const id = await addContainer(sandbox, { image: testImages.entrypoint, attempt, command, args })
        expect(await whenExited(id)).toMatchObject({ exitCode: 0, reason: 'Completed' })
        expect(textOf(await readLog(id))).toBe(output)
      }
    },
    timeoutMs,
  )

  it(
    'sees what happens to containers behind its back',
    async () => {
      const ending = new AbortController()
      const seen: string[] = []
      const events = (async () => {
        for await (const event of runtime.events(ending.signal)) seen.push(`${event.type} ${event.containerId}`)
      })()
      const killed = await start()
      process.kill(await processOf(killed.id), 'SIGKILL')
      expect(await whenExited(killed.id)).toMatchObject({ exitCode: 137, reason: 'Error', state: 'exited' })
      await runtime.removeContainer(killed.id)
      expect(await runtime.listContainers('node-1', killed.identity.uid)).toEqual([])
      for (let tries = 0; tries < 100 && !seen.includes(`removed ${killed.id}`); tries++) await clock.sleep(25)
      expect(seen).toEqual(expect.arrayContaining([`died ${killed.id}`, `removed ${killed.id}`]))
      ending.abort()
      await events
    },
    timeoutMs,
  )

  it(
    'says OOMKilled of a container that takes more memory than it may',
    async () => {
      const { id } = await start({
        container: { command: ['tail', '/dev/zero'], resources: { memoryBytes: 16 * 1024 * 1024 } },
      })
      expect(await whenExited(id)).toMatchObject({ exitCode: 137, reason: 'OOMKilled' })
    },
    timeoutMs,
  )

  it(
    'follows a log over rotations without losing or repeating a line',
    async () => {
      const count = 20_000
      const script = `i=0; while [ $i -lt ${count} ]; do i=$((i+1)); echo "line $i of the log that is long enough"; done; sleep 1`
      const { id } = await start({ container: { command: ['sh', '-c', script] } })
      const lines = await readLog(id, { follow: true })
      expect(lines.length).toBe(count)
      expect(textOf(lines)).toBe(
        Array.from({ length: count }, (_, i) => `line ${i + 1} of the log that is long enough\n`).join(''),
      )
    },
    timeoutMs,
  )

  it(
    'counts tails in lines, though Docker cuts long ones',
    async () => {
      const long = 'head -c 40000 /dev/zero | tr "\\0" x; echo'
      // The two streams have no common order without a pause between them.
      const script = ['echo a', long, 'sleep 0.2', 'echo b >&2', 'sleep 0.2', long, 'echo c'].join('; ')
      const { id } = await start({
        container: { command: ['sh', '-c', script] },
      })
      await whenExited(id)
      expect(shortTextOf(await readLog(id))).toBe(`a\nX\nb\nX\nc\n`)
      expect(shortTextOf(await readLog(id, { tailLines: 2 }))).toBe(`X\nc\n`)
      expect(shortTextOf(await readLog(id, { tailLines: 4 }))).toBe(`X\nb\nX\nc\n`)
      expect(shortTextOf(await readLog(id, { tailLines: 100 }))).toBe(`a\nX\nb\nX\nc\n`)
      expect(shortTextOf(await readLog(id, { stdout: false }))).toBe('b\n')
      expect(await readLog(id, { tailLines: 0, follow: true })).toEqual([])
      const [first] = await readLog(id)
      expect(first?.time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{9}Z$/)
      expect(await readLog(id, { since: clock.now() + 1000 })).toEqual([])
    },
    timeoutMs,
  )

  it(
    'stops following when the reader leaves',
    async () => {
      const { id } = await start({ container: { command: ['sh', '-c', 'echo begun; sleep 1000'] } })
      const leaving = new AbortController()
      const texts: string[] = []
      for await (const { text } of runtime.logs(id, { follow: true, stdout: true, stderr: true }, leaving.signal)) {
        texts.push(Buffer.from(text).toString())
        leaving.abort()
      }
      expect(texts).toEqual(['begun\n'])
    },
    timeoutMs,
  )

  it(
    'says why a command could not be run, and keeps that off its output',
    async () => {
      const { id } = await start()
      const session = await runtime.exec(id, ['/no/such'], { stdin: false, stdout: true, stderr: true, tty: false })
      const parts: unknown[] = []
      for await (const part of session.stdout ?? []) parts.push(part)
      await expect(session.exit).rejects.toMatchObject({
        code: 'EXEC_FAILED',
        message: expect.stringMatching(/^OCI runtime exec failed: .*\/no\/such/),
      })
      expect(parts).toEqual([])
      expect((await sh(id, 'exit 126')).exitCode).toBe(126)
    },
    timeoutMs,
  )

  it(
    'kills the process of a session that is given up, and resizes its terminal',
    async () => {
      const { id } = await start()
      const session = await runtime.exec(id, ['sh', '-c', 'stty size; echo ready; read x; stty size; exec sleep 777'], {
        stdin: true,
        stdout: true,
        stderr: false,
        tty: true,
      })
      let output = ''
      session.stdout?.on('data', (chunk: Buffer) => {
        output += chunk.toString()
      })
      const outputHas = async (text: string) => {
        for (let tries = 0; tries < 200 && !output.includes(text); tries++) await clock.sleep(25)
        expect(output).toContain(text)
      }
      await outputHas('ready')
      await session.resize({ columns: 123, rows: 40 })
      session.stdin?.write('go\n')
      await outputHas('40 123')
      await session.kill()
      expect(await session.exit).toBe(137)
      expect((await sh(id, 'ps | grep -c "[s]leep 777"')).stdout).toBe('0\n')
    },
    timeoutMs,
  )

  it(
    'ends a command whose child keeps the output open',
    async () => {
      const { id } = await start()
      const began = clock.now()
      expect(await sh(id, 'sleep 30 & echo done')).toMatchObject({ exitCode: 0, stdout: 'done\n' })
      expect(clock.now() - began).toBeLessThan(5000)
    },
    timeoutMs,
  )

  it(
    'does not lose output that a slow reader has not taken yet',
    async () => {
      const { id } = await start()
      const session = await runtime.exec(id, ['sh', '-c', 'head -c 2000000 /dev/zero'], {
        stdin: false,
        stdout: true,
        stderr: true,
        tty: false,
      })
      await clock.sleep(2500)
      let length = 0
      for await (const chunk of session.stdout ?? []) length += (chunk as Buffer).length
      expect(length).toBe(2_000_000)
      expect(await session.exit).toBe(0)
    },
    timeoutMs,
  )

  it(
    'attaches to a container and ends its input',
    async () => {
      const { id } = await start({ container: { command: ['cat'], stdin: true, stdinOnce: true } })
      const session = await runtime.attach(id, { stdin: true, stdout: true, stderr: true, tty: false })
      session.stdin?.end('echoed\n')
      let output = ''
      for await (const chunk of session.stdout ?? []) output += String(chunk)
      expect(output).toBe('echoed\n')
      expect(await session.exit).toBe(0)
      expect(await whenExited(id)).toMatchObject({ exitCode: 0 })
    },
    timeoutMs,
  )

  it(
    'shortens a stop that is under way',
    async () => {
      const { id } = await start()
      const began = clock.now()
      const first = runtime.stopContainer(id, 30)
      await clock.sleep(100)
      await runtime.stopContainer(id, 0)
      await first
      expect(clock.now() - began).toBeLessThan(5000)
      expect(await runtime.containerState(id)).toMatchObject({ exitCode: 137 })
    },
    timeoutMs,
  )

  it(
    'takes a container of an earlier try over instead of making a second',
    async () => {
      const made = await startSandbox()
      const config = { container: 'same', command: ['sleep', '1000'] }
      const id = await addContainer(made, config)
      await expect(addContainer(made, { ...config, specHash: 'other' })).resolves.not.toBe(id)
      expect((await runtime.listContainers('node-1', made.identity.uid)).map(({ specHash }) => specHash)).toEqual([
        'other',
      ])
    },
    timeoutMs,
  )

  it(
    'reads users and commands of images, and tells bad names from failed pulls',
    async () => {
      expect(await runtime.imageStatus(testImages.user)).toMatchObject({
        user: '1000',
        command: ['/bin/sleep', '86400'],
      })
      expect(await runtime.imageStatus(testImages.entrypoint)).toMatchObject({ entrypoint: ['/bin/echo', 'entry'] })
      const id = (await runtime.imageStatus(testImages.busybox))?.id ?? ''
      expect(await runtime.imageStatus(id)).toMatchObject({ id })
      const { signal } = new AbortController()
      await expect(runtime.pullImage('Nope:1', [], signal)).rejects.toMatchObject({ code: 'INVALID_IMAGE_NAME' })
      await expect(runtime.pullImage('127.0.0.1:1/a/b:1', [], signal)).rejects.toMatchObject({
        code: 'IMAGE_PULL_FAILED',
        message: expect.stringContaining('connection refused'),
      })
    },
    timeoutMs,
  )

  it(
    'gives clusters networks of their own, and leaves nothing behind',
    async () => {
      const other = open(`${cluster}-b`)
      const [mine, theirs] = await Promise.all([runtime.network(), other.network()])
      expect(theirs.subnet).not.toBe(mine.subnet)
      expect(theirs).toMatchObject({ name: `wherry-${cluster}-b`, gateway: theirs.subnet.replace('.0.0/16', '.0.1') })
      expect(await other.removeEverything()).toEqual({ containers: 0, networks: 1 })
      await other.close()
      const again = createDockerRuntime({ cluster, clock, logger: silentLogger })
      expect(await again.network()).toEqual(mine)
      await again.close()
    },
    timeoutMs,
  )

  it(
    'does not touch what belongs to a cluster of the same name with its data elsewhere',
    async () => {
      const name = `${cluster}-c`
      const openAt = (dataDir?: string) => createDockerRuntime({ cluster: name, dataDir, clock, logger: silentLogger })
      const [mine, theirs, nobodys] = [openAt('/data/mine'), openAt('/data/theirs'), openAt()]
      const network = await mine.network()
      for (const other of [theirs, nobodys]) {
        expect(await other.ownerInDocker()).toBe('/data/mine')
        await expect(other.network()).rejects.toThrow(
          `Docker holds the pods of another cluster that is called ${name}, with its data in /data/mine`,
        )
      }
      const again = openAt('/data/mine')
      expect(await again.network()).toEqual(network)
      expect(await again.removeEverything()).toEqual({ containers: 0, networks: 1 })
      expect(await theirs.ownerInDocker()).toBeUndefined()
      for (const one of [mine, theirs, nobodys, again]) await one.close()
    },
    timeoutMs,
  )

  it(
    'says UNAVAILABLE while the daemon is away, and goes on when it is back',
    async () => {
      const folder = await mkdtemp(join(tmpdir(), 'wherry-docker-'))
      const socketPath = join(folder, 'docker.sock')
      expect(await dockerAnswers(socketPath)).toMatchObject({
        answers: false,
        reason: expect.stringContaining('ENOENT'),
      })
      const far = createDockerRuntime({ socketPath, cluster, clock, logger: silentLogger })
      await expect(far.ping()).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      const proxy = await openProxy(socketPath)
      await far.ping()
      expect(await dockerAnswers(socketPath)).toMatchObject({ answers: true })
      const events = far.events(new AbortController().signal)[Symbol.asyncIterator]()
      const next = events.next()
      next.catch(() => {})
      await far.version()
      await proxy.close()
      await expect(next).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      await expect(far.listSandboxes('n')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
      const back = await openProxy(socketPath)
      expect(await far.listSandboxes('n')).toEqual([])
      await far.close()
      await back.close()
      await rm(folder, { recursive: true })
    },
    timeoutMs,
  )
})

const noSecurity: ContainerConfig['security'] = {
  groups: [],
  privileged: false,
  readOnlyRootFilesystem: false,
  noNewPrivileges: false,
  addCapabilities: [],
  dropCapabilities: [],
  procMountUnmasked: false,
}

/** The number on this machine of the container's main process. */
async function processOf(containerId: string): Promise<number> {
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const cgroup = await readFile(`/proc/${pid}/cgroup`, 'utf8').catch(() => '')
    if (cgroup.includes(containerId)) return Number(pid)
  }
  throw new Error('no process of the container is on this machine')
}

/** Stands between us and the daemon, so that a test can take it away. */
async function openProxy(socketPath: string): Promise<{ close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    const daemon = connectTo(defaultSocketPath)
    for (const socket of [client, daemon]) {
      sockets.add(socket)
      socket.on('error', () => {})
    }
    client.pipe(daemon).pipe(client)
  })
  await new Promise<void>((resolve) => server.listen(socketPath, resolve))
  return {
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of sockets) socket.destroy()
      await closed
    },
  }
}
