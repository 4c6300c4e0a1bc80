import { RE2JS } from 're2js'

/** Why a pattern is none, in Go's words; undefined: it is one. */
export function patternError(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}
