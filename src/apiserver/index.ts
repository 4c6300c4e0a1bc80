// apiserver: ApiRequest → ApiResponse. The pipeline, the handlers of verbs, negotiation, authentication, authorization, admission, discovery.
// May import: api, registry, client, base. Never resources (it is handed a catalog), controllers or kubelet.
// Start here: pipeline.ts, then handlers/dispatch.ts.
export * from './admission/index.js'
export * from './authentication/index.js'
export * from './authorization/index.js'
export * from './custom-resources/index.js'
export type { HealthCheck, HealthChecks } from './discovery/index.js'
export { createPlainPaths } from './discovery/index.js'
export { FlowClassifier } from './flow-control/index.js'
export { createGate } from './gate.js'
export type { HandlerTools } from './handlers/index.js'
export * from './http/index.js'
export * from './metrics/index.js'
export { TablePrinter } from './negotiation/index.js'
export { CustomDocuments, createOpenApiServer } from './openapi/index.js'
export type { PipelineOptions } from './pipeline.js'
export { createApiHandler } from './pipeline.js'
export { createReviewServices } from './reviews.js'
