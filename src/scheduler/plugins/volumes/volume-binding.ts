import {
  boundByControllerAnnotation,
  labelSelectorAsSelector,
  type Node,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  type Pod,
  resourceAmount,
  selectedNodeAnnotation,
} from '../../../api/index.js'
import {
  type CycleState,
  failed,
  fits,
  type Plugin,
  skip,
  stateKey,
  unresolvable,
  type Verdict,
} from '../../framework/index.js'
import type { PluginTools } from '../tools.js'
import { findMatchingVolume, fitsNode, storageOf } from './matching-volume.js'
import { claimNames, isBound, StorageObjects } from './pod-claims.js'

interface PodClaims {
  readonly bound: readonly PersistentVolumeClaim[]
  readonly toBind: readonly PersistentVolumeClaim[]
  /** What to do about `toBind`, for each node that fits. */
  readonly plans: Map<string, Plan>
}

interface Plan {
  readonly bindings: readonly { readonly claim: PersistentVolumeClaim; readonly volume: PersistentVolume }[]
  readonly provisions: readonly PersistentVolumeClaim[]
}

const podClaims = stateKey<PodClaims>('VolumeBinding')
const noProvisioner = 'kubernetes.io/no-provisioner'
/** How long the pod waits for its claims to be bound before it is scheduled anew. */
const bindTimeoutMs = 600_000

/** Claims: bound ones decide on nodes, others are bound or provisioned for the node that is chosen (plugins/volumebinding, v1.34). */
export function volumeBinding({ client, clock, informers }: PluginTools): Plugin {
  const storage = new StorageObjects(informers)
  /** Volume → claim (namespace/name), from the choice until the informer shows it. */
  const assumed = new Map<string, string>()

  const planFor = (claims: readonly PersistentVolumeClaim[], node: Node): Plan | string => {
    const bindings: { claim: PersistentVolumeClaim; volume: PersistentVolume }[] = []
    const provisions: PersistentVolumeClaim[] = []
    const name = node.metadata?.name ?? ''
    const all = claims.length > 0 ? storage.volumes.list() : []
    for (const claim of bySize(claims)) {
      const selected = claim.metadata?.annotations?.[selectedNodeAnnotation]
      if (selected !== undefined && selected !== name) return bindConflict
      const isTaken = (volumeName: string) => {
        const by = assumed.get(volumeName)
        return (
          (by !== undefined && by !== keyOf(claim)) ||
          bindings.some(({ volume }) => volume.metadata?.name === volumeName)
        )
      }
      const volume = selected === undefined ? findMatchingVolume(claim, all, node, isTaken) : undefined
      if (volume) {
        bindings.push({ claim, volume })
        continue
      }
      const obstacle = whyNotProvisioned(storage, claim, node)
      if (obstacle !== undefined) return obstacle
      provisions.push(claim)
    }
    return { bindings, provisions }
  }

  return {
    name: 'VolumeBinding',
    preFilter(state, { pod }) {
      if (claimNames(pod).length === 0) return { verdict: skip }
      const obstacle = whyNotReady(storage, pod)
      if (obstacle !== undefined) return { verdict: unresolvable(obstacle) }
      const claims = storage.claimsOf(pod)
      const bound = claims.filter(isBound)
      const unbound = claims.filter((claim) => !isBound(claim))
      if (unbound.some((claim) => Boolean(claim.spec?.volumeName) || !storage.waitsForConsumer(claim))) {
        return { verdict: unresolvable('pod has unbound immediate PersistentVolumeClaims') }
      }
      state.write(podClaims, { bound, toBind: unbound, plans: new Map() })
      return { verdict: fits }
    },
    filter(state, _pod, { node, name }) {
      const claims = state.read(podClaims)
      if (!claims || !node) return fits
      const reasons = new Set<string>()
      for (const claim of claims.bound) {
        const volume = storage.volumeOf(claim)
        if (!volume) reasons.add('node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)')
        else if (!fitsNode(volume, node)) reasons.add("node(s) didn't match PersistentVolume's node affinity")
      }
      const plan = planFor(claims.toBind, node)
      if (typeof plan === 'string') reasons.add(plan)
      else claims.plans.set(name, plan)
      return reasons.size === 0 ? fits : unresolvable(...reasons)
    },
    reserve(state, _pod, nodeName) {
      for (const { claim, volume } of planOf(state, nodeName)?.bindings ?? []) {
        assumed.set(volume.metadata?.name ?? '', keyOf(claim))
      }
      return fits
    },
    unreserve(state, _pod, nodeName) {
      for (const { volume } of planOf(state, nodeName)?.bindings ?? []) assumed.delete(volume.metadata?.name ?? '')
    },
    async preBind(state, { pod }, nodeName, signal): Promise<Verdict> {
      const plan = planOf(state, nodeName)
      if (!plan || plan.bindings.length + plan.provisions.length === 0) return fits
      for (const { claim, volume } of plan.bindings) {
        if (volume.spec?.claimRef?.uid === claim.metadata?.uid) continue
        await client.resource(PersistentVolumes).update(reserved(volume, claim))
      }
      for (const claim of plan.provisions) {
        if (claim.metadata?.annotations?.[selectedNodeAnnotation] === nodeName) continue
        const annotations = { ...claim.metadata?.annotations, [selectedNodeAnnotation]: nodeName }
        const metadata = { ...claim.metadata, annotations }
        await client.resource(PersistentVolumeClaims, claim.metadata?.namespace).update({ ...claim, metadata })
      }
      return await waitUntilBound(plan, pod, nodeName, signal)
    },
    postBind(state, _pod, nodeName) {
      for (const { volume } of planOf(state, nodeName)?.bindings ?? []) assumed.delete(volume.metadata?.name ?? '')
    },
    wakesOn: [
      { resource: 'StorageClass', actions: ['Add', 'Update'] },
      {
        resource: 'PersistentVolumeClaim',
        actions: ['Add', 'Update'],
        wakes: (pod, { after }) =>
          after?.metadata?.namespace === pod.metadata?.namespace &&
          claimNames(pod).some(({ name }) => name === after?.metadata?.name),
      },
      { resource: 'PersistentVolume', actions: ['Add', 'Update'] },
      { resource: 'Node', actions: ['Add', 'UpdateLabels'] },
      { resource: 'CSINode', actions: ['Add', 'Update'] },
      { resource: 'CSIDriver', actions: ['Update'] },
      { resource: 'CSIStorageCapacity', actions: ['Add', 'Update'] },
    ],
  }

  /** Resolves when all claims are bound; an error verdict when they are not in time, or the provisioner has given the node back. */
  function waitUntilBound(plan: Plan, pod: Pod, nodeName: string, signal: AbortSignal): Promise<Verdict> {
    const claims = [...plan.bindings.map(({ claim }) => claim), ...plan.provisions]
    const check = (): Verdict | undefined => {
      let isDone = true
      for (const { metadata } of claims) {
        const name = metadata?.name ?? ''
        const claim = storage.claims.get(pod.metadata?.namespace ?? '', name)
        if (!claim)
          return failed(
            new Error(`error getting PVC "${name}" from API server: persistentvolumeclaim "${name}" not found`),
          )
        if (isBound(claim)) continue
        isDone = false
        const hadAnnotation = plan.provisions.some((one) => one.metadata?.uid === metadata?.uid)
        const isSeen = claim.metadata?.resourceVersion !== metadata?.resourceVersion
        if (hadAnnotation && isSeen && claim.metadata?.annotations?.[selectedNodeAnnotation] !== nodeName) {
          return failed(new Error(`binding volumes: selectedNode annotation reset for PVC "${name}"`))
        }
      }
      return isDone ? fits : undefined
    }
    return new Promise((resolve) => {
      let isOver = false
      const end = (verdict: Verdict) => {
        if (isOver) return
        isOver = true
        unsubscribe()
        timer.cancel()
        signal.removeEventListener('abort', onAbort)
        resolve(verdict)
      }
      const onAbort = () => end(failed(signal.reason))
      const look = () => {
        const verdict = check()
        if (verdict) end(verdict)
      }
      const timer = clock.after(bindTimeoutMs, () =>
        end(failed(new Error('binding volumes: context deadline exceeded'))),
      )
      // Told of what is there already: nothing can be settled before this has returned.
      let unsubscribe = () => {}
      unsubscribe = storage.claims.subscribe({ onUpdate: look, onDelete: look })
      signal.addEventListener('abort', onAbort, { once: true })
      if (signal.aborted) onAbort()
      else look()
    })
  }
}

const bindConflict = "node(s) didn't find available persistent volumes to bind"

function planOf(state: CycleState, nodeName: string): Plan | undefined {
  return state.read(podClaims)?.plans.get(nodeName)
}

/** Why the pod's claims do not let it be scheduled at all. */
function whyNotReady(storage: StorageObjects, pod: Pod): string | undefined {
  for (const { name, isEphemeral } of claimNames(pod)) {
    const claim = storage.claims.get(pod.metadata?.namespace ?? '', name)
    if (!claim) {
      const missing = `persistentvolumeclaim "${name}"`
      return isEphemeral ? `waiting for ephemeral volume controller to create the ${missing}` : `${missing} not found`
    }
    if (claim.status?.phase === 'Lost') {
      return `persistentvolumeclaim "${name}" bound to non-existent persistentvolume "${claim.spec?.volumeName ?? ''}"`
    }
    if (claim.metadata?.deletionTimestamp !== undefined) return `persistentvolumeclaim "${name}" is being deleted`
    const owner = claim.metadata?.ownerReferences?.find(({ controller }) => controller)
    if (isEphemeral && owner?.uid !== pod.metadata?.uid) {
      const { namespace, name: podName } = pod.metadata ?? {}
      return `PVC ${namespace}/${name} was not created for pod ${namespace}/${podName} (pod is not owner)`
    }
  }
  return undefined
}

/** Why no volume can be made for the claim on the node. */
function whyNotProvisioned(storage: StorageObjects, claim: PersistentVolumeClaim, node: Node): string | undefined {
  const storageClass = storage.classOf(claim)
  if (!storageClass?.provisioner || storageClass.provisioner === noProvisioner) return bindConflict
  const labels = node.metadata?.labels ?? {}
  const topologies = storageClass.allowedTopologies ?? []
  const isAllowed =
    topologies.length === 0 ||
    topologies.some(({ matchLabelExpressions = [] }) =>
      matchLabelExpressions.every(({ key, values }) => {
        const value = labels[key]
        return value !== undefined && values.includes(value)
      }),
    )
  if (!isAllowed) return bindConflict
  if (!storage.csiDrivers.get('', storageClass.provisioner)?.spec?.storageCapacity) return undefined
  const size = storageOf(claim.spec?.resources?.requests)
  const hasRoom = storage.capacities.list().some((one) => {
    if (one.storageClassName !== storageClass.metadata?.name) return false
    const limit = one.maximumVolumeSize ?? one.capacity
    return (
      limit !== undefined &&
      resourceAmount('storage', limit) >= size &&
      labelSelectorAsSelector(one.nodeTopology).matches(labels)
    )
  })
  return hasRoom ? undefined : 'node(s) did not have enough free storage'
}

/** The volume with the claim written into it: the volume controller does the rest. */
function reserved(volume: PersistentVolume, claim: PersistentVolumeClaim): PersistentVolume {
  const { name, namespace, uid, resourceVersion } = claim.metadata ?? {}
  const claimRef = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion }),
  }
  const annotations = volume.spec?.claimRef
    ? { ...volume.metadata?.annotations }
    : { ...volume.metadata?.annotations, [boundByControllerAnnotation]: 'yes' }
  return { ...volume, metadata: { ...volume.metadata, annotations }, spec: { ...volume.spec, claimRef } }
}

function bySize(claims: readonly PersistentVolumeClaim[]): readonly PersistentVolumeClaim[] {
  if (claims.length < 2) return claims
  return [...claims].sort((a, b) => storageOf(a.spec?.resources?.requests) - storageOf(b.spec?.resources?.requests))
}

function keyOf({ metadata }: PersistentVolumeClaim): string {
  return `${metadata?.namespace}/${metadata?.name}`
}
