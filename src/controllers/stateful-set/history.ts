import {
  type ControllerRevision,
  ControllerRevisions,
  controllerReference,
  isNotFound,
  type Pod,
  type StatefulSet,
  StatefulSets,
  semanticEqual,
} from '../../api/index.js'
import type { Client } from '../../client/index.js'
import {
  byRevision,
  createRevision,
  hashRevision,
  revisionData,
  sameData,
  updateRevisionNumber,
} from '../revision-history/index.js'
import { podRevision } from './pod-identity.js'

const hashLabel = 'controller.kubernetes.io/hash'
const defaultHistoryLimit = 10

export interface SetRevisions {
  readonly current: ControllerRevision
  readonly update: ControllerRevision
  readonly collisionCount: number
}

/** Finds, renumbers or creates the revision of the set's template, and the one that its pods come from. */
export async function syncRevisions(
  client: Client,
  set: StatefulSet,
  known: readonly ControllerRevision[],
): Promise<SetRevisions> {
  const revisions = [...known].sort(byRevision)
  const latest = revisions.at(-1)
  const collisionCount = set.status?.collisionCount ?? 0
  const draft = newRevision(set, (latest?.revision ?? 0) + 1, collisionCount)
  const equal = revisions.findLast((revision) => sameData(revision, draft))
  const found = { update: draft, collisionCount }
  // Data that an older API server wrote may differ in what Go does not tell apart.
  if (latest && (equal === latest || (!equal && semanticEqual(latest.data, draft.data)))) found.update = latest
  else if (equal) found.update = await updateRevisionNumber(client, equal, draft.revision)
  else {
    const ownerName = set.metadata?.name ?? ''
    const created = await createRevision(client, draft, { ownerName, collisionCount })
    found.update = created.revision
    found.collisionCount = created.collisionCount
  }
  const current = revisions.find((revision) => revision.metadata?.name === set.status?.currentRevision)
  return { ...found, current: current ?? found.update }
}

function newRevision(set: StatefulSet, revision: number, collisionCount: number): ControllerRevision {
  const { namespace, annotations } = set.metadata ?? {}
  const template = set.spec?.template
  const data = revisionData(template)
  return {
    apiVersion: 'apps/v1',
    kind: 'ControllerRevision',
    metadata: {
      ...(namespace === undefined ? {} : { namespace }),
      labels: { ...template?.metadata?.labels, [hashLabel]: hashRevision(data, collisionCount) },
      ...(annotations ? { annotations } : {}),
      ownerReferences: [controllerReference(set, StatefulSets)],
    },
    data,
    revision,
  }
}

/** Deletes what nothing comes from any more beyond the limit, lowest revision first. */
export async function truncateHistory(
  client: Client,
  set: StatefulSet,
  history: {
    readonly pods: readonly Pod[]
    readonly revisions: readonly ControllerRevision[]
    readonly live: readonly string[]
  },
): Promise<void> {
  const live = new Set([...history.live, ...history.pods.map(podRevision)])
  const past = history.revisions.filter((revision) => !live.has(revision.metadata?.name ?? '')).sort(byRevision)
  const limit = set.spec?.revisionHistoryLimit ?? defaultHistoryLimit
  if (limit < 0) return
  for (const { metadata } of past.slice(0, Math.max(0, past.length - limit))) {
    try {
      await client.resource(ControllerRevisions, metadata?.namespace).delete(metadata?.name ?? '')
    } catch (error) {
      if (!isNotFound(error)) throw error
    }
  }
}
