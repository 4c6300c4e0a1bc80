import type { KubeObject } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import type { Bookmark } from '../../registry/index.js'
import type { Scope } from './scope.js'

/** What a bookmark carries: kind, version and how far the server has come. */
export function bookmarkObject({ served }: Scope, bookmark: Bookmark): KubeObject {
  return {
    kind: served.token.kind,
    apiVersion: apiVersionOf(served.token),
    metadata: {
      resourceVersion: String(bookmark.revision),
      ...(bookmark.endsInitialEvents ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
    },
  }
}
