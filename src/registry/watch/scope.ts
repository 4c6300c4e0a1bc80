import type { CachedObject } from '../cache/index.js'
import { EventBatch } from './event-batch.js'
import type { ResourceEvent } from './resource-event.js'

/** Which objects a list or watch is about: a namespace (empty: all) and a selector (absent: everything). */
export interface Scope {
  readonly namespace: string
  readonly matches?: (object: Pick<CachedObject, 'index'>) => boolean
}

export function isInScope(scope: Scope, object: CachedObject): boolean {
  return isInNamespace(scope, object.key) && (scope.matches === undefined || scope.matches(object))
}

function isInNamespace(scope: Scope, key: string): boolean {
  const { namespace } = scope
  return namespace === '' || (key.startsWith(namespace) && key[namespace.length] === '/')
}

/** The event as a watcher of this scope sees it: entering a selector is ADDED, leaving it DELETED; undefined where it sees nothing. */
export function eventInScope(scope: Scope, event: ResourceEvent): ResourceEvent | undefined {
  if (!isInNamespace(scope, event.object.key)) return undefined
  if (scope.matches === undefined) return event
  const matched = event.previous !== undefined && scope.matches(event.previous)
  if (event.type === 'DELETED') return matched ? event : undefined
  const matches = scope.matches(event.object)
  if (matches) return matched ? event : event.type === 'ADDED' ? event : event.entering
  return matched ? event.leaving : undefined
}

/** The events of a batch as a watcher of this scope sees them: the same batch where it sees it whole, undefined where it sees nothing. */
export function batchInScope(scope: Scope, batch: EventBatch<ResourceEvent>): EventBatch<ResourceEvent> | undefined {
  const events: ResourceEvent[] = []
  let isWhole = true
  for (const event of batch.events) {
    const seen = eventInScope(scope, event)
    if (seen !== event) isWhole = false
    if (seen !== undefined) events.push(seen)
  }
  if (isWhole) return batch
  return events.length > 0 ? new EventBatch(events) : undefined
}
