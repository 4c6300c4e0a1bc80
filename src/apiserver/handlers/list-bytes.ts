import type { ResourceToken } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import type { ListResult } from '../../registry/index.js'
import type { ListState, Printed } from '../negotiation/index.js'
import { printItems } from '../negotiation/index.js'

/** A list's own metadata, as it is printed. */
export function listState(list: ListResult): ListState {
  return {
    resourceVersion: String(list.revision),
    ...(list.continue === undefined ? {} : { continue: list.continue }),
    ...(list.remainingItemCount === undefined ? {} : { remainingItemCount: list.remainingItemCount }),
  }
}

/** Lists of custom resources have no Go type that would leave out what is empty. */
export function customListState(list: ListResult): ListState {
  return { continue: '', ...listState(list) }
}

/** What stands before the items of a list, up to their bracket. */
export function listHead(token: ResourceToken, state: ListState): string {
  return `{"kind":${JSON.stringify(token.listKind)},"apiVersion":${JSON.stringify(apiVersionOf(token))},"metadata":${JSON.stringify(state)},"items":[`
}

/** A list in the hub's version as JSON, joined from the stored bytes: no object is parsed. Items of built-in kinds carry no TypeMeta. */
export function listJson(token: ResourceToken, list: ListResult, isCustom: boolean): Printed {
  return printItems(
    listHead(token, isCustom ? customListState(list) : listState(list)),
    list.objects,
    {
      sizeOf: (object) => object.maxJsonBytes,
      write: (object, target, at) => (isCustom ? object.writeJson(target, at) : object.writeListItem(target, at)),
    },
    ']}',
  )
}
