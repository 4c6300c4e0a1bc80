import type { AdmissionAttributes, AdmissionPlugin, MutationRounds } from './attributes.js'

/** All plugins, in order: first every mutation, then, when the object is final, every validation. */
export class AdmissionChain {
  readonly #mutating: readonly AdmissionPlugin[]
  readonly #validating: readonly AdmissionPlugin[]

  constructor(plugins: readonly AdmissionPlugin[]) {
    this.#mutating = plugins.filter((plugin) => plugin.mutate)
    this.#validating = plugins.filter((plugin) => plugin.validate)
  }

  async mutate(attributes: AdmissionAttributes): Promise<void> {
    const rounds = { isSecond: false, needsSecond: false }
    await this.#mutateOnce(attributes, rounds)
    if (!rounds.needsSecond) return
    rounds.isSecond = true
    await this.#mutateOnce(attributes, rounds)
  }

  async #mutateOnce(attributes: AdmissionAttributes, rounds: MutationRounds): Promise<void> {
    for (const plugin of this.#mutating) {
      if (plugin.handles && !plugin.handles(attributes)) continue
      const waiting = plugin.mutate?.(attributes, rounds)
      if (waiting) await waiting
    }
  }

  async validate(attributes: AdmissionAttributes): Promise<void> {
    for (const plugin of this.#validating) {
      if (plugin.handles && !plugin.handles(attributes)) continue
      const waiting = plugin.validate?.(attributes)
      if (waiting) await waiting
    }
  }
}
