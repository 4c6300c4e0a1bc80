import {
  objectKey,
  type PersistentVolume,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  Pods,
} from '../../api/index.js'
import { indexByClaim, type ReconcileResult, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { ClaimBinding } from './claim-binding.js'
import { recycledVolume } from './recycling.js'
import { VolumeLifecycle } from './volume-lifecycle.js'
import { BindingWriter } from './writer.js'

/** Everything is looked at again this often: what a claim waits for may come without a change of its own. */
const resyncMs = 15_000

export class VolumeBinder implements Reconciler {
  readonly #writer: BindingWriter
  readonly #claims: ClaimBinding
  readonly #volumes: VolumeLifecycle

  constructor(tools: ReconcilerTools) {
    const { informers, queue } = tools
    this.#writer = new BindingWriter(tools)
    this.#claims = new ClaimBinding(tools, this.#writer)
    this.#volumes = new VolumeLifecycle(tools, this.#writer)
    const pods = informers.informer(Pods)
    indexByClaim(pods)
    pods.subscribe({
      onUpdate: (_, pod) => {
        const recycled = recycledVolume(pod)
        if (recycled !== undefined) queue.add(recycled)
      },
    })
    informers.informer(PersistentVolumeClaims).subscribe({
      onDelete: (claim: PersistentVolumeClaim) => {
        this.#writer.claims.gone(objectKey(claim))
        if (claim.spec?.volumeName) queue.add(claim.spec.volumeName)
      },
    })
    informers.informer(PersistentVolumes).subscribe({
      onDelete: (volume: PersistentVolume) => {
        this.#writer.volumes.gone(objectKey(volume))
        const { namespace, name } = volume.spec?.claimRef ?? {}
        if (name) queue.add(`${namespace}/${name}`)
      },
    })
  }

  async reconcile(key: string): Promise<ReconcileResult | undefined> {
    if (!key.includes('/')) {
      const volume = this.#writer.volumes.get(key)
      if (volume) await this.#volumes.sync(volume)
      return undefined
    }
    const claim = this.#writer.claims.get(key)
    if (!claim) return undefined
    await this.#claims.sync(claim)
    return this.#writer.claims.get(key)?.status?.phase === 'Bound' ? undefined : { requeueAfterMs: resyncMs }
  }
}
