import type { UserInfo } from '../api/index.js'
import type { Component, Logger } from '../base/index.js'

/** Who the parts of a cluster are to the API server. */
export const users = {
  apiserver: { username: 'system:apiserver', groups: ['system:masters', 'system:authenticated'] },
  controllers: { username: 'system:kube-controller-manager', groups: ['system:authenticated'] },
  scheduler: { username: 'system:kube-scheduler', groups: ['system:authenticated'] },
  network: { username: 'system:network', groups: ['system:masters', 'system:authenticated'] },
  kubelets: { username: 'system:kubelets', groups: ['system:masters', 'system:authenticated'] },
} as const satisfies Record<string, UserInfo>

/** Started components, in order; stopped in reverse. A part that fails to stop does not keep the others from it. */
export class ComponentStack {
  readonly #started: Component[] = []
  readonly #logger: Logger

  constructor(logger: Logger) {
    this.#logger = logger
  }

  async start(component: Component, signal: AbortSignal): Promise<void> {
    // Noted first: a part that fails half way has things to give back, too.
    this.#started.push(component)
    await component.start(signal)
  }

  async stop(): Promise<void> {
    for (let component = this.#started.pop(); component; component = this.#started.pop()) {
      try {
        await component.stop()
      } catch (error) {
        this.#logger.error('Failed to stop a part of the cluster', { component: component.name, error })
      }
    }
  }
}
