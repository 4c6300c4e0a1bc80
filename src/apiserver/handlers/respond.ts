import type { ApiResponse, KubeObject } from '../../api/index.js'
import { apiVersionOf, printJson } from '../../api/index.js'
import type { CachedObject } from '../../registry/index.js'
import type { Printed, TableView } from '../negotiation/index.js'
import { jsonAnswer, partialMetadata, partialMetadataList } from '../negotiation/index.js'
import type { Answer, FormedAnswer } from './answer.js'
import { isStatus } from './answer.js'
import { checkForm } from './check-form.js'
import { allFromHub, fromHub, isConverted } from './conversion.js'
import { customListState, listHead, listJson, listState } from './list-bytes.js'
import { protobufParts } from './protobuf.js'
import type { Scope } from './scope.js'
import { shownMetadata, tableViewOf } from './table-view.js'

/** Puts what a handler found out into the form that the client asked for. */
export async function respond(scope: Scope, answer: Answer): Promise<ApiResponse> {
  if (answer.kind === 'raw') return { status: answer.status, headers: answer.headers, body: answer.body }
  if (scope.request.wantsObjects) return objectResponse(scope, answer)
  const status = answer.kind === 'list' ? 200 : answer.status
  checkForm(scope, answer)
  if (scope.output.mediaType === 'protobuf') return bytesAnswer(scope, status, await protobufParts(scope, answer))
  return jsonAnswer(scope.output, status, await partsOf(scope, answer))
}

function bytesAnswer({ output }: Scope, status: number, parts: readonly Uint8Array[]): ApiResponse {
  return { status, headers: { 'content-type': output.contentType }, body: { kind: 'bytes', parts } }
}

async function partsOf(scope: Scope, answer: FormedAnswer): Promise<Printed> {
  switch (scope.output.form) {
    case 'table':
      return tableParts(scope, answer)
    case 'metadata':
      return metadataParts(scope, answer)
    case 'plain':
      return plainParts(scope, answer)
  }
}

async function plainParts(scope: Scope, answer: FormedAnswer): Promise<Printed> {
  if (answer.kind === 'object') return [Buffer.from(printJson(answer.object) ?? 'null')]
  if (answer.kind === 'stored') {
    const { object } = answer
    return [
      isConverted(scope.served)
        ? Buffer.from(printJson(await fromHub(scope.served, object.object())) ?? 'null')
        : object.json(),
    ]
  }
  return listParts(scope, answer)
}

async function listParts(scope: Scope, { list }: Extract<Answer, { kind: 'list' }>): Promise<Printed> {
  const { served } = scope
  const isCustom = served.definition.custom === true
  if (!isConverted(served)) return listJson(served.token, list, isCustom)
  const objects = list.objects.map((one) => one.object())
  const items = await allFromHub(served, objects)
  const head = listHead(served.token, isCustom ? customListState(list) : listState(list))
  const printed = items.map((item) => printJson(isCustom ? item : { ...item, kind: undefined, apiVersion: undefined }))
  return [Buffer.from(`${head}${printed.join(',')}]}`)]
}

async function tableParts(scope: Scope, answer: FormedAnswer): Promise<Printed> {
  const { output, served, tools } = scope
  if (answer.kind === 'object') {
    // A Status stays what it is; a Scale and its like have the columns of their kind.
    if (isStatus(answer)) return [Buffer.from(JSON.stringify(answer.object))]
    const { items, metadata } = answer.object as KubeObject & { items?: readonly KubeObject[] }
    const columns = answer.columns ?? served.columns
    const version = metadata?.resourceVersion
    return tools.tables.values(
      output,
      columns,
      items ?? [answer.object],
      version === undefined ? {} : { resourceVersion: version },
    )
  }
  const objects = answer.kind === 'list' ? answer.list.objects : [answer.object]
  const view: TableView = await tableViewOf(scope, objects)
  return answer.kind === 'list'
    ? tools.tables.list(output, view, rowsInOrder(served, objects), listState(answer.list))
    : tools.tables.object(output, view, answer.object)
}

function rowsInOrder({ definition }: Scope['served'], objects: readonly CachedObject[]): readonly CachedObject[] {
  const { rowOrder } = definition
  return rowOrder ? [...objects].sort((a, b) => rowOrder(a.object(), b.object())) : objects
}

async function metadataParts({ output, served }: Scope, answer: FormedAnswer): Promise<Printed> {
  const shown = (object: CachedObject) => shownMetadata(served.definition, object)
  if (answer.kind === 'list') {
    const { objects } = answer.list
    return partialMetadataList(
      output,
      served.definition.rowMetadata ? objects.map(shown) : objects,
      listState(answer.list),
    )
  }
  if (isStatus(answer)) return [Buffer.from(JSON.stringify(answer.object))]
  return partialMetadata(output, answer.kind === 'stored' ? shown(answer.object) : answer.object)
}

async function objectResponse(scope: Scope, answer: FormedAnswer): Promise<ApiResponse> {
  const { served } = scope
  if (answer.kind === 'object')
    return { status: answer.status, headers: {}, body: { kind: 'object', object: answer.object } }
  if (answer.kind === 'stored') {
    return {
      status: answer.status,
      headers: {},
      body: { kind: 'object', object: await fromHub(served, answer.object.roundedObject()) },
    }
  }
  const objects = answer.list.objects.map((one) => one.roundedObject())
  const items = await allFromHub(served, objects)
  const list = {
    kind: served.token.listKind,
    apiVersion: apiVersionOf(served.token),
    metadata: listState(answer.list),
    items,
  }
  return { status: 200, headers: {}, body: { kind: 'object', object: list as KubeObject } }
}
