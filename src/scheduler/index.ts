// scheduler: pending pods → nodes. One scheduling cycle at a time, binding in the background.
// May import: client, api, base. Never apiserver, registry, store, controllers, kubelet.
// Start here: scheduler.ts, then node-search.ts, plugins/index.ts.
export type { Plugin, PluginEntry } from './framework/index.js'
export type { PluginTools } from './plugins/index.js'
export { defaultProfile } from './plugins/index.js'
export type { Scheduler } from './scheduler.js'
export { createScheduler } from './scheduler.js'
export type { SchedulerOptions } from './scheduler-options.js'
