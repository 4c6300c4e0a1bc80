/** One at a time per key, in order of arrival; different keys do not wait for each other. */
export class KeyedLock<K = string> {
  /** The last of each key's waiting line; it never rejects. */
  readonly #tails = new Map<K, Promise<void>>()

  /** Runs `action` when all earlier ones of this key have ended, however they ended. Settles as `action` does. */
  async run<T>(key: K, action: () => Promise<T> | T): Promise<T> {
    const before = this.#tails.get(key)
    let release = (): void => {}
    const tail = new Promise<void>((resolve) => {
      release = resolve
    })
    this.#tails.set(key, tail)
    if (before !== undefined) await before
    try {
      return await action()
    } finally {
      if (this.#tails.get(key) === tail) this.#tails.delete(key)
      release()
    }
  }

  /** Whether somebody holds the key. */
  isHeld(key: K): boolean {
    return this.#tails.has(key)
  }
}
