import type { KubeObject } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import type { Bookmark, ServedResource } from '../../registry/index.js'
import { emptyTyped } from './ownership.js'
import type { Scope } from './scope.js'

/** What a bookmark carries: how far the server has come, in an object that is else empty: of a built-in kind, what Go's empty struct shows. */
export function bookmarkObject({ served }: Scope, bookmark: Bookmark): KubeObject {
  const { token, definition } = served
  const rest = definition.custom ? {} : emptyOf(served)
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

/** Upstream makes the empty object of its internal type, where these kinds count replicas from 0 rather than leave them out. */
const countedFromZero: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet'])

function emptyOf(served: ServedResource): object {
  const empty = emptyTyped(served).value as { readonly spec?: object }
  const { group, kind } = served.token
  if (group !== 'apps' || !countedFromZero.has(kind)) return empty
  return { ...empty, spec: { replicas: 0, ...empty.spec } }
}
