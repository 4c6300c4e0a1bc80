import type { PluginEntry } from '../framework/index.js'
import { nodeResourcesBalancedAllocation } from './balanced-allocation.js'
import { defaultBinder } from './default-binder.js'
import { defaultPreemption } from './default-preemption/index.js'
import { dynamicResources } from './dynamic-resources.js'
import { imageLocality } from './image-locality.js'
import { interPodAffinity } from './inter-pod-affinity.js'
import { nodeAffinity } from './node-affinity.js'
import { nodeName } from './node-name.js'
import { nodePorts } from './node-ports.js'
import { nodeResourcesFit } from './node-resources-fit.js'
import { nodeUnschedulable } from './node-unschedulable.js'
import { podTopologySpread } from './pod-topology-spread/index.js'
import { prioritySort } from './priority-sort.js'
import { schedulingGates } from './scheduling-gates.js'
import { taintToleration } from './taint-toleration.js'
import type { PluginTools } from './tools.js'
import { nodeVolumeLimits } from './volumes/node-volume-limits.js'
import { volumeBinding } from './volumes/volume-binding.js'
import { volumeRestrictions } from './volumes/volume-restrictions.js'
import { volumeZone } from './volumes/volume-zone.js'

/** The profile `default-scheduler`: upstream's plugins in upstream's order, with upstream's weights (apis/config/v1/default_plugins.go, v1.34). */
export function defaultProfile(tools: PluginTools): readonly PluginEntry[] {
  return [
    { plugin: schedulingGates },
    { plugin: prioritySort },
    { plugin: nodeUnschedulable },
    { plugin: nodeName },
    { plugin: taintToleration, weight: 3 },
    { plugin: nodeAffinity, weight: 2 },
    { plugin: nodePorts },
    { plugin: nodeResourcesFit, weight: 1 },
    { plugin: volumeRestrictions(tools) },
    { plugin: nodeVolumeLimits(tools) },
    { plugin: volumeBinding(tools) },
    { plugin: volumeZone(tools) },
    { plugin: podTopologySpread(tools), weight: 2 },
    { plugin: interPodAffinity(tools), weight: 2 },
    { plugin: dynamicResources(tools) },
    { plugin: defaultPreemption(tools) },
    { plugin: nodeResourcesBalancedAllocation, weight: 1 },
    { plugin: imageLocality(tools), weight: 1 },
    { plugin: defaultBinder(tools) },
  ]
}

export type { PluginHandle, PluginTools } from './tools.js'
