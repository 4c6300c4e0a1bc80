import type { CustomResourceDefinition, CustomResourceDefinitionCondition, KubeObject } from '../../api/index.js'
import {
  apiVersionOf,
  CustomResourceDefinitions,
  formatTimestamp,
  isConflict,
  isNotFound,
  withCondition,
} from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { CachedObject, StoredResource, WriterSubresource, WriteTools } from '../../registry/index.js'
import { atomOf, ownershipAfterUpdate, resetSet, update } from '../../registry/index.js'

/** The user as whom the server itself writes. */
export const systemUser = { username: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] }
const manager = 'kube-apiserver'

/** Somebody has changed the definition since it was looked at: it comes back as an event. */
class Overtaken extends Error {}

/**
 * Writes the status of a CRD as upstream's controllers inside the API server do, unless it is another one than `seen` by now.
 *
 * @returns the revision that it has now; undefined: it was not written
 */
export async function writeStatus(
  tools: WriteTools,
  crds: StoredResource,
  seen: { readonly name: string; readonly revision: string },
  change: (crd: CustomResourceDefinition, now: string) => void,
): Promise<CachedObject['revision'] | undefined> {
  const { definition } = crds
  const now = formatTimestamp(tools.clock.now())
  const subresource = definition.subresources.find((one) => one.name === 'status') as WriterSubresource<KubeObject>
  const nextState = async (current: KubeObject | undefined) => {
    if (current?.metadata?.resourceVersion !== seen.revision) throw new Overtaken()
    const next = deepClone(current) as CustomResourceDefinition
    change(next, now)
    return owned(definition.type, current, next, now)
  }
  try {
    const { object } = await update(tools, crds, '', seen.name, nextState, {
      user: systemUser,
      dryRun: false,
      warn() {},
      subresource,
      startsFromCurrent: true,
    })
    return object.revision
  } catch (error) {
    if (error instanceof Overtaken || isNotFound(error) || isConflict(error)) return undefined
    throw error
  }
}

async function owned(
  type: StoredResource['definition']['type'],
  current: KubeObject,
  next: KubeObject,
  time: string,
): Promise<KubeObject> {
  const apiVersion = apiVersionOf(CustomResourceDefinitions)
  const typed = (object: KubeObject) => {
    const { managedFields: _entries, ...metadata } = object.metadata ?? {}
    return { atom: atomOf(type), apiVersion, value: { ...object, metadata } }
  }
  const managed = await ownershipAfterUpdate({
    live: typed(current),
    next: typed(next),
    entries: current.metadata?.managedFields,
    writer: { manager, operation: 'Update', apiVersion, subresource: 'status' },
    time,
    reset: resetSet(['spec']),
    convert: async () => undefined,
  })
  if (next.metadata && managed) next.metadata.managedFields = managed
  return next
}

/** Sets conditions, in this order. */
export function setConditions(
  crd: CustomResourceDefinition,
  conditions: readonly (CustomResourceDefinitionCondition | undefined)[],
  now: string,
): void {
  crd.status ??= {}
  for (const condition of conditions) {
    if (condition) crd.status.conditions = withCondition(crd.status.conditions, condition, now).map(inOrder)
  }
}

/** As Go prints them. */
function inOrder(condition: CustomResourceDefinitionCondition): CustomResourceDefinitionCondition {
  const { type, status, lastTransitionTime, reason, message } = condition
  return {
    type,
    status,
    ...(lastTransitionTime === undefined ? {} : { lastTransitionTime }),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
  }
}
