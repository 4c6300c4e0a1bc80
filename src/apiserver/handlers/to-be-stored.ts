import type { KubeObject } from '../../api/index.js'
import { admissionAttributes } from './admit.js'
import { agreeOnNamespace } from './body.js'
import { toHub } from './conversion.js'
import { dropDoubledOwners } from './owner-references.js'
import { keepTimes } from './ownership.js'
import type { Scope } from './scope.js'

/**
 * The next state of an object, owned and in the version of the request, as the registry takes it: in the hub's version and through mutating admission.
 * `current` is undefined for an object that is to be created. Takes `next` over.
 */
export async function toBeStored(
  scope: Scope,
  next: KubeObject,
  current: KubeObject | undefined,
  { dryRun }: { readonly dryRun: boolean },
): Promise<KubeObject> {
  await scope.slice.pause()
  const hub = await toHub(scope.served, next)
  const operation = current ? 'UPDATE' : 'CREATE'
  await scope.tools.admission.mutate(admissionAttributes(scope, { operation, object: hub, old: current, dryRun }))
  // Whoever changed it may have moved it.
  agreeOnNamespace(scope, hub)
  dropDoubledOwners(scope, hub, { isMutated: true })
  if (current) keepTimes(hub, current)
  return hub
}
