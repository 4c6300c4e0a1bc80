import { createSocket } from 'node:dgram'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Answer, DecodedPacket } from 'dns-packet'
import { decode, encode } from 'dns-packet'
import type { EndpointSlice, Service } from '../../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { ZoneOptions } from './answers.js'
import type { ClusterView } from './cluster-view.js'
import { DnsServer } from './dns-server.js'
import { Forwarder } from './forwarder.js'
import { readFrames, writeFrame } from './frames.js'
import { reverseAddress, reverseZones } from './names.js'
import { createResolver } from './resolver.js'
import { nameServersIn, Upstreams } from './upstreams.js'

const service = (name: string, spec: Service['spec']): Service => ({
  metadata: { name, namespace: 'shop' },
  ...(spec ? { spec } : {}),
})
const slice = (owner: string, endpoints: EndpointSlice['endpoints'], ports: EndpointSlice['ports']): EndpointSlice => ({
  metadata: { name: `${owner}-1`, namespace: 'shop', labels: { 'kubernetes.io/service-name': owner } },
  addressType: 'IPv4',
  endpoints,
  ...(ports ? { ports } : {}),
})
const http = { name: 'http', protocol: 'TCP', port: 8080 }
const services = [
  service('web', {
    clusterIP: '10.96.3.4',
    clusterIPs: ['10.96.3.4'],
    ports: [
      { name: 'http', port: 80 },
      { name: 'stats', port: 99, protocol: 'UDP' },
    ],
  }),
  service('db', { clusterIP: 'None', clusterIPs: ['None'], ports: [http] }),
  service('idle', { clusterIP: 'None', clusterIPs: ['None'] }),
  service('big', { clusterIP: 'None', clusterIPs: ['None'] }),
  service('outside', { type: 'ExternalName', externalName: 'www.example.org' }),
  service('alias', { type: 'ExternalName', externalName: 'web.shop.svc.cluster.local' }),
  service('ring', { type: 'ExternalName', externalName: 'ring.shop.svc.cluster.local' }),
]
const slices = [
  slice('web', [{ addresses: ['10.211.1.9'], conditions: { ready: true } }], [http]),
  slice(
    'db',
    [
      { addresses: ['10.211.1.2'], hostname: 'db-0', conditions: { ready: true } },
      { addresses: ['10.211.1.3'] },
      { addresses: ['10.211.1.4'], hostname: 'db-2', conditions: { ready: false, serving: true, terminating: true } },
    ],
    [http],
  ),
  slice(
    'big',
    Array.from({ length: 60 }, (_, i) => ({ addresses: [`10.211.2.${i + 1}`] })),
    undefined,
  ),
]
const view: ClusterView = {
  hasNamespace: (name) => name === 'shop' || name === 'empty',
  service: (namespace, name) => services.find(({ metadata }) => namespace === 'shop' && metadata?.name === name),
  slices: (_, name) => slices.filter(({ metadata }) => metadata?.labels?.['kubernetes.io/service-name'] === name),
  servicesAt: (ip) => services.filter(({ spec }) => spec?.clusterIP === ip),
  slicesAt: (ip) => slices.filter(({ endpoints }) => endpoints.some(({ addresses }) => addresses.includes(ip))),
}
const zone: ZoneOptions = {
  domain: 'cluster.local',
  cidrs: ['10.96.0.0/16', '10.211.0.0/16'],
  addresses: ['10.96.0.10'],
  view,
}

/** What an answer says, in a line; `to` are the servers that would be asked for the rest. */
const answerOf = (message: Buffer) => decode(message) as DecodedPacket & { rcode: string }
const text = (one: Answer): string => {
  const { type } = one
  const data = 'data' in one ? (one.data as unknown) : ''
  if (type === 'SRV') {
    const srv = data as { priority: number; weight: number; port: number; target: string }
    return `SRV ${srv.priority} ${srv.weight} ${srv.port} ${srv.target}`
  }
  if (type === 'SOA') return `SOA ${(data as { mname: string }).mname}`
  return `${type} ${String(data)}`
}
const query = (name: string, type: string, more: object = {}) =>
  encode({ type: 'query', id: 7, flags: 1 << 8, questions: [{ name, type: type as 'A' }], ...more })

const askedElsewhere: string[] = []
const silent = new Forwarder({
  servers: async () => {
    askedElsewhere.push('asked')
    return []
  },
  clock: new FakeClock(),
  random: new SeededRandom(1),
})
const resolver = createResolver({ zone: () => zone, forwarder: silent, random: new SeededRandom(1) })
const ask = async (name: string, type: string, more: object = {}, transport: 'udp' | 'tcp' = 'udp') => {
  const message = await resolver(query(name, type, more), transport)
  if (!message) throw new TypeError('no answer')
  return { message, packet: answerOf(message) }
}

describe('answers about the cluster', () => {
  const web = 'web.shop.svc.cluster.local'
  const db = 'db.shop.svc.cluster.local'
  const cases: readonly (readonly [name: string, type: string, rcode: string, answers: readonly string[]])[] = [
    [web, 'A', 'NOERROR', ['A 10.96.3.4']],
    ['WEB.Shop.svc.CLUSTER.local', 'A', 'NOERROR', ['A 10.96.3.4']],
    [web, 'AAAA', 'NOERROR', []],
    [web, 'MX', 'NOERROR', []],
    [web, 'SRV', 'NOERROR', [`SRV 0 50 80 ${web}`, `SRV 0 50 99 ${web}`]],
    [`_http._tcp.${web}`, 'SRV', 'NOERROR', [`SRV 0 100 80 ${web}`]],
    [`_http._tcp.${web}`, 'A', 'NOERROR', ['A 10.96.3.4']],
    [`_stats._tcp.${web}`, 'SRV', 'NXDOMAIN', []],
    [`_stats._udp.${web}`, 'SRV', 'NOERROR', [`SRV 0 100 99 ${web}`]],
    [`a.b.c.${web}`, 'A', 'NXDOMAIN', []],
    [`10-211-1-9.${web}`, 'A', 'NOERROR', ['A 10.211.1.9']],
    [db, 'A', 'NOERROR', ['A 10.211.1.2', 'A 10.211.1.3']],
    [`db-0.${db}`, 'A', 'NOERROR', ['A 10.211.1.2']],
    [`10-211-1-3.${db}`, 'A', 'NOERROR', ['A 10.211.1.3']],
    [`db-2.${db}`, 'A', 'NXDOMAIN', []],
    [`_http._tcp.${db}`, 'SRV', 'NOERROR', [`SRV 0 50 8080 10-211-1-3.${db}`, `SRV 0 50 8080 db-0.${db}`]],
    ['idle.shop.svc.cluster.local', 'A', 'NXDOMAIN', []],
    ['nobody.shop.svc.cluster.local', 'A', 'NXDOMAIN', []],
    ['web.empty.svc.cluster.local', 'A', 'NXDOMAIN', []],
    ['shop.svc.cluster.local', 'A', 'NOERROR', []],
    ['nowhere.svc.cluster.local', 'A', 'NXDOMAIN', []],
    ['svc.cluster.local', 'A', 'NOERROR', []],
    ['example.com.cluster.local', 'A', 'NXDOMAIN', []],
    ['10-211-1-77.shop.pod.cluster.local', 'A', 'NOERROR', ['A 10.211.1.77']],
    ['10-211-1-77.nowhere.pod.cluster.local', 'A', 'NXDOMAIN', []],
    ['10-211-1-777.shop.pod.cluster.local', 'A', 'NXDOMAIN', []],
    ['10-211-1-77.shop.pod.cluster.local', 'AAAA', 'NOERROR', []],
    ['fd00--1.shop.pod.cluster.local', 'AAAA', 'NOERROR', ['AAAA fd00::1']],
    ['alias.shop.svc.cluster.local', 'A', 'NOERROR', ['A 10.96.3.4', `CNAME ${web}`]],
    ['outside.shop.svc.cluster.local', 'CNAME', 'NOERROR', ['CNAME www.example.org']],
    ['outside.shop.svc.cluster.local', 'A', 'NOERROR', ['CNAME www.example.org']],
    ['_http._tcp.outside.shop.svc.cluster.local', 'SRV', 'NXDOMAIN', []],
    ['cluster.local', 'SOA', 'NOERROR', ['SOA ns.dns.cluster.local']],
    ['cluster.local', 'NS', 'NOERROR', ['NS ns.dns.cluster.local']],
    ['cluster.local', 'A', 'NOERROR', []],
    ['ns.dns.cluster.local', 'A', 'NOERROR', ['A 10.96.0.10']],
    ['dns-version.cluster.local', 'TXT', 'NOERROR', ['TXT 1.1.0']],
    ['4.3.96.10.in-addr.arpa', 'PTR', 'NOERROR', [`PTR ${web}`]],
    ['2.1.211.10.in-addr.arpa', 'PTR', 'NOERROR', [`PTR db-0.${db}`]],
    ['4.1.211.10.in-addr.arpa', 'PTR', 'NXDOMAIN', []],
    ['99.99.96.10.in-addr.arpa', 'PTR', 'NXDOMAIN', []],
    ['96.10.in-addr.arpa', 'SOA', 'NOERROR', ['SOA ns.dns.96.10.in-addr.arpa']],
  ]

  it.each(cases)('%s %s: %s %j', async (name, type, rcode, answers) => {
    const before = askedElsewhere.length
    const { packet } = await ask(name, type)
    expect(packet.rcode).toBe(rcode)
    expect((packet.answers ?? []).map(text).toSorted()).toEqual(answers)
    expect(packet).toMatchObject({ id: 7, flag_aa: true, flag_ra: true, flag_rd: true, questions: [{ name, type }] })
    expect((packet.authorities ?? []).length).toBe(answers.length === 0 ? 1 : 0)
    for (const one of packet.answers ?? []) expect(one).toMatchObject({ ttl: 30 })
    // Only where an alias leads out of the cluster may others be asked.
    expect(askedElsewhere.length - before).toBe(name.startsWith('outside') && type === 'A' ? 1 : 0)
  })

  it('gives the targets of SRV answers with their addresses', async () => {
    const { packet } = await ask('_http._tcp.db.shop.svc.cluster.local', 'SRV')
    expect((packet.additionals ?? []).map(text).toSorted()).toEqual(['A 10.211.1.2', 'A 10.211.1.3'])
  })

  it('ends a ring of aliases', async () => {
    const { packet } = await ask('ring.shop.svc.cluster.local', 'A')
    expect(packet.answers?.length).toBe(7)
  })

  it('says SERVFAIL when nobody answers for a name outside', async () => {
    expect((await ask('example.com', 'A')).packet.rcode).toBe('SERVFAIL')
    expect((await ask('1.2.0.192.in-addr.arpa', 'PTR')).packet.rcode).toBe('SERVFAIL')
  })

  it('changes the order of addresses', async () => {
    const firsts = new Set<string>()
    for (let i = 0; i < 20; i++) {
      const [first] = (await ask('db.shop.svc.cluster.local', 'A')).packet.answers ?? []
      if (first) firsts.add(text(first))
    }
    expect(firsts.size).toBe(2)
  })
})

describe('messages', () => {
  const big = 'big.shop.svc.cluster.local'
  const edns = (udpPayloadSize: number) => ({
    additionals: [{ type: 'OPT', name: '.', udpPayloadSize, flags: 0, options: [] }],
  })

  it('cuts off what does not fit into a datagram, and says so', async () => {
    const { message, packet } = await ask(big, 'A')
    expect(message.length).toBeLessThanOrEqual(512)
    expect(packet.flag_tc).toBe(true)
    expect(packet.answers?.length).toBeGreaterThan(20)
  })

  it('honours a larger size and answers with EDNS only who speaks it', async () => {
    const { packet } = await ask(big, 'A', edns(4096))
    expect(packet.flag_tc).toBe(false)
    expect(packet.answers?.length).toBe(60)
    expect(packet.additionals?.[0]?.type).toBe('OPT')
    expect((await ask('web.shop.svc.cluster.local', 'A')).packet.additionals).toEqual([])
  })

  it('cuts nothing off over TCP', async () => {
    expect((await ask(big, 'A', {}, 'tcp')).packet.answers?.length).toBe(60)
  })

  it('survives what is no query', async () => {
    const header = (flags: number, questions: number) => {
      const bytes = Buffer.alloc(12)
      bytes.writeUInt16BE(7, 0)
      bytes.writeUInt16BE(flags, 2)
      bytes.writeUInt16BE(questions, 4)
      return bytes
    }
    expect(await resolver(Buffer.alloc(0), 'udp')).toBeUndefined()
    expect(await resolver(Buffer.alloc(11, 255), 'udp')).toBeUndefined()
    expect(await resolver(header(0x8000, 0), 'udp')).toBeUndefined()
    const rcode = async (message: Buffer) => answerOf((await resolver(message, 'udp')) ?? Buffer.alloc(12)).rcode
    expect(await rcode(header(0, 0))).toBe('FORMERR')
    expect(await rcode(header(0, 1))).toBe('FORMERR')
    expect(await rcode(Buffer.concat([header(0, 1), Buffer.from([0xc0, 12, 0, 1, 0, 1])]))).toBe('FORMERR')
    expect(await rcode(Buffer.concat([header(0, 1), Buffer.alloc(40, 63)]))).toBe('FORMERR')
    expect(await rcode(Buffer.concat([query('a.b', 'A').subarray(0, 10), Buffer.from([0, 9])]))).toBe('FORMERR')
    expect(await rcode(query('a.b', 'AXFR'))).toBe('REFUSED')
    expect(await rcode(encode({ id: 1, questions: [{ name: 'a.b', type: 'A', class: 'CH' }] }))).toBe('REFUSED')
    expect(await rcode(encode({ id: 1, flags: 2 << 11, questions: [{ name: 'a.b', type: 'A' }] }))).toBe('NOTIMP')
    const random = new SeededRandom(3)
    for (let i = 0; i < 300; i++) {
      const noise = Buffer.from(Array.from({ length: random.below(80) }, () => random.below(256)))
      await expect(resolver(noise, 'udp')).resolves.not.toBeNull()
    }
  })
})

describe('names', () => {
  it.each([
    ['10.96.0.0/16', ['96.10.in-addr.arpa']],
    ['10.211.3.0/24', ['3.211.10.in-addr.arpa']],
    ['10.0.0.0/8', ['10.in-addr.arpa']],
    ['10.96.0.0/14', ['96.10.in-addr.arpa', '97.10.in-addr.arpa', '98.10.in-addr.arpa', '99.10.in-addr.arpa']],
  ])('the reverse zones of %s', (cidr, zones) => expect(reverseZones(cidr)).toEqual(zones))

  it('reads reverse names', () => {
    expect(reverseAddress('4.3.2.1.in-addr.arpa')).toBe('1.2.3.4')
    expect(reverseAddress('3.2.1.in-addr.arpa')).toBeUndefined()
    expect(reverseAddress(`${'1.'.repeat(32)}ip6.arpa`)).toBe('1111:1111:1111:1111:1111:1111:1111:1111')
  })

  it('reads resolv.conf', () => {
    expect(nameServersIn('# a\nnameserver 192.0.2.1\n nameserver\tfe80::1 # b\nnameserver nope\nsearch x\n')).toEqual([
      '192.0.2.1',
      'fe80::1',
    ])
  })

  it('reads it again when it is old, and leaves out our own addresses', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wherry-dns-'))
    const path = join(folder, 'resolv.conf')
    const clock = new FakeClock()
    const upstreams = new Upstreams(clock, path)
    upstreams.exclude(['10.96.0.10'])
    expect(await upstreams.servers()).toEqual([])
    await writeFile(path, 'nameserver 10.96.0.10\nnameserver 192.0.2.1\n')
    expect(await upstreams.servers()).toEqual([])
    await clock.advance(10_000)
    expect(await upstreams.servers()).toEqual(['192.0.2.1'])
    expect(await upstreams.all()).toEqual(['10.96.0.10', '192.0.2.1'])
    await rm(folder, { recursive: true })
  })
})

describe('sockets', () => {
  /** A resolver that knows one address, and says nothing to names that begin with `lost`. */
  const upstream = createSocket('udp4')
  const heard: string[] = []
  const clock = new SystemClock()
  let forwarder: Forwarder
  let server: DnsServer
  let port = 0

  beforeAll(async () => {
    await new Promise<void>((resolve) => upstream.bind(0, '127.0.0.1', resolve))
    upstream.on('message', (message, peer) => {
      const { id = 0, questions = [] } = decode(message)
      const [question] = questions
      if (!question) return
      heard.push(question.name)
      if (question.name.startsWith('lost')) return
      const answers: Answer[] = [{ name: question.name, type: 'A', ttl: 5, data: '192.0.2.80' }]
      const forged = encode({ type: 'response', id: id ^ 1, questions, answers: [] })
      upstream.send(forged, peer.port, peer.address)
      upstream.send(encode({ type: 'response', id, questions, answers }), peer.port, peer.address)
    })
    forwarder = new Forwarder({
      servers: async () => ['127.0.0.1'],
      port: upstream.address().port,
      timeoutMs: 100,
      clock,
      random: new SeededRandom(5),
    })
    const withUpstream = createResolver({ zone: () => zone, forwarder, random: new SeededRandom(5) })
    server = new DnsServer({
      resolver: withUpstream,
      logger: silentLogger,
      isClient: (address) => address !== '127.0.0.2',
    })
    port = await server.listen('127.0.0.1', 0)
  })
  afterAll(async () => {
    forwarder.stop()
    await server.stop()
    upstream.close()
  })

  const overUdp = (message: Buffer, from = '127.0.0.1') =>
    new Promise<ReturnType<typeof answerOf>>((resolve) => {
      const socket = createSocket('udp4')
      socket.bind(0, from)
      socket.on('message', (reply) => {
        socket.close()
        resolve(answerOf(reply))
      })
      socket.send(message, port, '127.0.0.1')
    })

  it('answer over UDP, also after garbage', async () => {
    const garbage = createSocket('udp4')
    await new Promise((resolve) => garbage.send(Buffer.alloc(50, 255), port, '127.0.0.1', resolve))
    garbage.close()
    expect((await overUdp(query('web.shop.svc.cluster.local', 'A'))).answers?.map(text)).toEqual(['A 10.96.3.4'])
  })

  it('refuse whom the server is not for', async () => {
    const asked = query('web.shop.svc.cluster.local', 'A')
    expect((await overUdp(asked, '127.0.0.2')).rcode).toBe('REFUSED')
    const socket = connect({ port, host: '127.0.0.1', localAddress: '127.0.0.2' })
    const reply = new Promise<Buffer>((resolve) => readFrames(socket, 65_535, resolve))
    writeFrame(socket, asked)
    expect(answerOf(await reply).rcode).toBe('REFUSED')
    socket.destroy()
  })

  it('answer several queries over one TCP connection, however they are cut', async () => {
    const socket = connect(port, '127.0.0.1')
    const names: string[] = []
    const done = new Promise<void>((resolve) => {
      readFrames(socket, 65_535, (message) => {
        names.push(...(answerOf(message).answers ?? []).map(text).slice(0, 1))
        if (names.length === 2) resolve()
      })
    })
    writeFrame(socket, query('web.shop.svc.cluster.local', 'A'))
    const second = query('dns-version.cluster.local', 'TXT')
    socket.write(Buffer.from([0]))
    await new Promise((resolve) => setImmediate(resolve))
    socket.write(Buffer.concat([Buffer.from([second.length]), second]))
    await done
    socket.destroy()
    expect(names).toEqual(['A 10.96.3.4', 'TXT 1.1.0'])
  })

  it('forward what others know, under the id of the one who asked', async () => {
    const packet = await overUdp(query('example.com', 'A'))
    expect(packet).toMatchObject({ id: 7, answers: [{ data: '192.0.2.80' }] })
  })

  it('follow an alias that leads outside', async () => {
    const packet = await overUdp(query('outside.shop.svc.cluster.local', 'A'))
    expect(packet.answers?.map(text)).toEqual(['CNAME www.example.org', 'A 192.0.2.80'])
  })

  it('give up on a resolver that says nothing', async () => {
    expect((await overUdp(query('lost.example.com', 'A'))).rcode).toBe('SERVFAIL')
  })

  it('never ask others about the cluster', async () => {
    heard.length = 0
    for (const name of ['nobody.shop.svc.cluster.local', 'x.cluster.local', 'cluster.local'])
      await overUdp(query(name, 'A'))
    for (const name of ['9.9.96.10.in-addr.arpa', '211.10.in-addr.arpa']) await overUdp(query(name, 'PTR'))
    expect(heard).toEqual([])
  })
})
