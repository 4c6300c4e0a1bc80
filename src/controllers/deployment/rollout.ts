import {
  controllerReference,
  type Deployment,
  type DeploymentStatus,
  Deployments,
  isAlreadyExists,
  isControlledBy,
  isNotFound,
  objectReference,
  podTemplateHash,
  type ReplicaSet,
  ReplicaSets,
  semanticEqual,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { EventType } from '../../client/index.js'
import { isNamespaceTerminating, type ReconcilerTools } from '../runtime/index.js'
import { maxRevision, newReplicaSetAnnotations, revisionAnnotation, withReplicaNumbers } from './annotations.js'
import { type NewCondition, newCondition, setCondition } from './conditions.js'
import { desiredReplicas, maxSurge, newSetReplicas, replicasOf } from './replica-numbers.js'
import { findNewSet, sameTemplate, templateHashLabel } from './replica-sets.js'
import { hasProgressDeadline, progressingCondition } from './status.js'

/** One look at a deployment with its sets: what all strategies need. Holds the newest version of the deployment that was written. */
export class Rollout {
  readonly tools: ReconcilerTools
  deployment: Deployment
  newSet: ReplicaSet | undefined
  oldSets: readonly ReplicaSet[]

  constructor(tools: ReconcilerTools, deployment: Deployment, sets: readonly ReplicaSet[]) {
    this.tools = tools
    this.deployment = deployment
    this.newSet = findNewSet(deployment, sets)
    this.oldSets = sets.filter((set) => set !== this.newSet)
  }

  get allSets(): readonly ReplicaSet[] {
    return this.newSet ? [...this.oldSets, this.newSet] : this.oldSets
  }

  get now(): number {
    return this.tools.clock.now()
  }

  event(type: EventType, reason: string, message: string): void {
    this.tools.events.event(objectReference(this.deployment, Deployments), type, reason, message)
  }

  /** Writes the status (and annotations, which a status write may change). */
  async updateStatus(status: DeploymentStatus, annotations?: Record<string, string>): Promise<void> {
    const { metadata } = this.deployment
    this.deployment = await this.tools.client.resource(Deployments, metadata?.namespace).updateStatus({
      ...this.deployment,
      ...(annotations ? { metadata: { ...metadata, annotations } } : {}),
      status,
    })
  }

  async setStatusCondition(condition: NewCondition): Promise<void> {
    await this.updateStatus(this.#statusWith(condition))
  }

  /** getAllReplicaSetsAndSyncRevision (v1.34): the new set's annotations and the deployment's revision are brought up to date. */
  async syncRevision({ create }: { readonly create: boolean }): Promise<void> {
    const revision = maxRevision(this.oldSets) + 1
    if (this.newSet) await this.#refreshNewSet(this.newSet, revision)
    else if (create) await this.#createNewSet(revision)
  }

  /** Scales a set, or at least notes the deployment's numbers on it. True when its size changed. */
  async scale(set: ReplicaSet, size: number): Promise<boolean> {
    const numbers = this.#numbers()
    const annotations = withReplicaNumbers(set.metadata?.annotations, numbers)
    const before = replicasOf(set)
    if (before === size && annotations === set.metadata?.annotations) return false
    const updated = await this.tools.client.resource(ReplicaSets, set.metadata?.namespace).update({
      ...set,
      metadata: { ...set.metadata, annotations },
      ...(set.spec ? { spec: { ...set.spec, replicas: size } } : {}),
    })
    this.#replace(set, updated)
    if (before === size) return false
    const direction = before < size ? 'up' : 'down'
    const message = `Scaled ${direction} replica set ${set.metadata?.name} from ${before} to ${size}`
    this.event('Normal', 'ScalingReplicaSet', message)
    return true
  }

  async #refreshNewSet(set: ReplicaSet, revision: number): Promise<void> {
    const minReadySeconds = this.deployment.spec?.minReadySeconds ?? 0
    const annotations = newReplicaSetAnnotations(this.deployment, set.metadata?.annotations, {
      revision,
      numbers: undefined,
    })
    if (
      !semanticEqual(annotations, set.metadata?.annotations) ||
      (set.spec?.minReadySeconds ?? 0) !== minReadySeconds
    ) {
      // The deployment follows in the reconciliation that this change brings about.
      const updated = await this.tools.client.resource(ReplicaSets, set.metadata?.namespace).update({
        ...set,
        metadata: { ...set.metadata, annotations },
        ...(set.spec ? { spec: { ...set.spec, minReadySeconds } } : {}),
      })
      this.#replace(set, updated)
      return
    }
    const setRevision = set.metadata?.annotations?.[revisionAnnotation] ?? ''
    const needsCondition = hasProgressDeadline(this.deployment) && !progressingCondition(this.deployment.status)
    const message = `Found new replica set "${set.metadata?.name}"`
    await this.#writeRevision(
      setRevision,
      needsCondition ? { type: 'Progressing', status: 'True', reason: 'FoundNewReplicaSet', message } : undefined,
    )
  }

  async #createNewSet(revision: number): Promise<void> {
    const { deployment } = this
    const draft = this.#draft(revision)
    const name = draft.metadata?.name ?? ''
    const sets = this.tools.client.resource(ReplicaSets, deployment.metadata?.namespace)
    let created: ReplicaSet
    let existed = false
    try {
      created = await sets.create(draft)
    } catch (error) {
      if (isNamespaceTerminating(error)) throw error
      if (!isAlreadyExists(error)) {
        await this.#reportFailedCreate(name, error)
        throw error
      }
      const present = await sets.get(name).catch((failure: unknown) => {
        if (isNotFound(failure)) throw error
        throw failure
      })
      if (!isControlledBy(present, deployment) || !sameTemplate(present.spec?.template, deployment.spec?.template)) {
        // Another template has the same hash: the count goes into the next one.
        const collisionCount = (deployment.status?.collisionCount ?? 0) + 1
        await this.updateStatus({ ...deployment.status, collisionCount })
        throw error
      }
      created = present
      existed = true
    }
    this.newSet = created
    const size = replicasOf(draft)
    if (!existed && size > 0)
      this.event('Normal', 'ScalingReplicaSet', `Scaled up replica set ${name} from 0 to ${size}`)
    const isNews = !existed && hasProgressDeadline(deployment)
    const message = `Created new replica set "${name}"`
    await this.#writeRevision(
      String(revision),
      isNews ? { type: 'Progressing', status: 'True', reason: 'NewReplicaSetCreated', message } : undefined,
    )
  }

  #draft(revision: number): ReplicaSet {
    const { deployment } = this
    const { spec, status, metadata } = deployment
    const hash = podTemplateHash(spec?.template ?? {}, status?.collisionCount)
    const labels = { ...spec?.template.metadata?.labels, [templateHashLabel]: hash }
    const annotations = newReplicaSetAnnotations(deployment, undefined, { revision, numbers: this.#numbers() })
    return {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${metadata?.name}-${hash}`,
        ...(metadata?.namespace === undefined ? {} : { namespace: metadata.namespace }),
        labels,
        annotations,
        ownerReferences: [controllerReference(deployment, Deployments)],
      },
      spec: {
        replicas: newSetReplicas(deployment, this.oldSets, 0),
        ...(spec?.minReadySeconds === undefined ? {} : { minReadySeconds: spec.minReadySeconds }),
        selector: {
          ...spec?.selector,
          matchLabels: { ...spec?.selector.matchLabels, [templateHashLabel]: hash },
        },
        template: { ...spec?.template, metadata: { ...spec?.template.metadata, labels } },
      },
    }
  }

  async #reportFailedCreate(name: string, error: unknown): Promise<void> {
    const message = `Failed to create new replica set "${name}": ${messageOf(error)}`
    if (hasProgressDeadline(this.deployment)) {
      const condition: NewCondition = { type: 'Progressing', status: 'False', reason: 'ReplicaSetCreateError', message }
      // What matters is the failure that the caller throws; the condition comes again with the next attempt.
      await this.setStatusCondition(condition).catch(() => {})
    }
    this.event('Warning', 'ReplicaSetCreateError', message)
  }

  async #writeRevision(revision: string, condition: NewCondition | undefined): Promise<void> {
    const annotations = this.deployment.metadata?.annotations
    const hasRevision = annotations?.[revisionAnnotation] === revision
    if (hasRevision && !condition) return
    await this.updateStatus(
      condition ? this.#statusWith(condition) : (this.deployment.status ?? {}),
      hasRevision ? undefined : { ...annotations, [revisionAnnotation]: revision },
    )
  }

  #statusWith(condition: NewCondition): DeploymentStatus {
    const { status } = this.deployment
    return { ...status, conditions: [...setCondition(status?.conditions ?? [], newCondition(condition, this.now))] }
  }

  #numbers() {
    const desired = desiredReplicas(this.deployment)
    return { desired, max: desired + maxSurge(this.deployment) }
  }

  #replace(set: ReplicaSet, updated: ReplicaSet): void {
    if (this.newSet === set) this.newSet = updated
    else this.oldSets = this.oldSets.map((one) => (one === set ? updated : one))
  }
}
