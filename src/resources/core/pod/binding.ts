import type { Binding, KubeObject, Pod, PodCondition, Status } from '../../../api/index.js'
import {
  Bindings,
  badRequest,
  conflict,
  formatTimestamp,
  notSupported,
  path,
  required,
  StatusError,
  withCondition,
} from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'

/** What a POST that only does something answers. */
export const created: Status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success', code: 201 }

/** Puts a pod on a node: the one way in which `spec.nodeName` is set (pkg/registry/core/pod/storage BindingREST, v1.34). */
export const binding: ConnectSubresource<Pod> = {
  kind: 'connect',
  name: 'binding',
  body: Bindings,
  verbs: ['create'],
  handle: bindPod,
}

export async function bindPod(
  call: Pick<ConnectCall<Pod>, 'body' | 'name' | 'namespace' | 'context' | 'parent' | 'updateParent'>,
): Promise<KubeObject> {
  const body = call.body as Binding
  const { target, metadata = {} } = body
  if ((metadata.name ?? '') !== call.name) {
    throw badRequest('name in URL does not match name in Binding object')
  }
  checkTarget(target)
  const change = (pod: Pod) => {
    const { uid, resourceVersion } = pod.metadata ?? {}
    const check = (field: string, asked: string | undefined, present: string | undefined) => {
      if (asked && asked !== present) throw outdated(call, field, `${asked}, ${field} in object meta: ${present}`)
    }
    check('UID', metadata.uid, uid)
    check('ResourceVersion', metadata.resourceVersion, resourceVersion)
    const refusal = refusalOf(pod)
    if (refusal !== undefined) throw conflict({ group: '', resource: 'pods/binding' }, call.name, refusal)
    assign(pod, target.name ?? '', metadata.annotations, formatTimestamp(call.context.clock.now()))
  }
  if (call.context.dryRun) change(structuredClone(await call.parent()))
  else {
    await call.parent()
    await call.updateParent(change)
  }
  return created as unknown as KubeObject
}

/** The storage's own words; a dry run upstream does not know the prefix of the keys. */
function outdated(
  { name, namespace, context }: Pick<ConnectCall<Pod>, 'name' | 'namespace' | 'context'>,
  field: string,
  difference: string,
): StatusError {
  const key = `${context.dryRun ? '' : '/registry'}/pods/${namespace}/${name}`
  const why = `Precondition failed: ${field} in precondition: ${difference}`
  return conflict(
    { group: '', resource: 'pods' },
    name,
    `StorageError: invalid object, Code: 4, Key: ${key}, ResourceVersion: 0, AdditionalErrorMsg: ${why}`,
  )
}

/** Upstream lets the plain errors through: 500 without a reason. */
function checkTarget(target: Binding['target'] | undefined): void {
  const { kind = '', name = '' } = target ?? {}
  const errors = []
  if (kind !== '' && kind !== 'Node') errors.push(notSupported(path('target', 'kind'), kind, ['Node', '<empty>']))
  if (name === '') errors.push(required(path('target', 'name')))
  if (errors.length === 0) return
  const texts = errors.map(({ field, message }) => `${field}: ${message}`)
  const message = texts.length === 1 ? (texts[0] ?? '') : `[${texts.join(', ')}]`
  throw new StatusError({ code: 500, reason: '', message })
}

function refusalOf({ metadata, spec }: Pod): string | undefined {
  const name = metadata?.name
  if (metadata?.deletionTimestamp !== undefined) return `pod ${name} is being deleted, cannot be assigned to a host`
  if (spec?.nodeName) return `pod ${name} is already assigned to node ${JSON.stringify(spec.nodeName)}`
  if (spec?.schedulingGates?.length) return `pod ${name} has non-empty .spec.schedulingGates`
  return undefined
}

function assign(pod: Pod, node: string, annotations: Record<string, string> | undefined, now: string): void {
  if (pod.spec) pod.spec.nodeName = node
  if (annotations) pod.metadata = { ...pod.metadata, annotations: { ...pod.metadata?.annotations, ...annotations } }
  const scheduled = { type: 'PodScheduled', status: 'True', lastProbeTime: null } as unknown as PodCondition
  const conditions = withCondition(pod.status?.conditions, scheduled, now)
  pod.status = { ...pod.status, conditions }
}
