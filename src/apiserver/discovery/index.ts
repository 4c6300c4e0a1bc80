// apiserver/discovery: what is no resource: /api, /apis, aggregated discovery, /version, health, OpenID, the list of paths.
// Start here: plain-paths.ts.
export type { HealthCheck, HealthChecks } from './health.js'
export { standardChecks } from './health.js'
export type { PlainPathsOptions, PlainRequest } from './plain-paths.js'
export { createPlainPaths } from './plain-paths.js'
export type { ListedSubresource } from './resources.js'
export { listedSubresources } from './resources.js'
