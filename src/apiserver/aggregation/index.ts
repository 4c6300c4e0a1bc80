// apiserver/aggregation: APIServices and the servers behind them (kube-aggregator, v0.34).
// May import: api, registry, client, base, and of apiserver: admission's lister and webhooks' resolver.
// Start here: aggregator.ts; then registration.ts (who makes them), availability.ts (what is said of them), listed-groups.ts (discovery).
export type { AggregatorOptions } from './aggregator.js'
export { Aggregator } from './aggregator.js'
export type { ListedGroups } from './listed-groups.js'
export type { RemoteResources } from './remote-discovery.js'
