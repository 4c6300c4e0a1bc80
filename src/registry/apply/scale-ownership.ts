import type { ManagedFieldsEntry } from '../../api/index.js'
import { FieldSet } from './field-set.js'
import type { Managers } from './managed-fields.js'
import { decodeManagers, encodeManagers, identityOf, ManagedSet } from './managed-fields.js'

/** Where the replica count lies in a version of the parent, as path elements; undefined: the parent has no such version. */
export type ReplicasPath = (apiVersion: string) => readonly string[] | undefined

const scaleVersion = 'autoscaling/v1'
const inScale = FieldSet.fromFieldsV1({ 'f:spec': { 'f:replicas': {} } })

/** Who owns the replica count of the parent, as entries of its Scale (managedfields.ScaleHandler.ToSubresource). */
export function scaleEntries(
  parent: readonly ManagedFieldsEntry[] | undefined,
  replicasPath: ReplicasPath,
): ManagedFieldsEntry[] | undefined {
  const scale: Managers = new Map()
  for (const [, one] of managersOf(parent)) {
    const path = replicasPath(one.apiVersion)
    if (!path || !one.set.hasPath(path)) continue
    // Upstream keeps the identity that the manager has in the parent.
    scale.set(identityOf(one), new ManagedSet({ ...writerOf(one), apiVersion: scaleVersion }, one.time, inScale))
  }
  return encodeManagers(scale)
}

/** The parent's entries after a write of its Scale, whose entries these are; `apiVersion` is the parent's in the request (ScaleHandler.ToParent). */
export function parentEntries(
  parent: readonly ManagedFieldsEntry[] | undefined,
  scale: readonly ManagedFieldsEntry[] | undefined,
  { replicasPath, apiVersion }: { readonly replicasPath: ReplicasPath; readonly apiVersion: string },
): ManagedFieldsEntry[] | undefined {
  const before = managersOf(parent)
  const owners = new Map(managersOf(scale))
  const after: Managers = new Map()
  for (const [identity, one] of before) {
    const path = replicasPath(one.apiVersion)
    if (!path) continue
    // An updater of the parent is never found again, since its identity names the version, which is the Scale's by now: it loses the field.
    if (!one.set.hasPath(path) || owners.delete(identity)) {
      after.set(identity, one)
      continue
    }
    const left = one.set.difference(pathSet(path))
    if (!left.isEmpty) after.set(identity, one.with(left))
  }
  const path = replicasPath(apiVersion)
  for (const [identity, one] of owners) {
    if (!path || !one.set.hasPath(['f:spec', 'f:replicas'])) continue
    const writer = { ...writerOf(one), apiVersion }
    // Upstream takes the time from the parent, where a new owner has none.
    after.set(identity, new ManagedSet(writer, before.get(identity)?.time, pathSet(path)))
  }
  return encodeManagers(after)
}

function managersOf(entries: readonly ManagedFieldsEntry[] | undefined): Managers {
  const managers = decodeManagers(entries)
  return typeof managers === 'string' ? new Map() : managers
}

function writerOf({ manager, operation, apiVersion, subresource }: ManagedSet) {
  return { manager, operation, apiVersion, subresource }
}

function pathSet(path: readonly string[]): FieldSet {
  let set: FieldSet | undefined
  for (const element of [...path].reverse()) {
    const outer = new FieldSet()
    outer.add(element, set === undefined, set)
    set = outer
  }
  return set ?? new FieldSet()
}
