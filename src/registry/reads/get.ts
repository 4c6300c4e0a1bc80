import type { ResourceName } from '../../api/index.js'
import { notFound } from '../../api/index.js'
import type { CachedObject } from '../cache/index.js'
import type { StoredResource } from '../stored-resource.js'
import type { ReadTools } from './list.js'
import { invalidRevision, parseRevision, waitForRevision } from './resource-version.js'

/** One object. `resourceVersion`: '' the newest, '0' any, else not older than that. `named`: how errors name the resource. Throws a StatusError. */
export async function get(
  tools: ReadTools,
  resource: StoredResource,
  namespace: string,
  name: string,
  resourceVersion = '',
  named?: ResourceName,
): Promise<CachedObject> {
  if (resourceVersion === '') {
    await tools.feed.catchUp()
  } else if (resourceVersion !== '0') {
    const revision = parseRevision(resourceVersion)
    if (revision === undefined) throw invalidRevision(resourceVersion)
    await waitForRevision(tools.feed, tools.clock, revision)
  }
  const object = resource.get(resource.cacheKey(namespace, name))
  if (!object) {
    const { group, plural } = resource.definition.token
    throw notFound(named ?? { group, resource: plural }, name)
  }
  return object
}
