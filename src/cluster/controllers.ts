import type { ServiceAccountTokens } from '../apiserver/index.js'
import type { NodeIpamOptions } from '../controllers/index.js'
import { builtInControllers, ControllerSet } from '../controllers/index.js'
import { policyTypeChecker } from '../registry/index.js'
import type { ApiServer } from './api-server.js'
import type { ComponentStack } from './components.js'
import { users } from './components.js'
import type { ClusterCredentials } from './credentials/index.js'
import type { ClusterOptions } from './options.js'

export interface ControllerSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly apiServer: ApiServer
  readonly credentials: ClusterCredentials
  readonly tokens: ServiceAccountTokens | undefined
  readonly nodeCidrs: NodeIpamOptions
  readonly signal: AbortSignal
}

export async function startControllers(setup: ControllerSetup): Promise<void> {
  const { options, stack, apiServer, credentials, tokens, nodeCidrs, signal } = setup
  const { clock, random, logger } = options
  const controllers = new ControllerSet({
    client: apiServer.client(users.controllers, 'kube-controller-manager'),
    controllers: builtInControllers({
      rootCertificate: credentials.ca.certificate,
      async signCertificate(request, terms) {
        const { signRequest } = await import('./credentials/sign-request.js')
        return signRequest(credentials.ca, request, terms)
      },
      ...(tokens ? { issueToken: (claims) => tokens.issueLegacy(claims) } : {}),
      nodeCidrs,
      checkPolicyTypes: policyTypeChecker,
    }),
    clock,
    random,
    logger: logger.child('controllers'),
  })
  await stack.start(controllers, signal)
}
