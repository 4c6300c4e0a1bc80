import type { KubeObject } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import type { Bookmark } from '../../registry/index.js'
import { emptyTyped } from './ownership.js'
import type { Scope } from './scope.js'

/** What a bookmark carries: how far the server has come, in an object that is else empty: of a built-in kind, what Go's empty struct shows. */
export function bookmarkObject({ served }: Scope, bookmark: Bookmark): KubeObject {
  const { token, definition } = served
  const rest = definition.custom ? {} : (emptyTyped(served).value as object)
  return {
    ...rest,
    kind: token.kind,
    apiVersion: apiVersionOf(token),
    metadata: {
      resourceVersion: String(bookmark.revision),
      ...(bookmark.endsInitialEvents ? { annotations: { 'k8s.io/initial-events-end': 'true' } } : {}),
    },
  }
}
