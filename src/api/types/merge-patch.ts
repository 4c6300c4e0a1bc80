import { cloneJson, getOwn, isJsonObject, type JsonObject, setOwn } from './json-values.js'

/** RFC 7386. Neither input is changed, and the result shares nothing with them. */
export function mergePatch(original: unknown, patch: unknown): unknown {
  if (!isJsonObject(patch)) return cloneJson(patch)
  const result: JsonObject = isJsonObject(original) ? { ...original } : {}
  for (const key of Object.keys(patch)) {
    const change = patch[key]
    if (change === null) delete result[key]
    else setOwn(result, key, mergePatch(getOwn(result, key), change))
  }
  return isJsonObject(original) ? unshared(result, patch) : result
}

/** Clones the members that the patch left as they were. */
function unshared(result: JsonObject, patch: JsonObject): JsonObject {
  for (const key of Object.keys(result)) if (!Object.hasOwn(patch, key)) setOwn(result, key, cloneJson(result[key]))
  return result
}
