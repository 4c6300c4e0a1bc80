import type { JsonObject } from './json-values.js'
import { isJsonObject } from './json-values.js'

const orderPrefix = '$setElementOrder/'

/**
 * What is left of a strategic merge patch when upstream has applied it: it takes directives and the lists that they order out of the patch as it goes
 * (apimachinery's pkg/util/strategicpatch mergePatchIntoOriginal, v0.34), and quotes the rest where the outcome cannot be decoded.
 */
export function consumedPatch(patch: JsonObject, original: unknown): JsonObject {
  const present = isJsonObject(original) ? original : {}
  const ordered = new Set<string>()
  for (const name of Object.keys(patch)) {
    if (name.startsWith(orderPrefix)) ordered.add(name).add(name.slice(orderPrefix.length))
  }
  const left: JsonObject = {}
  for (const [name, value] of Object.entries(patch)) {
    if (name === '$retainKeys' || ordered.has(name)) continue
    const before = present[name]
    left[name] = isJsonObject(value) && isJsonObject(before) ? consumedPatch(value, before) : value
  }
  return left
}
