import type { ApiRequest, NodeAccess, ResourceName, UserInfo } from '../../api/index.js'
import type { Clock, Logger, Random, TimeSlice } from '../../base/index.js'
import type { Catalog, Registry, ServedResource, StoredResource, SubresourceServices } from '../../registry/index.js'
import type { AdmissionChain } from '../admission/index.js'
import type { Output, TablePrinter } from '../negotiation/index.js'
import type { RequestInfo } from '../request-info/index.js'

/** What all requests share; handed over by the composition root. */
export interface HandlerTools {
  readonly registry: Registry
  readonly catalog: Catalog
  readonly admission: AdmissionChain
  readonly tables: TablePrinter
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** How to reach kubelets; asked for at each use, since nodes start after the API server. */
  readonly nodes: () => NodeAccess | undefined
  readonly services: SubresourceServices
}

/** One request for a resource that is served, on its way through the handler of its verb. */
export interface Scope {
  readonly tools: HandlerTools
  readonly request: ApiRequest
  readonly info: RequestInfo
  readonly user: UserInfo
  readonly served: ServedResource
  /** The form of the answer. */
  readonly output: Output
  /** Whether the user may also do this to the same object: apply creates. Throws a StatusError where not. */
  readonly authorize: (verb: string) => Promise<void> | void
  /** Sent as Warning headers, in this order, each once. */
  readonly warnings: Set<string>
  /** Between the stages of a long request others come in: `await scope.slice.pause()`. */
  readonly slice: TimeSlice
}

/** The stored objects behind the request. Must not be asked for where the resource is not stored. */
export function storedResource(scope: Scope): StoredResource {
  return scope.tools.registry.resource(scope.served.definition)
}

/** How errors name what the request is about. */
export function resourceName({ served: { token } }: Scope): ResourceName {
  return { group: token.group, resource: token.plural }
}

export function warn(scope: Scope, text: string): void {
  scope.warnings.add(text)
}
