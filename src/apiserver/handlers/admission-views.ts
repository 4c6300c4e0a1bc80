import type { KubeObject, ResourceToken } from '../../api/index.js'
import { apiVersionOf, typeOfToken } from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { ServedResource } from '../../registry/index.js'
import type { AdmissionOperation, AdmissionView } from '../admission/index.js'
import { fromHub, toHub } from './conversion.js'
import { decodeAs } from './decode-custom.js'
import { deleteQuery } from './delete-options.js'
import type { Scope } from './scope.js'

/**
 * What is written, in the version of the request and then in all others in which the same is served. None of what a connecting subresource (a binding, an
 * eviction) makes of its parent: upstream asks nobody about that.
 */
export function admissionViews(scope: Scope, operation: AdmissionOperation): readonly AdmissionView[] {
  const { served, tools, info } = scope
  const isConsequence = operation === 'UPDATE' || operation === 'DELETE'
  if (isConsequence && served.subresources.some((one) => one.kind === 'connect' && one.name === info.subresource)) {
    return []
  }
  const { definition } = served
  const tokens = [definition.token, ...(definition.representations ?? []).map((one) => one.token)]
  const others = tokens
    .map(({ group, version, plural }) => tools.catalog.find(group, version, plural))
    .filter((one) => one?.definition === definition && one.token !== served.token)
  return [served, ...others].flatMap((form) => (form ? [viewOf(scope, form)] : []))
}

function viewOf(scope: Scope, form: ServedResource): AdmissionView {
  const name = scope.info.subresource
  const subresource = name === '' ? undefined : form.subresources.find((one) => one.name === name)
  if (subresource?.kind === 'connect') return connectView(form, name, subresource)
  if (subresource?.body) return bodyView(scope, form, subresource)
  const { token, type, decode, definition, representation } = form
  const defaults = representation ? representation.defaults : definition.defaults
  return {
    resource: token,
    kind: token,
    show: async (object) => named(await fromHub(form, object), token),
    async take(object, shown) {
      const decoded = named(decodeAs({ type, decode }, shown).object as KubeObject, token)
      defaults?.(decoded)
      become(object, await toHub(form, decoded))
    },
  }
}

type Subresource = ServedResource['subresources'][number]

/** Kinds of what is asked of a connection, where there is no body. */
const connectKinds: Readonly<Record<string, string>> = {
  exec: 'PodExecOptions',
  attach: 'PodAttachOptions',
  portforward: 'PodPortForwardOptions',
}

/** What is written is the body itself. */
function connectView(
  { token }: ServedResource,
  name: string,
  { body, ...subresource }: Extract<Subresource, { kind: 'connect' }>,
): AdmissionView {
  const proxied = name === 'proxy' ? `${token.kind}ProxyOptions` : token.kind
  return {
    resource: token,
    kind: body ?? { group: token.group, version: token.version, kind: connectKinds[name] ?? proxied },
    show: async (object) => (body ? named(object, body) : object),
    async take(object, shown) {
      if (!body) return
      const type = subresource.bodyType ?? typeOfToken(body)
      become(object, named(decodeAs({ type }, shown).object as KubeObject, body))
    },
  }
}

/** The parent is written, and others see what the subresource shows of it (a Scale). */
function bodyView(
  { user, tools }: Scope,
  form: ServedResource,
  subresource: Extract<Subresource, { kind: 'writer' }>,
): AdmissionView {
  const body = subresource.body ?? form.token
  return {
    resource: form.token,
    kind: body,
    async show(object) {
      const parent = await fromHub(form, object)
      return named(subresource.read?.(parent) ?? parent, body)
    },
    async take(object, shown) {
      const type = subresource.bodyType ?? typeOfToken(body)
      const decoded = named(decodeAs({ type }, shown).object as KubeObject, body)
      const parent = await fromHub(form, deepClone(object))
      subresource.apply?.(parent, decoded, { user, clock: tools.clock, random: tools.random, dryRun: false })
      become(object, await toHub(form, parent))
    },
  }
}

function named(object: KubeObject, token: Pick<ResourceToken, 'group' | 'version' | 'kind'>): KubeObject {
  const apiVersion = apiVersionOf(token)
  if (object.kind === token.kind && object.apiVersion === apiVersion) return object
  return { ...object, kind: token.kind, apiVersion }
}

/** The caller goes on with the same object. */
function become(object: KubeObject, next: KubeObject): void {
  const target = object as unknown as Record<string, unknown>
  const source: Record<string, unknown> = { ...next }
  for (const key of Object.keys(target)) delete target[key]
  Object.assign(target, source)
}

const optionsKinds = { CREATE: 'CreateOptions', UPDATE: 'UpdateOptions', DELETE: 'DeleteOptions' } as const

/** A patch has the options of what becomes of it, an update or a create. */
export function admissionOptions(scope: Scope, operation: AdmissionOperation): KubeObject | undefined {
  if (operation === 'CONNECT') return undefined
  const typeMeta = { kind: optionsKinds[operation], apiVersion: 'meta.k8s.io/v1' }
  const { query, method } = scope.request
  if (operation === 'DELETE' && method === 'DELETE') {
    const { dryRun, ...options } = deleteQuery(scope)
    return { ...typeMeta, ...(dryRun ? { dryRun: ['All'] } : {}), ...options } as KubeObject
  }
  const dryRun = query.getAll('dryRun')
  const texts = ['fieldManager', 'fieldValidation'].flatMap((key) => {
    const value = query.get(key)
    return value ? [[key, value] as const] : []
  })
  return { ...typeMeta, ...(dryRun.length > 0 ? { dryRun } : {}), ...Object.fromEntries(texts) } as KubeObject
}
