// cluster/bootstrap: the first objects of a cluster. Start here: bootstrap.ts.
export { bootstrap } from './bootstrap.js'
export type { BootstrapFacts } from './bootstrap-objects.js'
