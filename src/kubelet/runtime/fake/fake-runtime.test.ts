import { SeededRandom, SystemClock } from '../../../base/index.js'
import { FakeClock } from '../../../base/testing/index.js'
import { describeContainerRuntime } from '../testing/index.js'
import { PodAddresses } from './addresses.js'
import { FakeRuntime } from './fake-runtime.js'
import { stagesFromAnnotations } from './life-stages.js'

describeContainerRuntime(
  'fake',
  async () => ({
    runtime: new FakeRuntime({
      clock: new SystemClock(),
      random: new SeededRandom(1),
      images: (image) => (image === 'nobody/has:it' ? { pullError: 'not found' } : undefined),
    }),
    image: 'web:1',
    podCIDR: '10.244.7.0/24',
  }),
  {
    executes: 'containers are simulated',
    missingImage: { image: 'nobody/has:it' },
    persistent: 'simulated containers live in this process',
  },
)

describe('life stages', () => {
  it('come from annotations, for one container before all', () => {
    const prefix = 'simulated.wherry.dev/'
    const annotations = {
      [`${prefix}exit-code`]: '1',
      [`${prefix}exit-code.b`]: '2',
      [`${prefix}run-seconds`]: 'soon',
      [`${prefix}log`]: 'hello',
      [`${prefix}probe`]: 'fail',
    }
    expect(stagesFromAnnotations(annotations, 'a')).toEqual({ exitCode: 1, log: 'hello', failsProbes: true })
    expect(stagesFromAnnotations(annotations, 'b').exitCode).toBe(2)
  })
})

describe('pod addresses', () => {
  it('leave out network, gateway and broadcast, and are used again only after a round', () => {
    const addresses = new PodAddresses()
    const cidr = '10.1.2.0/29'
    const taken = Array.from({ length: 5 }, () => addresses.take(cidr))
    expect(taken).toEqual(['10.1.2.2', '10.1.2.3', '10.1.2.4', '10.1.2.5', '10.1.2.6'])
    expect(() => addresses.take(cidr)).toThrow('no IP addresses available')
    addresses.release(cidr, '10.1.2.4')
    expect(addresses.take(cidr)).toBe('10.1.2.4')
  })
})

describe('a simulated runtime that is away', () => {
  it('refuses every call and ends its events', async () => {
    const runtime = new FakeRuntime({ clock: new FakeClock(), random: new SeededRandom(1) })
    const events = runtime.events(new AbortController().signal)[Symbol.asyncIterator]()
    const next = events.next()
    runtime.setUnavailable('gone')
    await expect(next).rejects.toMatchObject({ code: 'UNAVAILABLE', message: 'gone' })
    await expect(runtime.listContainers('n')).rejects.toMatchObject({ code: 'UNAVAILABLE' })
    runtime.setUnavailable()
    expect(await runtime.listContainers('n')).toEqual([])
  })
})
