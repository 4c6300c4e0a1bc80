export type { RecordedEvent } from './fake-cluster.js'
export { FakeCluster } from './fake-cluster.js'
export { aNode, antiAffinityTo, aPod } from './objects.js'
export { SchedulerWorld, schedulerWorld } from './scheduler-world.js'
