import type { KubeObject, ResourceToken } from '../../api/index.js'
import { apiVersionOf } from '../../api/index.js'
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
  return named(representation.toHub?.(object) ?? object, definition.token)
}

/** From the hub's version to that of the request. `object` is not changed. */
export function fromHub(served: ServedResource, object: KubeObject): KubeObject | Promise<KubeObject> {
  const { definition, representation, token } = served
  if (definition.convert && isConverted(served)) return convertOne(served, object, token)
  if (!representation) return object
  const copy = deepClone(object)
  return named(representation.fromHub?.(copy) ?? copy, representation.token)
}

/** Many at once: a webhook is called once for all of them. */
export async function allFromHub(
  served: ServedResource,
  objects: readonly KubeObject[],
): Promise<readonly KubeObject[]> {
  const { definition, token } = served
  if (!isConverted(served)) return objects
  if (definition.convert) return objects.length === 0 ? [] : definition.convert(objects, token)
  return Promise.all(objects.map((object) => fromHub(served, object)))
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
