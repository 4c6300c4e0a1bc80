import { isTimeZone } from './time-zone.js'

/** Why a schedule is refused, in the words of the parser that upstream uses (robfig/cron v3); undefined where it is fine. */
export function scheduleProblem(schedule: string): string | undefined {
  if (schedule === '') return 'empty spec string'
  let rest = schedule
  const zone = /^(?:TZ|CRON_TZ)=(\S*)\s?(.*)$/.exec(rest)
  if (zone) {
    const name = zone[1] ?? ''
    if (name !== '' && name !== 'Local' && !isTimeZone(name)) {
      return `provided bad location ${name}: unknown time zone ${name}`
    }
    rest = (zone[2] ?? '').trim()
  }
  if (rest.startsWith('@')) return descriptorProblem(rest)
  const fields = rest.split(/\s+/).filter((field) => field !== '')
  if (fields.length !== 5) return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`
  for (const [index, field] of fields.entries()) {
    const problem = fieldProblem(field, bounds[index] as Bounds)
    if (problem !== undefined) return problem
  }
  return undefined
}

const descriptors = ['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']

function descriptorProblem(text: string): string | undefined {
  if (descriptors.includes(text)) return undefined
  if (!text.startsWith('@every ')) return `unrecognized descriptor: ${text}`
  const duration = text.slice('@every '.length)
  return /^[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|ms|s|m|h)(([0-9]+(\.[0-9]*)?|\.[0-9]+)(ns|us|µs|ms|s|m|h))*$/.test(
    duration,
  )
    ? undefined
    : `failed to parse duration ${text}: time: invalid duration ${JSON.stringify(duration)}`
}

interface Bounds {
  readonly min: number
  readonly max: number
  readonly names: readonly string[]
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const bounds: readonly Bounds[] = [
  { min: 0, max: 59, names: [] },
  { min: 0, max: 23, names: [] },
  { min: 1, max: 31, names: [] },
  { min: 1, max: 12, names: months },
  { min: 0, max: 6, names: days },
]

function fieldProblem(field: string, range: Bounds): string | undefined {
  for (const expression of field.split(',').filter((one) => one !== '')) {
    const problem = rangeProblem(expression, range)
    if (problem !== undefined) return problem
  }
  return undefined
}

function rangeProblem(expression: string, range: Bounds): string | undefined {
  const parts = expression.split('/')
  const ends = (parts[0] ?? '').split('-')
  let [start, end] = [range.min, range.max]
  if (ends[0] !== '*' && ends[0] !== '?') {
    const first = readNumber(ends[0] ?? '', range)
    if (typeof first === 'string') return first
    start = first
    if (ends.length === 1) end = start
    else if (ends.length === 2) {
      const last = readNumber(ends[1] ?? '', range)
      if (typeof last === 'string') return last
      end = last
    } else {
      return `too many hyphens: ${expression}`
    }
  }
  if (parts.length > 2) return `too many slashes: ${expression}`
  let step = 1
  if (parts.length === 2) {
    const given = readNumber(parts[1] ?? '', { ...range, names: [] })
    if (typeof given === 'string') return given
    step = given
    if (ends.length === 1 && ends[0] !== '*' && ends[0] !== '?') end = range.max
  }
  if (start < range.min) return `beginning of range (${start}) below minimum (${range.min}): ${expression}`
  if (end > range.max) return `end of range (${end}) above maximum (${range.max}): ${expression}`
  if (start > end) return `beginning of range (${start}) beyond end of range (${end}): ${expression}`
  if (step === 0) return `step of range should be a positive number: ${expression}`
  return undefined
}

/** The number, or what is wrong with it. */
function readNumber(text: string, { names, min }: Bounds): number | string {
  const named = names.indexOf(text.toLowerCase())
  if (named >= 0) return named + min
  if (/^[+-]?[0-9]+$/.test(text)) {
    const value = Number(text)
    return value < 0 ? `negative number (${value}) not allowed: ${text}` : value
  }
  return `failed to parse int from ${text}: strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`
}
