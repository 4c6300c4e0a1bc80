import { execFile } from 'node:child_process'
import { createSocket, type Socket } from 'node:dgram'
import { readFile } from 'node:fs/promises'
import { networkInterfaces } from 'node:os'
import { ipv4Number, ipv4Range, ipv4Text } from '../../api/index.js'
import type { Clock, Logger, Timer } from '../../base/index.js'
import { messageOf } from '../../base/index.js'

/** Runs `ip` with these arguments: its output, or a rejection whose message is what it said. */
export type IpCommand = (args: readonly string[]) => Promise<string>

export interface LocalRouteOptions {
  /** `10.96.0.0/16`. */
  readonly cidr: string
  readonly clock: Clock
  readonly logger: Logger
  /** Addresses that the machine needs elsewhere: of its resolvers. */
  readonly neededElsewhere: () => Promise<readonly string[]>
  /** Whether pods live on that may send to Services: then the route outlives the process. Default: no. */
  readonly podsLiveOn?: () => Promise<boolean>
  readonly ip?: IpCommand
}

/** Marks the route as Wherry's, whichever process made it; unassigned in /etc/iproute2/rt_protos. */
const protocol = '87'
const checkMs = 5_000
const attempts = 5

/**
 * The route by which the addresses of Services belong to this machine: `local <cidr> dev lo`. With it any process can listen on any of them, and no
 * packet to one leaves the machine, whether somebody listens or not. Clusters of one machine share it; who leaves last removes it, unless pods live on.
 */
export class LocalRoute {
  readonly #options: LocalRouteOptions
  readonly #ip: IpCommand
  readonly #range: readonly [first: number, last: number]
  #anchor: Socket | undefined
  #timer: Timer | undefined
  #checking: Promise<void> | undefined
  #isLost = false
  #isShared = false

  constructor(options: LocalRouteOptions) {
    this.#options = options
    this.#ip = options.ip ?? runIp
    this.#range = rangeOf(options.cidr)
  }

  /** Whether somebody else was listening on these addresses when the route was taken hold of. */
  get isShared(): boolean {
    return this.#isShared
  }

  /** Undefined when the route stands; else why it cannot. */
  async hold(): Promise<string | undefined> {
    try {
      if (!(await this.#stands())) {
        const conflict = await this.#conflict()
        if (conflict !== undefined) return conflict
      }
      this.#isShared = await isListenedOn(this.#range)
      // The last cluster that leaves may remove the route just while this one comes: then it is made again.
      for (let i = 0; i < attempts && this.#anchor === undefined; i++) {
        await this.#add()
        this.#anchor = await bindAnchor(ipv4Text(this.#range[1] - 1))
      }
      if (this.#anchor === undefined || !(await this.#stands())) throw new Error('the kernel does not keep the route')
    } catch (error) {
      await this.#letGo()
      return reasonOf(error)
    }
    this.#timer = this.#options.clock.every(checkMs, () => {
      this.#checking ??= this.#check().finally(() => {
        this.#checking = undefined
      })
    })
    return undefined
  }

  /** Removes the route if it is Wherry's, nobody listens on its addresses any more and no pods live on. */
  async release(): Promise<void> {
    if (this.#timer === undefined) return
    this.#timer.cancel()
    this.#timer = undefined
    await this.#checking
    this.#anchor?.close()
    this.#anchor = undefined
    if (!(await this.#options.podsLiveOn?.())) await this.#letGo()
  }

  async #letGo(): Promise<void> {
    this.#anchor?.close()
    this.#anchor = undefined
    await removeUnusedRoute(this.#options.cidr, this.#ip)
  }

  async #check(): Promise<void> {
    const { logger, cidr } = this.#options
    try {
      if (await this.#stands()) {
        this.#isLost = false
        return
      }
      await this.#add()
      logger.warn('The route of Services was gone and has been made again', { cidr })
    } catch (error) {
      if (!this.#isLost) logger.error('The route of Services is gone', { cidr, reason: reasonOf(error) })
      this.#isLost = true
    }
  }

  /** Asks the kernel rather than a table: other rules and routes may come first. */
  async #stands(): Promise<boolean> {
    for (const address of [this.#range[0] + 1, this.#range[1] - 1]) {
      const answer = await this.#ip(['-4', 'route', 'get', ipv4Text(address)]).catch((error: unknown) => {
        if (/unreachable|prohibit|invalid argument/i.test(String(error))) return ''
        throw error
      })
      if (!/^local .* dev lo /.test(answer)) return false
    }
    return true
  }

  async #add(): Promise<void> {
    try {
      await this.#ip(['-4', 'route', 'add', 'local', this.#options.cidr, 'dev', 'lo', 'proto', protocol])
    } catch (error) {
      if (!/file exists/i.test(String(error)) && !(await this.#stands())) throw error
    }
  }

  /** What the machine would lose: a range of real machines, or of a cluster in which this one is a pod. */
  async #conflict(): Promise<string | undefined> {
    const { cidr } = this.#options
    const needed = (await this.#options.neededElsewhere()).find((one) => this.#includes(one))
    if (needed !== undefined) return `${cidr} holds ${needed}, where this machine asks for names`
    const own = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && this.#includes(one.address))
    if (own) return `${cidr} holds this machine's own address ${own.address}`
    const routes = await this.#ip(['-4', 'route', 'show', 'table', 'main'])
    for (const line of routes.split('\n')) {
      const [destination = ''] = line.split(' ')
      if (!/^\d/.test(destination)) continue
      const [first, last] = rangeOf(destination)
      if (first <= this.#range[1] && last >= this.#range[0]) return `${cidr} overlaps the route to ${destination}`
    }
    return undefined
  }

  #includes(address: string): boolean {
    const number = ipv4Number(address)
    return number !== undefined && number >= this.#range[0] && number <= this.#range[1]
  }
}

/** Removes the route of Services if it is Wherry's and nobody listens on its addresses; fails silently. */
export async function removeUnusedRoute(cidr: string, ip: IpCommand = runIp): Promise<void> {
  if (await isListenedOn(rangeOf(cidr))) return
  await ip(['-4', 'route', 'del', 'local', cidr, 'dev', 'lo', 'proto', protocol]).catch(() => '')
}

/** A socket on one of the addresses tells other clusters that the route is needed. Undefined when the address is not this machine's. */
function bindAnchor(address: string): Promise<Socket | undefined> {
  const socket = createSocket('udp4')
  socket.unref()
  return new Promise((resolve, reject) => {
    socket.once('error', (error: NodeJS.ErrnoException) => {
      socket.close()
      if (error.code === 'EADDRNOTAVAIL') resolve(undefined)
      else reject(error)
    })
    socket.bind(0, address, () => {
      socket.removeAllListeners('error')
      socket.on('error', () => {})
      resolve(socket)
    })
  })
}

async function isListenedOn(range: readonly [number, number]): Promise<boolean> {
  const [tcp, udp] = await Promise.all(
    ['/proc/net/tcp', '/proc/net/udp'].map((path) => readFile(path, 'utf8').catch(() => '')),
  )
  return isBound(tcp ?? '', range, '0A') || isBound(udp ?? '', range, undefined)
}

/** Reads /proc/net/tcp or udp: addresses are hexadecimal in the machine's byte order. `state` 0A is LISTEN. */
export function isBound(table: string, [first, last]: readonly [number, number], state: string | undefined): boolean {
  return table
    .split('\n')
    .slice(1)
    .some((line) => {
      const [, local = '', , found] = line.trim().split(/\s+/)
      if (local.length < 8 || (state !== undefined && found !== state)) return false
      const number = Buffer.from(local.slice(0, 8), 'hex').readUInt32LE(0)
      return number >= first && number <= last
    })
}

function runIp(args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile('ip', [...args], { timeout: 5_000, env: { ...process.env, LC_ALL: 'C' } }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(stderr.trim() || error.message, { cause: error }))
    })
  })
}

function reasonOf(error: unknown): string {
  const message = messageOf(error)
  if (message.includes('ENOENT')) return 'the command ip (iproute2) is missing'
  if (/not permitted/i.test(message)) return 'making a route needs the capability CAP_NET_ADMIN'
  return message
}

/** First and last address of `10.96.0.0/16` or of a single address, as numbers; of what is neither, numbers that compare with nothing. */
export function rangeOf(cidr: string): readonly [first: number, last: number] {
  const range = ipv4Range(cidr.includes('/') ? cidr : `${cidr}/32`)
  return range ? [range.first, range.last] : [Number.NaN, Number.NaN]
}
