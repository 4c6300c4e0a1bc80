import type { KubeObject } from '../../api/index.js'
import { apiVersionOf, watchFrame } from '../../api/index.js'
import { TimeSlice } from '../../base/index.js'
import type { DeliveredEvent } from '../../registry/index.js'
import { ResourceEvent } from '../../registry/index.js'
import { protobufObject } from '../negotiation/index.js'
import type { FormedAnswer } from './answer.js'
import { isStatus } from './answer.js'
import { bookmarkObject } from './bookmark.js'
import { allFromHub, fromHub } from './conversion.js'
import type { EventFormat } from './event-format.js'
import { listState } from './list-bytes.js'
import type { Scope } from './scope.js'

const sliceMs = 8

/** Any answer but a raw one as protobuf. Objects of a list are decoded for it and not kept. */
export async function protobufParts(scope: Scope, answer: FormedAnswer): Promise<readonly Uint8Array[]> {
  const { served, output } = scope
  if (answer.kind === 'object') {
    const isMetadata = output.form === 'metadata' && !isStatus(answer)
    return [protobufObject(isMetadata ? metadataOnly(answer.object, output.formVersion) : answer.object)]
  }
  if (answer.kind === 'stored') {
    const object = answer.object.object()
    return [
      protobufObject(
        output.form === 'metadata' ? metadataOnly(object, output.formVersion) : await fromHub(served, object),
      ),
    ]
  }
  const items: KubeObject[] = []
  const slice = new TimeSlice(sliceMs)
  for (const one of answer.list.objects) {
    const wasDecoded = one.isDecoded
    items.push(one.object())
    if (!wasDecoded) one.forgetObject()
    if (slice.isOver()) await slice.next()
  }
  if (output.form === 'metadata') {
    return [
      protobufObject({
        kind: 'PartialObjectMetadataList',
        apiVersion: `meta.k8s.io/${output.formVersion}`,
        metadata: listState(answer.list),
        items: items.map((one) => metadataOnly(one, output.formVersion)),
      } as KubeObject),
    ]
  }
  const list = {
    kind: served.token.listKind,
    apiVersion: apiVersionOf(served.token),
    metadata: listState(answer.list),
    items: await allFromHub(served, items),
  }
  return [protobufObject(list as KubeObject)]
}

function metadataOnly({ metadata }: KubeObject, version: string): KubeObject {
  return { kind: 'PartialObjectMetadata', apiVersion: `meta.k8s.io/${version}`, ...(metadata ? { metadata } : {}) }
}

/** Events as length-delimited protobuf frames. */
export function protobufEvents(scope: Scope): EventFormat {
  const { served, output } = scope
  const isMetadata = output.form === 'metadata'
  const bookmarked = (object: KubeObject) => (isMetadata ? metadataOnly(object, output.formVersion) : object)
  const shown = (object: KubeObject): KubeObject =>
    isMetadata ? metadataOnly(object, output.formVersion) : (fromHub(served, object) as KubeObject)
  const name = `protobuf ${output.form} ${apiVersionOf(served.token)}`
  const make = (event: ResourceEvent) => watchFrame(event.type, protobufObject(shown(event.object.object())))
  return {
    contentType: output.contentType,
    isAsync: false,
    shared: name,
    frame: (event: DeliveredEvent) =>
      event instanceof ResourceEvent
        ? event.frame(name, make)
        : watchFrame('BOOKMARK', protobufObject(bookmarked(bookmarkObject(scope, event)))),
    error: (status) => watchFrame('ERROR', protobufObject(status)),
  }
}
