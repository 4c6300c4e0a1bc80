import { createHash } from 'node:crypto'
import type { ImageStatus } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { LifeStages } from './life-stages.js'

/** Images by name alone: what they do when they run, and whether they are there or can be had. */
export class SimulatedImages {
  readonly #stagesOf: (image: string) => LifeStages | undefined
  readonly #pulled = new Set<string>()
  readonly #ids = new Map<string, string>()

  constructor(stagesOf: (image: string) => LifeStages | undefined) {
    this.#stagesOf = stagesOf
  }

  stagesOf(image: string): LifeStages | undefined {
    return this.#stagesOf(image)
  }

  idOf(image: string): string {
    let id = this.#ids.get(image)
    if (id === undefined) {
      id = `sha256:${createHash('sha256').update(image).digest('hex')}`
      this.#ids.set(image, id)
    }
    return id
  }

  /** Undefined for an image that has to be pulled. */
  status(image: string): ImageStatus | undefined {
    const stages = this.#stagesOf(image)
    const present = (stages?.present ?? stages?.pullError === undefined) || this.#pulled.has(image)
    return present ? this.#statusOf(image) : undefined
  }

  /** Throws `IMAGE_PULL_FAILED`. */
  pull(image: string, signal: AbortSignal): ImageStatus {
    const error = this.#stagesOf(image)?.pullError
    if (error !== undefined) throw new RuntimeError('IMAGE_PULL_FAILED', error)
    if (signal.aborted) throw new RuntimeError('IMAGE_PULL_FAILED', 'context canceled')
    this.#pulled.add(image)
    return this.#statusOf(image)
  }

  /** All that were ever named. */
  list(): readonly ImageStatus[] {
    return [...this.#ids.keys()].map((image) => this.#statusOf(image))
  }

  #statusOf(image: string): ImageStatus {
    return { id: this.idOf(image), tags: [image], digests: [], sizeBytes: 0, user: '', entrypoint: [], command: [] }
  }
}
