import type { UpgradeRequest } from '../../api/index.js'
import { StatusError } from '../../api/index.js'

/** How remote commands are spoken (apimachinery pkg/util/remotecommand, v0.34). */
export interface CommandProtocol {
  readonly name: string
  readonly base64: boolean
  /** The end is a Status in JSON; before v4 it was plain text, and nothing for success. */
  readonly endsWithStatus: boolean
  readonly closesChannels: boolean
  readonly resizes: boolean
}

const unnamed = { base64: false, endsWithStatus: false, closesChannels: false, resizes: true }

const webSocketCommands: readonly CommandProtocol[] = [
  { ...unnamed, name: 'v5.channel.k8s.io', endsWithStatus: true, closesChannels: true },
  { ...unnamed, name: 'v4.channel.k8s.io', endsWithStatus: true },
  { ...unnamed, name: 'v4.base64.channel.k8s.io', base64: true, endsWithStatus: true },
  { ...unnamed, name: 'channel.k8s.io' },
  { ...unnamed, name: 'base64.channel.k8s.io', base64: true },
]

const spdyCommands: readonly CommandProtocol[] = [
  { ...unnamed, name: 'v5.channel.k8s.io', endsWithStatus: true },
  { ...unnamed, name: 'v4.channel.k8s.io', endsWithStatus: true },
  { ...unnamed, name: 'v3.channel.k8s.io' },
  { ...unnamed, name: 'v2.channel.k8s.io', resizes: false },
  { ...unnamed, name: 'channel.k8s.io', resizes: false },
]

export const spdyPortForward = 'portforward.k8s.io'
export const tunneledPortForward = 'SPDY/3.1+portforward.k8s.io'
/** v4 before v5, whatever the client's order: with v5 some clients close channels that we still write on. */
const channelPortForward = ['v4.channel.k8s.io', 'v4.base64.channel.k8s.io', 'v5.channel.k8s.io', 'portforward.k8s.io']

/** The client's first choice that is spoken here; what a client that offers nothing gets is the oldest. Throws a StatusError. */
export function chooseCommandProtocol(upgrade: UpgradeRequest): CommandProtocol {
  const spoken = upgrade.protocol === 'spdy' ? spdyCommands : webSocketCommands
  if (upgrade.offered.length === 0) return { ...oldest(spoken), name: '' }
  for (const name of upgrade.offered) {
    const found = spoken.find((protocol) => protocol.name === name)
    if (found !== undefined) return found
  }
  throw notAgreed(
    upgrade.offered,
    spoken.map(({ name }) => name),
  )
}

export type PortForwardProtocol =
  | { readonly kind: 'spdy'; readonly name: string }
  | { readonly kind: 'channels'; readonly name: string; readonly base64: boolean; readonly closesChannels: boolean }

export function choosePortForwardProtocol({ protocol, offered }: UpgradeRequest): PortForwardProtocol {
  if (protocol === 'spdy') {
    if (offered.length === 0 || offered.includes(spdyPortForward)) return { kind: 'spdy', name: spdyPortForward }
    throw notAgreed(offered, [spdyPortForward])
  }
  if (offered.includes(tunneledPortForward)) return { kind: 'spdy', name: tunneledPortForward }
  if (offered.length === 0) return { kind: 'channels', name: '', base64: false, closesChannels: false }
  const name = channelPortForward.find((spoken) => offered.includes(spoken))
  if (name === undefined) throw notAgreed(offered, [tunneledPortForward, ...channelPortForward])
  return { kind: 'channels', name, base64: name.includes('base64'), closesChannels: name.startsWith('v5') }
}

function oldest(protocols: readonly CommandProtocol[]): CommandProtocol {
  const binary = protocols.findLast(({ base64 }) => !base64)
  if (binary === undefined) throw new TypeError('no protocol is spoken')
  return binary
}

/** apimachinery's httpstream.Handshake answers so (v0.34). */
function notAgreed(offered: readonly string[], spoken: readonly string[]): StatusError {
  const message = `unable to upgrade: unable to negotiate protocol: client supports [${offered.join(' ')}], server accepts [${spoken.join(' ')}]`
  return new StatusError({ code: 403, reason: 'Forbidden', message })
}
