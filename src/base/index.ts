// base: tools with no Kubernetes in them (clock, logger, queues, locks, back-off, ids).
// May import: nothing of ours.
// Start here: clock.ts, component.ts, work-queue.ts.
export type { Clock, Timer } from './clock.js'
export { SystemClock } from './clock.js'
export type { Component } from './component.js'
export type { LogFields, Logger } from './logger.js'
export { silentLogger } from './logger.js'
export type { Random } from './random.js'
export { SeededRandom, SystemRandom } from './random.js'
