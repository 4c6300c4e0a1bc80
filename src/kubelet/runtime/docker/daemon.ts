import { Agent } from 'node:http'
import type Docker from 'dockerode'
import type { RuntimeErrorCode } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import { runtimeErrorFrom } from './errors.js'

/** The newest API that this code was tried with; a daemon that no longer speaks it is asked in its oldest. */
const knownApiVersion = '1.41'

export interface DaemonAddress {
  /** A unix socket. Left out: `DOCKER_HOST`, else Docker's usual socket. */
  readonly socketPath?: string
}

/** The connection to Docker. dockerode is loaded at the first call: it takes 100 ms. */
export class Daemon {
  readonly #address: DaemonAddress
  readonly #agent = new Agent({ keepAlive: true })
  #docker: Promise<Docker> | undefined
  #closed = false

  constructor(address: DaemonAddress) {
    this.#address = address
  }

  /** The client, with the API version agreed. Rejects with `UNAVAILABLE` while the daemon does not answer. */
  client(): Promise<Docker> {
    if (this.#closed) return Promise.reject(new RuntimeError('UNAVAILABLE', 'the Docker runtime has been closed'))
    if (this.#docker === undefined) {
      const connecting = this.#connect()
      this.#docker = connecting
      connecting.catch(() => {
        this.#docker = undefined
      })
    }
    return this.#docker
  }

  /** Runs one call; every error comes out as a RuntimeError. */
  async call<T>(run: (docker: Docker) => Promise<T>, code?: RuntimeErrorCode): Promise<T> {
    try {
      return await run(await this.client())
    } catch (error) {
      throw runtimeErrorFrom(error, code)
    }
  }

  close(): void {
    this.#closed = true
    this.#agent.destroy()
  }

  async #connect(): Promise<Docker> {
    try {
      const { default: Dockerode } = await import('dockerode')
      const { socketPath } = this.#address
      // An agent of plain HTTP would break DOCKER_HOST with TLS.
      const options = {
        ...(socketPath === undefined ? {} : { socketPath }),
        ...(socketPath !== undefined || !process.env.DOCKER_TLS_VERIFY ? { agent: this.#agent } : {}),
      }
      const version = (await new Dockerode(options).version()) as { ApiVersion: string; MinAPIVersion?: string }
      return new Dockerode({ ...options, version: `v${agreedVersion(version)}` })
    } catch (error) {
      throw runtimeErrorFrom(error, 'UNAVAILABLE')
    }
  }
}

function agreedVersion({ ApiVersion, MinAPIVersion = '1.12' }: { ApiVersion: string; MinAPIVersion?: string }): string {
  const lower = minorOf(ApiVersion) < minorOf(knownApiVersion) ? ApiVersion : knownApiVersion
  return minorOf(lower) < minorOf(MinAPIVersion) ? MinAPIVersion : lower
}

function minorOf(version: string): number {
  return Number(version.split('.')[1])
}
