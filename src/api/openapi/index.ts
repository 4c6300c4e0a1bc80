// openapi: the shapes of the OpenAPI documents, as functions from resources and schemas to paths and documents.
// May import: types. Used when the documents of built-in kinds are built, and later for the fragments of custom resources.
// Start here: paths.ts (which operations there are), v3.ts and v2.ts (how they are written), protobuf.ts (their binary form).

export type { ApiOperation, ApiPath, OperationFacts, PathOptions, ServedKind } from './api-operation.js'
export { openApiFacts } from './facts.js'
export { discoveryPaths, pathsOf } from './paths.js'
export type { OpenApiProtobufTable } from './protobuf.js'
export { encodeDocument } from './protobuf.js'
export type { FlatSchema } from './schemas.js'
export { reachableDefinitions, schemaV2, schemaV3 } from './schemas.js'
export { documentV2 } from './v2.js'
export { documentV3 } from './v3.js'
