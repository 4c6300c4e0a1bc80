import { createEventRecorder, createInformers } from '../client/index.js'
import { createScheduler } from '../scheduler/index.js'
import type { ApiServer } from './api-server.js'
import type { ComponentStack } from './components.js'
import { users } from './components.js'
import type { ClusterOptions } from './options.js'

export interface SchedulerSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly apiServer: ApiServer
  readonly signal: AbortSignal
}

export async function startScheduler({ options, stack, apiServer, signal }: SchedulerSetup): Promise<void> {
  const { clock, random } = options
  const client = apiServer.client(users.scheduler, 'kube-scheduler')
  const log = options.logger.child('scheduler')
  const informers = createInformers(client, { clock, logger: log })
  const recorder = createEventRecorder(client, {
    component: 'default-scheduler',
    style: 'events',
    clock,
    random,
    logger: log,
  })
  await stack.start({ name: 'scheduler events', start: async () => {}, stop: () => recorder.stop() }, signal)
  const scheduler = createScheduler({ client, informers, clock, random, logger: log, recorder })
  await stack.start(
    { name: 'scheduler informers', start: async () => informers.start(), stop: async () => informers.stop() },
    signal,
  )
  await stack.start(scheduler, signal)
}
