import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { IPAddress, Service } from '../api/index.js'
import { IPAddresses, Services } from '../api/index.js'
import { Cluster } from './cluster.js'
import { users } from './components.js'

describe('addresses of Services', () => {
  let folder = ''
  const running: Cluster[] = []
  const start = async () => {
    const cluster = await Cluster.start({
      dataDir: folder,
      port: 0,
      without: new Set(['controllers', 'scheduler', 'nodes']),
    })
    running.push(cluster)
    return { cluster, client: cluster.apiServer.client(users.apiserver, 'test') }
  }

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wherry-test-'))
  })

  afterEach(async () => {
    for (const cluster of running.splice(0)) await cluster.stop()
    await rm(folder, { recursive: true, force: true })
  })

  const service = (name: string, clusterIP?: string): Service => ({
    metadata: { name, namespace: 'default' },
    spec: { ports: [{ port: 80 }], ...(clusterIP === undefined ? {} : { clusterIP }) },
  })

  it('are taken, refused to others, and free again when the Service is gone', async () => {
    const { client } = await start()
    const services = client.resource(Services, 'default')
    const first = await services.create(service('a'))
    const address = first.spec?.clusterIP ?? ''
    expect(address).toMatch(/^10\.96\./)
    await expect(services.create(service('b', address))).rejects.toMatchObject({
      message: `Service "b" is invalid: spec.clusterIPs: Invalid value: ["${address}"]: failed to allocate IP ${address}: provided IP is already allocated`,
    })
    await services.delete('a')
    expect((await services.create(service('b', address))).spec?.clusterIPs).toEqual([address])
  })

  it('are put right at the start', async () => {
    const before = await start()
    const orphan: IPAddress = {
      metadata: {
        name: '10.96.7.7',
        labels: {
          'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io',
          'ipaddress.kubernetes.io/ip-family': 'IPv4',
        },
      },
      spec: { parentRef: { resource: 'services', namespace: 'default', name: 'never-there' } },
    }
    await before.client.resource(IPAddresses).create(orphan)
    const { spec } = await before.client.resource(Services, 'default').create(service('a'))
    await before.client.resource(IPAddresses).delete(spec?.clusterIP ?? '')
    await before.cluster.stop()
    const { client } = await start()
    const names = (await client.resource(IPAddresses).list()).items.map((one) => one.metadata?.name)
    expect(names).toContain(spec?.clusterIP)
    expect(names).not.toContain('10.96.7.7')
  })
})
