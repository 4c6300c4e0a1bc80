import type { KubeObject } from '../../api/index.js'
import { conflict, invalid, invalidObject, modifiedMessage, path, StatusError } from '../../api/index.js'
import type { CachedObject } from '../cache/index.js'
import type { AnyResourceDefinition } from '../definition/index.js'
import type { StoredResource } from '../stored-resource.js'
import type { WriteOptions } from './write-tools.js'
import { resourceNameOf } from './write-tools.js'

export interface Preconditions {
  readonly uid?: string
  readonly resourceVersion?: string
}

/** Upstream's rest.BeforeDelete, worded with the kind rather than the resource; what deletes in its own way has words of its own. */
export function checkPreconditions(
  definition: AnyResourceDefinition,
  old: KubeObject,
  preconditions: Preconditions | undefined,
): void {
  if (!preconditions) return
  const { uid, resourceVersion } = preconditions
  const record = old.metadata ?? {}
  const { group, kind, plural } = definition.token
  const name = record.name ?? ''
  if (definition.holdsDeletion) {
    const refuse = (field: string, asked: string, present = '') =>
      conflict(
        { group, resource: plural },
        name,
        `Precondition failed: ${field} in precondition: ${asked}, ${field} in object meta: ${present}`,
      )
    if (uid !== undefined && uid !== record.uid) throw refuse('UID', uid, record.uid)
    if (resourceVersion !== undefined && resourceVersion !== record.resourceVersion)
      throw refuse('ResourceVersion', resourceVersion, record.resourceVersion)
    return
  }
  const resource = { group, resource: kind }
  if (uid !== undefined && uid !== record.uid) {
    throw conflict(
      resource,
      name,
      `the UID in the precondition (${uid}) does not match the UID in record (${record.uid}). The object might have been deleted and then recreated`,
    )
  }
  if (resourceVersion !== undefined && resourceVersion !== record.resourceVersion) {
    throw conflict(
      resource,
      name,
      `the ResourceVersion in the precondition (${resourceVersion}) does not match the ResourceVersion in record (${record.resourceVersion}). The object might have been modified`,
    )
  }
}

type ObjectName = Pick<CachedObject, 'namespace' | 'name'>

/** What the store itself says upstream when a PUT names another object's uid (storage.Preconditions.Check). */
export function checkUid(
  resource: StoredResource,
  current: ObjectName,
  options: Pick<WriteOptions, 'dryRun' | 'resource'> & { readonly uid?: string },
  present = '',
): void {
  const { uid } = options
  if (uid === undefined || uid === '' || uid === present) return
  // A dry run upstream never learns of the prefix.
  const key = `${options.dryRun ? '' : '/registry'}${etcdKey(resource.definition, current)}`
  throw conflict(
    resourceNameOf(resource.definition, options),
    current.name,
    `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: Precondition failed: UID in precondition: ${uid}, UID in object meta: ${present}`,
  )
}

/** Where kube-apiserver would keep the object (pkg/kubeapiserver/default_storage_factory_builder.go, v1.34). */
function etcdKey({ token, custom }: AnyResourceDefinition, { namespace, name }: ObjectName): string {
  const { group, plural } = token
  const hasGroup = custom || group === 'apiextensions.k8s.io' || group === 'apiregistration.k8s.io'
  const place = hasGroup ? `${group}/${plural}` : (oddPlaces[plural] ?? plural)
  return `/${place}/${namespace === '' ? '' : `${namespace}/`}${name}`
}

const oddPlaces: Readonly<Record<string, string>> = {
  replicationcontrollers: 'controllers',
  endpoints: 'services/endpoints',
  services: 'services/specs',
  nodes: 'minions',
  ingresses: 'ingress',
}

/** There is none that could have been changed; a dry run, which stores nothing, shows what was asked. */
export function dropVersion({ metadata = {} }: KubeObject, { dryRun }: Pick<WriteOptions, 'dryRun'>): void {
  if (metadata.resourceVersion) requireNumber(metadata.resourceVersion)
  if (!dryRun) delete metadata.resourceVersion
}

function requireNumber(asked: string): void {
  const fail = (why: string) =>
    new StatusError({ code: 500, reason: '', message: `strconv.ParseUint: parsing ${JSON.stringify(asked)}: ${why}` })
  if (!/^[0-9]+$/.test(asked)) throw fail('invalid syntax')
  if (BigInt(asked) >= 2n ** 64n) throw fail('value out of range')
}

/** Whether the caller insists on a version. Throws when it is not the present one, or when the kind insists and the caller does not. */
export function checkVersion(
  current: CachedObject,
  asked: string | undefined,
  { definition, options }: { readonly definition: AnyResourceDefinition; readonly options: WriteOptions },
): boolean {
  const resource = resourceNameOf(definition, options)
  if (asked === undefined || asked === '' || asked === '0') {
    if (definition.allowUnconditionalUpdate === false) {
      throw invalidObject({ group: resource.group, kind: resource.resource }, current.name, [
        invalid(path('metadata', 'resourceVersion'), 0, 'must be specified for an update'),
      ])
    }
    return false
  }
  requireNumber(asked)
  if (Number(asked) !== current.revision) throw conflict(resource, current.name, modifiedMessage)
  return true
}
