import {
  controllerOf,
  Deployments,
  isNotFound,
  type KubeObject,
  type OwnerReference,
  parseApiVersion,
  ReplicaSets,
  ReplicationControllers,
  type ResourceToken,
  type Scale,
  StatefulSets,
} from '../../api/index.js'
import type { Client, Informers } from '../../client/index.js'

/** What stands at the top of a pod's owners, and how many pods it asks for. */
export interface ControllerScale {
  readonly uid: string
  readonly replicas: number
}

interface ApiResource {
  readonly name: string
  readonly namespaced: boolean
  readonly kind: string
}

const builtIn = [Deployments, ReplicaSets, ReplicationControllers, StatefulSets] as unknown as Tokens
const [deployments, replicaSets, replicationControllers, statefulSets] = builtIn

type Tokens = readonly [ResourceToken, ResourceToken, ResourceToken, ResourceToken]

type Scalable = KubeObject & { readonly spec?: { readonly replicas?: number } }

/** Finds the sizes of pods' controllers: of the built-in kinds from informers, of others by their scale. pkg/controller/disruption finders (v1.34). */
export class ControllerScales {
  readonly #client: Client
  readonly #informers: Informers

  constructor(client: Client, informers: Informers) {
    this.#client = client
    this.#informers = informers
    for (const token of builtIn) informers.informer(token)
  }

  /** Undefined where the controller is gone. Rejects where its kind is unknown or has no scale. */
  async find(reference: OwnerReference, namespace: string): Promise<ControllerScale | undefined> {
    const found = this.#findBuiltIn(reference, namespace)
    return found ?? this.#findScale(reference, namespace)
  }

  #findBuiltIn(reference: OwnerReference, namespace: string): ControllerScale | undefined {
    for (const token of [replicationControllers, statefulSets]) {
      const object = this.#get(token, reference, namespace)
      if (object) return scaleOf(object)
    }
    const set = this.#get(replicaSets, reference, namespace)
    if (!set) return undefined
    const owner = controllerOf(set)
    if (owner?.kind !== Deployments.kind) return scaleOf(set)
    const deployment = this.#get(deployments, owner, namespace)
    return deployment && scaleOf(deployment)
  }

  #get(token: ResourceToken, reference: OwnerReference, namespace: string): Scalable | undefined {
    if (reference.kind !== token.kind || parseApiVersion(reference.apiVersion).group !== token.group) return undefined
    const object = this.#informers.informer(token).get(namespace, reference.name)
    return object?.metadata?.uid === reference.uid ? object : undefined
  }

  async #findScale(reference: OwnerReference, namespace: string): Promise<ControllerScale | undefined> {
    const { apiVersion, kind, name, uid } = reference
    const resources = await this.#resourcesOf(apiVersion)
    const resource = resources.find((one) => one.kind === kind && !one.name.includes('/'))
    if (!resource)
      throw new Error(`no matches for kind ${JSON.stringify(kind)} in version ${JSON.stringify(apiVersion)}`)
    const { group, version } = parseApiVersion(apiVersion)
    const token: ResourceToken = {
      group,
      version,
      kind,
      plural: resource.name,
      singular: kind.toLowerCase(),
      listKind: `${kind}List`,
      namespaced: resource.namespaced,
    }
    try {
      const scale = await this.#client.resource(token, namespace).subresource<Scale>('get', name, 'scale')
      return scale.metadata?.uid === uid ? { uid, replicas: scale.spec?.replicas ?? 0 } : undefined
    } catch (error) {
      if (!isNotFound(error)) throw error
      if (resources.some((one) => one.name === `${resource.name}/scale` && one.kind === 'Scale')) return undefined
      const fullName = group === '' ? resource.name : `${resource.name}.${group}`
      throw new Error(`${fullName} does not implement the scale subresource`)
    }
  }

  async #resourcesOf(apiVersion: string): Promise<readonly ApiResource[]> {
    const path = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
    try {
      const list = (await this.#client.raw('GET', path)) as { readonly resources?: readonly ApiResource[] }
      return list.resources ?? []
    } catch (error) {
      if (isNotFound(error)) return []
      throw error
    }
  }
}

function scaleOf({ metadata, spec }: Scalable): ControllerScale {
  return { uid: metadata?.uid ?? '', replicas: spec?.replicas ?? 1 }
}
