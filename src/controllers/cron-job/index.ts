import { CronJobs, Jobs } from '../../api/index.js'
import { type ControllerFactory, defineController } from '../runtime/index.js'
import { CronJobReconciler } from './reconciler.js'

export interface CronJobOptions {
  /** Of schedules that name none; the process's own when left out. */
  readonly timeZone?: string
}

export function cronJobController(options: CronJobOptions = {}): ControllerFactory {
  const timeZone = options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone
  return defineController({
    name: 'cronjob-controller',
    reconciles: CronJobs,
    owns: [Jobs],
    create: (tools) => new CronJobReconciler(tools, timeZone),
  })
}
