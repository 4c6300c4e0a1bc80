import type { KubeObject } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
import { metadataOf, ownershipAfterUpdate } from '../../registry/index.js'
import type { Scope } from './scope.js'

interface Written {
  /** In the version of the request. Undefined for a create. */
  readonly live: KubeObject | undefined
  /** In the version of the request; its managedFields are replaced. */
  readonly next: KubeObject
  readonly manager: string
  readonly resetFields: readonly string[]
}

/** Brings `next.metadata.managedFields` up to date for a create, update or patch by `manager`. */
export function recordOwnership(scope: Scope, { live, next, manager, resetFields }: Written): void {
  const metadata = metadataOf(next)
  const asked = metadata.managedFields
  const isReset =
    asked !== undefined && (asked.length === 0 || (asked.length === 1 && Object.keys(asked[0] ?? {}).length === 0))
  const base = live ?? { apiVersion: next.apiVersion ?? '', kind: next.kind ?? '', metadata: {} }
  // A client may hand the entries on, or edit them; those it sends count unless it sends none.
  const entries = isReset ? undefined : asked !== undefined ? asked : base.metadata?.managedFields
  const { managedFields: _dropped, ...others } = base.metadata ?? {}
  const managedFields = ownershipAfterUpdate({
    type: scope.served.type,
    live: { ...base, metadata: { ...others, ...(entries ? { managedFields: entries } : {}) } },
    next,
    writer: {
      manager,
      operation: 'Update',
      apiVersion: apiVersionOf(scope.served.token),
      subresource: scope.info.subresource,
    },
    time: `${new Date(scope.tools.clock.now()).toISOString().slice(0, 19)}Z`,
    resetFields,
  })
  if (managedFields) metadata.managedFields = managedFields
  else delete metadata.managedFields
}
