import { fits, type Plugin, unresolvable } from '../framework/index.js'

/** Keeps pods out of the queue as long as they have scheduling gates. */
export const schedulingGates: Plugin = {
  name: 'SchedulingGates',
  preEnqueue(pod) {
    const gates = pod.spec?.schedulingGates ?? []
    if (gates.length === 0) return fits
    return unresolvable(`waiting for scheduling gates: [${gates.map(({ name }) => name).join(' ')}]`)
  },
  wakesOn: [{ resource: 'TargetPod', actions: ['UpdateSchedulingGates'] }],
}
