import type { Comparison } from './compare.js'
import { compare } from './compare.js'
import type { FieldSet } from './field-set.js'
import type { Managers } from './managed-fields.js'
import { ManagedSet } from './managed-fields.js'
import { mergeTyped } from './merge.js'
import { withNamedFields } from './named-members.js'
import { reconcileManagers } from './reconcile.js'
import { removeItems } from './remove-items.js'
import { toFieldSet } from './to-field-set.js'
import type { ConvertTyped, TypedObject } from './typed-object.js'
import { ConversionError } from './typed-object.js'

/** Somebody else owns what would change, by manager. */
export class Conflicts extends Error {
  override readonly name = 'Conflicts'
  readonly byManager: ReadonlyMap<string, FieldSet>

  constructor(byManager: ReadonlyMap<string, FieldSet>) {
    super('fields are owned by others')
    this.byManager = byManager
  }
}

export interface Change {
  readonly live: TypedObject
  readonly next: TypedObject
  readonly managers: Managers
  /** Paths that this kind of request cannot write, with all that is below them. */
  readonly reset: FieldSet
  readonly convert: ConvertTyped
}

/** How live and next differ, in each version in which somebody owns something. Managers of versions that are gone are dropped. */
export function compareVersions({
  live,
  next,
  managers,
  reset,
  convert,
}: Change): Map<string, Comparison> | Promise<Map<string, Comparison>> {
  const comparisons = new Map([[live.apiVersion, withoutReset(compare(live.atom, live.value, next.value), reset)]])
  const others = new Set<string>()
  for (const one of managers.values()) if (!comparisons.has(one.apiVersion)) others.add(one.apiVersion)
  if (others.size === 0) return comparisons
  return (async () => {
    for (const apiVersion of others) {
      const before = await converted('old', live, apiVersion, convert)
      const after = await converted('new', next, apiVersion, convert)
      if (before && after)
        comparisons.set(apiVersion, withoutReset(compare(before.atom, before.value, after.value), reset))
      else for (const [identity, one] of managers) if (one.apiVersion === apiVersion) managers.delete(identity)
    }
    return comparisons
  })()
}

async function converted(
  which: 'old' | 'new',
  object: TypedObject,
  apiVersion: string,
  convert: ConvertTyped,
): Promise<TypedObject | undefined> {
  try {
    return await convert(object, apiVersion)
  } catch (error) {
    if (!(error instanceof ConversionError)) throw error
    throw new ConversionError(`failed to convert ${which} object: ${error.message}`, { cause: error })
  }
}

function withoutReset(comparison: Comparison, reset: FieldSet): Comparison {
  if (reset.isEmpty) return comparison
  return {
    added: comparison.added.recursiveDifference(reset),
    modified: comparison.modified.recursiveDifference(reset),
    removed: comparison.removed.recursiveDifference(reset),
  }
}

/**
 * Takes from everybody but `writer` what changed and what is gone; managers that own nothing any more go. Changes `managers`.
 * Throws `Conflicts` unless `force`. (structured-merge-diff: merge.Updater.update)
 */
export function takeFromOthers(
  managers: Managers,
  writer: string,
  comparisons: ReadonlyMap<string, Comparison>,
  { force }: { readonly force: boolean },
): void {
  const conflicts = new Map<string, FieldSet>()
  const kept = new Map<string, ManagedSet>()
  for (const [identity, one] of managers) {
    const comparison = comparisons.get(one.apiVersion)
    if (identity === writer || !comparison) continue
    const changed = comparison.modified.union(comparison.added)
    if (one.touches(changed)) conflicts.set(identity, one.set.intersection(changed))
    kept.set(identity, one.without(changed).without(comparison.removed))
  }
  if (!force && conflicts.size > 0) throw new Conflicts(conflicts)
  for (const [identity, one] of kept) managers.set(identity, one)
  for (const [identity, one] of managers) if (one.isEmpty) managers.delete(identity)
}

export interface Application {
  readonly live: TypedObject
  readonly config: TypedObject
  readonly managers: Managers
  /** The applier, as in `managers`. */
  readonly identity: string
  readonly writer: { readonly manager: string; readonly subresource: string }
  readonly reset: FieldSet
  readonly convert: ConvertTyped
  readonly force: boolean
  /** Lets others come in between two stages. */
  readonly pause: () => Promise<void> | undefined
}

/**
 * Lays the configuration over the live object, removes what this applier no longer names and nobody else owns, and says who owns what after that.
 * Changes nothing of what it is given. Throws `Conflicts`, `NotComparable`. (structured-merge-diff: merge.Updater.Apply)
 */
export async function apply(application: Application): Promise<{ value: unknown; managers: Managers }> {
  const { live, config, identity, writer, reset, convert, force, pause } = application
  const managers = await reconcileManagers(application.managers, live, convert)
  const merged = { ...live, value: mergeTyped(live.atom, live.value, config.value) }
  await pause()
  const last = managers.get(identity)
  const set = toFieldSet(config.atom, config.value)
  managers.set(
    identity,
    new ManagedSet(
      { ...writer, operation: 'Apply', apiVersion: live.apiVersion },
      last?.time,
      reset.isEmpty ? set : set.recursiveDifference(reset),
    ),
  )
  const next = last && !last.isEmpty ? await prune(merged, managers, last, application) : merged
  await pause()
  const comparisons = await compareVersions({ live, next, managers, reset, convert })
  await pause()
  takeFromOthers(managers, identity, comparisons, { force })
  return { value: next.value, managers }
}

/** Removes what the applier named last time, does not name now, and nobody else owns. */
async function prune(
  merged: TypedObject,
  managers: Managers,
  last: ManagedSet,
  { convert, identity }: Application,
): Promise<TypedObject> {
  const own = managers.get(identity)
  // Only what it has ceased to name can go.
  if (own && own.apiVersion === last.apiVersion && last.set.difference(own.set).isEmpty) return merged
  const inLast = await inVersion(merged, last.apiVersion, convert)
  if (!inLast) return merged
  const lastSet = withNamedFields(last.set, inLast.atom)
  let pruned: TypedObject = { ...inLast, value: removeItems(inLast.atom, inLast.value, lastSet) }
  let whole: TypedObject = inLast
  for (const [apiVersion, owned] of ownedByVersion(managers, last.apiVersion)) {
    const wholeThere = await inVersion(whole, apiVersion, convert)
    const prunedThere = wholeThere && (await inVersion(pruned, apiVersion, convert))
    if (!wholeThere || !prunedThere) continue
    whole = wholeThere
    const { atom } = whole
    const all = withNamedFields(toFieldSet(atom, whole.value), atom)
    const left = withNamedFields(toFieldSet(atom, prunedThere.value), atom)
    const gone = all.difference(left.union(withNamedFields(owned, atom)))
    pruned = { ...whole, value: removeItems(atom, whole.value, gone) }
  }
  // What was removed on the way but never belonged to the applier comes back.
  const prunedThere = await inVersion(pruned, last.apiVersion, convert)
  const wholeThere = await inVersion(whole, last.apiVersion, convert)
  if (!prunedThere || !wholeThere) return merged
  const { atom } = wholeThere
  const left = withNamedFields(toFieldSet(atom, prunedThere.value), atom)
  const all = withNamedFields(toFieldSet(atom, wholeThere.value), atom)
  const gone = all.difference(left).intersection(lastSet)
  const result = { ...wholeThere, value: removeItems(atom, wholeThere.value, gone) }
  return (await inVersion(result, merged.apiVersion, convert)) ?? merged
}

async function inVersion(
  object: TypedObject,
  apiVersion: string,
  convert: ConvertTyped,
): Promise<TypedObject | undefined> {
  return object.apiVersion === apiVersion ? object : convert(object, apiVersion)
}

/** The version of the last application first: a conversion may need what was pruned there. */
function ownedByVersion(managers: Managers, first: string): ReadonlyMap<string, FieldSet> {
  const owned = new Map<string, FieldSet>()
  const mine = [...managers.values()].filter((one) => one.apiVersion === first)
  const others = [...managers.values()].filter((one) => one.apiVersion !== first)
  for (const one of [...mine, ...others])
    owned.set(one.apiVersion, owned.get(one.apiVersion)?.union(one.set) ?? one.set)
  return owned
}
