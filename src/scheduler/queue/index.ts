export type { QueuedPod } from './queued-pod.js'
export type { Rejection } from './scheduling-queue.js'
export { SchedulingQueue } from './scheduling-queue.js'
export { noNodes } from './wake-table.js'
