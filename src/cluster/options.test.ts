import { SystemClock, silentLogger } from '../base/index.js'
import { completeOptions, OptionError } from './options.js'

it('fills in what is left out', () => {
  expect(completeOptions({})).toMatchObject({
    name: 'wherry',
    dataDir: undefined,
    store: 'memory',
    host: '127.0.0.1',
    port: undefined,
    nodes: 1,
    runtime: 'auto',
    without: new Set(),
    logger: silentLogger,
    clock: expect.any(SystemClock),
  })
  expect(completeOptions({ dataDir: 'somewhere' })).toMatchObject({
    dataDir: `${process.cwd()}/somewhere`,
    store: 'leveldb',
  })
  expect(completeOptions({ dataDir: '/d', store: 'memory', host: 'localhost' })).toMatchObject({
    store: 'memory',
    host: '127.0.0.1',
  })
})

it.each([
  [{ name: 'Dev' }, 'name must be 1 to 40 lower-case letters, digits and inner dashes, not "Dev"'],
  [{ name: '../x' }, 'name must be'],
  [{ name: 'a-' }, 'name must be'],
  [{ name: 'a'.repeat(41) }, 'name must be'],
  [{ store: 'leveldb' }, 'dataDir is needed for a cluster that keeps its data'],
  [{ store: 'etcd' }, 'store must be one of leveldb, memory, not "etcd"'],
  [{ host: 'example.test' }, 'host must be an IP address, not "example.test"'],
  [{ port: 65_536 }, 'port must be a number from 0 to 65535, not 65536'],
  [{ port: Number.NaN }, 'port must be'],
  [{ nodes: 1.5 }, 'nodes must be a number from 0 to 5000, not 1.5'],
  [{ runtime: 'podman' }, 'runtime must be one of auto, docker, simulated, not "podman"'],
  [{ without: new Set(['kubelet']) }, 'without may name controllers, scheduler, nodes, not "kubelet"'],
  [{ podNetworkCIDR: '10.211.0.1/16' }, 'podNetworkCIDR must be an IPv4 network like 10.211.0.0/16'],
  [{ podNetworkCIDR: 'fd00::/64' }, 'podNetworkCIDR must be'],
])('refuses %j by name', (given, message) => {
  const complete = () => completeOptions(given as Parameters<typeof completeOptions>[0])
  expect(complete).toThrow(OptionError)
  expect(complete).toThrow(message)
})
