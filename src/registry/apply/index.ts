// Start here: ownership.ts (writes by other means), server-side-apply.ts, then updater.ts (who owns what) and atom.ts (the schema that all walk over).
export { atomOf } from './atom.js'
export { areReadable } from './managed-fields.js'
export { ownershipAfterUpdate, resetSet } from './ownership.js'
export type { ReplicasPath } from './scale-ownership.js'
export { parentEntries, scaleEntries } from './scale-ownership.js'
export { serverSideApply } from './server-side-apply.js'
export type { ConvertTyped, TypedObject } from './typed-object.js'
