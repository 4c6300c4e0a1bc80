import type { Clock, Logger } from '../../../base/index.js'
import type { LogRotation } from './container-options.js'
import type { Daemon } from './daemon.js'
import type { Limit } from './limit.js'

/** What all parts of one Docker runtime share. */
export interface DockerContext {
  readonly daemon: Daemon
  readonly cluster: string
  /** The folder of the cluster's data, if it has one. */
  readonly dataDir: string | undefined
  readonly clock: Clock
  readonly logger: Logger
  /** For what makes Docker work hard: starting and removing. */
  readonly heavy: Limit
  /** False on a confined machine: then nothing gets a negative OOM score. */
  readonly lowersOomScore: boolean
  readonly logRotation: LogRotation
}
