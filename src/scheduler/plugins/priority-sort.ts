import type { Plugin } from '../framework/index.js'

/** Higher priority first, then who has waited longer. */
export const prioritySort: Plugin = {
  name: 'PrioritySort',
  compare: (a, b) => b.info.priority - a.info.priority || a.queuedAt - b.queuedAt,
}
