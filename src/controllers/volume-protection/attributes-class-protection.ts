import {
  isNotFound,
  type KubeObject,
  type PersistentVolumeClaim,
  PersistentVolumeClaims,
  PersistentVolumes,
  type VolumeAttributesClass,
  VolumeAttributesClasses,
} from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import type { Reconciler, ReconcilerTools } from '../runtime/index.js'
import {
  attributesClassFinalizer,
  isHeld,
  isUnprotected,
  watchUnprotected,
  withFinalizer,
  withoutFinalizer,
} from './finalizers.js'

const classIndex = 'volume attributes class'

/** Holds VolumeAttributesClasses that are being deleted as long as a claim or volume has them. pkg/controller/volume/vacprotection (v1.34). */
export class AttributesClassProtection implements Reconciler {
  readonly #tools: ReconcilerTools
  readonly #classes: Informer<VolumeAttributesClass>

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
    const { informers, queue } = tools
    this.#classes = informers.informer(VolumeAttributesClasses)
    watchUnprotected(tools, VolumeAttributesClasses, attributesClassFinalizer)
    /** What lets a class go may be the last that held it. */
    const followed = <O extends KubeObject>(informer: Informer<O>, classesOf: (object: O) => readonly string[]) => {
      informer.addIndex(classIndex, classesOf)
      informer.subscribe({
        onAdd: () => {},
        onUpdate: (old, object) => {
          const present = classesOf(object)
          for (const name of classesOf(old)) if (!present.includes(name)) queue.add(name)
        },
        onDelete: (object) => {
          for (const name of classesOf(object)) queue.add(name)
        },
      })
    }
    followed(informers.informer(PersistentVolumeClaims), classesOfClaim)
    followed(informers.informer(PersistentVolumes), ({ spec }) => names(spec?.volumeAttributesClassName))
  }

  async reconcile(key: string): Promise<undefined> {
    const one = this.#classes.getByKey(key)
    if (!one) return undefined
    if (isHeld(one, attributesClassFinalizer)) {
      if (!this.#isUsed(key)) await this.#write(withoutFinalizer(one, attributesClassFinalizer))
    } else if (isUnprotected(one, attributesClassFinalizer)) {
      await this.#write(withFinalizer(one, attributesClassFinalizer))
    }
    return undefined
  }

  #isUsed(name: string): boolean {
    const { informers } = this.#tools
    return [PersistentVolumes, PersistentVolumeClaims].some(
      (token) => informers.informer(token).byIndex(classIndex, name).length > 0,
    )
  }

  async #write(one: VolumeAttributesClass): Promise<void> {
    try {
      await this.#tools.client.resource(VolumeAttributesClasses).update(one)
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}

/** The class that a claim asks for, the one that it has, and the one that it changes to. */
function classesOfClaim({ spec, status }: PersistentVolumeClaim): readonly string[] {
  const { currentVolumeAttributesClassName, modifyVolumeStatus } = status ?? {}
  return names(
    spec?.volumeAttributesClassName,
    currentVolumeAttributesClassName,
    modifyVolumeStatus?.targetVolumeAttributesClassName,
  )
}

function names(...all: (string | undefined)[]): readonly string[] {
  return [...new Set(all.filter((name) => name !== undefined && name !== ''))] as string[]
}
