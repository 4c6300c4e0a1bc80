import type { ObjectReference, Pod } from '../../api/index.js'
import { Pods } from '../../api/index.js'
import type { EventRecorder } from '../../client/index.js'
import { referenceTo } from '../../client/index.js'
import type { AnyContainer } from './pod-spec.js'
import { isInitContainer } from './pod-spec.js'

/** Events about a pod or one of its containers, in the kubelet's name. */
export class PodEvents {
  readonly #recorder: EventRecorder

  constructor(recorder: EventRecorder) {
    this.#recorder = recorder
  }

  pod(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#recorder.event(referenceTo(Pods, pod), type, reason, message)
  }

  container(pod: Pod, container: AnyContainer, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#recorder.event(containerReference(pod, container), type, reason, message)
  }
}

function containerReference(pod: Pod, { name }: AnyContainer): ObjectReference {
  const isEphemeral = pod.spec?.ephemeralContainers?.some((one) => one.name === name) === true
  const list = isInitContainer(pod, name) ? 'initContainers' : isEphemeral ? 'ephemeralContainers' : 'containers'
  return referenceTo(Pods, pod, `spec.${list}{${name}}`)
}
