import type { Clock, Logger, Random } from '../base/index.js'
import type { Client, EventRecorder, Informers } from '../client/index.js'
import type { PluginEntry } from './framework/index.js'
import type { PluginTools } from './plugins/index.js'

export interface SchedulerOptions {
  readonly client: Client
  /** Shared with others; whoever owns them starts them. */
  readonly informers: Informers
  readonly clock: Clock
  /** Breaks ties. */
  readonly random: Random
  readonly logger: Logger
  /** Of style `events`, for the component `default-scheduler`. */
  readonly recorder: EventRecorder
  /** Which pods are its own. Default `default-scheduler`. */
  readonly schedulerName?: string
  /** Default: upstream's default profile. */
  readonly profile?: (tools: PluginTools) => readonly PluginEntry[]
}
