import type { KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import { apiVersionOf, decode } from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { ServedResource } from '../../registry/index.js'

/** Whether answers are made by converting, rather than out of the stored bytes. */
export function isConverted({ representation, definition }: ServedResource): boolean {
  return representation !== undefined || definition.storesOldVersions === true
}

/** Whether answers wait for a webhook. */
export function isConvertedElsewhere(served: ServedResource): boolean {
  return isConverted(served) && served.definition.convert !== undefined
}

/** From the version of the request to the hub's. Takes the object over. */
export function toHub(served: ServedResource, object: KubeObject): KubeObject | Promise<KubeObject> {
  const { definition, representation } = served
  if (!representation) return object
  if (definition.convert) return convertOne(served, object, definition.token)
  const hub = representation.toHub?.(object) ?? object
  return named(definition.custom ? hub : asPrinted(definition.type, hub), definition.token)
}

/** From the hub's version to that of the request. `object` is not changed. */
export function fromHub(served: ServedResource, object: KubeObject): KubeObject | Promise<KubeObject> {
  const { definition, representation, token } = served
  if (definition.convert && isConverted(served)) return convertOne(served, object, token)
  if (!representation) return object
  const copy = deepClone(object)
  const shown = representation.fromHub?.(copy) ?? copy
  return named(definition.custom ? shown : asPrinted(representation.type, shown), representation.token)
}

/** The two versions leave out different fields when they are empty, and have them in another order. */
function asPrinted(type: StructNode, object: KubeObject): KubeObject {
  return decode(type, object).object as KubeObject
}

/** Many at once: a webhook is called once for all of them. */
export async function allFromHub(
  served: ServedResource,
  objects: readonly KubeObject[],
): Promise<readonly KubeObject[]> {
  const { definition, token } = served
  if (!isConverted(served)) return objects
  if (definition.convert) return objects.length === 0 ? [] : definition.convert(objects, token)
  return objects.map((object) => fromHub(served, object) as KubeObject)
}

async function convertOne(served: ServedResource, object: KubeObject, to: ResourceToken): Promise<KubeObject> {
  const [converted] = (await served.definition.convert?.([object], to)) ?? []
  if (!converted) throw new TypeError(`${served.definition.token.plural} has no conversion`)
  return converted
}

/** Kind and apiVersion first, as they are printed. The same object where it has both: custom resources know it again. */
function named(object: KubeObject, token: ResourceToken): KubeObject {
  if (object.kind !== undefined && object.apiVersion !== undefined) {
    object.kind = token.kind
    object.apiVersion = apiVersionOf(token)
    return object
  }
  const { kind: _kind, apiVersion: _apiVersion, ...rest } = object
  return { kind: token.kind, apiVersion: apiVersionOf(token), ...rest }
}
