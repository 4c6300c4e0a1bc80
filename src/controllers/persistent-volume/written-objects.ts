import { type KubeObject, objectKey } from '../../api/index.js'
import type { Informer } from '../../client/index.js'

/** An informer's objects, or what was written since where the informer has not seen that yet: no volume is promised twice. */
export class WrittenObjects<T extends KubeObject> {
  readonly #informer: Informer<T>
  readonly #written = new Map<string, T>()

  constructor(informer: Informer<T>) {
    this.#informer = informer
  }

  get(key: string): T | undefined {
    const seen = this.#informer.getByKey(key)
    return seen && this.#newer(seen, key)
  }

  list(): readonly T[] {
    const seen = this.#informer.list()
    return this.#written.size === 0 ? seen : seen.map((object) => this.#newer(object, objectKey(object)))
  }

  wrote(object: T): T {
    this.#written.set(objectKey(object), object)
    return object
  }

  /** The informer has the object no more. */
  gone(key: string): void {
    this.#written.delete(key)
  }

  #newer(seen: T, key: string): T {
    const written = this.#written.get(key)
    if (!written) return seen
    if (seen.metadata?.uid === written.metadata?.uid && versionOf(seen) < versionOf(written)) return written
    this.#written.delete(key)
    return seen
  }
}

function versionOf(object: KubeObject): number {
  return Number(object.metadata?.resourceVersion ?? 0)
}
