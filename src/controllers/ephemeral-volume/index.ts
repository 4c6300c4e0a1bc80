import {
  controllerReference,
  objectKey,
  objectReference,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  type Pod,
  Pods,
  type Volume,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import {
  claimNameOf,
  defineController,
  foreignClaim,
  indexByClaim,
  podsOfClaim,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'

/** Makes the claims of ephemeral volumes, owned by their pods. pkg/controller/volume/ephemeral (v1.34). */
export const ephemeralVolumeController = defineController({
  name: 'ephemeral_volume',
  reconciles: Pods,
  concerns: needsClaims,
  create: (tools) => new EphemeralVolumes(tools),
})

function needsClaims(pod: Pod): boolean {
  const isAlive = pod.metadata?.deletionTimestamp === undefined
  return isAlive && (pod.spec?.volumes ?? []).some((volume) => volume.ephemeral !== undefined)
}

class EphemeralVolumes implements Reconciler {
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    const pods = tools.informers.informer(Pods)
    indexByClaim(pods)
    tools.informers.informer(PersistentVolumeClaims).subscribe({
      onDelete: (claim) => {
        for (const pod of podsOfClaim(pods, objectKey(claim))) if (needsClaims(pod)) tools.queue.add(objectKey(pod))
      },
    })
  }

  async reconcile(key: string): Promise<undefined> {
    const { informers, events } = this.#tools
    const pod = informers.informer(Pods).getByKey(key)
    if (!pod || !needsClaims(pod)) return undefined
    for (const volume of pod.spec?.volumes ?? []) {
      try {
        await this.#makeClaim(pod, volume)
      } catch (error) {
        const message = `ephemeral volume ${volume.name}: ${messageOf(error)}`
        events.event(objectReference(pod, Pods), 'Warning', 'FailedBinding', message)
        throw new Error(`pod ${key}, ${message}`, { cause: error })
      }
    }
    return undefined
  }

  async #makeClaim(pod: Pod, volume: Volume): Promise<void> {
    const template = volume.ephemeral?.volumeClaimTemplate
    const name = claimNameOf(pod, volume)
    if (!volume.ephemeral || name === undefined) return
    const { namespace = '' } = pod.metadata ?? {}
    const present = this.#tools.informers.informer(PersistentVolumeClaims).get(namespace, name)
    if (present) {
      const complaint = foreignClaim(pod, present)
      if (complaint !== undefined) throw new Error(complaint)
      return
    }
    const { annotations, labels } = template?.metadata ?? {}
    const claim: PersistentVolumeClaim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: {
        name,
        namespace,
        ownerReferences: [controllerReference(pod, Pods)],
        ...(annotations ? { annotations } : {}),
        ...(labels ? { labels } : {}),
      },
      ...(template?.spec ? { spec: template.spec } : {}),
    }
    try {
      await this.#tools.client.resource(PersistentVolumeClaims, namespace).create(claim)
    } catch (cause) {
      throw new Error(`create PVC ${name}: ${messageOf(cause)}`, { cause })
    }
  }
}
