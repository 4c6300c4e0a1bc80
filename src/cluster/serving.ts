import type { HttpServer, StaticTokens } from '../apiserver/index.js'
import { createHttpServer, ServiceAccountTokens } from '../apiserver/index.js'
import type { Store } from '../store/index.js'
import { ApiServer } from './api-server.js'
import { type ComponentStack, users } from './components.js'
import type { ClusterCredentials } from './credentials/index.js'
import { serviceAccountIssuer } from './credentials/index.js'
import type { ClusterOptions } from './options.js'
import { boundObjects } from './service-accounts.js'
import { serviceCIDR } from './service-range.js'
import { subresourceServices } from './subresource-services.js'

export interface ServingSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly store: Store
  readonly credentials: ClusterCredentials
  readonly staticTokens: StaticTokens | undefined
  /** What `/readyz` says; undefined when all is well. */
  readonly whyNotReady: () => string | undefined
  /** `host:port`, empty until it is known. */
  readonly serverAddress: () => string
  readonly signal: AbortSignal
}

export interface Serving {
  readonly apiServer: ApiServer
  /** Listens nowhere yet. */
  readonly http: HttpServer
  readonly tokens?: ServiceAccountTokens
}

/** Starts the API server and what will be its sockets. */
export async function startServing(setup: ServingSetup): Promise<Serving> {
  const { options, stack, store, credentials, staticTokens, whyNotReady, serverAddress, signal } = setup
  const { clock, random, logger } = options
  const made: { tokens?: ServiceAccountTokens } = {}
  const apiServer: ApiServer = new ApiServer({
    store,
    clock,
    random,
    logger,
    serverAddress,
    tokens: (objects) => {
      made.tokens = new ServiceAccountTokens({
        issuer: serviceAccountIssuer,
        audiences: [serviceAccountIssuer],
        ...credentials.serviceAccount,
        bound: boundObjects({ objects, client: () => apiServer.client(users.apiserver, 'kube-apiserver'), clock }),
        clock,
        random,
      })
      return made.tokens
    },
    ...(staticTokens ? { staticTokens } : {}),
    serviceCIDR,
    proxyIdentity: credentials.proxy.client,
    services: subresourceServices({ tokens: () => made.tokens, objects: () => apiServer.objects, clock }),
  })
  apiServer.startup = whyNotReady
  await stack.start(apiServer, signal)
  const http = createHttpServer({
    handler: apiServer.handler,
    tls: {
      key: credentials.serving.privateKey,
      cert: credentials.serving.certificate,
      clientCa: credentials.ca.certificate,
    },
    clock,
    random,
    logger: logger.child('http'),
  })
  await stack.start(http, signal)
  return { apiServer, http, ...made }
}
