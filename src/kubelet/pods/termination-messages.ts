import { open } from 'node:fs/promises'
import type { Pod } from '../../api/index.js'
import type { ContainerState } from '../runtime/container-runtime.js'
import { terminationLogPath } from './container-config.js'
import type { NodeContext } from './node-context.js'
import { allContainersOf } from './pod-spec.js'
import type { RuntimeView } from './runtime-view.js'

/** pkg/kubelet/container: MaxContainerTerminationMessageLength, …LogLength, …LogLines (v1.34). */
const longestMessage = 4096
const longestLog = 2048
const mostLines = 80

/** The last words of ended containers of one pod, each read once. */
export class TerminationMessages {
  readonly #context: NodeContext
  readonly #messages = new Map<string, string>()

  constructor(context: NodeContext) {
    this.#context = context
  }

  of(container: ContainerState): string | undefined {
    return this.#messages.get(container.id)
  }

  /** Reads what is not read yet and forgets containers that are gone. */
  async read(pod: Pod, view: RuntimeView): Promise<void> {
    if (!this.#context.runtime.supports.executes) return
    const ids = new Set(view.containers.map(({ id }) => id))
    for (const id of this.#messages.keys()) if (!ids.has(id)) this.#messages.delete(id)
    for (const container of view.containers) {
      if (container.state !== 'exited' || this.#messages.has(container.id)) continue
      this.#messages.set(container.id, await this.#messageOf(pod, container))
    }
  }

  async #messageOf(pod: Pod, container: ContainerState): Promise<string> {
    const path = terminationLogPath(this.#context, container.uid, container.container, container.attempt)
    const message = await readStart(path, longestMessage)
    if (message !== '') return message
    const spec = allContainersOf(pod).find(({ name }) => name === container.container)
    const usesLog = spec?.terminationMessagePolicy === 'FallbackToLogsOnError' && container.exitCode !== 0
    return usesLog ? await this.#endOfLog(container.id) : container.message
  }

  async #endOfLog(containerId: string): Promise<string> {
    const parts: Uint8Array[] = []
    const options = { follow: false, stdout: true, stderr: true, tailLines: mostLines }
    try {
      const lines = this.#context.runtime.logs(containerId, options, new AbortController().signal)
      for await (const line of lines) parts.push(line.text)
    } catch {
      return ''
    }
    const text = Buffer.concat(parts)
    return text.subarray(Math.max(0, text.length - longestLog)).toString('utf8')
  }
}

async function readStart(path: string, length: number): Promise<string> {
  try {
    const file = await open(path, 'r')
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
      return buffer.subarray(0, bytesRead).toString('utf8')
    } finally {
      await file.close()
    }
  } catch {
    // A container that never got its file has no last words.
    return ''
  }
}
