import { randomUUID } from 'node:crypto'
import type { Pod, Service } from '../api/index.js'
import { Pods, Services } from '../api/index.js'
import { SystemClock, silentLogger } from '../base/index.js'
import type { Client } from '../client/index.js'
import { createDockerRuntime, dockerAnswers } from '../kubelet/index.js'
import { users } from './components.js'
import { Cluster } from './index.js'

/** Made by conformance/docker/test-images.sh. */
const image = 'wherry-test/httpd:1'
const clock = new SystemClock()
const limitMs = 60_000
const name = `services-${randomUUID().slice(0, 8)}`

async function whyNot(): Promise<string | undefined> {
  const { answers, reason } = await dockerAnswers()
  if (!answers) return `Docker does not answer (${reason})`
  const runtime = createDockerRuntime({ cluster: name, clock, logger: silentLogger })
  const isThere = (await runtime.imageStatus(image)) !== undefined
  await runtime.close()
  return isThere ? undefined : 'test images are missing: run conformance/docker/test-images.sh'
}

const why = await whyNot()
if (why !== undefined && process.env.CI !== undefined && process.env.CI !== 'false') {
  throw new Error(`CI needs Docker: ${why}`)
}
const given = why === undefined ? describe : describe.skip

given(`Services of pods in Docker${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  let cluster: Cluster | undefined
  let client: Client

  beforeAll(async () => {
    cluster = await Cluster.start({ name, runtime: 'docker', port: 0, nodes: 2 })
    client = cluster.apiServer.client(users.apiserver, 'test')
  }, limitMs)
  afterAll(async () => {
    // Also what a start that failed has left.
    await cluster?.stop()
    const runtime = createDockerRuntime({ cluster: name, clock, logger: silentLogger })
    await runtime.removeEverything()
    await runtime.close()
  }, limitMs)

  const pods = () => client.resource(Pods, 'default')
  const podWhere = async (podName: string, isSo: (pod: Pod) => boolean): Promise<Pod> => {
    const deadline = clock.now() + limitMs / 2
    for (;;) {
      const pod = await pods().get(podName)
      if (isSo(pod)) return pod
      if (clock.now() > deadline) throw new Error(`waited for ${podName}: ${JSON.stringify(pod.status)}`)
      await clock.sleep(20)
    }
  }
  const isReady = ({ status }: Pod) =>
    status?.conditions?.some((one) => one.type === 'Ready' && one.status === 'True') === true
  const serve = (podName: string, labels: Record<string, string>, spec: object = {}) =>
    pods().create({
      metadata: { name: podName, labels },
      spec: { terminationGracePeriodSeconds: 1, containers: [{ name: 'c', image }], ...spec },
    })
  /** What a script in a pod of its own writes. */
  const inPod = async (podName: string, script: string): Promise<readonly string[]> => {
    const command = ['sh', '-c', `{ ${script}; } > /dev/termination-log 2>&1`]
    await pods().create({
      metadata: { name: podName },
      spec: { restartPolicy: 'Never', containers: [{ name: 'c', image, command }] },
    })
    const { status } = await podWhere(podName, (pod) => pod.status?.containerStatuses?.[0]?.state?.terminated != null)
    return (status?.containerStatuses?.[0]?.state?.terminated?.message ?? '').trim().split('\n')
  }
  const expose = (serviceName: string, spec: Service['spec']) =>
    client.resource(Services, 'default').create({ metadata: { name: serviceName }, ...(spec ? { spec } : {}) })
  // The test image's wget cannot look up names of ports.
  const get = (host: string, port = 80) =>
    `printf 'GET /cgi-bin/hostname HTTP/1.0\\r\\n\\r\\n' | nc -w 5 ${host} ${port} | tail -n 1`

  it(
    'answer pods by name and the machine by address, and refuse when nobody is there',
    async () => {
      const labels = { app: 'web' }
      await serve('web-1', labels)
      await serve('web-2', labels)
      const { spec } = await expose('web', { type: 'NodePort', selector: labels, ports: [{ port: 80 }] })
      const nobody = await expose('nobody', { selector: { app: 'nobody' }, ports: [{ port: 80 }] })
      await expose('each', { clusterIP: 'None', selector: labels, ports: [{ name: 'http', port: 80 }] })
      await Promise.all([podWhere('web-1', isReady), podWhere('web-2', isReady)])

      const answer = async (url: string) => (await (await fetch(url)).text()).trim()
      const ask = async (url: string) => {
        const answers = new Set<string>()
        for (let i = 0; i < 20; i++) answers.add(await answer(url))
        return answers
      }
      const everybody = new Set(['web-1', 'web-2'])
      const byAddress = `http://${spec?.clusterIP}/cgi-bin/hostname`
      const deadline = clock.now() + 10_000
      while ((await ask(byAddress).catch(() => new Set())).size < 2 && clock.now() < deadline) await clock.sleep(20)
      expect(await ask(byAddress)).toEqual(everybody)
      expect(await ask(`http://127.0.0.1:${spec?.ports?.[0]?.nodePort}/cgi-bin/hostname`)).toEqual(everybody)
      await expect(fetch(`http://${nobody.spec?.clusterIP}/`)).rejects.toMatchObject({
        cause: { code: 'ECONNREFUSED' },
      })

      const [first = '', second = '', refused = '', ...names] = await inPod(
        'client',
        `${get('web')}; ${get('web.default.svc.cluster.local')}; nc -w 5 nobody 80; nslookup each.default.svc.cluster.local`,
      )
      expect(everybody).toContain(first)
      expect(everybody).toContain(second)
      expect(refused).toContain('Connection refused')
      const addresses = (await pods().list({ labelSelector: 'app=web' })).items.map(({ status }) => status?.podIP)
      expect(names.filter((line) => line.startsWith('Address: ')).toSorted()).toEqual(
        addresses.map((address) => `Address: ${address}`).toSorted(),
      )
    },
    limitMs,
  )

  it(
    'lead a pod to itself',
    async () => {
      const labels = { app: 'self' }
      await expose('self', { selector: labels, ports: [{ port: 80 }] })
      await serve('self', labels, {
        containers: [
          { name: 'c', image },
          {
            name: 'asks',
            image,
            command: [
              'sh',
              '-c',
              `while ! ${get('self')} | grep -q self; do sleep 0.1; done; echo yes > /dev/termination-log`,
            ],
          },
        ],
        restartPolicy: 'Never',
      })
      const { status } = await podWhere('self', (pod) =>
        (pod.status?.containerStatuses ?? []).some(({ state }) => state?.terminated != null),
      )
      const asks = status?.containerStatuses?.find((one) => one.name === 'asks')
      expect(asks?.state?.terminated).toMatchObject({ exitCode: 0, message: 'yes\n' })
    },
    limitMs,
  )

  it('are told of in the summary', () => {
    expect(cluster?.summary.join('\n')).toMatch(
      /Services at their addresses and, for node ports, on 127\.0\.0\.1; cluster DNS at /,
    )
  })
})
