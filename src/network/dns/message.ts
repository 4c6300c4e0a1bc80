import type { Answer } from 'dns-packet'
import { decode, encode } from 'dns-packet'

/** RFC 1035 and RFC 6891; the four low bits of the flags. */
export const rcodes = { noError: 0, formErr: 1, servFail: 2, nxDomain: 3, notImp: 4, refused: 5 } as const

/** What a client asks, as far as it can be read. */
export interface DnsQuery {
  readonly id: number
  /** The header's second word as it came. */
  readonly flags: number
  /** The question's bytes, given back unchanged. Empty when there is not exactly one. */
  readonly question: Buffer
  readonly name: string
  readonly type: string
  readonly isInternet: boolean
  /** How long an answer over UDP may be. */
  readonly maxBytes: number
  readonly hasEdns: boolean
}

export interface DnsReply {
  readonly rcode: number
  readonly isAuthoritative?: boolean
  readonly answers?: readonly Answer[]
  readonly authorities?: readonly Answer[]
  readonly additionals?: readonly Answer[]
}

const headerBytes = 12
const truncated = 1 << 9
const authoritative = 1 << 10
const recursionAvailable = 1 << 7
const recursionDesired = 1 << 8
const internet = 1

/** Undefined for what is no query at all: shorter than a header, or an answer. Such a packet is not answered, or two servers could go on for ever. */
export function readQuery(message: Buffer): DnsQuery | undefined {
  if (message.length < headerBytes || (message.readUInt16BE(2) & 0x8000) !== 0) return undefined
  const id = message.readUInt16BE(0)
  const flags = message.readUInt16BE(2)
  const unreadable = { id, flags, question: Buffer.alloc(0), name: '', type: '', isInternet: true }
  const end = endOfQuestion(message)
  if (message.readUInt16BE(4) !== 1 || end === undefined) return { ...unreadable, maxBytes: 512, hasEdns: false }
  try {
    const { questions, additionals } = decode(message)
    const edns = additionals?.find((one) => one.type === 'OPT')
    const size = edns?.type === 'OPT' ? edns.udpPayloadSize : 512
    return {
      id,
      flags,
      question: message.subarray(headerBytes, end),
      name: questions?.[0]?.name ?? '',
      type: questions?.[0]?.type ?? '',
      isInternet: message.readUInt16BE(end - 2) === internet,
      maxBytes: Math.min(Math.max(size, 512), 4096),
      hasEdns: edns !== undefined,
    }
  } catch {
    return { ...unreadable, maxBytes: 512, hasEdns: false }
  }
}

/**
 * The bytes of an answer. What does not fit is left out: additional records silently, others with the truncation flag, so that the client asks
 * again over TCP.
 */
export function writeReply(query: DnsQuery, reply: DnsReply, maxBytes: number): Buffer {
  const opt: Answer[] = query.hasEdns ? [ednsRecord()] : []
  const sections = [reply.answers ?? [], reply.authorities ?? [], reply.additionals ?? []] as const
  const tail = opt.map((one) => encodeRecord(one, query))
  let room = maxBytes - headerBytes - query.question.length - tail.reduce((sum, { length }) => sum + length, 0)
  const counts: number[] = []
  const records: Buffer[] = []
  let isTruncated = false
  for (const [i, section] of sections.entries()) {
    let count = 0
    for (const one of section) {
      const bytes = encodeRecord(one, query)
      if (isTruncated || bytes.length > room) {
        if (i < 2) isTruncated = true
        break
      }
      room -= bytes.length
      records.push(bytes)
      count++
    }
    counts.push(count)
  }
  const header = Buffer.alloc(headerBytes)
  header.writeUInt16BE(query.id, 0)
  header.writeUInt16BE(
    0x8000 |
      (query.flags & (0x7800 | recursionDesired)) |
      recursionAvailable |
      (reply.isAuthoritative ? authoritative : 0) |
      (isTruncated ? truncated : 0) |
      reply.rcode,
    2,
  )
  header.writeUInt16BE(query.question.length > 0 ? 1 : 0, 4)
  header.writeUInt16BE(counts[0] ?? 0, 6)
  header.writeUInt16BE(counts[1] ?? 0, 8)
  header.writeUInt16BE((counts[2] ?? 0) + opt.length, 10)
  return Buffer.concat([header, query.question, ...records, ...tail])
}

export function opcodeOf({ flags }: DnsQuery): number {
  return (flags >> 11) & 0xf
}

/** dns-packet writes names in full: the commonest, the question's own, becomes a pointer to the question. */
function encodeRecord(record: Answer, { name, question }: DnsQuery): Buffer {
  const bytes = encode({ answers: [record] }).subarray(headerBytes)
  if (record.type === 'OPT' || name === '' || record.name !== name) return bytes
  return Buffer.concat([Buffer.from([0xc0, headerBytes]), bytes.subarray(question.length - 4)])
}

function ednsRecord(): Answer {
  return {
    type: 'OPT',
    name: '.',
    udpPayloadSize: 4096,
    extendedRcode: 0,
    ednsVersion: 0,
    flags: 0,
    flag_do: false,
    options: [],
  }
}

/** The question is the first thing in a message, so its name cannot point back. */
function endOfQuestion(message: Buffer): number | undefined {
  let at = headerBytes
  for (let length = message[at]; length !== 0; length = message[at]) {
    if (length === undefined || length > 63) return undefined
    at += length + 1
  }
  return at + 5 <= message.length ? at + 5 : undefined
}
