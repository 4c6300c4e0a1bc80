import { type ControllerRevision, ControllerRevisions, isAlreadyExists, isConflict } from '../../api/index.js'
import type { Client } from '../../client/index.js'
import { hashRevision, sameData } from './revision-data.js'

/** Names of owners are cut to this, so that the hash still fits. */
const longestPrefix = 223
const updateAttempts = 4

function revisionNamed(ownerName: string, hash: string): string {
  return `${ownerName.slice(0, longestPrefix)}-${hash}`
}

/**
 * Creates the revision under a name made of its owner's and a hash. A name that is taken for the same data is what was looked for; one taken for
 * other data raises the collision count, which goes into the next hash. pkg/controller/history CreateControllerRevision (v1.34).
 */
export async function createRevision(
  client: Client,
  draft: ControllerRevision,
  { ownerName, collisionCount }: { readonly ownerName: string; readonly collisionCount: number },
): Promise<{ readonly revision: ControllerRevision; readonly collisionCount: number }> {
  const revisions = client.resource(ControllerRevisions, draft.metadata?.namespace)
  for (let collisions = collisionCount; ; collisions++) {
    const name = revisionNamed(ownerName, hashRevision(draft.data, collisions))
    try {
      const revision = await revisions.create({ ...draft, metadata: { ...draft.metadata, name } })
      return { revision, collisionCount: collisions }
    } catch (error) {
      if (!isAlreadyExists(error)) throw error
      const present = await revisions.get(name)
      if (sameData(present, draft)) return { revision: present, collisionCount: collisions }
    }
  }
}

/** Gives an older revision a new number: its template is the newest again. */
export async function updateRevisionNumber(
  client: Client,
  revision: ControllerRevision,
  number: number,
): Promise<ControllerRevision> {
  const revisions = client.resource(ControllerRevisions, revision.metadata?.namespace)
  let current = revision
  for (let attempt = 1; current.revision !== number; attempt++) {
    try {
      return await revisions.update({ ...current, revision: number })
    } catch (error) {
      if (!isConflict(error) || attempt === updateAttempts) throw error
      current = await revisions.get(revision.metadata?.name ?? '')
    }
  }
  return current
}
