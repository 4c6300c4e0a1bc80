import { type Pod, parseLabelSelector, type Selector } from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Informer } from '../../client/index.js'
import type { Round } from './round.js'

/** Which pods each autoscaler counts, by the selector of its target's scale. */
export class SelectedPods {
  readonly #pods: Informer<Pod>
  readonly #selectors = new Map<string, Selector>()

  constructor(pods: Informer<Pod>) {
    this.#pods = pods
  }

  /** The autoscaler is gone. */
  forget(key: string): void {
    this.#selectors.delete(key)
  }

  /** The target's pods; they may not be another autoscaler's as well. Throws where there is no telling, having said so. */
  of(round: Round, text: string): readonly Pod[] {
    const refuse = (reason: string, event: string, message = event): never => {
      round.event('Warning', reason, event)
      const conditionReason = reason === 'SelectorRequired' ? 'InvalidSelector' : reason
      round.condition('ScalingActive', 'False', conditionReason, message)
      throw new Error(event)
    }
    if (text === '')
      return refuse('SelectorRequired', 'selector is required', "the HPA target's scale is missing a selector")
    let selector: Selector
    try {
      selector = parseLabelSelector(text)
    } catch (error) {
      const message = `couldn't convert selector into a corresponding internal selector object: ${messageOf(error)}`
      return refuse('InvalidSelector', message)
    }
    const { namespace } = round
    this.#selectors.set(round.key, selector)
    const pods = this.#pods.list(namespace).filter((pod) => selector.matches(pod.metadata?.labels))
    const selecting = [...this.#selectors].filter(
      ([key, one]) => key.startsWith(`${namespace}/`) && pods.some((pod) => one.matches(pod.metadata?.labels)),
    )
    if (selecting.length < 2) return pods
    const names = selecting.map(([key]) => key).sort()
    return refuse('AmbiguousSelector', `pods by selector ${text} are controlled by multiple HPAs: [${names.join(' ')}]`)
  }
}
