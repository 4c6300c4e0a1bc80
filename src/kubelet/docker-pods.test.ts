import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Pod } from '../api/index.js'
import { ConfigMaps, Pods, ServiceAccounts } from '../api/index.js'
import { SystemClock, SystemRandom, silentLogger } from '../base/index.js'
import type { Informers } from '../client/index.js'
import { createInformers } from '../client/index.js'
import type { Kubelets } from './kubelets.js'
import { createKubelets } from './kubelets.js'
import type { DockerRuntime } from './runtime/docker/index.js'
import { createDockerRuntime } from './runtime/docker/index.js'
import { testImages, whyNoDocker } from './runtime/docker/testing.js'
import { aContainer, aPod } from './testing/kubelet-world.js'
import { MemoryServer } from './testing/memory-server.js'

const why = await whyNoDocker()
const given = why === undefined ? describe : describe.skip
const timeoutMs = 120_000
const clock = new SystemClock()
const untilTerm = ['sh', '-c', 'trap "exit 0" TERM; while true; do sleep 0.1; done']

given(`pods in Docker${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const cluster = `pods-${randomUUID().slice(0, 8)}`
  const server = new MemoryServer(clock)
  let folder = ''
  let podCIDR = ''
  let runtime: DockerRuntime
  let informers: Informers
  let kubelets: Kubelets

  const start = async () => {
    runtime = createDockerRuntime({ cluster, clock, logger: silentLogger })
    podCIDR = (await runtime.network()).subnet.replace(/\/\d+$/, '/24')
    informers = createInformers(server, { clock, logger: silentLogger })
    kubelets = createKubelets({
      client: server,
      informers,
      runtime,
      nodes: [{ name: 'node-0', address: '127.0.0.1', podCIDR }],
      clock,
      random: new SystemRandom(),
      logger: silentLogger,
      stateDir: folder,
      clusterDNS: ['10.96.0.10'],
    })
    await kubelets.start(new AbortController().signal)
  }
  const stop = async () => {
    await kubelets.stop()
    await informers.stop()
    await runtime.close()
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wherry-docker-'))
    await server.resource(ServiceAccounts, 'default').create({ metadata: { name: 'default' } })
    await server.resource(ConfigMaps, 'default').create({ metadata: { name: 'settings' }, data: { greeting: 'hello' } })
    await start()
  }, timeoutMs)
  afterAll(async () => {
    const pods = server.resource(Pods, 'default')
    for (const { metadata } of (await pods.list()).items)
      await pods.delete(metadata?.name ?? '', { gracePeriodSeconds: 1 })
    await until(() => server.objects(Pods).size === 0)
    await kubelets.stop()
    await informers.stop()
    await runtime.removeEverything()
    await runtime.close()
    await rm(folder, { recursive: true, force: true })
  }, timeoutMs)

  const pod = (name: string) => server.objects(Pods).get(`default/${name}`) as Pod | undefined
  const first = (name: string) => pod(name)?.status?.containerStatuses?.[0]
  const isReady = (name: string) => () =>
    pod(name)?.status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True') === true
  const create = (name: string, spec: Partial<NonNullable<Pod['spec']>>) =>
    server.resource(Pods, 'default').create(aPod(name, { terminationGracePeriodSeconds: 5, ...spec }))
  const container = (script: string | undefined, more: object = {}) =>
    aContainer('c', {
      image: testImages.busybox,
      command: script === undefined ? untilTerm : ['sh', '-c', script],
      ...more,
    })
  const run = async (name: string, script: string) => {
    const target = pod(name)
    const state = target && (await kubelets.pods.findContainer(target, 'c'))
    const result = await runtime.execSync(state?.id ?? '', ['sh', '-c', script], 10_000)
    return Buffer.concat([result.stdout, result.stderr]).toString()
  }

  it(
    'have their files, volumes, variables and address, and become ready by their probe',
    async () => {
      await create('web', {
        initContainers: [
          aContainer('init', {
            image: testImages.busybox,
            command: ['sh', '-c', 'echo made > /shared/by-init'],
            volumeMounts: [{ name: 'shared', mountPath: '/shared' }],
          }),
        ],
        containers: [
          container(undefined, {
            env: [{ name: 'IP', valueFrom: { fieldRef: { fieldPath: 'status.podIP' } } }],
            volumeMounts: [
              { name: 'shared', mountPath: '/shared' },
              { name: 'settings', mountPath: '/settings' },
              { name: 'access', mountPath: '/var/run/secrets/kubernetes.io/serviceaccount' },
            ],
            readinessProbe: { exec: { command: ['test', '-f', '/shared/by-init'] }, periodSeconds: 1 },
          }),
        ],
        volumes: [
          { name: 'shared', emptyDir: {} },
          { name: 'settings', configMap: { name: 'settings' } },
          { name: 'access', projected: { sources: [{ serviceAccountToken: { path: 'token' } }] } },
        ],
      })
      await until(isReady('web'))
      const ip = pod('web')?.status?.podIP ?? ''
      expect(ip.split('.').slice(0, 3)).toEqual(podCIDR.split('.').slice(0, 3))
      expect(
        await run(
          'web',
          'cat /settings/greeting; echo; hostname; echo $IP; cat /var/run/secrets/kubernetes.io/serviceaccount/token',
        ),
      ).toBe(`hello\nweb\n${ip}\ntoken-1`)
      expect(await run('web', 'cat /etc/hosts')).toContain(`${ip}\tweb\n`)
      expect(await run('web', 'cat /etc/resolv.conf')).toContain('nameserver 10.96.0.10\n')
      expect(first('web')?.containerID).toMatch(/^docker:\/\/[0-9a-f]{64}$/)

      const settings = await server.resource(ConfigMaps, 'default').get('settings')
      await server.resource(ConfigMaps, 'default').update({ ...settings, data: { greeting: 'good evening' } })
      await until(async () => (await run('web', 'cat /settings/greeting')) === 'good evening')
    },
    timeoutMs,
  )

  it(
    'restart a killed container, make a removed one again, and replace a dead sandbox',
    async () => {
      await create('again', { containers: [container(undefined)] })
      await until(isReady('again'))
      await run('again', 'kill -9 -1; kill -TERM 1').catch(() => {})
      await until(() => (first('again')?.restartCount ?? 0) > 0 && isReady('again')())
      const target = pod('again')
      const state = target && (await kubelets.pods.findContainer(target, 'c'))
      await runtime.removeContainer(state?.id ?? '')
      await until(() => (first('again')?.restartCount ?? 0) > 1 && isReady('again')())
      const sandbox = target && (await kubelets.pods.findSandbox(target))
      await runtime.stopSandbox(sandbox?.id ?? '')
      await until(() => (first('again')?.restartCount ?? 0) > 2 && isReady('again')())
    },
    timeoutMs,
  )

  it(
    'tell last words, exit codes and what cannot start',
    async () => {
      await create('words', {
        restartPolicy: 'Never',
        containers: [container('echo why > /dev/termination-log; exit 3')],
      })
      await create('nowhere', {
        restartPolicy: 'Never',
        containers: [container(undefined, { command: ['/no/such/program'] })],
      })
      await create('absent', { containers: [container(undefined, { image: '127.0.0.1:1/absent:1' })] })
      await until(() => pod('words')?.status?.phase === 'Failed')
      expect(first('words')?.state?.terminated).toMatchObject({ exitCode: 3, reason: 'Error', message: 'why\n' })
      await until(() => pod('nowhere')?.status?.phase === 'Failed')
      expect(first('nowhere')?.state?.terminated).toMatchObject({ exitCode: 128, reason: 'StartError' })
      await until(() => first('absent')?.state?.waiting?.reason === 'ImagePullBackOff')
      expect(first('absent')?.state?.waiting?.message).toContain('connection refused')
    },
    timeoutMs,
  )

  it(
    'reach each other on localhost, and are probed over HTTP',
    async () => {
      const serve = container('mkdir /www; echo fine > /www/ok; httpd -f -p 8080 -h /www', {
        ports: [{ name: 'http', containerPort: 8080 }],
        readinessProbe: { httpGet: { path: '/ok', port: 'http' }, periodSeconds: 1 },
        livenessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1, initialDelaySeconds: 1 },
      })
      await create('pair', {
        containers: [serve, aContainer('side', { image: testImages.busybox, command: untilTerm })],
      })
      await until(isReady('pair'))
      const target = pod('pair')
      const side = target && (await kubelets.pods.findContainer(target, 'side'))
      const { stdout } = await runtime.execSync(side?.id ?? '', ['wget', '-qO-', 'http://localhost:8080/ok'], 10_000)
      expect(Buffer.from(stdout).toString()).toBe('fine\n')
    },
    timeoutMs,
  )

  it(
    'go on running while the kubelet restarts, and go for good when deleted',
    async () => {
      await create('stays', { containers: [container(undefined)] })
      await until(isReady('stays'))
      const before = first('stays')?.containerID
      await stop()
      await start()
      await until(() => kubelets.isIdle())
      expect(first('stays')).toMatchObject({ containerID: before, restartCount: 0, ready: true })
      const target = pod('stays')
      await server.resource(Pods, 'default').delete('stays')
      await until(() => pod('stays') === undefined)
      expect(
        target &&
          (await runtime.listContainers('node-0', target.metadata?.uid)).filter(
            ({ uid }) => uid === target.metadata?.uid,
          ),
      ).toEqual([])
    },
    timeoutMs,
  )
})

async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 2000; tries++) {
    if (await condition()) return
    await clock.sleep(30)
  }
  throw new Error('the condition did not come true in a minute')
}
