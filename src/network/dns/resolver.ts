import type { Random } from '../../base/index.js'
import type { DnsAnswer, ZoneOptions } from './answers.js'
import { answerQuestion } from './answers.js'
import type { Forwarder } from './forwarder.js'
import { type DnsQuery, opcodeOf, rcodes, readQuery, writeReply } from './message.js'

export interface ResolverOptions {
  readonly zone: () => ZoneOptions
  readonly forwarder: Forwarder
  readonly random: Random
}

/** A whole message in, a whole message out; undefined when there is nothing to say. */
export type Resolver = (message: Buffer, transport: 'udp' | 'tcp') => Promise<Buffer | undefined>

/** Zone transfers and ANY (RFC 8482) are for others; 65,535 is all that a TCP message may hold. */
const refusedTypes: ReadonlySet<string> = new Set(['AXFR', 'IXFR'])
const longestMessage = 65_535

export function createResolver({ zone, forwarder, random }: ResolverOptions): Resolver {
  return async (message, transport) => {
    const query = readQuery(message)
    if (query === undefined) return undefined
    const maxBytes = transport === 'udp' ? query.maxBytes : longestMessage
    const refusal = refusalOf(query)
    if (refusal !== undefined) return writeReply(query, { rcode: refusal }, maxBytes)
    const answer = answerQuestion(query, zone())
    if (answer.kind === 'elsewhere') {
      const forwarded = await forwarder.forward(message, transport)
      return forwarded ?? writeReply(query, { rcode: rcodes.servFail }, maxBytes)
    }
    const followed = await follow(query, answer, forwarder)
    return writeReply(
      query,
      {
        ...followed,
        answers: shuffled(followed.answers, random),
        rcode: followed.isFound ? rcodes.noError : rcodes.nxDomain,
        isAuthoritative: true,
      },
      maxBytes,
    )
  }
}

/** "Not here": a client goes on to its next server. Undefined when there is nothing to say. */
export function refuse(message: Buffer): Buffer | undefined {
  const query = readQuery(message)
  return query && writeReply(query, { rcode: rcodes.refused }, query.maxBytes)
}

type Answered = Extract<DnsAnswer, { kind: 'answer' }>

function refusalOf(query: DnsQuery): number | undefined {
  if (opcodeOf(query) !== 0) return rcodes.notImp
  if (query.question.length === 0) return rcodes.formErr
  return !query.isInternet || refusedTypes.has(query.type) ? rcodes.refused : undefined
}

/** An ExternalName that leads out of the cluster: with what the machine's resolvers say of it. */
async function follow({ type }: DnsQuery, answer: Answered, forwarder: Forwarder): Promise<Answered> {
  if (answer.alias === undefined || (type !== 'A' && type !== 'AAAA')) return answer
  return { ...answer, answers: [...answer.answers, ...(await forwarder.lookup(answer.alias, type))] }
}

/** Addresses in another order each time, as CoreDNS' loadbalance plugin; aliases stay in front. */
function shuffled(answers: Answered['answers'], random: Random): Answered['answers'] {
  const isAddress = ({ type }: Answered['answers'][number]) => type === 'A' || type === 'AAAA'
  const addresses = answers.filter(isAddress)
  for (let i = addresses.length - 1; i > 0; i--) {
    const j = random.below(i + 1)
    const [one, other] = [addresses[i], addresses[j]]
    if (one && other) [addresses[i], addresses[j]] = [other, one]
  }
  return [...answers.filter((one) => !isAddress(one)), ...addresses]
}
