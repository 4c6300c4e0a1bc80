import type Docker from 'dockerode'
import { ipv4Text } from '../../../api/index.js'
import type { ContainerConfig, LogLine, SandboxConfig } from '../container-runtime.js'
import { PodAddresses } from './addresses.js'
import { machineCapabilities } from './capabilities.js'
import { overlaps, rangeFrom } from './cidr.js'
import { containerOptions, defaultLogRotation } from './container-options.js'
import { stateFrom } from './container-state.js'
import { isUnavailable, runtimeErrorFrom } from './errors.js'
import { readFrames } from './frames.js'
import { routesFrom } from './host-routes.js'
import { Limit } from './limit.js'
import { dockerTime } from './log-entries.js'
import { LogWindow } from './log-window.js'
import { startOfLastLines } from './logs.js'
import { candidateSubnets, reservedRange } from './network.js'
import { lookupName, parseReference } from './references.js'
import { sandboxImageArchive } from './sandbox-image.js'
import { sandboxOptions } from './sandbox-options.js'
import { cgroupPaths } from './stats.js'

describe('image references', () => {
  it.each([
    ['busybox', { repository: 'busybox', version: 'latest', name: 'busybox:latest' }],
    ['localhost:5000/a/b:v1', { repository: 'localhost:5000/a/b', version: 'v1', name: 'localhost:5000/a/b:v1' }],
    ['[::1]:5000/a', { repository: '[::1]:5000/a', version: 'latest', name: '[::1]:5000/a:latest' }],
    [
      `r.io/a:v1@sha256:${'0'.repeat(64)}`,
      { repository: 'r.io/a', version: `sha256:${'0'.repeat(64)}`, name: `r.io/a@sha256:${'0'.repeat(64)}` },
    ],
  ])('%s is read', (image, expected) => {
    expect(parseReference(image)).toEqual(expected)
  })

  it.each(['', 'x:y:z', 'a//b', ':tag', 'name:', '-a', 'a/../b', 'a@sha256:12', 'host:port/x', `a:${'t'.repeat(129)}`])(
    '%p is refused',
    (image) => {
      expect(() => parseReference(image)).toThrow('invalid reference format')
    },
  )

  it('leaves ids as they are, and says when only capital letters are wrong', () => {
    const id = `sha256:${'a'.repeat(64)}`
    expect(lookupName(id)).toBe(id)
    expect(() => parseReference('BusyBox:1')).toThrow('repository name must be lowercase')
  })
})

describe('addresses', () => {
  it('are taken in turn, without the gateway and both ends, and come back', () => {
    const addresses = new PodAddresses()
    const take = (owner: string) => addresses.take('10.1.2.0/29', owner, '10.1.2.1')
    expect(['a', 'b', 'c', 'd', 'e'].map(take)).toEqual(['10.1.2.2', '10.1.2.3', '10.1.2.4', '10.1.2.5', '10.1.2.6'])
    expect(() => take('f')).toThrow('no IP addresses available in range set: 10.1.2.0/29')
    addresses.release('c')
    expect(take('g')).toBe('10.1.2.4')
    addresses.adopt('10.1.3.2', 'others')
    expect(addresses.take('10.1.3.0/24', 'h', '10.1.2.1')).toBe('10.1.3.1')
    expect(addresses.take('10.1.3.0/24', 'i', '10.1.2.1')).toBe('10.1.3.3')
  })

  it('know which ranges overlap', () => {
    expect(overlaps(rangeFrom('10.0.0.0/8'), rangeFrom('10.211.0.0/16'))).toBe(true)
    expect(overlaps(rangeFrom('10.211.0.0/16'), rangeFrom('10.212.0.0/16'))).toBe(false)
    expect(ipv4Text(rangeFrom('192.168.77.9/20').first)).toBe('192.168.64.0')
    for (const bad of ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '10.0.0.256/8', 'x/8']) {
      expect(() => rangeFrom(bad)).toThrow('invalid')
    }
  })

  it('read the kernel’s routes, without the default route', () => {
    const table = [
      'Iface\tDestination\tGateway\tFlags\tRefCnt\tUse\tMetric\tMask\tMTU\tWindow\tIRTT',
      'eth0\t00000000\t0101A8C0\t0003\t0\t0\t0\t00000000\t0\t0\t0',
      'tun0\t0000000A\t00000000\t0001\t0\t0\t0\t000000FF\t0\t0\t0',
      'eth0\t0101A8C0\t00000000\t0005\t0\t0\t0\tFFFFFFFF\t0\t0\t0',
      '',
    ].join('\n')
    expect(routesFrom(table)).toEqual([rangeFrom('10.0.0.0/8'), rangeFrom('192.168.1.1/32')])
  })

  it('of clusters do not overlap each other, nor the part that is Docker’s', () => {
    const ranges = candidateSubnets().map(rangeFrom)
    for (const [i, range] of ranges.entries()) {
      for (const other of ranges.slice(i + 1)) expect(overlaps(range, other)).toBe(false)
    }
    expect(reservedRange('10.211.0.0/16')).toBe('10.211.255.0/24')
    expect(reservedRange('192.168.64.0/20')).toBe('192.168.79.240/28')
    expect(reservedRange('10.0.0.0/24')).toBe('10.0.0.248/29')
  })
})

describe('logs', () => {
  const entry = (text: string, stream: LogLine['stream'] = 'stdout', time = '1'): LogLine => ({
    time: `2026-01-01T00:00:00.${time.padStart(9, '0')}Z`,
    stream,
    text: Buffer.from(text),
  })

  it('find the last lines over cut ones and both streams', () => {
    const entries = [entry('a\n'), entry('lo'), entry('e\n', 'stderr'), entry('ng\n'), entry('z')]
    expect([0, 1, 2, 3].map((lines) => startOfLastLines(entries, lines))).toEqual([5, 4, 2, 1])
    expect(startOfLastLines(entries, 4)).toBeUndefined()
    expect(startOfLastLines([], 1)).toBeUndefined()
  })

  it('deliver overlapping reads once, equal entries and late ones included', () => {
    const window = new LogWindow()
    const read = [entry('x\n', 'stdout', '100'), entry('x\n', 'stdout', '100'), entry('y\n', 'stdout', '300')]
    window.note(read)
    const again = [
      ...read.slice(0, 2),
      entry('x\n', 'stdout', '100'),
      entry('late\n', 'stderr', '200'),
      ...read.slice(2),
    ]
    const fresh = again.filter(window.filter())
    expect(fresh.map(({ text }) => String(text))).toEqual(['x\n', 'late\n'])
    window.note(fresh)
    expect(again.filter(window.filter())).toEqual([])
    expect(window.since).toBe(Date.UTC(2026, 0, 1) - 100)
  })

  it('leave out what lies before the tail that was asked for', () => {
    const window = new LogWindow()
    const first = entry('tail\n', 'stdout', '500')
    window.startAt(first)
    window.note([first])
    const read = [entry('older\n', 'stdout', '400'), first, entry('newer\n', 'stdout', '600')]
    expect(read.filter(window.filter()).map(({ text }) => String(text))).toEqual(['newer\n'])
  })

  it('write times as Docker wants them, and take frames apart wherever they are split', async () => {
    expect(dockerTime(1_700_000_000_123)).toBe('1700000000.123000000')
    const bytes = Buffer.from('01000000000000026869020000000000000165', 'hex')
    const frames = async (parts: Buffer[]) => {
      const all: string[] = []
      for await (const batch of readFrames(
        (async function* () {
          yield* parts
        })(),
        false,
      )) {
        all.push(...batch.map(({ stream, data }) => `${stream} ${data}`))
      }
      return all
    }
    expect(await frames([bytes])).toEqual(['stdout hi', 'stderr e'])
    expect(await frames([...bytes].map((byte) => Buffer.from([byte])))).toEqual(['stdout hi', 'stderr e'])
  })
})

describe('what Docker is asked for', () => {
  const identity = { node: 'n', namespace: 'ns', pod: 'p', uid: 'u' }
  const sandbox: SandboxConfig = {
    ...identity,
    attempt: 1,
    hostname: `long-${'x'.repeat(70)}`,
    domain: 'ns.svc.cluster.local',
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
    sysctls: { 'net.core.somaxconn': '256' },
    hostPorts: [
      { containerPort: 80, hostPort: 8080, hostIP: '', protocol: 'TCP' },
      { containerPort: 80, hostPort: 8081, hostIP: '10.0.0.1', protocol: 'TCP' },
    ],
    podCIDR: '10.211.1.0/24',
    annotations: {},
  }
  const place = { cluster: 'c', image: 'pause', hostPortAddress: '127.0.0.1', lowersOomScore: true }

  it('is a sandbox that owns names, ports, sysctls and its address', () => {
    const options = sandboxOptions(sandbox, { ...place, network: { name: 'net', address: '10.211.1.7' } })
    expect(options).toMatchObject({
      name: 'k8s_POD_p_ns_u_1_c',
      Domainname: 'ns.svc.cluster.local',
      ExposedPorts: { '80/tcp': {} },
      HostConfig: {
        NetworkMode: 'net',
        IpcMode: 'shareable',
        Sysctls: { 'net.core.somaxconn': '256' },
        OomScoreAdj: -998,
        PortBindings: {
          '80/tcp': [
            { HostIp: '127.0.0.1', HostPort: '8080' },
            { HostIp: '10.0.0.1', HostPort: '8081' },
          ],
        },
      },
      NetworkingConfig: { EndpointsConfig: { net: { IPAMConfig: { IPv4Address: '10.211.1.7' } } } },
    })
    expect(options.Hostname).toHaveLength(63)
  })

  it('is no name and no port for a sandbox on the host’s network', () => {
    const options = sandboxOptions({ ...sandbox, hostNetwork: true, hostPID: true, hostIPC: true }, place)
    expect(options.HostConfig).toMatchObject({ NetworkMode: 'host', PidMode: 'host', IpcMode: 'host' })
    expect(options).not.toHaveProperty('Hostname')
    expect(options).not.toHaveProperty('ExposedPorts')
    expect(options).not.toHaveProperty('NetworkingConfig')
  })

  const container: ContainerConfig = {
    ...identity,
    container: 'main',
    attempt: 0,
    image: 'app:1',
    command: [],
    args: ['x'],
    env: [],
    workingDir: '',
    mounts: [],
    stdin: false,
    stdinOnce: true,
    tty: false,
    resources: { memoryBytes: 1, cpuShares: 1, cpuQuota: 5, oomScoreAdj: -997 },
    security: {
      groups: [],
      privileged: false,
      readOnlyRootFilesystem: false,
      noNewPrivileges: false,
      addCapabilities: [],
      dropCapabilities: [],
      procMountUnmasked: true,
      seccomp: '{"defaultAction":"SCMP_ACT_ALLOW"}',
    },
    hostPID: false,
    hostIPC: false,
    shareProcessNamespace: true,
    specHash: 'h',
  }
  const joined = {
    cluster: 'c',
    sandboxId: 'S',
    imageId: 'sha256:i',
    imageRef: 'app@sha256:d',
    lowersOomScore: false,
    logRotation: defaultLogRotation,
  }

  it('is a container joined to the sandbox, with limits that Docker takes', () => {
    expect(containerOptions(container, joined)).toMatchObject({
      Image: 'sha256:i',
      Cmd: ['x'],
      StdinOnce: false,
      HostConfig: {
        NetworkMode: 'container:S',
        IpcMode: 'container:S',
        PidMode: 'container:S',
        Memory: 6 * 1024 * 1024,
        MemorySwap: 6 * 1024 * 1024,
        CpuShares: 2,
        CpuQuota: 1000,
        OomScoreAdj: 0,
        SecurityOpt: ['seccomp={"defaultAction":"SCMP_ACT_ALLOW"}'],
        MaskedPaths: [],
        ReadonlyPaths: [],
      },
    })
    expect(containerOptions(container, joined)).not.toHaveProperty('Entrypoint')
    const { HostConfig } = containerOptions({ ...container, resources: {}, hostPID: true }, joined)
    expect(HostConfig).not.toHaveProperty('Memory')
    expect(HostConfig?.PidMode).toBe('host')
  })

  it('loads the same sandbox image every time, for both architectures', async () => {
    const [first, second] = await Promise.all([sandboxImageArchive('amd64'), sandboxImageArchive('amd64')])
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(true)
    expect(await sandboxImageArchive('arm64')).toBeInstanceOf(Buffer)
    expect(await sandboxImageArchive('riscv64')).toBeUndefined()
  })
})

describe('what Docker answers', () => {
  const inspected = (state: object) =>
    ({
      Id: 'C',
      Created: '2026-01-01T00:00:00.5Z',
      Image: 'sha256:i',
      Config: { Image: 'sha256:i', Labels: { 'wherry.dev/image': 'app:1', 'wherry.dev/attempt': '2' } },
      State: {
        Status: 'exited',
        ExitCode: 0,
        Error: '',
        OOMKilled: false,
        StartedAt: '2026-01-01T00:00:01Z',
        FinishedAt: '2026-01-01T00:00:02Z',
        ...state,
      },
    }) as unknown as Docker.ContainerInspectInfo
  const never = '0001-01-01T00:00:00Z'

  it.each([
    [{}, { state: 'exited', exitCode: 0, reason: 'Completed' }],
    [{ ExitCode: 3 }, { exitCode: 3, reason: 'Error' }],
    [
      { ExitCode: 137, OOMKilled: true },
      { exitCode: 137, reason: 'OOMKilled' },
    ],
    [
      { ExitCode: 3, OOMKilled: true },
      { exitCode: 3, reason: 'Error' },
    ],
    [
      { Status: 'running', FinishedAt: never },
      { state: 'running', finishedAt: 0, reason: '' },
    ],
    [{ Status: 'paused', FinishedAt: never }, { state: 'running' }],
    [
      { Status: 'created', StartedAt: never, FinishedAt: never },
      { state: 'created', startedAt: 0, reason: '' },
    ],
    [
      { Status: 'created', ExitCode: 127, Error: 'no such file', StartedAt: never, FinishedAt: never },
      { state: 'exited', exitCode: 128, reason: 'StartError', message: 'no such file', startedAt: 0 },
    ],
    [{ StartedAt: '2026-01-01T00:00:03Z' }, { finishedAt: Date.UTC(2026, 0, 1, 0, 0, 3) }],
  ])('%j is %j', (state, expected) => {
    expect(stateFrom(inspected(state))).toMatchObject({ image: 'app:1', imageId: 'sha256:i', attempt: 2, ...expected })
  })

  it('is an error with the daemon’s own words, or says that there is no daemon', () => {
    const answered = Object.assign(new Error('(HTTP code 500) server error - it broke '), { statusCode: 500 })
    expect(runtimeErrorFrom(answered, 'CREATE_FAILED')).toMatchObject({ code: 'CREATE_FAILED', message: 'it broke' })
    expect(runtimeErrorFrom(Object.assign(new Error('x'), { statusCode: 404 }))).toMatchObject({ code: 'NOT_FOUND' })
    const gone = Object.assign(new Error('connect ENOENT /x'), { code: 'ENOENT' })
    expect(isUnavailable(gone)).toBe(true)
    expect(runtimeErrorFrom(gone, 'CREATE_FAILED')).toMatchObject({ code: 'UNAVAILABLE' })
    expect(isUnavailable(Object.assign(new Error('x'), { statusCode: 500, code: 'ENOENT' }))).toBe(false)
  })

  it('are cgroups by controller', () => {
    const paths = cgroupPaths('5:cpu,cpuacct:/docker/x\n4:memory:/docker/x\n0::/system.slice/docker-x.scope\n')
    expect(Object.fromEntries(paths)).toEqual({
      cpu: '/docker/x',
      cpuacct: '/docker/x',
      memory: '/docker/x',
      '': '/system.slice/docker-x.scope',
    })
    expect(machineCapabilities('/no/such/file')).toEqual({ privileged: true, lowersOomScore: true })
  })
})

describe('the limit of heavy work', () => {
  it('lets so many run, and the others in their order, failures or not', async () => {
    const limit = new Limit(2)
    const began: number[] = []
    const finish: (() => void)[] = []
    const tasks = [0, 1, 2, 3].map((i) =>
      limit.run(async () => {
        began.push(i)
        await new Promise<void>((resolve) => finish.push(resolve))
        if (i === 0) throw new Error('failed')
      }),
    )
    const results = Promise.allSettled(tasks)
    await new Promise(setImmediate)
    expect(began).toEqual([0, 1])
    finish[0]?.()
    await new Promise(setImmediate)
    expect(began).toEqual([0, 1, 2])
    finish[1]?.()
    await new Promise(setImmediate)
    for (const one of finish) one()
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled', 'fulfilled'])
  })
})
