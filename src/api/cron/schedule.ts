import { durationError, parseDuration } from '../values/index.js'
import { isTimeZone } from './time-zone.js'

/** The values of a field that match. `isOpen`: it was given as a star, so that of the two day fields the other one decides. */
export interface CronField {
  readonly values: ReadonlySet<number>
  readonly isOpen: boolean
}

export type CronSchedule =
  | {
      readonly kind: 'calendar'
      readonly minute: CronField
      readonly hour: CronField
      readonly dayOfMonth: CronField
      readonly month: CronField
      /** Sunday is 0. */
      readonly dayOfWeek: CronField
      /** From `TZ=`; undefined where the schedule names none. */
      readonly timeZone: string | undefined
    }
  | { readonly kind: 'every'; readonly periodMs: number }

/** Why a schedule cannot be read, in the words of the parser that upstream uses. */
export class CronScheduleError extends Error {
  override readonly name = 'CronScheduleError'
}

/** Reads what robfig/cron v3's ParseStandard reads: five fields or a descriptor, a zone before. Throws a CronScheduleError. */
export function parseCronSchedule(schedule: string): CronSchedule {
  if (schedule === '') throw new CronScheduleError('empty spec string')
  let rest = schedule
  let timeZone: string | undefined
  const zone = /^(?:TZ|CRON_TZ)=(\S*)\s?(.*)$/.exec(rest)
  if (zone) {
    const name = zone[1] ?? ''
    if (name !== '' && name !== 'Local' && !isTimeZone(name))
      throw new CronScheduleError(`provided bad location ${name}: unknown time zone ${name}`)
    timeZone = name === '' ? 'UTC' : name === 'Local' ? undefined : name
    rest = (zone[2] ?? '').trim()
  }
  if (rest.startsWith('@every ')) return every(rest)
  const fields = (rest.startsWith('@') ? described(rest) : rest).split(/\s+/).filter((field) => field !== '')
  if (fields.length !== 5)
    throw new CronScheduleError(`expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`)
  const [minute, hour, dayOfMonth, month, dayOfWeek] = fields as [string, string, string, string, string]
  return {
    kind: 'calendar',
    minute: fieldOf(minute, { min: 0, max: 59, names: [] }),
    hour: fieldOf(hour, { min: 0, max: 23, names: [] }),
    dayOfMonth: fieldOf(dayOfMonth, { min: 1, max: 31, names: [] }),
    month: fieldOf(month, { min: 1, max: 12, names: months }),
    dayOfWeek: fieldOf(dayOfWeek, { min: 0, max: 6, names: days }),
    timeZone,
  }
}

/** Why a schedule is refused; undefined where it is fine. */
export function cronScheduleProblem(schedule: string): string | undefined {
  try {
    parseCronSchedule(schedule)
    return undefined
  } catch (error) {
    if (error instanceof CronScheduleError) return error.message
    throw error
  }
}

const descriptors: Readonly<Record<string, string>> = {
  '@yearly': '0 0 1 1 *',
  '@annually': '0 0 1 1 *',
  '@monthly': '0 0 1 * *',
  '@weekly': '0 0 * * 0',
  '@daily': '0 0 * * *',
  '@midnight': '0 0 * * *',
  '@hourly': '0 * * * *',
}

function described(text: string): string {
  const fields = descriptors[text]
  if (fields === undefined) throw new CronScheduleError(`unrecognized descriptor: ${text}`)
  return fields
}

function every(text: string): CronSchedule {
  const duration = text.slice('@every '.length)
  const ms = parseDuration(duration)
  if (ms === undefined) throw new CronScheduleError(`failed to parse duration ${text}: ${durationError(duration)}`)
  return { kind: 'every', periodMs: Math.max(1000, Math.floor(ms / 1000) * 1000) }
}

interface Bounds {
  readonly min: number
  readonly max: number
  readonly names: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

function fieldOf(field: string, bounds: Bounds): CronField {
  const values = new Set<number>()
  let isOpen = false
  for (const expression of field.split(',').filter((one) => one !== '')) {
    const { start, end, step, isStar } = rangeOf(expression, bounds)
    for (let value = start; value <= end; value += step) values.add(value)
    if (isStar && step === 1) isOpen = true
  }
  return { values, isOpen }
}

interface Range {
  readonly start: number
  readonly end: number
  readonly step: number
  readonly isStar: boolean
}

function rangeOf(expression: string, bounds: Bounds): Range {
  const parts = expression.split('/')
  const ends = (parts[0] ?? '').split('-')
  const isStar = ends[0] === '*' || ends[0] === '?'
  let [start, end] = [bounds.min, bounds.max]
  if (!isStar) {
    start = numberOf(ends[0] ?? '', bounds)
    if (ends.length > 2) throw new CronScheduleError(`too many hyphens: ${expression}`)
    end = ends.length === 1 ? start : numberOf(ends[1] ?? '', bounds)
  }
  if (parts.length > 2) throw new CronScheduleError(`too many slashes: ${expression}`)
  let step = 1
  if (parts.length === 2) {
    step = numberOf(parts[1] ?? '', { ...bounds, names: [] })
    if (ends.length === 1 && !isStar) end = bounds.max
  }
  if (start < bounds.min)
    throw new CronScheduleError(`beginning of range (${start}) below minimum (${bounds.min}): ${expression}`)
  if (end > bounds.max)
    throw new CronScheduleError(`end of range (${end}) above maximum (${bounds.max}): ${expression}`)
  if (start > end)
    throw new CronScheduleError(`beginning of range (${start}) beyond end of range (${end}): ${expression}`)
  if (step === 0) throw new CronScheduleError(`step of range should be a positive number: ${expression}`)
  return { start, end, step, isStar }
}

function numberOf(text: string, { names, min }: Bounds): number {
  const named = names.indexOf(text.toLowerCase())
  if (named >= 0) return named + min
  if (!/^[+-]?[0-9]+$/.test(text)) {
    const problem = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`
    throw new CronScheduleError(`failed to parse int from ${text}: ${problem}`)
  }
  const value = Number(text)
  if (value < 0) throw new CronScheduleError(`negative number (${value}) not allowed: ${text}`)
  return value
}
