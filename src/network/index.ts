// network: Services on top of pod addresses: a proxy for their addresses and node ports, and the cluster's DNS.
// May import: client, api, base.
// Start here: network.ts; proxy/service-proxy.ts, dns/resolver.ts.
export type { Network, NetworkOptions } from './network.js'
export { createNetwork } from './network.js'
export { removeUnusedRoute } from './proxy/index.js'
