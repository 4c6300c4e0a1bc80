import { Jobs, Pods } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { OrphanReconciler, podsOfEndedJobs } from './orphans.js'
import { isTracked } from './pods.js'
import { JobReconciler } from './reconciler.js'

export { finishedConditionOf } from './conditions.js'

/** pkg/controller/job DefaultJobApiBackOff, MaxJobApiBackOff (v1.34). */
const backoff = { baseMs: 1000, maxMs: 60_000 }

export const jobController = defineController({
  name: 'job-controller',
  reconciles: Jobs,
  backoff,
  create: (tools) => new JobReconciler(tools),
})

/** The part of upstream's job controller that looks after pods whose job is over. */
export const jobOrphanController = defineController({
  name: 'job-orphan-controller',
  reconciles: Pods,
  concerns: isTracked,
  maps: [podsOfEndedJobs],
  backoff,
  create: (tools) => new OrphanReconciler(tools),
})
