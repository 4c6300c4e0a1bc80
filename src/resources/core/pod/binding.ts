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
  call: Pick<ConnectCall<Pod>, 'body' | 'name' | 'context' | 'parent' | 'updateParent'>,
): Promise<KubeObject> {
  const body = call.body as Binding
  const { target, metadata = {} } = body
  if ((metadata.name ?? '') !== call.name) {
    throw badRequest('name in URL does not match name in Binding object')
  }
  checkTarget(target)
  await call.parent()
  const pods = { group: '', resource: 'pods/binding' }
  if (call.context.dryRun) return created as unknown as KubeObject
  await call.updateParent((pod) => {
    const { uid, resourceVersion } = pod.metadata ?? {}
    if (metadata.uid && metadata.uid !== uid) {
      throw conflict(
        pods,
        call.name,
        `Precondition failed: UID in precondition: ${metadata.uid}, UID in object meta: ${uid}`,
      )
    }
    if (metadata.resourceVersion && metadata.resourceVersion !== resourceVersion) {
      throw conflict(
        pods,
        call.name,
        `Precondition failed: ResourceVersion in precondition: ${metadata.resourceVersion}, ResourceVersion in object meta: ${resourceVersion}`,
      )
    }
    const refusal = refusalOf(pod)
    if (refusal !== undefined) throw conflict(pods, call.name, refusal)
    assign(pod, target.name ?? '', metadata.annotations, formatTimestamp(call.context.clock.now()))
  })
  return created as unknown as KubeObject
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
