// revision-history: the templates of a workload as ControllerRevisions, for those who keep their history so.
export type { RevisionData } from './revision-data.js'
export {
  byRevision,
  canonicalData,
  hashRevision,
  revisionData,
  sameData,
  templateOf,
} from './revision-data.js'
export { createRevision, updateRevisionNumber } from './revision-writes.js'
