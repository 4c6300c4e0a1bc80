/** The variables of a log line. Never secrets, never whole objects. */
export type LogFields = Readonly<Record<string, unknown>>

/** Constant message in the past tense, variables as fields: `logger.info('Bound pod', { pod, node })`. */
export interface Logger {
  error(message: string, fields?: LogFields): void
  warn(message: string, fields?: LogFields): void
  info(message: string, fields?: LogFields): void
  debug(message: string, fields?: LogFields): void
  /** A logger whose lines carry the component's name. */
  child(component: string): Logger
}

/** Says nothing: for tests, and for programs that embed a cluster without asking for logs. */
export const silentLogger: Logger = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
}
