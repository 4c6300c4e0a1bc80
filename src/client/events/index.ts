export type { EventDetails, EventRecorder, EventRecorderOptions, EventType } from './recorder.js'
export { createEventRecorder, referenceTo } from './recorder.js'
