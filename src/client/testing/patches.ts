/** RFC 7386. */
export function mergePatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key]
    else if (value !== undefined) result[key] = mergePatch(result[key], value)
  }
  return result
}

/** By which key the entries of a list are told apart; other lists are replaced. */
const mergeKeys: Readonly<Record<string, string>> = { ownerReferences: 'uid', conditions: 'type' }

const deletionPrefix = '$deleteFromPrimitiveList/'

/** The part of a strategic merge patch that controllers use. */
export function strategicPatch(target: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch
  const result: Record<string, unknown> = isObject(target) ? { ...target } : {}
  for (const [key, value] of Object.entries(patch)) {
    const mergeKey = mergeKeys[key]
    if (value === null) delete result[key]
    else if (key.startsWith(deletionPrefix)) {
      const field = key.slice(deletionPrefix.length)
      const gone = value as string[]
      result[field] = ((result[field] as string[] | undefined) ?? []).filter((one) => !gone.includes(one))
    } else if (key === 'finalizers')
      result[key] = [...new Set([...((result[key] as string[] | undefined) ?? []), ...(value as string[])])]
    else if (mergeKey !== undefined && Array.isArray(value)) {
      let list = (result[key] as Record<string, unknown>[] | undefined) ?? []
      for (const entry of value as Record<string, unknown>[]) {
        const isSame = (one: Record<string, unknown>) => one[mergeKey] === entry[mergeKey]
        if (entry.$patch === 'delete') list = list.filter((one) => !isSame(one))
        else if (list.some(isSame)) list = list.map((one) => (isSame(one) ? { ...one, ...entry } : one))
        else list = [...list, entry]
      }
      result[key] = list
    } else if (value !== undefined) result[key] = strategicPatch(result[key], value)
  }
  return result
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
