import { fits, maxNodeScore, type Plugin, skip } from '../framework/index.js'

/** Prefers nodes on which cpu and memory would be used to about the same share. */
export const nodeResourcesBalancedAllocation: Plugin = {
  name: 'NodeResourcesBalancedAllocation',
  // A pod that asks for neither changes no balance.
  preScore: (_state, { requests }) => (requests.milliCPU === 0 && requests.memory === 0 ? skip : fits),
  score(_state, { requests }, { allocatable, requested }) {
    const shares: number[] = []
    for (const resource of ['milliCPU', 'memory'] as const) {
      if (allocatable[resource] === 0) continue
      shares.push(Math.min((requested[resource] + requests[resource]) / allocatable[resource], 1))
    }
    // With two shares the standard deviation is half of their difference.
    const deviation = Math.abs((shares[0] ?? 0) - (shares[1] ?? shares[0] ?? 0)) / 2
    return Math.floor((1 - deviation) * maxNodeScore)
  },
}
