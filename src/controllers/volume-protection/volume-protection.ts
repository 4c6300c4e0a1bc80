import { isNotFound, type PersistentVolume, PersistentVolumes } from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import type { Reconciler, ReconcilerTools } from '../runtime/index.js'
import {
  isHeld,
  isUnprotected,
  volumeFinalizer,
  watchUnprotected,
  withFinalizer,
  withoutFinalizer,
} from './finalizers.js'

/** Holds volumes that are being deleted as long as they are bound. pkg/controller/volume/pvprotection (v1.34). */
export class VolumeProtection implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #volumes: Informer<PersistentVolume>

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    this.#volumes = tools.informers.informer(PersistentVolumes)
    watchUnprotected(tools, PersistentVolumes, volumeFinalizer)
  }

  async reconcile(key: string): Promise<undefined> {
    const volume = this.#volumes.getByKey(key)
    if (!volume) return undefined
    if (isHeld(volume, volumeFinalizer)) {
      if (volume.status?.phase !== 'Bound') await this.#write(withoutFinalizer(volume, volumeFinalizer))
    } else if (isUnprotected(volume, volumeFinalizer)) await this.#write(withFinalizer(volume, volumeFinalizer))
    return undefined
  }

  async #write(volume: PersistentVolume): Promise<void> {
    try {
      await this.#tools.client.resource(PersistentVolumes).update(volume)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
