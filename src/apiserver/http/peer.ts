import type { TLSSocket } from 'node:tls'
import type { Credentials } from '../../api/index.js'

/** What is known of the other end of a connection: the same for all its requests. */
export interface Peer {
  readonly address: string | undefined
  readonly credentials: Credentials | undefined
}

/** The attribute that carries a user's uid in a certificate (KEP-5294). */
const uidAttribute = '1.3.6.1.4.1.57683.2'

/** Call it once a connection: it asks OpenSSL. */
export function peerOf(socket: TLSSocket): Peer {
  return { address: socket.remoteAddress, credentials: credentialsOf(socket) }
}

function credentialsOf(socket: TLSSocket): Credentials | undefined {
  const certificate = socket.getPeerCertificate()
  // Without a certificate it is an empty object, whatever the types say.
  const subject = certificate?.subject as unknown as Record<string, string | string[] | undefined> | undefined
  if (!subject) return undefined
  if (!socket.authorized) return { refusedCertificate: String(socket.authorizationError) }
  const uid = single(subject[uidAttribute])
  return {
    certificate: {
      commonName: single(subject.CN) ?? '',
      organizations: subject.O === undefined ? [] : [subject.O].flat(),
      fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
      ...(uid === undefined ? {} : { uid }),
    },
  }
}

/** Go takes the last of several common names; Node lists them in order. */
function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value
}
