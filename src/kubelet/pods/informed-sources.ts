import type { KubeObject, Node, ResourceToken, Service, TokenRequest } from '../../api/index.js'
import {
  ConfigMaps,
  isNotFound,
  PersistentVolumeClaims,
  PersistentVolumes,
  Secrets,
  ServiceAccounts,
  Services,
} from '../../api/index.js'
import type { Client, Informer, Informers } from '../../client/index.js'
import type { PodSources } from './sources.js'

/** What all nodes of the process share: live copies of what pods refer to. */
export class InformedSources {
  readonly #client: Client
  readonly configMaps
  readonly secrets
  readonly services: Informer<Service>

  constructor(client: Client, informers: Informers) {
    this.#client = client
    this.configMaps = informers.informer(ConfigMaps)
    this.secrets = informers.informer(Secrets)
    this.services = informers.informer(Services)
  }

  /** As one node's pods see them. */
  forNode(node: () => Node | undefined): PodSources {
    const client = this.#client
    // What a pod names may be newer than the live copy: ask the server before saying "not found".
    const look = async <T extends KubeObject>(informer: Informer<T>, namespace: string, name: string) =>
      informer.get(namespace, name) ?? (await getOrUndefined(client, informer.token, namespace, name))
    return {
      configMap: (namespace, name) => look(this.configMaps, namespace, name),
      secret: (namespace, name) => look(this.secrets, namespace, name),
      claim: (namespace, name) => getOrUndefined(client, PersistentVolumeClaims, namespace, name),
      volume: (name) => getOrUndefined(client, PersistentVolumes, undefined, name),
      services: (namespace) => this.services.list(namespace),
      node,
      async token({ namespace, serviceAccount, audience, expirationSeconds, pod }) {
        const body: TokenRequest = {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenRequest',
          spec: {
            audiences: audience === undefined ? [] : [audience],
            expirationSeconds,
            boundObjectRef: { apiVersion: 'v1', kind: 'Pod', name: pod.name, uid: pod.uid },
          },
        }
        const accounts = client.resource(ServiceAccounts, namespace)
        const answer = await accounts.subresource<TokenRequest>('create', serviceAccount, 'token', body)
        const { token = '', expirationTimestamp = '' } = answer.status ?? {}
        return { token, expiresAt: Date.parse(expirationTimestamp) }
      },
    }
  }
}

async function getOrUndefined<T extends KubeObject>(
  client: Client,
  token: ResourceToken<T>,
  namespace: string | undefined,
  name: string,
): Promise<T | undefined> {
  try {
    return await client.resource(token, namespace).get(name)
  } catch (error) {
    if (isNotFound(error)) return undefined
    throw error
  }
}
