// node: the Node object, its conditions and its Lease. Start here: node-object.ts, then node-agent.ts.
export type { NodeAgentOptions } from './node-agent.js'
export { NodeAgent } from './node-agent.js'
export type { NodeFacts, NodeHealth, NodeOptions } from './node-object.js'
export { kubeletVersion } from './node-object.js'
