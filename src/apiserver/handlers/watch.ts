import type { ByteSink, ByteSource, KubeObject, StatusError, WatchEvent } from '../../api/index.js'
import { badRequest, gone, isStatusError } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { DeliveredEvent, EventBatch, Watcher } from '../../registry/index.js'
import {
  invalidRevision,
  isCompacted,
  parseRevision,
  ResourceEvent,
  selectionOf,
  validateListOptions,
  waitForRevision,
} from '../../registry/index.js'
import { requireIncludeObject, requireStream } from '../negotiation/index.js'
import { exactNameIn, isWatch } from '../request-info/index.js'
import type { Answer } from './answer.js'
import { bookmarkObject } from './bookmark.js'
import { fromHub, isConverted } from './conversion.js'
import type { EventFormat } from './event-format.js'
import { booleanParameter, checkListNumbers, integerParameter } from './options.js'
import type { Scope } from './scope.js'
import { storedResource } from './scope.js'
import { handshakeRefusal, socketAnswer } from './watch-socket.js'

/** Upstream ends watches without a time-out after 30 to 60 minutes (min-request-timeout 1800 s). */
const defaultTimeoutSeconds = 1800

/** GET with `watch=true`, or the deprecated `/watch/` paths. `format` makes the bytes of events for readers outside of the process. */
export async function watchHandler(scope: Scope, format: EventFormat): Promise<Answer> {
  const { request, tools, served } = scope
  const { query } = request
  const version = query.get('resourceVersion') ?? ''
  const sendInitialEvents = booleanParameter(query, 'sendInitialEvents')
  const wantsBookmarks = booleanParameter(query, 'allowWatchBookmarks') ?? false
  checkListNumbers(query)
  validateListOptions({
    resourceVersion: version,
    resourceVersionMatch: query.get('resourceVersionMatch') ?? undefined,
    continue: query.get('continue') ?? undefined,
    sendInitialEvents,
    isWatch: isWatch(query),
  })
  const timeoutSeconds = integerParameter(query, 'timeoutSeconds') || undefined
  const after = version === '' || version === '0' ? undefined : parseRevision(version)
  if (after === undefined && version !== '' && version !== '0') throw invalidRevision(version)
  const isFromStart = after === undefined && sendInitialEvents !== false
  const initial = sendInitialEvents ?? isFromStart
  const resource = storedResource(scope)
  const selection = selectionOf(served.definition, {
    // The old path of one Namespace has its name there.
    namespace: served.token.namespaced ? scope.info.namespace : '',
    labelSelector: query.get('labelSelector') ?? undefined,
    fieldSelector: fieldSelectorOf(scope),
    fieldLabels: served.representation?.fieldLabels,
  })
  requireWatchable(scope)
  await tools.registry.feed.catchUp()
  if (initial && after !== undefined) {
    const error = await waitForRevision(tools.registry.feed, tools.clock, after).then(() => undefined, tooNew)
    if (error) return errorAnswer(scope, format, error)
  }
  const releaseObjects = request.wantsObjects ? resource.keepObjects() : undefined
  try {
    const watcher = await resource.watch({
      scope: selection,
      after,
      initial,
      wantsBookmarks,
      // A watch from the start gets the bookmark that ends the initial events even unasked, as long as it takes bookmarks; not on the old paths.
      bookmarkAfterInitial: wantsBookmarks && initial && (sendInitialEvents === true || isWatch(query)),
      urgent: request.wantsObjects === true,
      signal: request.signal,
    })
    endWatch(watcher, {
      clock: tools.clock,
      random: tools.random.next(),
      timeoutSeconds,
      signal: request.signal,
      onEnd: releaseObjects,
    })
    return answerOf(scope, watcher, format)
  } catch (error) {
    releaseObjects?.()
    if (!isCompacted(error)) throw error
    const compactedTo = await tools.registry.tools.store.compactedTo()
    return errorAnswer(scope, format, gone(`too old resource version: ${after ?? 0} (${compactedTo})`))
  }
}

/** Whether the form that was asked for is one of events. */
function requireWatchable({ request, output, served }: Scope): void {
  if (request.wantsObjects) return
  requireIncludeObject(output)
  requireStream(output, { custom: served.definition.custom === true })
}

/** The old form `/watch/…/name` is a field selector. */
function fieldSelectorOf({ request, info }: Scope): string | undefined {
  const asked = request.query.get('fieldSelector') ?? undefined
  if (!info.hasNameInPath) return asked
  if (asked && exactNameIn(request.query) !== info.name) {
    throw badRequest("fieldSelector metadata.name doesn't match requested name")
  }
  return asked || `metadata.name=${info.name}`
}

function endWatch(
  watcher: Watcher,
  options: {
    readonly clock: Clock
    readonly random: number
    readonly timeoutSeconds: number | undefined
    readonly signal: AbortSignal
    readonly onEnd: (() => void) | undefined
  },
): void {
  const seconds = options.timeoutSeconds ?? defaultTimeoutSeconds * (1 + options.random)
  const timer = options.clock.after(seconds * 1000, () => watcher.close('timed out'))
  const onAbort = () => watcher.close('closed')
  options.signal.addEventListener('abort', onAbort, { once: true })
  watcher.onClosed(() => {
    timer.cancel()
    options.signal.removeEventListener('abort', onAbort)
    options.onEnd?.()
  })
  if (options.signal.aborted) watcher.close('closed')
}

function answerOf(scope: Scope, watcher: Watcher, format: EventFormat): Answer {
  if (scope.request.wantsObjects) {
    return { kind: 'raw', status: 200, headers: {}, body: { kind: 'events', events: objectsOf(scope, watcher) } }
  }
  const { upgrade } = scope.request
  if (upgrade?.protocol === 'websocket') {
    const refusal = handshakeRefusal(scope.request)
    if (refusal) watcher.close('closed')
    return refusal ?? socketAnswer(upgrade, format.contentType, messagesOf(watcher, format))
  }
  const headers = { 'content-type': format.contentType }
  if (scope.output.metadataKind === 'PartialObjectMetadataList') {
    return { kind: 'raw', status: 200, headers, body: { kind: 'stream', chunks: nothingOf(watcher) } }
  }
  return {
    kind: 'raw',
    status: 200,
    headers,
    body: {
      kind: 'stream',
      chunks: framesOf(watcher, format),
      ...(format.isAsync ? {} : { pushTo: (sink) => pushFrames(watcher, format, sink) }),
    },
  }
}

/** No event is a list: upstream ends the watch at the first. */
async function* nothingOf(watcher: Watcher): AsyncGenerator<Uint8Array> {
  for await (const _ of watcher) break
  yield* []
}

async function* objectsOf(scope: Scope, watcher: Watcher): AsyncGenerator<readonly WatchEvent[]> {
  for await (const events of watcher) {
    const batch: WatchEvent[] = []
    for (const event of events) batch.push(await objectEvent(scope, event))
    yield batch
  }
}

async function objectEvent(scope: Scope, event: DeliveredEvent): Promise<WatchEvent> {
  if (!(event instanceof ResourceEvent)) return { type: 'BOOKMARK', object: bookmarkObject(scope, event) }
  const object = event.object.roundedObject()
  return { type: event.type, object: isConverted(scope.served) ? await fromHub(scope.served, object) : object }
}

/** Bytes of events, all that were ready at once in one chunk. */
async function* framesOf(watcher: Watcher, format: EventFormat): AsyncGenerator<Uint8Array> {
  for await (const batch of watcher) {
    const chunk = format.isAsync ? await asyncChunkOf(batch, format) : chunkOf(batch, format)
    if (chunk.length > 0) yield chunk
  }
}

/** The same without a promise for each chunk: a thousand watchers make each step count, and the fan-out sees how long a watcher takes. */
function pushFrames(watcher: Watcher, format: EventFormat, sink: ByteSink): ByteSource {
  watcher.deliverTo({
    take(batch) {
      try {
        const chunk = chunkOf(batch, format)
        return chunk.length === 0 || sink.write(chunk)
      } catch (error) {
        sink.end(error)
        return false
      }
    },
    end: () => sink.end(),
  })
  return { resume: () => watcher.resume(), close: () => watcher.close('closed') }
}

/** Each event by itself. */
async function* messagesOf(watcher: Watcher, format: EventFormat): AsyncGenerator<Uint8Array> {
  for await (const events of watcher) {
    for (const event of events) {
      const frame = await format.frame(event)
      if (frame.length > 0) yield frame
    }
  }
}

function chunkOf(batch: EventBatch, format: EventFormat): Uint8Array {
  const make = (events: readonly DeliveredEvent[]) => {
    const frames = events.map((event) => format.frame(event) as Uint8Array)
    const [only] = frames
    return frames.length === 1 && only ? only : Buffer.concat(frames)
  }
  return format.shared === undefined ? make(batch.events) : batch.chunk(format.shared, make)
}

async function asyncChunkOf(batch: EventBatch, format: EventFormat): Promise<Uint8Array> {
  const frames: Uint8Array[] = []
  for (const event of batch) frames.push(await format.frame(event))
  return Buffer.concat(frames)
}

/** The initial events at least as new as a version that never comes. */
function tooNew(error: unknown): StatusError {
  if (isStatusError(error)) return error
  throw error
}

/** A watch of a version that is compacted, or yet to come, is begun, and ends with one ERROR event. */
function errorAnswer(scope: Scope, format: EventFormat, error: StatusError): Answer {
  if (scope.request.wantsObjects) throw error
  const status = error.toStatus()
  async function* once(): AsyncGenerator<Uint8Array> {
    yield format.error(status as KubeObject)
  }
  const { upgrade } = scope.request
  if (upgrade?.protocol === 'websocket') return socketAnswer(upgrade, format.contentType, once())
  return {
    kind: 'raw',
    status: 200,
    headers: { 'content-type': format.contentType },
    body: { kind: 'stream', chunks: once() },
  }
}
