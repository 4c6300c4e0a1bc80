import type { ApiRequest, CustomResourceDefinition, KubeObject } from '../../../api/index.js'
import { CustomResourceDefinitions, withCondition } from '../../../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../../../base/index.js'
import { Catalog, Registry } from '../../../registry/index.js'
import { plainDefinition } from '../../../registry/testing/index.js'
import { MemoryStore } from '../../../store/memory/index.js'
import { AdmissionChain } from '../../admission/index.js'
import { TablePrinter } from '../../negotiation/index.js'
import { createApiHandler } from '../../pipeline.js'
import type { CustomResourcesOptions } from '../custom-resources.js'
import { CustomResources } from '../custom-resources.js'

const admin = { username: 'admin', groups: ['system:masters'] }
const finalizer = 'customresourcecleanup.apiextensions.k8s.io'

/** The kind's own room is another's; this is as much of it as serving custom resources needs. */
export const crdDefinition = plainDefinition<CustomResourceDefinition>(CustomResourceDefinitions, {
  tracksGeneration: true,
  kubeFinalizers: false,
  prepareForCreate(crd) {
    crd.status = { storedVersions: (crd.spec?.versions ?? []).filter((one) => one.storage).map((one) => one.name) }
  },
  prepareForUpdate(crd) {
    const name = crd.spec?.versions.find((one) => one.storage)?.name ?? ''
    crd.status = { ...crd.status, storedVersions: [...new Set([...(crd.status?.storedVersions ?? []), name])] }
  },
  holdsDeletion: ({ metadata }) => metadata?.deletionTimestamp === undefined,
  prepareForDelete(crd) {
    crd.metadata = { ...crd.metadata, finalizers: [finalizer] }
    const condition = { type: 'Terminating', status: 'True', reason: 'InstanceDeletionPending', message: '' }
    crd.status = { ...crd.status, conditions: withCondition(crd.status?.conditions, condition, '') }
  },
})

export interface Answer {
  readonly status: number
  readonly text: string
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  /** Untyped: tests look into it as they like. */
  readonly object: ReturnType<typeof JSON.parse>
}

/** An API server that serves CRDs and what they define. */
export async function startCustomServer(
  options: Partial<CustomResourcesOptions> & { readonly store?: MemoryStore } = {},
) {
  const clock = new SystemClock()
  const random = new SeededRandom(1)
  const store = options.store ?? new MemoryStore()
  const catalog = new Catalog([{ group: 'apiextensions.k8s.io', versions: ['v1'] }], [crdDefinition])
  const registry = new Registry({ catalog, store, clock, random, logger: silentLogger })
  await registry.start()
  const customResources = new CustomResources({ registry, catalog, clock, random, logger: silentLogger, ...options })
  await customResources.start()
  const handler = createApiHandler({
    registry,
    catalog,
    admission: new AdmissionChain([]),
    clock,
    random,
    logger: silentLogger,
    nodes: () => undefined,
    services: {},
    gate: { authenticate: () => admin, impersonate: (_request, user) => user, authorize: () => undefined },
    plain: async () => undefined,
    tables: new TablePrinter(clock),
  })
  const call = async (
    method: string,
    url: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const { pathname, searchParams } = new URL(url, 'http://server')
    const request: ApiRequest = {
      method,
      path: pathname,
      query: searchParams,
      headers: { 'user-agent': 'golden', ...headers },
      ...(body === undefined ? {} : { body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)) }),
      signal: new AbortController().signal,
    }
    const response = await handler(request)
    const parts = response.body.kind === 'bytes' ? response.body.parts : []
    const text = Buffer.concat([...parts]).toString()
    const isJson = text.startsWith('{')
    return { status: response.status, text, headers: response.headers, object: isJson ? JSON.parse(text) : undefined }
  }
  return {
    call,
    catalog,
    registry,
    store,
    customResources,
    async stop() {
      await customResources.stop()
      await registry.stop()
    },
  }
}

export type CustomServer = Awaited<ReturnType<typeof startCustomServer>>

/** Asks until the answer is as wanted: what custom resources do follows upon a write, in a later turn. */
export async function until(ask: () => Promise<Answer>, isWanted: (answer: Answer) => boolean): Promise<Answer> {
  for (let attempt = 0; ; attempt++) {
    const answer = await ask()
    if (isWanted(answer)) return answer
    if (attempt === 1000) throw new Error(`Waited in vain; the last answer was ${answer.status} ${answer.text}`)
    await new Promise((resolve) => setImmediate(resolve))
  }
}

export const crdPath = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions'

/** A definition of widgets in `example.com`. */
export function widgets(versions: readonly object[], more: Record<string, unknown> = {}): KubeObject {
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'widgets.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'widgets', singular: 'widget', kind: 'Widget', listKind: 'WidgetList', shortNames: ['wd'] },
      conversion: { strategy: 'None' },
      versions,
      ...more,
    },
  } as KubeObject
}

export const version = (name: string, properties: object, more: object = {}): object => ({
  name,
  served: true,
  storage: name === 'v1',
  schema: { openAPIV3Schema: { type: 'object', properties } },
  ...more,
})
