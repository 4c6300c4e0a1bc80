import type { HttpServer } from '../apiserver/index.js'
import { messageOf } from '../base/index.js'
import type { ClusterOptions } from './options.js'

export const defaultPort = 6443

export interface Address {
  readonly host: string
  readonly port: number
  /** The default port was taken, and nobody had asked for it. */
  readonly isSubstitute: boolean
}

/** Nobody can listen where it was asked for. The message says why and what to do. */
export class ListenError extends Error {
  override readonly name = 'ListenError'
}

/** Opens the API server's sockets: the asked one, and one on the pods' network where there is one. Rejects with a ListenError. */
export async function listenOn(
  http: HttpServer,
  { host, port }: ClusterOptions,
  gateway: string | undefined,
): Promise<Address> {
  const address = await firstAddress(http, host, port)
  if (gateway !== undefined && !isEverywhere(host)) {
    await http.listen(gateway, address.port).catch((error: unknown) => {
      throw new ListenError(
        `cannot listen on ${gateway}:${address.port}, where pods reach the API server: ${reasonOf(error)}`,
        { cause: error },
      )
    })
  }
  return address
}

async function firstAddress(http: HttpServer, host: string, port: number | undefined): Promise<Address> {
  try {
    const bound = await http.listen(host, port ?? defaultPort)
    return { host, port: bound.port, isSubstitute: false }
  } catch (error) {
    if (port === undefined && codeOf(error) === 'EADDRINUSE') {
      const bound = await http.listen(host, 0)
      return { host, port: bound.port, isSubstitute: true }
    }
    const asked = `${host}:${port ?? defaultPort}`
    const hint =
      codeOf(error) === 'EADDRINUSE'
        ? '; another program listens there: choose another with --port, or --port 0 for any free one'
        : ''
    throw new ListenError(`cannot listen on ${asked}: ${reasonOf(error)}${hint}`, { cause: error })
  }
}

/** How other machines and pods reach what listens on `host`; undefined where only this machine does, or nobody knows. */
export function hostForOthers(host: string): string | undefined {
  const isLoopback = host.startsWith('127.') || host === '::1' || host === 'localhost'
  return isLoopback || isEverywhere(host) ? undefined : host
}

/** How this machine reaches it. */
export function hostForUs(host: string): string {
  return isEverywhere(host) ? '127.0.0.1' : host
}

function isEverywhere(host: string): boolean {
  return host === '0.0.0.0' || host === '::'
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code
}

function reasonOf(error: unknown): string {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return 'the port is taken'
    case 'EADDRNOTAVAIL':
      return 'this machine does not have that address'
    case 'EACCES':
      return 'not allowed'
    default:
      return messageOf(error)
  }
}
