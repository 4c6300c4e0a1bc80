import type { ObjectReference, Pod } from '../../api/index.js'
import { objectReference, Pods } from '../../api/index.js'
import type { EventRecorder } from '../../client/index.js'
import type { AnyContainer } from './pod-spec.js'
import { isInitContainer } from './pod-spec.js'

/** Events about a pod or one of its containers, in the kubelet's name. */
export class PodEvents {
  readonly #recorder: EventRecorder

  constructor(recorder: EventRecorder) {
    this.#recorder = recorder
  }

  pod(pod: Pod, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#recorder.event(objectReference(pod, Pods), type, reason, message)
  }

  container(pod: Pod, container: AnyContainer, type: 'Normal' | 'Warning', reason: string, message: string): void {
    this.#recorder.event(containerReference(pod, container), type, reason, message)
  }
}

function containerReference(pod: Pod, { name }: AnyContainer): ObjectReference {
  const isEphemeral = pod.spec?.ephemeralContainers?.some((one) => one.name === name) === true
  const list = isInitContainer(pod, name) ? 'initContainers' : isEphemeral ? 'ephemeralContainers' : 'containers'
  return { ...objectReference(pod, Pods), fieldPath: `spec.${list}{${name}}` }
}
