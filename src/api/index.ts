// api: what Kubernetes objects mean. Types and pure functions only.
// May import: base. Never any I/O.
// Start here: meta/object.ts, types/type-node.ts, errors/, request/api-request.ts.
export * from './certificates/index.js'
export * from './cron/index.js'
export * from './errors/index.js'
export * from './generated/index.js'
export * from './meta/index.js'
export * from './openapi/index.js'
export * from './protobuf/index.js'
export * from './quota/index.js'
export * from './request/index.js'
export * from './scheduling/index.js'
export * from './storage/index.js'
export * from './types/index.js'
export * from './validation/index.js'
export * from './values/index.js'
export * from './workloads/index.js'
