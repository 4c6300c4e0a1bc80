import type { ApiResponse, KubeObject } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import type { CachedObject, DeliveredEvent } from '../../registry/index.js'
import { ResourceEvent } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { allFromHub, fromHub } from './conversion.js'
import type { EventFormat } from './event-format.js'
import { listHead, listJson, listMetadata } from './list-bytes.js'
import type { Scope } from './scope.js'
import { bookmarkObject } from './watch.js'

/** Puts what a handler found out into the form that the client asked for. */
export async function respond(scope: Scope, answer: Answer): Promise<ApiResponse> {
  if (answer.kind === 'raw') return { status: answer.status, headers: answer.headers, body: answer.body }
  if (scope.request.wantsObjects) return objectResponse(scope, answer)
  switch (answer.kind) {
    case 'stored':
      return jsonResponse(answer.status, [await storedJson(scope, answer.object)])
    case 'list':
      return jsonResponse(200, await listParts(scope, answer))
    case 'object':
      return jsonResponse(answer.status, [Buffer.from(`${JSON.stringify(answer.object)}\n`)])
  }
}

const jsonHeaders = { 'content-type': 'application/json' }

function jsonResponse(status: number, parts: readonly Uint8Array[]): ApiResponse {
  return { status, headers: jsonHeaders, body: { kind: 'bytes', parts } }
}

async function objectResponse(scope: Scope, answer: Exclude<Answer, { kind: 'raw' }>): Promise<ApiResponse> {
  const { served } = scope
  if (answer.kind === 'object')
    return { status: answer.status, headers: {}, body: { kind: 'object', object: answer.object } }
  if (answer.kind === 'stored') {
    return {
      status: answer.status,
      headers: {},
      body: { kind: 'object', object: await fromHub(served, answer.object.object()) },
    }
  }
  const items = await allFromHub(
    served,
    answer.list.objects.map((one) => one.object()),
  )
  const list = {
    kind: served.token.listKind,
    apiVersion: apiVersionOf(served.token),
    metadata: listMetadata(answer.list),
    items,
  }
  return { status: 200, headers: {}, body: { kind: 'object', object: list as KubeObject } }
}

async function storedJson(scope: Scope, object: CachedObject): Promise<Uint8Array> {
  if (!scope.served.representation) return object.json()
  return Buffer.from(JSON.stringify(await fromHub(scope.served, object.object())))
}

async function listParts(scope: Scope, { list }: Extract<Answer, { kind: 'list' }>): Promise<readonly Uint8Array[]> {
  const { served } = scope
  if (!served.representation) return listJson(served.token, list, served.definition.custom === true)
  const items = await allFromHub(
    served,
    list.objects.map((one) => one.object()),
  )
  const head = listHead(served.token.listKind, apiVersionOf(served.token), listMetadata(list))
  const printed = items.map((item) =>
    JSON.stringify(served.definition.custom ? item : { ...item, kind: undefined, apiVersion: undefined }),
  )
  return [Buffer.from(`${head}${printed.join(',')}]}\n`)]
}

/** Events as lines of JSON. */
export function jsonEvents(scope: Scope): EventFormat {
  const { served } = scope
  const { group, version } = served.token
  const name = `json ${group}/${version}`
  const isAsync = served.representation !== undefined && served.definition.convert !== undefined
  const frame = (event: DeliveredEvent): Uint8Array => {
    if (event instanceof ResourceEvent) return event.frame(name, served.representation ? convertedFrame : hubFrame)
    return line('BOOKMARK', JSON.stringify(bookmarkObject(scope, event)))
  }
  const convertedFrame = (event: ResourceEvent) =>
    line(event.type, JSON.stringify(fromHub(served, event.object.object())))
  const asyncFrame = async (event: DeliveredEvent): Promise<Uint8Array> => {
    if (!(event instanceof ResourceEvent)) return frame(event)
    return line(event.type, JSON.stringify(await fromHub(served, event.object.object())))
  }
  return {
    contentType: 'application/json',
    isAsync,
    frame: isAsync ? asyncFrame : frame,
    error: (status) => line('ERROR', JSON.stringify(status)),
  }
}

function line(type: string, json: string): Uint8Array {
  return Buffer.from(`{"type":"${type}","object":${json}}\n`)
}

function hubFrame(event: ResourceEvent): Uint8Array {
  const head = `{"type":"${event.type}","object":`
  const buffer = Buffer.allocUnsafe(head.length + event.object.maxJsonBytes + 2)
  const start = buffer.write(head, 0, 'latin1')
  const end = event.object.writeJson(buffer, start)
  const length = end + buffer.write('}\n', end, 'latin1')
  return buffer.subarray(0, length)
}
