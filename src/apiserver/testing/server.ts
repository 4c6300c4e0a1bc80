import type { ApiHandler, ApiRequest, ApiResponse, KubeObject, ResourceToken } from '../../api/index.js'
import type { Logger } from '../../base/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { AnyResourceDefinition } from '../../registry/index.js'
import { Catalog, Registry } from '../../registry/index.js'
import type { Store } from '../../store/index.js'
import { MemoryStore } from '../../store/memory/index.js'
import type { AdmissionPlugin, ObjectLister } from '../admission/index.js'
import { AdmissionChain } from '../admission/index.js'
import { TablePrinter } from '../negotiation/index.js'
import { createApiHandler } from '../pipeline.js'

const admin = { username: 'admin', groups: ['system:masters'] }

export interface CallOptions {
  readonly headers?: Readonly<Record<string, string>>
  readonly signal?: AbortSignal
}

export interface Called {
  readonly response: ApiResponse
  readonly status: number
  readonly warnings: readonly string[]
  readonly bytes: Buffer
  /** Of a JSON answer. */
  readonly object: KubeObject & Record<string, unknown>
}

/** An API server without sockets, kinds' own rules or anybody who may not do what he asks. */
export interface TestServer {
  readonly handler: ApiHandler
  readonly registry: Registry
  readonly store: Store
  readonly clock: FakeClock
  /** `body`: bytes as they are, anything else as JSON. */
  call(method: string, url: string, body?: unknown, options?: CallOptions): Promise<Called>
}

export async function startTestServer(
  definitions: readonly AnyResourceDefinition[],
  {
    logger = silentLogger,
    admission = () => [],
  }: { readonly logger?: Logger; readonly admission?: (lister: ObjectLister) => readonly AdmissionPlugin[] } = {},
): Promise<TestServer> {
  const clock = new FakeClock()
  const random = new SeededRandom(1)
  const groups = [...new Set(definitions.map(({ token }) => token.group))]
  const catalog = new Catalog(
    groups.map((group) => ({ group, versions: ['v1'] })),
    definitions,
  )
  const store = new MemoryStore()
  const registry = new Registry({ catalog, store, clock, random, logger })
  await registry.start()
  const objects: ObjectLister = {
    get<T extends KubeObject>({ group, version, plural }: ResourceToken<T>, namespace: string, name: string) {
      const served = catalog.find(group, version, plural)
      const resource = served && registry.resource(served.definition)
      return resource?.get(resource.cacheKey(namespace, name))?.object() as T | undefined
    },
    list<T extends KubeObject>({ group, version, plural }: ResourceToken<T>, namespace: string) {
      const served = catalog.find(group, version, plural)
      const resource = served && registry.resource(served.definition)
      const [from, to] = namespace === '' ? ['', '\uffff'] : [`${namespace}/`, `${namespace}0`]
      return (resource?.present().range(from, to) ?? []).map((one) => one.object() as T)
    },
  }
  const handler = createApiHandler({
    registry,
    catalog,
    admission: new AdmissionChain(admission(objects)),
    clock,
    random,
    logger,
    nodes: () => undefined,
    services: {},
    gate: { authenticate: () => admin, impersonate: (_request, user) => user, authorize: () => undefined },
    plain: async () => undefined,
    tables: new TablePrinter(clock),
  })
  const call: TestServer['call'] = async (method, url, body, { headers = {}, signal } = {}) => {
    const { pathname, searchParams } = new URL(url, 'http://server')
    const request: ApiRequest = {
      method,
      path: pathname,
      query: searchParams,
      headers: { 'user-agent': 'test/1', ...headers },
      ...(body === undefined ? {} : { body: body instanceof Uint8Array ? body : Buffer.from(JSON.stringify(body)) }),
      signal: signal ?? new AbortController().signal,
    }
    return calledOf(await handler(request))
  }
  return { handler, registry, store, clock, call }
}

function calledOf(response: ApiResponse): Called {
  const bytes = Buffer.concat(response.body.kind === 'bytes' ? [...response.body.parts] : [])
  const isJson = response.headers['content-type'] === 'application/json' && bytes.length > 0
  return {
    response,
    status: response.status,
    warnings: [response.headers.warning ?? []].flat(),
    bytes,
    object: (isJson ? JSON.parse(bytes.toString()) : {}) as Called['object'],
  }
}
