import type { KubeObject, OwnerReference } from '../../api/index.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'

/**
 * Drops owner references that stand there twice, and warns of them (apiserver's pkg/endpoints/handlers/rest.go, v0.34). Runs before the write is owned (but
 * for a patch) and once more after mutating admission.
 */
export function dropDoubledOwners(scope: Scope, object: KubeObject, options?: { readonly isMutated: boolean }): void {
  const references = object.metadata?.ownerReferences
  if (!object.metadata || !references || references.length < 2) return
  const kept = new Map<string, OwnerReference>()
  const doubled: string[] = []
  for (const reference of references) {
    const { apiVersion, kind, name, uid, controller, blockOwnerDeletion } = reference
    const key = JSON.stringify([apiVersion, kind, name, uid, controller, blockOwnerDeletion])
    if (kept.has(key)) doubled.push(uid)
    else kept.set(key, reference)
  }
  if (doubled.length === 0) return
  object.metadata.ownerReferences = [...kept.values()]
  const when = options?.isMutated ? ' after mutating admission happens' : ''
  warn(
    scope,
    `.metadata.ownerReferences contains duplicate entries${when}; API server dedups owner references in 1.20+, and may reject such requests as early as 1.24; please fix your requests; duplicate UID(s) observed: ${doubled.join(', ')}`,
  )
}
