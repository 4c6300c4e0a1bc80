import {
  controllerReference,
  isNotFound,
  isStatusError,
  type KubeObject,
  type ObjectReference,
  objectReference,
  type Pod,
  Pods,
  type PodTemplateSpec,
  type ResourceToken,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Client, EventRecorder } from '../../client/index.js'

/** A name, or another prefix for the generated one than the owner's name. */
export interface PodNaming {
  readonly name?: string
  readonly generateName?: string
}

/** Creates and deletes pods for an owner, with the events that pkg/controller's RealPodControl (v1.34) records on it. */
export class PodControl {
  readonly #client: Client
  readonly #events: EventRecorder

  constructor(client: Client, events: EventRecorder) {
    this.#client = client
    this.#events = events
  }

  /** Rejects with the API's error, after the event `FailedCreate` (none when the namespace is going away). */
  async create<O extends KubeObject>(
    token: ResourceToken<O>,
    owner: O,
    template: PodTemplateSpec,
    options: PodNaming = {},
  ): Promise<Pod> {
    const pod = podFromTemplate(token, owner, template, options)
    const regarding = objectReference(owner, token)
    try {
      const created = await this.#client.resource(Pods, owner.metadata?.namespace).create(pod)
      this.#events.event(regarding, 'Normal', 'SuccessfulCreate', `Created pod: ${created.metadata?.name}`)
      return created
    } catch (error) {
      if (!isNamespaceTerminating(error))
        this.#events.event(regarding, 'Warning', 'FailedCreate', `Error creating: ${messageOf(error)}`)
      throw error
    }
  }

  /** A pod that has gone already rejects with NotFound, without an event. */
  async delete<O extends KubeObject>(token: ResourceToken<O>, owner: O, pod: Pod): Promise<void> {
    const { namespace, name = '', deletionTimestamp } = pod.metadata ?? {}
    if (deletionTimestamp !== undefined) return
    const regarding: ObjectReference = objectReference(owner, token)
    try {
      await this.#client.resource(Pods, namespace).delete(name)
      this.#events.event(regarding, 'Normal', 'SuccessfulDelete', `Deleted pod: ${name}`)
    } catch (error) {
      if (!isNotFound(error))
        this.#events.event(regarding, 'Warning', 'FailedDelete', `Error deleting: ${messageOf(error)}`)
      throw error
    }
  }
}

/** The pod that a template makes: labels, annotations and finalizers of the template, owned by `owner`, its name generated from the owner's. */
export function podFromTemplate<O extends KubeObject>(
  token: ResourceToken<O>,
  owner: O,
  template: PodTemplateSpec,
  { name, generateName }: PodNaming = {},
): Pod {
  const { labels, annotations, finalizers } = template.metadata ?? {}
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...(name === undefined ? { generateName: generateName ?? `${owner.metadata?.name}-` } : { name }),
      ...(owner.metadata?.namespace === undefined ? {} : { namespace: owner.metadata.namespace }),
      ...(labels ? { labels } : {}),
      ...(annotations ? { annotations } : {}),
      ...(finalizers ? { finalizers } : {}),
      ownerReferences: [controllerReference(owner, token)],
    },
    ...(template.spec ? { spec: template.spec } : {}),
  }
}

/** The namespace is being deleted and refuses new objects: trying again is pointless. */
export function isNamespaceTerminating(error: unknown): boolean {
  return isStatusError(error) && (error.details?.causes ?? []).some((cause) => cause.reason === 'NamespaceTerminating')
}
