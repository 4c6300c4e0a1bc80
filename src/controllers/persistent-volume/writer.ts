import {
  bindCompletedAnnotation,
  boundByControllerAnnotation,
  objectReference,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  semanticEqual,
} from '../../api/index.js'
import type { EventType } from '../../client/index.js'
import type { ReconcilerTools } from '../runtime/index.js'
import { annotation, withAnnotations, withoutAnnotation } from './annotations.js'
import { capacityOf, isPromisedTo } from './matching.js'
import { WrittenObjects } from './written-objects.js'

/** The event that goes with a change of phase. */
export interface PhaseEvent {
  readonly reason: string
  readonly message: string
}

const preResizeCapacity = 'volume.alpha.kubernetes.io/pre-resize-capacity'

/** What is written of claims and volumes, each only when it changes something. */
export class BindingWriter {
  readonly claims: WrittenObjects<PersistentVolumeClaim>
  readonly volumes: WrittenObjects<PersistentVolume>
  readonly #tools: ReconcilerTools

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.claims = new WrittenObjects(tools.informers.informer(PersistentVolumeClaims))
    this.volumes = new WrittenObjects(tools.informers.informer(PersistentVolumes))
  }

  claimEvent(claim: PersistentVolumeClaim, type: EventType, reason: string, message: string): void {
    this.#tools.events.event(objectReference(claim, PersistentVolumeClaims), type, reason, message)
  }

  volumeEvent(volume: PersistentVolume, type: EventType, reason: string, message: string): void {
    this.#tools.events.event(objectReference(volume, PersistentVolumes), type, reason, message)
  }

  async updateClaim(claim: PersistentVolumeClaim): Promise<PersistentVolumeClaim> {
    const claims = this.#tools.client.resource(PersistentVolumeClaims, claim.metadata?.namespace)
    return this.claims.wrote(await claims.update(claim))
  }

  async updateVolume(volume: PersistentVolume): Promise<PersistentVolume> {
    return this.volumes.wrote(await this.#tools.client.resource(PersistentVolumes).update(volume))
  }

  /** Promise on the volume, its phase, name on the claim, its phase: what fails in between is taken up again there. */
  async bind(volume: PersistentVolume, claim: PersistentVolumeClaim): Promise<void> {
    const promised = await this.#promise(volume, claim)
    const bound = await this.setVolumePhase(promised, 'Bound')
    await this.setClaimStatus(await this.#nameVolume(claim, bound), 'Bound', bound)
  }

  /** Takes the promise back: all of it when the controller gave it, else only the uid of the claim that has gone. */
  async unbind(volume: PersistentVolume): Promise<void> {
    const { claimRef, ...spec } = volume.spec ?? {}
    const isOurs = annotation(volume, boundByControllerAnnotation) !== undefined
    const { uid: _, ...reserved } = claimRef ?? {}
    const freed = isOurs
      ? { ...withoutAnnotation(volume, boundByControllerAnnotation), spec }
      : { ...volume, spec: { ...spec, claimRef: reserved } }
    await this.setVolumePhase(await this.updateVolume(freed), 'Available')
  }

  async setVolumePhase(volume: PersistentVolume, phase: string, event?: PhaseEvent): Promise<PersistentVolume> {
    if (volume.status?.phase === phase) return volume
    const { message: _, ...status } = volume.status ?? {}
    const message = event ? { message: event.message } : {}
    // Before the write: whoever sees the phase wants to read why.
    if (event) this.volumeEvent(volume, 'Warning', event.reason, event.message)
    const written = await this.#tools.client
      .resource(PersistentVolumes)
      .updateStatus({ ...volume, status: { ...status, phase, ...message } })
    return this.volumes.wrote(written)
  }

  /** Modes and capacity are the volume's; without one there are none. */
  async setClaimStatus(
    claim: PersistentVolumeClaim,
    phase: string,
    volume: PersistentVolume | undefined,
  ): Promise<PersistentVolumeClaim> {
    const wanted = { ...claim, status: claimStatus(claim, phase, volume) }
    if (semanticEqual(claim.status, wanted.status)) return claim
    const claims = this.#tools.client.resource(PersistentVolumeClaims, claim.metadata?.namespace)
    return this.claims.wrote(await claims.updateStatus(wanted))
  }

  async loseClaim(claim: PersistentVolumeClaim, { reason, message }: PhaseEvent): Promise<void> {
    if (claim.status?.phase === 'Lost') return
    this.claimEvent(await this.setClaimStatus(claim, 'Lost', undefined), 'Warning', reason, message)
  }

  async #promise(volume: PersistentVolume, claim: PersistentVolumeClaim): Promise<PersistentVolume> {
    const { name, namespace, uid } = volume.spec?.claimRef ?? {}
    const { metadata } = claim
    const isKept = name === metadata?.name && namespace === metadata?.namespace && uid === metadata?.uid
    const needsMark = !isPromisedTo(volume, claim) && annotation(volume, boundByControllerAnnotation) === undefined
    if (isKept && !needsMark) return volume
    const claimRef = isKept ? volume.spec?.claimRef : objectReference(claim, PersistentVolumeClaims)
    const promised = { ...volume, spec: { ...volume.spec, ...(claimRef ? { claimRef } : {}) } }
    return this.updateVolume(needsMark ? withAnnotations(promised, { [boundByControllerAnnotation]: 'yes' }) : promised)
  }

  async #nameVolume(claim: PersistentVolumeClaim, volume: PersistentVolume): Promise<PersistentVolumeClaim> {
    const { name = '' } = volume.metadata ?? {}
    const isNamed = claim.spec?.volumeName === name
    if (isNamed && annotation(claim, bindCompletedAnnotation) !== undefined) return claim
    const named = isNamed ? claim : { ...claim, spec: { ...claim.spec, volumeName: name } }
    const isMarked = isNamed || annotation(claim, boundByControllerAnnotation) !== undefined
    return this.updateClaim(
      withAnnotations(named, {
        ...(isMarked ? {} : { [boundByControllerAnnotation]: 'yes' }),
        [bindCompletedAnnotation]: 'yes',
      }),
    )
  }
}

function claimStatus(
  claim: PersistentVolumeClaim,
  phase: string,
  volume: PersistentVolume | undefined,
): NonNullable<PersistentVolumeClaim['status']> {
  const { accessModes: _, capacity, currentVolumeAttributesClassName: currentClass, ...rest } = claim.status ?? {}
  if (!volume) return { ...rest, phase }
  const { accessModes, volumeAttributesClassName } = volume.spec ?? {}
  const isNew = claim.status?.phase !== phase
  const preResize = annotation(volume, preResizeCapacity)
  const grown = { ...(preResize === undefined ? volume.spec?.capacity : { ...capacity, storage: preResize }) }
  if (isNew && volume.spec?.capacity?.storage === undefined)
    throw new Error(`PersistentVolume "${volume.metadata?.name}" is without a storage capacity`)
  const isFresh = isNew && (preResize !== undefined || capacity?.storage !== capacityOf(volume))
  const attributes = claim.status?.phase === 'Pending' && phase === 'Bound' ? volumeAttributesClassName : currentClass
  return {
    ...rest,
    phase,
    ...(accessModes ? { accessModes } : {}),
    ...(isFresh ? { capacity: grown } : capacity ? { capacity } : {}),
    ...(attributes === undefined ? {} : { currentVolumeAttributesClassName: attributes }),
  }
}
