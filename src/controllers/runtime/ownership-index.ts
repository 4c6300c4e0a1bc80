import { controllerOf, type KubeObject } from '../../api/index.js'
import type { Informer } from '../../client/index.js'

const indexName = 'controller'

/** One index tells what an owner controls and what nobody in a namespace does. */
export function indexByController<T extends KubeObject>(informer: Informer<T>): void {
  informer.addIndex(indexName, (object) => [controllerOf(object)?.uid ?? orphansOf(object.metadata?.namespace)])
}

/** What the owner controls, and the objects of its namespace without a controller. */
export function candidatesOf<T extends KubeObject>(informer: Informer<T>, owner: KubeObject): readonly T[] {
  const owned = informer.byIndex(indexName, owner.metadata?.uid ?? '')
  const orphans = informer.byIndex(indexName, orphansOf(owner.metadata?.namespace))
  return orphans.length === 0 ? owned : [...owned, ...orphans]
}

export function controlledBy<T extends KubeObject>(informer: Informer<T>, ownerUid: string): readonly T[] {
  return informer.byIndex(indexName, ownerUid)
}

function orphansOf(namespace: string | undefined): string {
  return `orphans of ${namespace ?? ''}`
}
