// apiserver/openapi: /openapi/v2 and /openapi/v3. Built-in kinds are files made ahead of time; custom ones are added at each request.
// Start here: openapi-server.ts.
export type { CustomSchema } from './custom-documents.js'
export { CustomDocuments } from './custom-documents.js'
export { DocumentFiles } from './document-files.js'
export type { OpenApiServerOptions } from './openapi-server.js'
export { createOpenApiServer } from './openapi-server.js'
