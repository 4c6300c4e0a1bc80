import type { KubeObject, ResourceToken } from '../../api/index.js'
import type { Clock, Logger } from '../../base/index.js'
import type { Client } from '../client.js'
import type { Informer, InformerScope } from './informer.js'
import { ObjectCache } from './object-cache.js'
import { Reflector } from './reflector.js'

/** Shared informers of one client: whoever asks for the same resource and scope gets the same one. */
export interface Informers {
  /** Made at the first call; begins to list at once if `start` was called before. */
  informer<T extends KubeObject>(token: ResourceToken<T>, scope?: InformerScope): Informer<T>
  /** Whether somebody asked for it before. */
  has(token: ResourceToken, scope?: InformerScope): boolean
  start(): void
  /** Resolves when every informer asked for so far has listed once; rejects with the signal's reason when it aborts first. */
  waitForSync(signal: AbortSignal): Promise<void>
  /** All have synced and none is listing or delivering. */
  isIdle(): boolean
  /** Ends all lists and watches. What was read stays readable. */
  stop(): Promise<void>
}

export function createInformers(
  client: Client,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): Informers {
  const entries = new Map<string, { cache: ObjectCache<KubeObject>; reflector: Reflector<KubeObject> }>()
  const options = { client, clock, logger }
  let isStarted = false

  return {
    informer<T extends KubeObject>(token: ResourceToken<T>, scope: InformerScope = {}): Informer<T> {
      const id = idOf(token, scope)
      let entry = entries.get(id)
      if (!entry) {
        const cache = new ObjectCache<KubeObject>(token, logger)
        const reflector = new Reflector<KubeObject>(token, scope, cache, options)
        cache.attach(reflector)
        entry = { cache, reflector }
        entries.set(id, entry)
        if (isStarted) reflector.start()
      }
      return entry.cache as unknown as Informer<T>
    },
    has: (token, scope = {}) => entries.has(idOf(token, scope)),
    start() {
      isStarted = true
      for (const { reflector } of entries.values()) reflector.start()
    },
    async waitForSync(signal) {
      const synced = Promise.all([...entries.values()].map(({ reflector }) => reflector.synced))
      await orAbort(synced, signal)
    },
    isIdle: () => [...entries.values()].every(({ cache }) => cache.isIdle()),
    async stop() {
      await Promise.all([...entries.values()].map(({ reflector }) => reflector.stop()))
    },
  }
}

function idOf({ group, version, plural }: ResourceToken, scope: InformerScope): string {
  const { namespace = '', labelSelector = '', fieldSelector = '' } = scope
  return [group, version, plural, namespace, labelSelector, fieldSelector].join('|')
}

/** The promise's outcome, unless the signal aborts first: then a rejection with its reason. */
function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    if (signal.aborted) onAbort()
    signal.addEventListener('abort', onAbort, { once: true })
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort))
  })
}
