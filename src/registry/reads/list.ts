import { badRequest, gone, parseJson } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { Revision } from '../../store/index.js'
import { isStoreError } from '../../store/index.js'
import type { CachedObject, Feed, Snapshot } from '../cache/index.js'
import type { StoredResource } from '../stored-resource.js'
import { rangeOf } from '../stored-resource.js'
import { decodeContinue, encodeContinue } from './continue-token.js'
import {
  invalidListRevision,
  parseRevision,
  tooLarge,
  validateListOptions,
  waitForRevision,
} from './resource-version.js'
import type { Selection } from './selection.js'

export interface ReadTools {
  readonly feed: Feed
  readonly clock: Clock
}

export interface ListQuery {
  readonly selection: Selection
  /** 0: everything. */
  readonly limit: number
  readonly continue: string | undefined
  readonly resourceVersion: string | undefined
  readonly resourceVersionMatch: string | undefined
  readonly sendInitialEvents?: boolean
  /** Upstream reads it page by page, whatever the limit: then a version means exactly that one. */
  readonly isPaged?: boolean
}

export interface ListResult {
  readonly objects: readonly CachedObject[]
  /** The state that the list shows; `metadata.resourceVersion` of the answer. */
  readonly revision: Revision
  readonly continue?: string
  /** Only of lists without a selector, as upstream. */
  readonly remainingItemCount?: number
}

/** One page of a resource at one revision. Rejects with a StatusError. Never parses an object. */
export async function list(tools: ReadTools, resource: StoredResource, query: ListQuery): Promise<ListResult> {
  validateListOptions({ ...query, sendInitialEvents: query.sendInitialEvents, isWatch: false })
  const { selection } = query
  const [scopeStart, end] = rangeOf(selection)
  const { snapshot, start, limit } = await pageStart(tools, resource, query, scopeStart)
  const candidates = candidatesOf(snapshot, selection, start, end)
  const { objects, next } = select(candidates, selection, limit)
  const revision = snapshot.revision
  if (next >= candidates.length) return { objects, revision }
  const last = objects[objects.length - 1] as CachedObject
  return {
    objects,
    revision,
    continue: encodeContinue({ revision, start: `${last.key.slice(prefixLengthOf(query))}\0` }),
    ...(selection.hasSelector ? {} : { remainingItemCount: candidates.length - next }),
  }
}

/** The first objects that match, `limit` at most (0: all), and the index behind the last of them. Candidates are of the right namespace. */
function select(
  candidates: readonly CachedObject[],
  { matches }: Selection,
  limit: number,
): { readonly objects: readonly CachedObject[]; readonly next: number } {
  if (matches === undefined) {
    const next = limit === 0 ? candidates.length : Math.min(limit, candidates.length)
    return { objects: next === candidates.length ? candidates : candidates.slice(0, next), next }
  }
  const objects: CachedObject[] = []
  let next = 0
  for (; next < candidates.length && (limit === 0 || objects.length < limit); next++) {
    const object = candidates[next] as CachedObject
    if (matches(object)) objects.push(object)
  }
  return { objects, next }
}

/** A selector that pins the name of an object in one namespace makes the list a look-up. */
function candidatesOf(snapshot: Snapshot, selection: Selection, start: string, end: string): readonly CachedObject[] {
  const { name, namespace } = selection
  if (name === undefined || start.endsWith('\0')) return snapshot.range(start, end)
  const object = snapshot.get(namespace === '' ? name : `${namespace}/${name}`)
  if (object) return [object]
  return namespace === '' ? snapshot.range(start, end) : []
}

/** Tokens name keys below the namespace of the list, where it has one. */
function prefixLengthOf({ selection: { namespace } }: ListQuery): number {
  return namespace === '' ? 0 : namespace.length + 1
}

interface PageStart {
  readonly snapshot: Snapshot
  readonly start: string
  readonly limit: number
}

/** Which state the page shows, and from which key on. */
async function pageStart(
  tools: ReadTools,
  resource: StoredResource,
  query: ListQuery,
  scopeStart: string,
): Promise<PageStart> {
  const { limit } = query
  const asked = query.resourceVersion ?? ''
  if (query.continue) {
    // Upstream ignores the limit of a continued list that takes any version.
    const token = decodeContinue(query.continue, parseJson)
    if (asked !== '' && asked !== '0')
      throw badRequest('specifying resource version is not allowed when using continue')
    const start = scopeStart.slice(0, prefixLengthOf(query)) + token.start
    if (token.revision === -1) return { snapshot: resource.pageSnapshot(), start, limit }
    if (token.revision > tools.feed.seen) await tools.feed.catchUp()
    if (token.revision > tools.feed.seen) throw tooLarge(token.revision, tools.feed.seen)
    return {
      snapshot: await snapshotAt(resource, token.revision, token.start),
      start,
      limit: asked === '0' ? 0 : limit,
    }
  }
  if (asked === '') {
    await tools.feed.catchUp()
  } else if (asked !== '0') {
    const revision = parseRevision(asked)
    if (revision === undefined) throw invalidListRevision(asked)
    const isExact =
      query.resourceVersionMatch === 'Exact' || (!query.resourceVersionMatch && (limit > 0 || query.isPaged === true))
    if (isExact && revision > 0) {
      // Upstream asks etcd then, which does not wait for a version to come.
      if (revision > tools.feed.seen) await tools.feed.catchUp()
      if (revision > tools.feed.seen) throw tooLarge(revision, tools.feed.seen)
      return { snapshot: await snapshotAt(resource, revision, undefined), start: scopeStart, limit }
    }
    await waitForRevision(tools.feed, tools.clock, revision)
  }
  return {
    snapshot: limit > 0 ? resource.pageSnapshot() : resource.present(),
    start: scopeStart,
    limit: asked === '0' ? 0 : limit,
  }
}

async function snapshotAt(resource: StoredResource, revision: Revision, start: string | undefined): Promise<Snapshot> {
  try {
    return await resource.snapshotAt(revision)
  } catch (error) {
    if (!isStoreError(error, 'COMPACTED')) throw error
    throw start === undefined ? gone('The resourceVersion for the provided list is too old.') : expiredContinue(start)
  }
}

/** Upstream hands out a token with which an inconsistent continuation is possible (etcd3's errors.go). */
function expiredContinue(start: string): Error {
  const token = encodeContinue({ revision: -1, start })
  const error = gone(
    'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
  )
  return Object.assign(error, { continueToken: token })
}
