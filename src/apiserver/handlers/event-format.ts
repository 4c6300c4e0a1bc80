import type { KubeObject } from '../../api/index.js'
import type { DeliveredEvent } from '../../registry/index.js'

/** How the events of one watch are put into bytes, for one version, media type and form. Plain frames are made once and shared by all watchers. */
export interface EventFormat {
  readonly contentType: string
  /** `frame` answers with promises. */
  readonly isAsync: boolean
  /** Watches of the same resource whose formats bear the same name are sent the same bytes. */
  readonly shared?: string
  frame(event: DeliveredEvent): Uint8Array | Promise<Uint8Array>
  /** An ERROR event with a Status. */
  error(status: KubeObject): Uint8Array
}
