import { type IPAddress, IPAddresses, parseCidr, parseIp, type ServiceCIDR, ServiceCIDRs } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { ControllerSet } from '../controller-set.js'
import { contains, gives, overlap } from './blocks.js'
import { serviceCidrController } from './index.js'

function block(text: string) {
  const parsed = parseCidr(text)
  if (!parsed) throw new TypeError(text)
  return parsed
}

describe('blocks', () => {
  it.each([
    ['10.0.0.0/8', '10.1.0.0/16', true, true],
    ['10.1.0.0/16', '10.0.0.0/8', false, true],
    ['10.1.0.0/16', '10.1.0.0/16', true, true],
    ['10.1.0.0/16', '10.2.0.0/16', false, false],
    ['::/0', '10.2.0.0/16', false, false],
    ['2001:db8::/64', '2001:db8::/112', true, true],
  ])('%s and %s', (one, other, isContained, isOverlapping) => {
    expect(contains(block(one), block(other))).toBe(isContained)
    expect(overlap(block(one), block(other))).toBe(isOverlapping)
  })
  it.each([
    ['10.0.0.0/24', '10.0.0.1', true],
    ['10.0.0.0/24', '10.0.0.0', false],
    ['10.0.0.0/24', '10.0.0.255', false],
    ['10.0.0.0/24', '10.0.1.1', false],
    ['2001:db8::/120', '2001:db8::', false],
    ['2001:db8::/120', '2001:db8::ff', true],
    ['10.0.0.0/24', '::a00:1', false],
  ])('%s gives %s: %s', (range, address, isGiven) => {
    const parsed = parseIp(address)
    expect(parsed && gives(block(range), parsed)).toBe(isGiven)
  })
})

describe('ranges of service addresses', () => {
  const clock = new FakeClock()
  const api = new MemoryApi(clock, [ServiceCIDRs, IPAddresses])
  const client = createClient(inProcessTransport(api.handler, { username: 'a', groups: ['system:masters'] }))
  const random = new SeededRandom(1)
  const controllers = new ControllerSet({
    client,
    clock,
    random,
    logger: silentLogger,
    controllers: [serviceCidrController],
  })
  const ranges = client.resource(ServiceCIDRs)
  const settle = async () => {
    for (let quiet = 0; quiet < 3; ) {
      await clock.advance(20)
      quiet = controllers.isIdle() ? quiet + 1 : 0
    }
  }
  const make = async (name: string, ...cidrs: string[]) => {
    await ranges.create({ metadata: { name }, spec: { cidrs } })
    await settle()
  }
  const take = (name: string): Promise<IPAddress> =>
    client.resource(IPAddresses).create({
      metadata: { name, labels: { 'ipaddress.kubernetes.io/managed-by': 'ipallocator.k8s.io' } },
      spec: { parentRef: { group: '', resource: 'services', namespace: 'default', name: 's' } },
    })
  const names = async () => (await ranges.list()).items.map(({ metadata }) => metadata?.name)
  const readiness = ({ status }: ServiceCIDR) =>
    status?.conditions?.map((one) => `${one.type} ${one.status} ${one.reason}: ${one.message}`)

  beforeAll(() => controllers.start(new AbortController().signal))
  afterAll(() => controllers.stop())

  it('are ready, and kept by a finalizer', async () => {
    await make('own', '10.1.0.0/24')
    const own = await ranges.get('own')
    expect(own.metadata?.finalizers).toEqual(['networking.k8s.io/service-cidr-finalizer'])
    expect(readiness(own)).toEqual(['Ready True : Kubernetes Service CIDR is ready'])
  })
  it('go, after some time, where others have their addresses', async () => {
    await take('10.1.0.5')
    await make('inner', '10.1.0.0/28')
    await ranges.delete('inner')
    await clock.advance(9000)
    expect(await names()).toContain('inner')
    await clock.advance(2000)
    await settle()
    expect(await names()).toEqual(['own'])
  })
  it('stay while an address is of them alone', async () => {
    await ranges.delete('own')
    await settle()
    expect(readiness(await ranges.get('own'))).toEqual([
      'Ready False Terminating: There are still IPAddresses referencing the ServiceCIDR, please remove them or create a new ServiceCIDR',
    ])
    await clock.advance(60_000)
    expect(await names()).toEqual(['own'])
    await client.resource(IPAddresses).delete('10.1.0.5')
    await settle()
    expect(await names()).toEqual([])
  })
  it('go when another range comes that has the address', async () => {
    await make('first', '10.2.0.0/24')
    await take('10.2.0.5')
    await ranges.delete('first')
    await settle()
    await clock.advance(20_000)
    expect(await names()).toEqual(['first'])
    await make('second', '10.2.0.0/16')
    await settle()
    expect(await names()).toEqual(['second'])
  })
})
