import type {
  ClusterRole,
  ClusterRoleBinding,
  KubeObject,
  PersistentVolumeClaim,
  Pod,
  ResourceToken,
  Role,
  RoleBinding,
} from '../api/index.js'
import { ClusterRoleBindings, ClusterRoles, PersistentVolumeClaims, Pods, RoleBindings, Roles } from '../api/index.js'
import type { NodeAuthorizerLister, ObjectLister, RbacLister } from '../apiserver/index.js'
import { deepClone } from '../base/index.js'
import type { Catalog, Registry } from '../registry/index.js'
import { update } from '../registry/index.js'

/**
 * What the API server itself reads of its own objects: for admission, roles and nodes. Straight from the caches, so there is nothing to
 * sync and no copy; objects are decoded at the first look and kept.
 */
export class StoredObjects implements ObjectLister, RbacLister, NodeAuthorizerLister {
  readonly #catalog: Catalog
  readonly #registry: Registry

  constructor(catalog: Catalog, registry: Registry) {
    this.#catalog = catalog
    this.#registry = registry
  }

  get<T extends KubeObject>(token: ResourceToken<T>, namespace: string, name: string): T | undefined {
    const resource = this.#resource(token)
    return resource?.get(resource.cacheKey(namespace, name))?.object() as T | undefined
  }

  list<T extends KubeObject>(token: ResourceToken<T>, namespace: string): readonly T[] {
    const objects = this.#resource(token)
      ?.present()
      .range(namespace === '' ? '' : `${namespace}/`, namespace === '' ? '\uffff' : `${namespace}0`)
    return (objects ?? []).map((one) => one.object() as T)
  }

  /** Read, change, compare and set, again when another writer was faster; in the hub's version, through a subresource where one is named. */
  async update<T extends KubeObject>(
    token: ResourceToken<T>,
    namespace: string,
    name: string,
    { subresource, change }: { readonly subresource: string | undefined; readonly change: (object: T) => void },
  ): Promise<T> {
    const resource = this.#resource(token)
    if (!resource) throw new TypeError(`${token.plural} is not served`)
    const found = resource.definition.subresources.find((one) => one.name === subresource)
    // What acts by itself (a binding) writes its parent as it likes.
    const through =
      found?.kind === 'connect' ? { kind: 'writer' as const, name: found.name, verbs: [], writesMetadata: true } : found
    const { object } = await update(
      this.#registry.tools,
      resource,
      namespace,
      name,
      async (current) => {
        const next = deepClone(current as T)
        change(next)
        return next
      },
      {
        user: { username: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] },
        dryRun: false,
        warn: () => {},
        startsFromCurrent: true,
        ...(through ? { subresource: through } : {}),
      },
    )
    return object.object() as T
  }

  clusterRoleBindings(): readonly ClusterRoleBinding[] {
    return this.list(ClusterRoleBindings, '')
  }

  roleBindings(namespace: string): readonly RoleBinding[] {
    return this.list(RoleBindings, namespace)
  }

  clusterRole(name: string): ClusterRole | undefined {
    return this.get(ClusterRoles, '', name)
  }

  role(namespace: string, name: string): Role | undefined {
    return this.get(Roles, namespace, name)
  }

  podsOn(nodeName: string): readonly Pod[] {
    return this.list(Pods, '').filter((pod) => pod.spec?.nodeName === nodeName)
  }

  claim(namespace: string, name: string): PersistentVolumeClaim | undefined {
    return this.get(PersistentVolumeClaims, namespace, name)
  }

  #resource({ group, version, plural }: ResourceToken) {
    const served = this.#catalog.find(group, version, plural)
    return served && this.#registry.resource(served.definition)
  }
}
