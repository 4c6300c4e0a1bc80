import type { KubeObject, ResourceToken } from '../../api/index.js'
import { builtInResources, ConfigMaps, isAlreadyExists, parseApiVersion } from '../../api/index.js'
import type { Client } from '../../client/index.js'
import type { BootstrapFacts } from './bootstrap-objects.js'
import { bootstrapObjects, endpointsOf, trustOf } from './bootstrap-objects.js'

/** Whether an object of a kind is there already: spares a second start most of its work. */
export type IsThere = (token: ResourceToken, namespace: string, name: string) => boolean

/**
 * Makes the first objects of a cluster where they are missing, and leads the kubernetes Service to this process. What is there already is left alone.
 * Rejects with the first StatusError that is not about an existing object.
 */
export async function bootstrap(client: Client, facts: BootstrapFacts, isThere: IsThere): Promise<void> {
  for (const group of bootstrapObjects(facts)) await Promise.all(group.map((object) => ensure(client, object, isThere)))
  await renewTrust(client, trustOf(facts))
  const { address, port } = facts
  if (address !== undefined) await Promise.all(endpointsOf(address, port).map((object) => replace(client, object)))
}

/** Who upstream makes flow schemas and priority levels. */
const configProducer = 'api-priority-and-fairness-config-producer-v1'

type WithStatus = KubeObject & { status?: object }

async function ensure(client: Client, object: KubeObject, isThere: IsThere): Promise<void> {
  const token = tokenOf(object)
  const { name = '', namespace = '' } = object.metadata ?? {}
  if (isThere(token, namespace, name)) return
  const writer = token.group === 'flowcontrol.apiserver.k8s.io' ? client.as(configProducer) : client
  const resource = writer.resource(token, namespace === '' ? undefined : namespace)
  try {
    const { status } = object as WithStatus
    const created = await resource.create(token.kind === 'Namespace' ? withoutSpec(object) : object)
    if (status && !['FlowSchema', 'Namespace', 'Service'].includes(token.kind))
      await resource.updateStatus({ ...created, status } as WithStatus)
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
  }
}

/** The authorities may be others than those of the last start. */
async function renewTrust(client: Client, trust: KubeObject & { readonly data?: unknown }): Promise<void> {
  const { name = '', namespace = '' } = trust.metadata ?? {}
  const configMaps = client.resource(ConfigMaps, namespace)
  const { data } = await configMaps.get(name)
  const wanted = trust.data as Readonly<Record<string, string>>
  const isOld = Object.entries(wanted).some(([key, value]) => data?.[key] !== value)
  if (isOld) await configMaps.patch(name, 'merge', { data: wanted })
}

/** A namespace's finalizer is nobody's: the server itself sets it. */
function withoutSpec(object: KubeObject): KubeObject {
  const { spec: _spec, ...rest } = object as KubeObject & { spec?: object }
  return rest
}

async function replace(client: Client, object: KubeObject): Promise<void> {
  const { name = '', namespace = '' } = object.metadata ?? {}
  const resource = client.resource(tokenOf(object), namespace)
  const present = await resource.get(name)
  await resource.update({
    ...object,
    metadata: { ...object.metadata, resourceVersion: present.metadata?.resourceVersion ?? '' },
  })
}

function tokenOf({ apiVersion = '', kind = '' }: KubeObject): ResourceToken {
  const { group, version } = parseApiVersion(apiVersion)
  const facts = builtInResources().find((one) => one.group === group && one.version === version && one.kind === kind)
  if (!facts) throw new TypeError(`${apiVersion} ${kind} is no built-in kind`)
  return {
    group,
    version,
    kind,
    plural: facts.plural,
    singular: facts.singular,
    listKind: `${kind}List`,
    namespaced: facts.namespaced,
  }
}
