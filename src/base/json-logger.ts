import { type DestinationStream, destination as openDestination, type Logger as PinoLogger, pino } from 'pino'
import { type Clock, SystemClock } from './clock.js'
import type { LogFields, Logger } from './logger.js'

export type LogLevel = 'error' | 'warn' | 'info' | 'debug' | 'silent'

export interface LoggerOptions {
  readonly level: LogLevel
  /** Where whole lines are written; standard error when left out. */
  readonly destination?: { write(line: string): unknown }
  /** Plain text for people instead of JSON. */
  readonly pretty?: boolean
  /** Stamps the lines; the machine's own time when left out. */
  readonly clock?: Clock
}

/** A logger that writes one JSON object (or one line of text) per call: `time`, `level`, `component`, `message` and the fields. */
export function createLogger(options: LoggerOptions): Logger {
  const clock = options.clock ?? new SystemClock()
  const target = options.destination ?? openDestination({ fd: 2, sync: true })
  const stream: DestinationStream = options.pretty
    ? { write: (line) => void target.write(textLine(line)) }
    : { write: (line) => void target.write(line) }
  const root = pino(
    {
      level: options.level,
      base: null,
      messageKey: 'message',
      timestamp: () => `,"time":"${new Date(clock.now()).toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
    },
    stream,
  )
  return wrap(root)
}

function wrap(target: PinoLogger): Logger {
  return {
    error: (message, fields) => target.error(printable(fields), message),
    warn: (message, fields) => target.warn(printable(fields), message),
    info: (message, fields) => target.info(printable(fields), message),
    debug: (message, fields) => {
      if (target.isLevelEnabled('debug')) target.debug(printable(fields), message)
    },
    child: (component) => wrap(target.child({ component })),
  }
}

/** JSON prints an Error as `{}`: says what it says instead. */
function printable(fields: LogFields | undefined): LogFields {
  if (fields === undefined) return {}
  let copy: Record<string, unknown> | undefined
  for (const key in fields) {
    const value = fields[key]
    if (!(value instanceof Error)) continue
    copy ??= { ...fields }
    copy[key] = value.stack ?? `${value.name}: ${value.message}`
  }
  return copy ?? fields
}

/** `13:05:00.123 INFO  scheduler: Bound pod pod=a/b node=n1` */
function textLine(line: string): string {
  const { level, time, component, message, ...fields } = JSON.parse(line) as Record<string, unknown>
  const prefix = component === undefined ? '' : `${String(component)}: `
  let text = `${String(time).slice(11, 23)} ${String(level).toUpperCase().padEnd(5)} ${prefix}${String(message)}`
  for (const [key, value] of Object.entries(fields)) text += ` ${key}=${plain(value)}`
  return `${text}\n`
}

function plain(value: unknown): string {
  if (typeof value === 'string') return /^[^\s"=]+$/.test(value) ? value : JSON.stringify(value)
  return JSON.stringify(value) ?? String(value)
}
