import type { KubeObject } from '../../api/index.js'
import { apiVersionOf, printJson } from '../../api/index.js'
import type { Bookmark, DeliveredEvent } from '../../registry/index.js'
import { ResourceEvent } from '../../registry/index.js'
import { partialMetadataFrame } from '../negotiation/index.js'
import { bookmarkObject } from './bookmark.js'
import { fromHub, isConvertedElsewhere } from './conversion.js'
import type { EventFormat } from './event-format.js'
import { protobufEvents } from './protobuf.js'
import type { Scope } from './scope.js'
import { shownMetadata, tableViewOf } from './table-view.js'

export function eventFormatOf(scope: Scope): EventFormat {
  const { contentType, form, mediaType } = scope.output
  if (mediaType === 'protobuf') return protobufEvents(scope)
  const error = (status: KubeObject) => line('ERROR', JSON.stringify(status))
  if (form === 'table') return { contentType, isAsync: true, frame: tableFrames(scope), error }
  if (form === 'metadata') {
    const shared = `metadata ${scope.output.formVersion}`
    return { contentType, isAsync: false, shared, frame: metadataFrames(scope, shared), error }
  }
  if (isConvertedElsewhere(scope.served)) return { contentType, isAsync: true, frame: convertedFrames(scope), error }
  const shared = `json ${apiVersionOf(scope.served.token)}`
  return { contentType, isAsync: false, shared, frame: plainFrames(scope, shared), error }
}

function plainFrames(scope: Scope, name: string): (event: DeliveredEvent) => Uint8Array {
  const { served } = scope
  const make = served.representation
    ? (event: ResourceEvent) => line(event.type, printJson(fromHub(served, event.object.object())) ?? 'null')
    : hubFrame
  return (event) => (event instanceof ResourceEvent ? event.frame(name, make) : bookmarkLine(scope, event))
}

function convertedFrames(scope: Scope): (event: DeliveredEvent) => Promise<Uint8Array> {
  return async (event) => {
    if (!(event instanceof ResourceEvent)) return bookmarkLine(scope, event)
    return line(event.type, printJson(await fromHub(scope.served, event.object.object())) ?? 'null')
  }
}

function metadataFrames(scope: Scope, name: string): (event: DeliveredEvent) => Uint8Array {
  const { formVersion } = scope.output
  const { definition } = scope.served
  const make = (event: ResourceEvent) =>
    partialMetadataFrame(event.type, formVersion, shownMetadata(definition, event.object))
  return (event) => {
    if (event instanceof ResourceEvent) return event.frame(name, make)
    return partialMetadataFrame('BOOKMARK', formVersion, bookmarkObject(scope, event))
  }
}

/** Only the first event of a watch carries the columns, so these frames are each watcher's own. */
function tableFrames(scope: Scope): (event: DeliveredEvent) => Promise<Uint8Array> {
  const { output, tools, served } = scope
  let isFirst = true
  return async (event) => {
    const options = { isFirst }
    isFirst = false
    if (event instanceof ResourceEvent) {
      return tools.tables.frame(event.type, output, await tableViewOf(scope, [event.object]), event.object, options)
    }
    // Upstream makes a row of the empty object too: its metadata says how far the server has come.
    const state = { resourceVersion: String(event.revision) }
    const table = tools.tables.values(output, served.columns, [bookmarkObject(scope, event)], state, options)
    return Buffer.concat([Buffer.from('{"type":"BOOKMARK","object":'), ...table, Buffer.from('}\n')])
  }
}

function bookmarkLine(scope: Scope, bookmark: Bookmark): Uint8Array {
  return line('BOOKMARK', JSON.stringify(bookmarkObject(scope, bookmark)))
}

function line(type: string, json: string): Uint8Array {
  return Buffer.from(`{"type":"${type}","object":${json}}\n`)
}

function hubFrame(event: ResourceEvent): Uint8Array {
  const head = `{"type":"${event.type}","object":`
  const buffer = Buffer.allocUnsafe(head.length + event.object.maxJsonBytes + 2)
  const start = buffer.write(head, 0, 'latin1')
  const end = event.object.writeJson(buffer, start)
  return buffer.subarray(0, end + buffer.write('}\n', end, 'latin1'))
}
