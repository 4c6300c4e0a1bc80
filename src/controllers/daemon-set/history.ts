import {
  type ControllerRevision,
  ControllerRevisions,
  controllerReference,
  type DaemonSet,
  DaemonSets,
  isAlreadyExists,
  type Pod,
  Pods,
  podTemplateHash,
} from '../../api/index.js'
import type { Client } from '../../client/index.js'
import { byRevision, canonicalData, revisionData } from '../revision-history/index.js'
import { revisionLabel } from './daemon-pod.js'

const defaultHistoryLimit = 10

export interface DaemonHistory {
  readonly current: ControllerRevision
  readonly old: readonly ControllerRevision[]
}

export interface HistoryInputs {
  readonly daemonSet: DaemonSet
  /** Those that the daemon set controls. */
  readonly revisions: readonly ControllerRevision[]
  readonly pods: readonly Pod[]
}

/** Finds or makes the revision of the template and gives it the highest number. constructHistory (v1.34). */
export async function syncHistory(client: Client, inputs: HistoryInputs): Promise<DaemonHistory> {
  const { daemonSet } = inputs
  const resource = client.resource(ControllerRevisions, daemonSet.metadata?.namespace)
  const wanted = canonicalData(revisionData(daemonSet.spec?.template))
  const matching: ControllerRevision[] = []
  const old: ControllerRevision[] = []
  for (let revision of inputs.revisions) {
    const { metadata } = revision
    if (metadata?.labels?.[revisionLabel] === undefined) {
      const labels = { ...metadata?.labels, [revisionLabel]: metadata?.name ?? '' }
      revision = await resource.update({ ...revision, metadata: { ...metadata, labels } })
    }
    if (canonicalData(revision.data) === wanted) matching.push(revision)
    else old.push(revision)
  }
  const number = Math.max(0, ...old.map(({ revision }) => revision)) + 1
  const kept = await keepOne(client, inputs, matching)
  if (!kept) return { current: await snapshot(client, daemonSet, number), old }
  if (kept.revision < number) await resource.update({ ...kept, revision: number })
  return { current: kept, old }
}

/** Of several revisions with the same template the newest stays, and the pods are its. */
async function keepOne(
  client: Client,
  { daemonSet, pods }: HistoryInputs,
  matching: readonly ControllerRevision[],
): Promise<ControllerRevision | undefined> {
  const kept = [...matching].sort((a, b) => a.revision - b.revision).at(-1)
  if (!kept || matching.length === 1) return kept
  const namespace = daemonSet.metadata?.namespace
  const hash = kept.metadata?.labels?.[revisionLabel] ?? ''
  for (const { metadata } of pods) {
    if (metadata?.labels?.[revisionLabel] === hash) continue
    const patch = { metadata: { labels: { [revisionLabel]: hash } } }
    await client.resource(Pods, namespace).patch(metadata?.name ?? '', 'merge', patch)
  }
  for (const revision of matching) {
    if (revision !== kept) await client.resource(ControllerRevisions, namespace).delete(revision.metadata?.name ?? '')
  }
  return kept
}

async function snapshot(client: Client, daemonSet: DaemonSet, number: number): Promise<ControllerRevision> {
  const { namespace, annotations } = daemonSet.metadata ?? {}
  const revisions = client.resource(ControllerRevisions, namespace)
  const draft = newRevision(daemonSet, number)
  const name = draft.metadata?.name ?? ''
  try {
    return await revisions.create({
      ...draft,
      metadata: { ...draft.metadata, ...(annotations ? { annotations } : {}) },
    })
  } catch (error) {
    if (!isAlreadyExists(error)) throw error
    const present = await revisions.get(name)
    if (canonicalData(present.data) === canonicalData(draft.data)) return present
    // Another template has the same hash: the count goes into the next one.
    const sets = client.resource(DaemonSets, namespace)
    const fresh = await sets.get(daemonSet.metadata?.name ?? '')
    const known = daemonSet.status?.collisionCount
    const count = fresh.status?.collisionCount
    if (count !== known)
      throw new Error(
        `found a stale collision count (${known ?? 0}, expected ${count ?? 0}) of DaemonSet "${fresh.metadata?.name}" while processing; will retry until it is updated`,
      )
    await sets.updateStatus({ ...fresh, status: { ...noNumbers, ...fresh.status, collisionCount: (count ?? 0) + 1 } })
    throw error
  }
}

const noNumbers = { currentNumberScheduled: 0, desiredNumberScheduled: 0, numberMisscheduled: 0, numberReady: 0 }

function newRevision(daemonSet: DaemonSet, revision: number): ControllerRevision {
  const { name = '', namespace } = daemonSet.metadata ?? {}
  const template = daemonSet.spec?.template
  const hash = podTemplateHash(template ?? {}, daemonSet.status?.collisionCount)
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      name: `${name}-${hash}`,
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template?.metadata?.labels, [revisionLabel]: hash },
      ownerReferences: [controllerReference(daemonSet, DaemonSets)],
    },
    data: revisionData(template),
    revision,
  }
}

/** Deletes old revisions beyond the limit that no pod comes from, lowest first. */
export async function cleanUpHistory(client: Client, inputs: HistoryInputs): Promise<void> {
  const { daemonSet, revisions, pods } = inputs
  let surplus = revisions.length - (daemonSet.spec?.revisionHistoryLimit ?? defaultHistoryLimit)
  if (surplus <= 0) return
  const live = new Set(pods.map((pod) => pod.metadata?.labels?.[revisionLabel]))
  for (const { metadata } of [...revisions].sort(byRevision)) {
    if (surplus <= 0) return
    if (live.has(metadata?.labels?.[revisionLabel])) continue
    await client.resource(ControllerRevisions, metadata?.namespace).delete(metadata?.name ?? '')
    surplus--
  }
}
