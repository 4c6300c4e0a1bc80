import {
  isAlreadyExists,
  isNotFound,
  isPodTerminal,
  objectKey,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  Pods,
} from '../../api/index.js'
import { podsOfClaim, type ReconcilerTools } from '../runtime/index.js'
import { annotation, migratedTo, provisionedBy, withAnnotations, withoutAnnotation } from './annotations.js'
import { hasOtherMode } from './matching.js'
import { deletionOf, isBuiltIn, successorOf } from './plugins.js'
import { recyclerName, recyclerNamespace, recyclerPod, recyclingFailure } from './recycling.js'
import type { BindingWriter } from './writer.js'

const inTreeFinalizer = 'kubernetes.io/pv-controller'
const externalFinalizer = 'external-provisioner.volume.kubernetes.io/finalizer'

/** The volumes' half of the binder: syncVolume (v1.34). */
export class VolumeLifecycle {
  readonly #tools: ReconcilerTools
  readonly #writer: BindingWriter

  constructor(tools: ReconcilerTools, writer: BindingWriter) {
    this.#tools = tools
    this.#writer = writer
  }

  async sync(seen: PersistentVolume): Promise<void> {
    const noted = withProvisionerNotes(seen)
    const volume = noted === seen ? seen : await this.#writer.updateVolume(noted)
    const reference = volume.spec?.claimRef
    if (!reference?.uid) {
      await this.#writer.setVolumePhase(volume, 'Available')
      return
    }
    const claim = await this.#claimOf(volume)
    if (!claim) return this.#release(volume)
    if (!claim.spec?.volumeName) return this.#awaitClaim(volume, claim)
    if (claim.spec.volumeName === volume.metadata?.name) {
      await this.#writer.setVolumePhase(volume, 'Bound')
      return
    }
    // The claim took another volume. One that was made for it is of no use any more.
    const wasMade = annotation(volume, provisionedBy) !== undefined
    if (wasMade && volume.spec?.persistentVolumeReclaimPolicy === 'Delete') await this.#release(volume)
    else await this.#writer.unbind(volume)
  }

  /** The claim that the volume is promised to, as long as it is still the same. The server is asked before it counts as gone. */
  async #claimOf(volume: PersistentVolume): Promise<PersistentVolumeClaim | undefined> {
    const { namespace = '', name = '', uid } = volume.spec?.claimRef ?? {}
    const known = this.#writer.claims.get(`${namespace}/${name}`)
    if (known?.metadata?.uid === uid) return known
    if (!known && isOver(volume)) return undefined
    try {
      const fresh = await this.#tools.client.resource(PersistentVolumeClaims, namespace).get(name)
      return fresh.metadata?.uid === uid ? fresh : undefined
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  #awaitClaim(volume: PersistentVolume, claim: PersistentVolumeClaim): void {
    const { name, namespace } = claim.metadata ?? {}
    if (!hasOtherMode(claim, volume)) {
      this.#tools.queue.add(`${namespace}/${name}`)
      return
    }
    const why = 'due to incompatible volumeMode.'
    const ofVolume = `Cannot bind PersistentVolume to requested PersistentVolumeClaim "${name}" ${why}`
    this.#writer.volumeEvent(volume, 'Warning', 'VolumeMismatch', ofVolume)
    const ofClaim = `Cannot bind PersistentVolume "${volume.metadata?.name}" to requested PersistentVolumeClaim ${why}`
    this.#writer.claimEvent(claim, 'Warning', 'VolumeMismatch', ofClaim)
  }

  async #release(volume: PersistentVolume): Promise<void> {
    const released = isOver(volume) ? volume : await this.#writer.setVolumePhase(volume, 'Released')
    if (annotation(released, migratedTo)) return
    switch (released.spec?.persistentVolumeReclaimPolicy) {
      case 'Retain':
        return
      case 'Delete':
        return this.#delete(released)
      case 'Recycle':
        return this.#recycle(released)
      default: {
        const message = 'Volume has unrecognized PersistentVolumeReclaimPolicy'
        await this.#writer.setVolumePhase(released, 'Failed', { reason: 'VolumeUnknownReclaimPolicy', message })
      }
    }
  }

  /** A pod empties the volume, then it is free again. */
  async #recycle(volume: PersistentVolume): Promise<void> {
    const users = this.#usersOf(volume)
    if (users.length > 0) {
      const message = `Volume is used by pods: ${users.join(',')}`
      this.#writer.volumeEvent(volume, 'Normal', 'VolumeFailedRecycle', message)
      return
    }
    const draft = recyclerPod(volume)
    if (!draft) {
      const message = 'No recycler plugin found for the volume!'
      await this.#writer.setVolumePhase(volume, 'Failed', { reason: 'VolumeFailedRecycle', message })
      return
    }
    const pods = this.#tools.client.resource(Pods, recyclerNamespace)
    const name = recyclerName(volume.metadata?.name ?? '')
    const pod = this.#tools.informers.informer(Pods).get(recyclerNamespace, name)
    if (!pod) {
      if (volume.status?.phase === 'Failed') return
      await pods.create(draft).catch((error: unknown) => {
        if (!isAlreadyExists(error)) throw error
      })
      return
    }
    if (!isPodTerminal(pod) || pod.metadata?.deletionTimestamp !== undefined) return
    const failure = recyclingFailure(pod)
    if (failure === undefined) {
      this.#writer.volumeEvent(volume, 'Normal', 'VolumeRecycled', 'Volume recycled')
      await this.#writer.unbind(volume)
    } else await this.#writer.setVolumePhase(volume, 'Failed', { reason: 'VolumeFailedRecycle', message: failure })
    await pods.delete(name).catch((error: unknown) => {
      if (!isNotFound(error)) throw error
    })
  }

  /** Pods that still have the claim that has gone. */
  #usersOf(volume: PersistentVolume): readonly string[] {
    const { namespace = '', name = '' } = volume.spec?.claimRef ?? {}
    const key = `${namespace}/${name}`
    if (this.#writer.claims.get(key)) return []
    const pods = podsOfClaim(this.#tools.informers.informer(Pods), key).filter((pod) => !isPodTerminal(pod))
    return pods.map(objectKey).sort()
  }

  async #delete(volume: PersistentVolume): Promise<void> {
    const deletion = deletionOf(volume)
    if (deletion === 'external') return
    if (deletion !== 'deleted') {
      const event = { reason: 'VolumeFailedDelete', message: deletion.problem }
      await this.#writer.setVolumePhase(volume, 'Failed', event)
      return
    }
    const { name = '', finalizers = [] } = volume.metadata ?? {}
    if (finalizers.includes(inTreeFinalizer))
      await this.#writer.updateVolume(withFinalizers(volume, [inTreeFinalizer], []))
    try {
      await this.#tools.client.resource(PersistentVolumes).delete(name)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** Released or Failed: its claim is known to have gone. */
function isOver({ status }: PersistentVolume): boolean {
  return status?.phase === 'Released' || status?.phase === 'Failed'
}

/** Who provisioned it decides about a note of migration and about the finalizer that guards its deletion; the same object when all is right. */
export function withProvisionerNotes(volume: PersistentVolume): PersistentVolume {
  const provisioner = annotation(volume, provisionedBy)
  if (provisioner === undefined) return volume
  const successor = successorOf(provisioner)
  const noted = annotation(volume, migratedTo) ?? ''
  let wanted = volume
  if (successor !== undefined && noted !== successor) wanted = withAnnotations(wanted, { [migratedTo]: successor })
  if (successor === undefined && noted !== '') wanted = withoutAnnotation(wanted, migratedTo)
  if (successor !== undefined) return withFinalizers(wanted, [inTreeFinalizer], [])
  if (!isBuiltIn(provisioner)) return wanted
  if (volume.spec?.persistentVolumeReclaimPolicy === 'Delete')
    return withFinalizers(wanted, [externalFinalizer], [inTreeFinalizer])
  return withFinalizers(wanted, [inTreeFinalizer, externalFinalizer], [])
}

function withFinalizers(
  volume: PersistentVolume,
  removed: readonly string[],
  added: readonly string[],
): PersistentVolume {
  const present = volume.metadata?.finalizers ?? []
  const finalizers = present.filter((one) => !removed.includes(one))
  for (const one of added) if (!finalizers.includes(one)) finalizers.push(one)
  const isSame = finalizers.length === present.length && finalizers.every((one, i) => one === present[i])
  return isSame ? volume : { ...volume, metadata: { ...volume.metadata, finalizers } }
}
