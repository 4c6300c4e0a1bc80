import type { KubeObject, ResponseBody, StructNode } from '../../api/index.js'
import type { CachedObject, Column, ListResult } from '../../registry/index.js'

/** What a handler has found out, before it is put into the form that the client asked for. */
export type Answer =
  /** A stored object, in the hub's version. */
  | { readonly kind: 'stored'; readonly object: CachedObject; readonly status: 200 | 201 | 202 }
  | { readonly kind: 'list'; readonly list: ListResult }
  /** An object of another kind, finished: a Status, a Scale, a review. `type` where a protobuf form exists. */
  | {
      readonly kind: 'object'
      readonly object: KubeObject
      readonly status: number
      readonly type?: StructNode
      readonly columns?: readonly Column<KubeObject>[]
    }
  /** A body that needs no further thought: a watch, a log, an upgrade. */
  | {
      readonly kind: 'raw'
      readonly status: number
      readonly headers: Readonly<Record<string, string>>
      readonly body: ResponseBody
    }

/** What has yet to be put into a form. */
export type FormedAnswer = Exclude<Answer, { readonly kind: 'raw' }>

/** A Status stays what it is in every form. */
export function isStatus(answer: FormedAnswer): boolean {
  return answer.kind === 'object' && answer.object.kind === 'Status'
}
