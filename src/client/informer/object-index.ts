import type { KubeObject } from '../../api/index.js'

/** Value → objects with that value. */
export class ObjectIndex<T extends KubeObject> {
  readonly #values: (object: T) => readonly string[]
  readonly #buckets = new Map<string, Map<string, T>>()

  constructor(values: (object: T) => readonly string[]) {
    this.#values = values
  }

  get(value: string): readonly T[] {
    const bucket = this.#buckets.get(value)
    return bucket ? [...bucket.values()] : []
  }

  count(value: string): number {
    return this.#buckets.get(value)?.size ?? 0
  }

  set(key: string, old: T | undefined, object: T): void {
    const values = this.#values(object)
    if (old !== undefined) {
      for (const value of this.#values(old)) if (!values.includes(value)) this.#drop(value, key)
    }
    for (const value of values) {
      const bucket = this.#buckets.get(value)
      if (bucket) bucket.set(key, object)
      else this.#buckets.set(value, new Map([[key, object]]))
    }
  }

  remove(key: string, old: T): void {
    for (const value of this.#values(old)) this.#drop(value, key)
  }

  #drop(value: string, key: string): void {
    const bucket = this.#buckets.get(value)
    if (bucket?.delete(key) && bucket.size === 0) this.#buckets.delete(value)
  }
}
