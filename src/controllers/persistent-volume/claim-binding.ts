import {
  bindCompletedAnnotation,
  boundByControllerAnnotation,
  defaultStorageClassOf,
  isPodTerminal,
  namesStorageClass,
  objectKey,
  type PersistentVolume,
  type PersistentVolumeClaim,
  Pods,
  StorageClasses,
  selectedNodeAnnotation,
  storageClassNameOf,
} from '../../api/index.js'
import { podsOfClaim, type ReconcilerTools } from '../runtime/index.js'
import { annotation, betaStorageProvisioner, migratedTo, storageProvisioner, withAnnotations } from './annotations.js'
import { bestVolume, isPromisedTo, mismatch } from './matching.js'
import { findProvisioner, successorOf } from './plugins.js'
import type { BindingWriter } from './writer.js'

/** The claims' half of the binder: syncClaim (v1.34). */
export class ClaimBinding {
  readonly #tools: ReconcilerTools
  readonly #writer: BindingWriter

  constructor(tools: ReconcilerTools, writer: BindingWriter) {
    this.#tools = tools
    this.#writer = writer
    tools.informers.informer(StorageClasses)
  }

  async sync(claim: PersistentVolumeClaim): Promise<void> {
    if (annotation(claim, bindCompletedAnnotation) !== undefined) await this.#syncBound(claim)
    else if (claim.spec?.volumeName) await this.#syncNamed(claim, claim.spec.volumeName)
    else await this.#findVolume(claim)
  }

  async #findVolume(claim: PersistentVolumeClaim): Promise<void> {
    const classes = this.#tools.informers.informer(StorageClasses)
    const className = storageClassNameOf(claim)
    const isDelayed = classes.getByKey(className)?.volumeBindingMode === 'WaitForFirstConsumer'
    const volume = bestVolume(claim, this.#writer.volumes.list(), { isDelayed })
    if (volume) return this.#writer.bind(volume, claim)
    const fallback = namesStorageClass(claim) ? undefined : defaultStorageClassOf(classes.list())?.metadata?.name
    if (fallback !== undefined) {
      await this.#writer.updateClaim({ ...claim, spec: { ...claim.spec, storageClassName: fallback } })
      return
    }
    if (isDelayed && annotation(claim, selectedNodeAnnotation) === undefined) this.#tellWhatItWaitsFor(claim)
    else if (className !== '') return this.#askProvisioner(claim, className)
    else {
      const message = 'no persistent volumes available for this claim and no storage class is set'
      this.#writer.claimEvent(claim, 'Normal', 'FailedBinding', message)
    }
    await this.#writer.setClaimStatus(claim, 'Pending', undefined)
  }

  #tellWhatItWaitsFor(claim: PersistentVolumeClaim): void {
    const pods = podsOfClaim(this.#tools.informers.informer(Pods), objectKey(claim))
    const names = pods.filter((pod) => !isPodTerminal(pod) && !pod.spec?.nodeName).map(({ metadata }) => metadata?.name)
    if (names.length === 0) {
      const message = 'waiting for first consumer to be created before binding'
      this.#writer.claimEvent(claim, 'Normal', 'WaitForFirstConsumer', message)
    } else {
      const message = `waiting for ${names.length === 1 ? 'pod' : 'pods'} ${names.join(',')} to be scheduled`
      this.#writer.claimEvent(claim, 'Normal', 'WaitForPodScheduled', message)
    }
  }

  /** Notes on the claim who is to make a volume. */
  async #askProvisioner(claim: PersistentVolumeClaim, className: string): Promise<void> {
    const storageClass = this.#tools.informers.informer(StorageClasses).getByKey(className)
    const found = storageClass
      ? findProvisioner(storageClass.provisioner)
      : { problem: `storageclass.storage.k8s.io "${className}" not found` }
    if ('problem' in found) {
      this.#writer.claimEvent(claim, 'Warning', 'ProvisioningFailed', found.problem)
      return
    }
    const { external } = found
    if (annotation(claim, storageProvisioner) !== external)
      await this.#writer.updateClaim(
        withAnnotations(claim, {
          [betaStorageProvisioner]: external,
          [storageProvisioner]: external,
          ...(successorOf(external) === undefined ? {} : { [migratedTo]: external }),
        }),
      )
    const message = `Waiting for a volume to be created either by the external provisioner '${external}' or manually by the system administrator. If volume creation is delayed, please verify that the provisioner is running and correctly registered.`
    this.#writer.claimEvent(claim, 'Normal', 'ExternalProvisioning', message)
  }

  /** The claim asks for one volume by name. */
  async #syncNamed(claim: PersistentVolumeClaim, volumeName: string): Promise<void> {
    const volume = this.#writer.volumes.get(volumeName)
    if (volume && !volume.spec?.claimRef) {
      const why = mismatch(volume, claim)
      if (why === undefined) return this.#writer.bind(volume, claim)
      const message = `Cannot bind to requested volume "${volumeName}": ${why}`
      this.#writer.claimEvent(claim, 'Warning', 'VolumeMismatch', message)
    } else if (volume && isPromisedTo(volume, claim)) return this.#writer.bind(volume, claim)
    else if (volume) this.#refuseTaken(claim, volume)
    await this.#writer.setClaimStatus(claim, 'Pending', undefined)
  }

  #refuseTaken(claim: PersistentVolumeClaim, volume: PersistentVolume): void {
    const { name, namespace } = volume.spec?.claimRef ?? {}
    const message = `volume "${volume.metadata?.name}" already bound to a different claim.`
    this.#writer.claimEvent(claim, 'Warning', 'FailedBinding', message)
    if (annotation(claim, boundByControllerAnnotation) !== undefined)
      throw new Error(
        `invalid binding of claim "${objectKey(claim)}" to volume "${volume.metadata?.name}": volume already claimed by "${namespace}/${name}"`,
      )
  }

  async #syncBound(claim: PersistentVolumeClaim): Promise<void> {
    const name = claim.spec?.volumeName
    const volume = name ? this.#writer.volumes.get(name) : undefined
    if (!volume) {
      const what = name ? 'its PersistentVolume' : 'reference to PersistentVolume'
      const message = `Bound claim has lost ${what}. Data on the volume is lost!`
      return this.#writer.loseClaim(claim, { reason: 'ClaimLost', message })
    }
    const reference = volume.spec?.claimRef
    if (!reference || reference.uid === claim.metadata?.uid) return this.#writer.bind(volume, claim)
    const message = 'Two claims are bound to the same volume, this one is bound incorrectly'
    return this.#writer.loseClaim(claim, { reason: 'ClaimMisbound', message })
  }
}
