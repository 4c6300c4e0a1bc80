import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'
import type { EndpointSlice, Service } from '../../api/index.js'
import { EndpointSlices, Nodes, Services } from '../../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createClient, createInformers, inProcessTransport } from '../../client/index.js'
import { MemoryApi } from '../../client/testing/index.js'
import { EndpointChoice, type ProxyEndpoint, usableEndpoints } from './endpoint-choice.js'
import type { Listener, ListenerOptions } from './listener.js'
import { Listeners } from './listeners.js'
import { type IpCommand, isBound, LocalRoute, rangeOf } from './local-route.js'
import { type ServicePort, servicePorts } from './service-ports.js'
import { ServiceProxy } from './service-proxy.js'
import { listenTcp } from './tcp-listener.js'
import { listenUdp } from './udp-listener.js'

const endpoint = (address: string, port: number, more: Partial<ProxyEndpoint> = {}): ProxyEndpoint => ({
  address,
  port,
  isReady: true,
  isServing: true,
  isTerminating: false,
  nodeName: undefined,
  ...more,
})
const leaving = { isReady: false, isServing: true, isTerminating: true }
const none: ReadonlySet<ProxyEndpoint> = new Set()

describe('usable endpoints', () => {
  const ready = endpoint('a', 1, { nodeName: 'n1' })
  const other = endpoint('b', 1, { nodeName: 'n2' })
  const going = endpoint('c', 1, { ...leaving, nodeName: 'n1' })
  const starting = endpoint('d', 1, { isReady: false, isServing: false, nodeName: 'n1' })
  const failing = endpoint('e', 1, { ...leaving, isServing: false })
  const unready = endpoint('f', 1, { isReady: false, isServing: true })
  it.each([
    ['ready ones', [ready, going, starting, other], undefined, [ready, other]],
    ['terminating ones that serve, when none is ready', [going, starting, failing], undefined, [going]],
    ['none that is neither ready nor terminating', [starting, failing, unready], undefined, []],
    ['only those of the node', [ready, other, going], 'n2', [other]],
    ['terminating ones of the node, when others are ready elsewhere', [going, other], 'n1', [going]],
    ['none when the node has none', [ready, other], 'n3', []],
  ] as const)('are %s', (_, all, node, expected) => expect(usableEndpoints(all, node)).toEqual(expected))
})

describe('the choice of an endpoint', () => {
  const all = [endpoint('a', 1), endpoint('b', 1), endpoint('c', 1)]
  const setup = () => {
    const clock = new FakeClock()
    return { clock, choice: new EndpointChoice({ clock, random: new SeededRandom(1) }) }
  }

  it('spreads over all, and leaves out those that failed', () => {
    const { choice } = setup()
    const pick = (failed = none) => choice.choose(all, 'x', { affinityMs: undefined, failed })?.address ?? 'nobody'
    expect(new Set(Array.from({ length: 50 }, () => pick()))).toEqual(new Set(['a', 'b', 'c']))
    expect(new Set(Array.from({ length: 20 }, () => pick(new Set(all.slice(0, 2)))))).toEqual(new Set(['c']))
    expect(pick(new Set(all))).toBe('nobody')
  })

  it('stays with an endpoint until the client was away for too long', async () => {
    const { clock, choice } = setup()
    const pick = (client: string, from = all) =>
      choice.choose(from, client, { affinityMs: 10_000, failed: none })?.address
    const firsts = Array.from({ length: 30 }, (_, i) => pick(`client-${i}`))
    expect(new Set(firsts).size).toBe(3)
    for (let round = 0; round < 3; round++) {
      await clock.advance(9_000)
      expect(Array.from({ length: 30 }, (_, i) => pick(`client-${i}`))).toEqual(firsts)
    }
    await clock.advance(10_000)
    expect(Array.from({ length: 30 }, (_, i) => pick(`client-${i}`))).not.toEqual(firsts)
  })

  it('moves a client whose endpoint is gone, and lets it stay with the new one', () => {
    const { choice } = setup()
    const pick = (from: readonly ProxyEndpoint[]) => choice.choose(from, 'x', { affinityMs: 10_000, failed: none })
    const first = pick(all)
    const left = all.filter((one) => one !== first)
    const second = pick(left)
    expect(second).not.toBe(first)
    for (let i = 0; i < 10; i++) expect(pick(all)).toBe(second)
  })
})

const slice = (name: string, endpoints: EndpointSlice['endpoints'], port = 8080, portName = 'http'): EndpointSlice => ({
  metadata: { name, namespace: 'shop', labels: { 'kubernetes.io/service-name': 'web' } },
  addressType: 'IPv4',
  endpoints,
  ports: [{ name: portName, protocol: 'TCP', port }],
})
const web = (spec: Service['spec'] = {}): Service => ({
  metadata: { name: 'web', namespace: 'shop' },
  spec: { clusterIP: '10.96.3.4', clusterIPs: ['10.96.3.4'], ports: [{ name: 'http', port: 80 }], ...spec },
})
const addresses = { nodePortAddresses: ['127.0.0.1', '10.211.0.1'] }

describe('the ports of a Service', () => {
  const ports = (service: Service, slices: readonly EndpointSlice[] = []) => servicePorts(service, slices, addresses)

  it.each([
    ['headless', { clusterIP: 'None', clusterIPs: ['None'] }],
    ['ExternalName', { type: 'ExternalName', externalName: 'example.org' }],
    ['without an address yet', { clusterIP: '', clusterIPs: [] }],
    ['with an IPv6 address only', { clusterIP: 'fd00::1', clusterIPs: ['fd00::1'] }],
    ['with SCTP only', { ports: [{ name: 'http', port: 80, protocol: 'SCTP' }] }],
  ])('are none: %s', (_, spec) => expect(ports(web(spec))).toEqual([]))

  it('are its own and its node ports', () => {
    const found = ports(web({ type: 'NodePort', ports: [{ name: 'http', port: 80, nodePort: 30_080 }] }))
    expect(found).toMatchObject([
      { name: 'shop/web:http', at: 'cluster-ip', protocol: 'TCP', addresses: ['10.96.3.4'], port: 80 },
      { name: 'shop/web:http', at: 'node-port', protocol: 'TCP', addresses: ['127.0.0.1', '10.211.0.1'], port: 30_080 },
    ])
  })

  it('lead to the ports of that name in each slice, every address once and in its best state', () => {
    const ready = { ready: true, serving: true, terminating: false }
    const going = { ready: false, serving: true, terminating: true }
    const [port] = ports(web(), [
      slice('a', [{ addresses: ['10.0.0.1'], conditions: ready }, { addresses: ['10.0.0.2'] }]),
      slice('b', [{ addresses: ['10.0.0.1'], conditions: going }], 8080),
      slice('c', [{ addresses: ['10.0.0.3'], conditions: { ready: false }, nodeName: 'n' }], 9090),
      slice('d', [{ addresses: ['10.0.0.4'] }], 99, 'stats'),
      { ...slice('e', [{ addresses: ['fd00::5'] }]), addressType: 'IPv6' },
    ])
    expect(port?.endpoints).toEqual([
      endpoint('10.0.0.1', 8080),
      endpoint('10.0.0.2', 8080),
      endpoint('10.0.0.3', 9090, { isReady: false, isServing: false, nodeName: 'n' }),
    ])
  })

  it('know affinity and policies', () => {
    expect(ports(web())[0]).toMatchObject({ affinityMs: undefined, onlyOwnNode: false })
    expect(ports(web({ sessionAffinity: 'ClientIP' }))[0]).toMatchObject({ affinityMs: 10_800_000 })
    const spec = {
      sessionAffinity: 'ClientIP',
      sessionAffinityConfig: { clientIP: { timeoutSeconds: 5 } },
      internalTrafficPolicy: 'Local',
      type: 'NodePort',
      ports: [{ name: 'http', port: 80, nodePort: 30_080 }],
    }
    expect(ports(web(spec))).toMatchObject([
      { affinityMs: 5_000, onlyOwnNode: true },
      { affinityMs: 5_000, onlyOwnNode: false },
    ])
  })
})

describe('listeners', () => {
  const options: ListenerOptions = {
    clock: new SystemClock(),
    random: new SeededRandom(1),
    logger: silentLogger,
    nodeOf: (address) => (address === '127.0.0.1' ? 'here' : undefined),
  }
  const open: (Listener | Server)[] = []
  afterEach(() => {
    for (const one of open.splice(0)) {
      if ('destroy' in one) one.destroy()
      else one.close()
    }
  })
  const backend = async (serve: (socket: Socket) => void): Promise<number> => {
    const server = createServer({ allowHalfOpen: true }, serve)
    open.push(server)
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return portOf(server)
  }
  const port = (...endpoints: readonly ProxyEndpoint[]): ServicePort => ({
    name: 'shop/web',
    protocol: 'TCP',
    at: 'cluster-ip',
    addresses: ['127.0.0.1'],
    port: 0,
    endpoints,
    onlyOwnNode: false,
    affinityMs: undefined,
  })
  const local = (number: number, more: Partial<ProxyEndpoint> = {}) => endpoint('127.0.0.1', number, more)
  const listen = async (servicePort: ServicePort) => {
    const listener = await listenTcp('127.0.0.1', 0, servicePort, options)
    open.push(listener)
    return listener
  }
  /** What the server says until it ends, or the error. */
  const said = (number: number, hello = '') =>
    new Promise<string>((resolve) => {
      const socket = connect({ port: number, host: '127.0.0.1', allowHalfOpen: true })
      let text = ''
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      socket.on('end', () => {
        socket.destroy()
        resolve(text)
      })
      socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
      socket.end(hello)
    })
  const answering = (answer: string) => backend((socket) => socket.on('error', () => {}).end(answer))

  it('let a client that has ended hear the answer', async () => {
    const back = await backend((socket) => {
      let text = ''
      socket.on('data', (chunk: Buffer) => {
        text += chunk.toString()
      })
      socket.on('end', () => socket.end(`heard ${text}`))
    })
    const listener = await listen(port(local(back)))
    expect(await said(listener.port, 'all of it')).toBe('heard all of it')
  })

  it('let a server that has ended go on hearing', async () => {
    let heard = ''
    let ended: () => void = () => {}
    const allHeard = new Promise<void>((resolve) => {
      ended = resolve
    })
    const back = await backend((socket) => {
      socket.end('bye')
      socket.on('data', (chunk: Buffer) => {
        heard += chunk.toString()
      })
      socket.on('end', ended)
    })
    const listener = await listen(port(local(back)))
    const client = connect({ port: listener.port, host: '127.0.0.1', allowHalfOpen: true })
    client.resume()
    await once(client, 'end')
    client.end('last words')
    await allHeard
    expect(heard).toBe('last words')
  })

  it('carry much, and no faster than it is taken', async () => {
    const size = 8 * 1024 * 1024
    let sent = 0
    const back = await backend((socket) => {
      socket.on('error', () => {})
      const chunk = Buffer.alloc(64 * 1024, 1)
      const write = () => {
        while (sent < size) {
          sent += chunk.length
          if (!socket.write(chunk)) {
            socket.once('drain', write)
            return
          }
        }
        socket.end()
      }
      write()
    })
    const listener = await listen(port(local(back)))
    const client = connect(listener.port, '127.0.0.1')
    client.pause()
    await once(client, 'connect')
    // Full buffers stop the backend long before the end.
    for (let quietTurns = 0, before = -1; quietTurns < 500; before = sent) {
      quietTurns = sent === before && sent > 0 ? quietTurns + 1 : 0
      await new Promise((resolve) => setImmediate(resolve))
    }
    const sentToDeafClient = sent
    let got = 0
    client.on('data', (chunk: Buffer) => {
      got += chunk.length
    })
    client.resume()
    await once(client, 'end')
    expect(got).toBe(size)
    expect(sentToDeafClient).toBeLessThan(size)
  })

  it('try another endpoint when one refuses', async () => {
    const gone = await answering('gone')
    const goneServer = open.pop()
    if (goneServer && !('destroy' in goneServer)) await new Promise((resolve) => goneServer.close(resolve))
    const back = await answering('here')
    const listener = await listen(port(local(gone), local(back)))
    for (let i = 0; i < 10; i++) expect(await said(listener.port)).toBe('here')
    listener.update(port(local(gone)))
    expect(await said(listener.port)).toBe('ECONNRESET')
  })

  it('pass on a reset', async () => {
    const back = await backend((socket) => socket.once('data', () => socket.resetAndDestroy()))
    const listener = await listen(port(local(back)))
    expect(await said(listener.port, 'x')).toBe('ECONNRESET')
  })

  it('lead new connections elsewhere and leave the others alone when endpoints change', async () => {
    const echo = (mark: string) => backend((socket) => socket.on('data', (chunk) => socket.write(`${mark}${chunk}`)))
    const [one, two] = [await echo('1'), await echo('2')]
    const listener = await listen(port(local(one)))
    const client = connect(listener.port, '127.0.0.1')
    client.write('a')
    expect(String((await once(client, 'data'))[0])).toBe('1a')
    listener.update(port(local(two)))
    client.write('b')
    expect(String((await once(client, 'data'))[0])).toBe('1b')
    const later = connect(listener.port, '127.0.0.1')
    later.write('c')
    expect(String((await once(later, 'data'))[0])).toBe('2c')
    client.destroy()
    later.destroy()
  })

  it('lead a client to its own node where the Service says so', async () => {
    const [here, there] = [await answering('here'), await answering('there')]
    const both = [local(here, { nodeName: 'here' }), local(there, { nodeName: 'there' })]
    const listener = await listen({ ...port(...both), onlyOwnNode: true })
    for (let i = 0; i < 8; i++) expect(await said(listener.port)).toBe('here')
    listener.update({ ...port(...both.slice(1)), onlyOwnNode: true })
    expect(await said(listener.port)).toBe('ECONNRESET')
  })

  it('carry datagrams both ways, each client with its own endpoint', async () => {
    const servers = await Promise.all(
      ['1', '2'].map(async (mark) => {
        const server = createSocket('udp4')
        server.on('message', (message, peer) => server.send(`${mark}${message}`, peer.port, peer.address))
        await new Promise<void>((resolve) => server.bind(0, '127.0.0.1', resolve))
        return server
      }),
    )
    const [one, two] = servers.map((server) => local(server.address().port))
    if (!one || !two) throw new TypeError('no servers')
    const udp = (...endpoints: ProxyEndpoint[]): ServicePort => ({ ...port(...endpoints), protocol: 'UDP' })
    const listener = await listenUdp('127.0.0.1', 0, udp(one), options)
    open.push(listener)
    const client = createSocket('udp4')
    const say = async (text: string) => {
      const answer = once(client, 'message')
      client.send(text, listener.port, '127.0.0.1')
      return String((await answer)[0])
    }
    expect(await say('a')).toBe('1a')
    expect(await say('b')).toBe('1b')
    listener.update(udp(one, two))
    expect(await say('c')).toBe('1c')
    listener.update(udp(two))
    expect(await say('d')).toBe('2d')
    client.close()
    for (const server of servers) server.close()
  })

  it('say once what they cannot open, and open it when it is free', async () => {
    const taken = await answering('another program')
    const back = await answering('the service')
    const listeners = new Listeners(options)
    const wanted = { ...port(local(back)), port: taken }
    await listeners.set('shop/web', [wanted])
    expect(listeners.refused).toMatchObject([
      { address: '127.0.0.1', port: taken, service: 'shop/web', reason: expect.stringContaining('the port is taken') },
    ])
    await listeners.retry()
    expect(listeners.refused.length).toBe(1)
    const [blocker] = open.splice(0, 1)
    if (blocker && !('destroy' in blocker)) await new Promise((resolve) => blocker.close(resolve))
    await listeners.retry()
    expect(listeners.refused).toEqual([])
    expect(await said(taken)).toBe('the service')
    // A port without usable endpoints has no socket.
    await listeners.set('shop/web', [{ ...wanted, endpoints: [local(back, { isReady: false, isServing: false })] }])
    expect(await said(taken)).toBe('ECONNREFUSED')
    // Two Services in a row at one address: the second gets it when the first lets go.
    await listeners.set('shop/web', [wanted])
    await Promise.all([listeners.set('shop/web', []), listeners.set('shop/next', [wanted])])
    expect(await said(taken)).toBe('the service')
    await listeners.stop()
    expect(await said(taken)).toBe('ECONNREFUSED')
    expect(listeners.size).toBe(0)
  })

  it('follow Services and slices', async () => {
    const clock = new FakeClock()
    const api = new MemoryApi(clock, [Services, EndpointSlices, Nodes])
    const user = { username: 'system:network', groups: [] }
    const client = createClient(inProcessTransport(api.handler, user), { fieldManager: 'test' })
    const informers = createInformers(client, { clock, logger: silentLogger })
    const [back, free] = [await answering('served'), await answering('')]
    const freeServer = open.pop()
    if (freeServer && !('destroy' in freeServer)) await new Promise((resolve) => freeServer.close(resolve))
    const spec = { type: 'NodePort', ports: [{ name: 'http', port: 80, nodePort: free }] }
    await client.resource(Services, 'shop').create(web(spec))
    const proxy = new ServiceProxy({
      ...options,
      informers,
      nodePortAddresses: ['127.0.0.1'],
      hasServiceAddresses: false,
      reserved: [],
    })
    informers.start()
    await informers.waitForSync(new AbortController().signal)
    await proxy.start()
    expect(await said(free)).toBe('ECONNREFUSED')
    const slices = client.resource(EndpointSlices, 'shop')
    await slices.create(slice('web-1', [{ addresses: ['127.0.0.1'], conditions: { ready: true } }], back))
    await until(async () => (await said(free)) === 'served')
    await slices.delete('web-1')
    await until(async () => (await said(free)) === 'ECONNREFUSED')
    await slices.create(slice('web-2', [{ addresses: ['127.0.0.1'] }], back))
    await until(async () => (await said(free)) === 'served')
    await client.resource(Services, 'shop').delete('web')
    await until(async () => (await said(free)) === 'ECONNREFUSED')
    await proxy.stop()
    await informers.stop()
  })

  function portOf(server: Server): number {
    const address = server.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  }

  async function until(isSo: () => Promise<boolean>): Promise<void> {
    while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve))
  }
})

describe('the route of Services', () => {
  /** `ip` on a machine of which these are the main table and the local routes. 127.0.0.0/8 is always local, so that sockets can be bound. */
  const machine = ({
    main = 'default via 192.0.2.1 dev eth0',
    isAllowed = true,
    hasRoute = false,
    forgets = false,
  } = {}) => {
    const state = { hasRoute, calls: [] as string[] }
    const ip: IpCommand = async (args) => {
      const call = args.slice(2).join(' ')
      state.calls.push(call)
      if (call === 'show table main') return main
      if (call.startsWith('get'))
        return state.hasRoute ? 'local 127.77.0.1 dev lo src 127.77.0.1 uid 0' : '127.77.0.1 via 192.0.2.1 dev eth0'
      if (!isAllowed) throw new Error('RTNETLINK answers: Operation not permitted')
      if (call.startsWith('add') && forgets) return ''
      if (call.startsWith('add') && state.hasRoute) throw new Error('RTNETLINK answers: File exists')
      state.hasRoute = call.startsWith('add')
      return ''
    }
    return { state, ip }
  }
  const cidr = '127.77.0.0/16'
  const route = (ip: IpCommand, clock = new FakeClock(), needed: readonly string[] = []) =>
    new LocalRoute({ cidr, clock, logger: silentLogger, neededElsewhere: async () => needed, ip })

  it('is made, kept, and removed by the one who leaves last', async () => {
    const { state, ip } = machine()
    const clock = new FakeClock()
    const [one, two] = [route(ip, clock), route(ip)]
    expect(await one.hold()).toBeUndefined()
    expect(one.isShared).toBe(false)
    expect(state.calls).toContain(`add local ${cidr} dev lo proto 87`)
    expect(await two.hold()).toBeUndefined()
    expect(two.isShared).toBe(true)
    state.hasRoute = false
    await clock.advance(5_000)
    expect(state.hasRoute).toBe(true)
    await one.release()
    expect(state.hasRoute).toBe(true)
    await two.release()
    await two.release()
    expect(state.calls.filter((call) => call === `del local ${cidr} dev lo proto 87`)).toHaveLength(1)
    expect(clock.pendingTimers).toBe(0)
  })

  it('outlives the process while pods live on', async () => {
    const { state, ip } = machine()
    let podsLiveOn = true
    const open = () =>
      new LocalRoute({
        cidr,
        clock: new FakeClock(),
        logger: silentLogger,
        neededElsewhere: async () => [],
        podsLiveOn: async () => podsLiveOn,
        ip,
      })
    const first = open()
    await first.hold()
    await first.release()
    expect(state.hasRoute).toBe(true)
    const second = open()
    expect(await second.hold()).toBeUndefined()
    expect(second.isShared).toBe(false)
    podsLiveOn = false
    await second.release()
    expect(state.hasRoute).toBe(false)
  })

  it('is not made where the machine needs the range otherwise', async () => {
    const used = machine({ main: 'default via 192.0.2.1 dev eth0\n127.77.8.0/24 dev eth1 scope link' })
    expect(await route(used.ip).hold()).toBe(`${cidr} overlaps the route to 127.77.8.0/24`)
    const pod = machine()
    expect(await route(pod.ip, new FakeClock(), ['192.0.2.9', '127.77.0.10']).hold()).toContain('127.77.0.10')
    for (const { state } of [used, pod]) expect(state.calls.some((call) => call.startsWith('add'))).toBe(false)
  })

  it('may have been made by an administrator', async () => {
    const { ip } = machine({ isAllowed: false, hasRoute: true })
    const held = route(ip)
    expect(await held.hold()).toBeUndefined()
    await held.release()
  })

  it('says why it cannot be made', async () => {
    expect(await route(machine({ isAllowed: false }).ip).hold()).toBe(
      'making a route needs the capability CAP_NET_ADMIN',
    )
    expect(await route(machine({ forgets: true }).ip).hold()).toBe('the kernel does not keep the route')
    const missing: IpCommand = async () => {
      throw new Error('spawn ip ENOENT')
    }
    expect(await route(missing).hold()).toBe('the command ip (iproute2) is missing')
  })

  it('reads who listens', () => {
    const table = [
      '  sl  local_address rem_address   st',
      '   0: 0A00600A:0035 00000000:0000 0A',
      '   1: 0B00600A:0050 0100007F:9999 06',
    ].join('\n')
    expect(isBound(table, rangeOf('10.96.0.0/16'), '0A')).toBe(true)
    expect(isBound(table, rangeOf('10.96.0.11/32'), '0A')).toBe(false)
    expect(isBound(table, rangeOf('10.96.0.11/32'), undefined)).toBe(true)
    expect(isBound(table, rangeOf('10.97.0.0/16'), undefined)).toBe(false)
  })
})
