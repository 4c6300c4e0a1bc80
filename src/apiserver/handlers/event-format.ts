import type { KubeObject } from '../../api/index.js'
import type { DeliveredEvent } from '../../registry/index.js'

/** How the events of a watch are put into bytes, for one version, media type and form. Frames of real events are made once and shared by all watchers. */
export interface EventFormat {
  readonly contentType: string
  /** `frame` may answer with a promise (conversion by a webhook). */
  readonly isAsync: boolean
  frame(event: DeliveredEvent): Uint8Array | Promise<Uint8Array>
  /** An ERROR event with a Status. */
  error(status: KubeObject): Uint8Array
}
