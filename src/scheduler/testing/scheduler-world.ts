import { type Pod, Pods } from '../../api/index.js'
import { SeededRandom, silentLogger } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { createInformers } from '../../client/index.js'
import { createScheduler, type Scheduler, type SchedulerOptions } from '../index.js'
import { FakeCluster } from './fake-cluster.js'

/** A scheduler on a fake cluster and a clock that stands still. */
export class SchedulerWorld {
  readonly cluster = new FakeCluster()
  readonly clock = new FakeClock()
  readonly informers = createInformers(this.cluster.client, { clock: this.clock, logger: silentLogger })
  readonly scheduler: Scheduler

  constructor(seed: number, profile?: SchedulerOptions['profile']) {
    this.scheduler = createScheduler({
      client: this.cluster.client,
      informers: this.informers,
      clock: this.clock,
      random: new SeededRandom(seed),
      logger: silentLogger,
      recorder: this.cluster.recorder,
      ...(profile ? { profile } : {}),
    })
  }

  async start(): Promise<void> {
    this.informers.start()
    await this.scheduler.start(AbortSignal.timeout(10_000))
    await this.settle()
  }

  async settle(): Promise<void> {
    for (let i = 0; i < 6; i++) await this.clock.settle()
  }

  async create(...pods: Pod[]): Promise<void> {
    for (const pod of pods) this.cluster.put(Pods, pod)
    await this.settle()
  }

  nodeOf(name: string): string | undefined {
    return this.cluster.pod(name)?.spec?.nodeName
  }

  /** The message of PodScheduled=False. */
  messageOf(name: string): string | undefined {
    return this.cluster.pod(name)?.status?.conditions?.find(({ type }) => type === 'PodScheduled')?.message
  }

  async stop(): Promise<void> {
    await this.scheduler.stop()
    await this.informers.stop()
  }
}

/** The same seed gives the same decisions. */
export function schedulerWorld(seed = 1, profile?: SchedulerOptions['profile']): SchedulerWorld {
  return new SchedulerWorld(seed, profile)
}
