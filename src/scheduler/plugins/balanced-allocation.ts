import { fits, maxNodeScore, type Plugin, skip } from '../framework/index.js'

/** Prefers nodes on which cpu and memory would be used to about the same share. */
export const nodeResourcesBalancedAllocation: Plugin = {
  name: 'NodeResourcesBalancedAllocation',
  // A pod that asks for neither changes no balance.
  preScore: (_state, { requests }) => (requests.milliCPU === 0 && requests.memory === 0 ? skip : fits),
  score(_state, { requests }, { allocatable, requested }) {
    if (allocatable.milliCPU === 0 || allocatable.memory === 0) return maxNodeScore
    const cpu = Math.min((requested.milliCPU + requests.milliCPU) / allocatable.milliCPU, 1)
    const memory = Math.min((requested.memory + requests.memory) / allocatable.memory, 1)
    // With two shares the standard deviation is half of their difference.
    return Math.floor((1 - Math.abs(cpu - memory) / 2) * maxNodeScore)
  },
}
