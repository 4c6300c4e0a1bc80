import type { APIService, ApiRequest, ApiResponse } from '../../api/index.js'
import { quote } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import type { ForwardTarget } from '../../registry/index.js'
import type { ObjectLister } from '../admission/index.js'
import type { ResolveService } from '../webhooks/index.js'
import { shownAddress } from './availability.js'
import { identityHeaders } from './proxy-headers.js'

export interface RemoteServerOptions {
  readonly objects: ObjectLister
  readonly resolveService: ResolveService
  readonly send: (target: ForwardTarget, request: ApiRequest) => Promise<ApiResponse>
  readonly identity: () => { readonly certificate: string; readonly privateKey: string }
  readonly clock: Clock
}

/** Who the aggregator is to the servers behind APIServices, when it asks for itself. */
const self = { username: 'system:kube-aggregator', groups: ['system:masters'] }
const probeTimeoutMs = 5000

/** The servers behind APIServices. */
export class RemoteServers {
  readonly #options: RemoteServerOptions

  constructor(options: RemoteServerOptions) {
    this.#options = options
  }

  /** Where a path of an APIService leads; undefined: nothing is there. */
  target({ spec }: APIService, path: string): ForwardTarget | undefined {
    const { namespace = '', name = '', port = 443 } = spec?.service ?? {}
    const found = this.#options.resolveService({ namespace, name, port })
    if (!found) return undefined
    const { caBundle, insecureSkipTLSVerify } = spec ?? {}
    return {
      scheme: 'https',
      ...found,
      path,
      tls: {
        serverName: `${name}.${namespace}.svc`,
        isVerified: insecureSkipTLSVerify !== true,
        ...(caBundle ? { ca: Buffer.from(caBundle, 'base64').toString('utf8') } : {}),
        ...this.#options.identity(),
      },
    }
  }

  /** Whether the server answers for its group version. Rejects with an Error in upstream's words. */
  async probe(service: APIService): Promise<void> {
    const { group = '', version = '', service: reference = {} } = service.spec ?? {}
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
    const url = `https://${shownAddress(reference, this.#options.objects)}${path}`
    const failed = (reason: string) => new Error(`failing or missing response from ${url}: ${reason}`)
    const target = this.target(service, path)
    if (!target) throw failed(`Get ${quote(url)}: no endpoints available for service ${quote(reference.name ?? '')}`)
    let status: number
    try {
      // Whoever owns the network may mislead nobody but the status: certificates are not looked at.
      const tls = target.tls && { ...target.tls, isVerified: false }
      status = (await this.get({ ...target, ...(tls ? { tls } : {}) }, path)).status
    } catch (error) {
      throw failed(`Get ${quote(url)}: ${messageOf(error)}`)
    }
    if (status < 200 || status >= 300) throw failed(`bad status from ${url}: ${status}`)
  }

  /** The aggregator's own question, for which there are five seconds. */
  async get(target: ForwardTarget, path: string): Promise<{ readonly status: number; readonly body: Buffer }> {
    const abort = new AbortController()
    const timer = this.#options.clock.after(probeTimeoutMs, () => abort.abort())
    const request: ApiRequest = {
      method: 'GET',
      path,
      query: new URLSearchParams(),
      headers: { accept: 'application/json', 'user-agent': 'kube-aggregator' },
      signal: abort.signal,
    }
    try {
      const { status, body } = await this.#options.send({ ...target, headers: identityHeaders(self) }, request)
      const parts: Uint8Array[] = []
      if (body.kind === 'stream') for await (const chunk of body.chunks) parts.push(chunk)
      return { status, body: Buffer.concat(parts) }
    } catch (error) {
      if (!abort.signal.aborted) throw error
      throw new Error('context deadline exceeded (Client.Timeout exceeded while awaiting headers)', { cause: error })
    } finally {
      timer.cancel()
    }
  }
}
