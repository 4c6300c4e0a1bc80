import { RE2JS } from 're2js'
import { textOf } from './arguments.js'
import { limitOf } from './collections.js'
import type { Declaration } from './declarations.js'
import { CelError } from './errors.js'
import type { Meter } from './meter.js'
import { ArrayList } from './values.js'

const keptPatterns = 8

/** RE2 takes microseconds for each character; longer patterns have more states. */
function compile(text: string, pattern: string, meter: Meter): RE2JS {
  meter.work((text.length + 1) * (8 + pattern.length / 4))
  const known = meter.patterns.get(pattern)
  if (known) return known
  meter.work(pattern.length * 20)
  const compiled = RE2JS.compile(pattern)
  if (meter.patterns.size < keptPatterns) meter.patterns.set(pattern, compiled)
  return compiled
}

export function matches(text: string, pattern: string, meter: Meter): boolean {
  let compiled: RE2JS
  try {
    compiled = compile(text, pattern, meter)
  } catch (error) {
    throw patternFault(error, '')
  }
  return compiled.matcher(text).find()
}

function patternFault(error: unknown, prefix: string): Error {
  if (error instanceof Error && error.constructor.name.startsWith('RE2JS')) return new CelError(prefix + error.message)
  return error instanceof Error ? error : new CelError(String(error))
}

function findAll(text: string, pattern: string, limit: number, meter: Meter): string[] {
  const found: string[] = []
  if (limit === 0) return found
  let matcher: ReturnType<RE2JS['matcher']>
  try {
    matcher = compile(text, pattern, meter).matcher(text)
  } catch (error) {
    throw patternFault(error, 'Illegal regex: ')
  }
  while ((limit < 0 || found.length < limit) && matcher.find()) {
    meter.work(10)
    found.push(matcher.group() ?? '')
  }
  return found
}

/** pkg/cel/library/regex.go */
export const regexFunctions: readonly Declaration[] = [
  [
    'string_find_string',
    'string:find(string) -> string',
    ([text, pattern], meter) => findAll(textOf(text), textOf(pattern), 1, meter)[0] ?? '',
  ],
  [
    'string_find_all_string',
    'string:findAll(string) -> list(string)',
    ([text, pattern], meter) => new ArrayList(findAll(textOf(text), textOf(pattern), -1, meter)),
  ],
  [
    'string_find_all_string_int',
    'string:findAll(string, int) -> list(string)',
    ([text, pattern, limit], meter) => new ArrayList(findAll(textOf(text), textOf(pattern), limitOf(limit), meter)),
  ],
]
