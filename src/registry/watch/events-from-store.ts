import type { Change, Revision, Store } from '../../store/index.js'
import type { CachedObject } from '../cache/index.js'
import { ResourceEvent } from './resource-event.js'

/** How the bytes of one revision become an object. */
type Cached = (key: string, version: { readonly revision: Revision; readonly value: Uint8Array }) => CachedObject

/** What the history of a resource has forgotten: its events in (after, upTo] from the store's log. Rejects with the store's COMPACTED. */
export async function eventsFromStore(
  store: Store,
  options: {
    /** Of the keys of the resource's objects, slash included. */
    readonly prefix: string
    readonly after: Revision
    readonly upTo: Revision
    readonly signal: AbortSignal
    readonly cached: Cached
  },
): Promise<readonly ResourceEvent[]> {
  const { prefix, after, upTo, cached } = options
  const events: ResourceEvent[] = []
  const stop = new AbortController()
  const signal = AbortSignal.any([options.signal, stop.signal])
  // The whole log: a resource to which nothing has happened would wait for ever for its next event.
  for await (const changes of store.watch({ start: '/registry/', end: '/registry0' }, { after, signal })) {
    for (const change of changes) {
      if (change.revision > upTo || !change.key.startsWith(prefix)) continue
      const event = eventOf(change, cached)
      if (event) events.push(event)
    }
    const last = changes[changes.length - 1]
    if (last && last.revision >= upTo) break
  }
  stop.abort()
  return events
}

function eventOf({ key, revision, value, previous }: Change, cached: Cached): ResourceEvent | undefined {
  const before = previous && cached(key, previous)
  if (value) return new ResourceEvent(before ? 'MODIFIED' : 'ADDED', cached(key, { revision, value }), before)
  return before && new ResourceEvent('DELETED', before.at(revision), before)
}
