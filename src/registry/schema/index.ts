// registry/schema: what the structural schema of a custom resource does to its objects.
// May import: api.
// Start here: type.ts (its type), prune.ts, defaults.ts, validate.ts: the order in which a request meets them.

export { approvalCondition } from './api-approval.js'
export * from './cel/index.js'
export { defaultBySchema, dropNulls } from './defaults.js'
export { coerceEmbedded, coerceMetadata, EmbeddedError, validateEmbedded } from './embedded.js'
export { formats } from './formats.js'
export { validateListTypes } from './list-types.js'
export { patternError } from './patterns.js'
export { prune } from './prune.js'
export { compileSchema } from './type.js'
export { validateBySteps, validateSchema, validateSchemaUpdate } from './validate.js'
export { placedUnder } from './validation-result.js'
