import type { KubeObject } from '../../api/index.js'
import type { AnyResourceDefinition, CachedObject } from '../../registry/index.js'
import type { StoredMetadata, TableView } from '../negotiation/index.js'
import { madeMetadata } from '../negotiation/index.js'
import { allFromHub, fromHub, isConverted } from './conversion.js'
import type { Scope } from './scope.js'

/** How the objects are shown as rows: in the hub's version as they are, in any other converted (all at once where a webhook does it). */
export async function tableViewOf({ served }: Scope, objects: readonly CachedObject[]): Promise<TableView> {
  const { columns, definition, representation } = served
  const metadata = (object: CachedObject) => shownMetadata(definition, object)
  if (!isConverted(served)) return { columns, ...(definition.rowMetadata ? { metadata } : {}) }
  if (!definition.convert) {
    const hasStoredRows = representation?.columns === undefined
    return { columns, hasStoredRows, view: (object) => fromHub(served, object.object()) as KubeObject }
  }
  const converted = await allFromHub(
    served,
    objects.map((one) => one.object()),
  )
  const byObject = new Map(objects.map((one, i) => [one, converted[i] as KubeObject]))
  return { columns, view: (object) => byObject.get(object) ?? object.object() }
}

/** The metadata of a stored object where it stands alone: in rows and in metadata-only answers. */
export function shownMetadata({ rowMetadata }: AnyResourceDefinition, object: CachedObject): StoredMetadata {
  return rowMetadata ? madeMetadata(rowMetadata(object.object())) : object
}
