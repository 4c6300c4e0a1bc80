import { RE2JS } from 're2js'
import { messageOf } from '../../base/index.js'

/** Why a pattern is none, in Go's words; undefined: it is one. */
export function patternError(pattern: string): string | undefined {
  try {
    RE2JS.compile(pattern)
    return undefined
  } catch (error) {
    return messageOf(error)
  }
}
