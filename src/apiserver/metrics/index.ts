// apiserver/metrics: what /metrics says. Start here: api-metrics.ts.
export type { ApiMetricsOptions } from './api-metrics.js'
export { ApiMetrics } from './api-metrics.js'
export { HealthMetrics } from './health-metrics.js'
