import { isNotFound, Nodes } from '../../api/index.js'
import {
  type Controller,
  type ControllerFactory,
  type ControllerTools,
  defineController,
  PeriodicTask,
} from '../runtime/index.js'
import { missingLabels } from './labels.js'
import { NodeMonitor, type NodeMonitorOptions } from './monitor.js'
import { changeTaints, noScheduleChange } from './taints.js'

export type { NodeMonitorOptions } from './monitor.js'
export { nodeReference } from './node-reference.js'

const name = 'node-lifecycle-controller'
/** The component that upstream's events name. */
const eventSource = 'node-controller'
/** Upstream's --node-monitor-period. */
const monitorPeriodMs = 5_000
const taintPeriodMs = 1_000

/** Keeps taints in step with conditions, and old labels with new ones, at once. */
const taintsAndLabels = defineController({
  name,
  reconciles: Nodes,
  create: ({ informers, client, clock }) => {
    const nodes = informers.informer(Nodes)
    return {
      async reconcile(key) {
        const node = nodes.getByKey(key)
        if (!node) return undefined
        const change = noScheduleChange(node)
        const labels = missingLabels(node)
        try {
          if (change.add.length + change.remove.length > 0) await changeTaints(client, node, change, clock.now())
          if (labels) await client.resource(Nodes).patch(key, 'strategic', { metadata: { labels } })
        } catch (error) {
          if (!isNotFound(error)) throw error
        }
        return undefined
      },
    }
  },
})

/** Finds nodes that went silent, taints nodes and marks their pods. The evictions themselves are the taint eviction controller's. */
export function nodeLifecycleController(options: NodeMonitorOptions = {}): ControllerFactory {
  return (tools) => createController(tools, options)
}

function createController(tools: ControllerTools, options: NodeMonitorOptions): Controller {
  const logger = tools.logger.child(name)
  const taints = taintsAndLabels(tools)
  const monitor = new NodeMonitor({ ...tools, logger }, tools.events(eventSource), options)
  const { clock } = tools
  const checks = new PeriodicTask({ clock, logger, periodMs: monitorPeriodMs, run: () => monitor.checkAll() })
  const tainting = new PeriodicTask({ clock, logger, periodMs: taintPeriodMs, run: () => monitor.taintWaiting() })
  return {
    name,
    async start(signal) {
      await taints.start(signal)
      checks.start()
      tainting.start()
    },
    async stop() {
      await Promise.all([checks.stop(), tainting.stop(), taints.stop()])
    },
    isIdle: () => taints.isIdle() && !checks.isBusy && !tainting.isBusy,
  }
}
