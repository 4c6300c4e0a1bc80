export type { EventDetails, EventRecorder, EventRecorderOptions, EventType } from './recorder.js'
export { createEventRecorder } from './recorder.js'
