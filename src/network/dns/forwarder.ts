import { createSocket } from 'node:dgram'
import { connect, isIPv6 } from 'node:net'
import type { Answer } from 'dns-packet'
import { decode, encode } from 'dns-packet'
import type { Clock, Random } from '../../base/index.js'
import { readFrames, writeFrame } from './frames.js'

export interface ForwarderOptions {
  /** Addresses to ask, best first. */
  readonly servers: () => Promise<readonly string[]>
  readonly clock: Clock
  readonly random: Random
  /** Where those servers listen; 53. */
  readonly port?: number
  /** How long one server may take; 2 s. */
  readonly timeoutMs?: number
  /** CoreDNS' `max_concurrent` of kubeadm's Corefile; 1,000. */
  readonly mostAtOnce?: number
}

type Transport = 'udp' | 'tcp'

const longestMessage = 65_535
const recursionDesired = 1 << 8

/** Asks the machine's resolvers what the cluster does not know. */
export class Forwarder {
  readonly #options: Required<ForwarderOptions>
  readonly #stopping = new AbortController()
  #underWay = 0

  constructor(options: ForwarderOptions) {
    this.#options = { port: 53, timeoutMs: 2_000, mostAtOnce: 1_000, ...options }
  }

  /** The answer's bytes under the query's own id; undefined when nobody gave one. Never rejects. */
  async forward(query: Buffer, transport: Transport): Promise<Buffer | undefined> {
    const { servers, random, mostAtOnce } = this.#options
    if (this.#underWay >= mostAtOnce) return undefined
    this.#underWay++
    try {
      for (const server of await servers()) {
        if (this.#stopping.signal.aborted) return undefined
        // An id of our own: the client's may be guessable, and the answer must be to this very question.
        const asked = withId(query, random.below(65_536))
        const answer = await (transport === 'udp' ? this.#askUdp(server, asked) : this.#askTcp(server, asked))
        if (answer) return withId(answer, query.readUInt16BE(0))
      }
      return undefined
    } finally {
      this.#underWay--
    }
  }

  /** The records of one type that the resolvers know under a name; empty when they do not answer. */
  async lookup(name: string, type: 'A' | 'AAAA'): Promise<readonly Answer[]> {
    const query = encode({ type: 'query', id: 0, flags: recursionDesired, questions: [{ name, type }] })
    const answer = await this.forward(query, 'udp')
    try {
      return answer ? (decode(answer).answers ?? []) : []
    } catch {
      return []
    }
  }

  stop(): void {
    this.#stopping.abort()
  }

  #askUdp(server: string, query: Buffer): Promise<Buffer | undefined> {
    return this.#within((done) => {
      const socket = createSocket(isIPv6(server) ? 'udp6' : 'udp4')
      socket.on('error', () => done(undefined))
      socket.on('message', (message) => {
        if (isAnswerTo(message, query)) done(message)
      })
      socket.connect(this.#options.port, server, () => socket.send(query))
      return () => socket.close()
    })
  }

  #askTcp(server: string, query: Buffer): Promise<Buffer | undefined> {
    return this.#within((done) => {
      const socket = connect({ host: server, port: this.#options.port })
      socket.on('error', () => done(undefined))
      socket.on('close', () => done(undefined))
      readFrames(socket, longestMessage, (message) => {
        if (isAnswerTo(message, query)) done(message)
      })
      writeFrame(socket, query)
      return () => socket.destroy()
    })
  }

  /** What `begin` hands to its callback first, or undefined when that takes too long; what it returns is called once at the end. */
  #within(begin: (done: (answer: Buffer | undefined) => void) => () => void): Promise<Buffer | undefined> {
    const { signal } = this.#stopping
    return new Promise((resolve) => {
      let isDone = false
      const done = (answer: Buffer | undefined) => {
        if (isDone) return
        isDone = true
        timer.cancel()
        signal.removeEventListener('abort', onAbort)
        end()
        resolve(answer)
      }
      const onAbort = () => done(undefined)
      const timer = this.#options.clock.after(this.#options.timeoutMs, onAbort)
      signal.addEventListener('abort', onAbort)
      const end = begin(done)
    })
  }
}

function withId(message: Buffer, id: number): Buffer {
  const copy = Buffer.from(message)
  copy.writeUInt16BE(id, 0)
  return copy
}

/** The same id and the same question, so that nobody slips in an answer to another one. */
function isAnswerTo(message: Buffer, query: Buffer): boolean {
  if (message.length < 12 || (message.readUInt16BE(2) & 0x8000) === 0) return false
  if (message.readUInt16BE(0) !== query.readUInt16BE(0)) return false
  if (message.readUInt16BE(4) === 0) return true
  const end = query.indexOf(0, 12) + 5
  return (
    message.subarray(12, end).toString('latin1').toLowerCase() ===
    query.subarray(12, end).toString('latin1').toLowerCase()
  )
}
