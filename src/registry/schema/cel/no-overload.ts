import { CelError, noSuchOverload } from './errors.js'
import { typeName, type Value } from './values.js'

const numbers = ['int', 'uint', 'double']
const duration = 'google.protobuf.Duration'
const timestamp = 'google.protobuf.Timestamp'
const ordered = [...numbers, 'bool', 'bytes', 'string', duration, timestamp]

/** Which types an operator knows at all: cel-go's traits (common/types/types.go, v0.26). */
const known: Readonly<Record<string, readonly string[]>> = {
  '_+_': [...numbers, 'string', 'bytes', 'list', duration, timestamp],
  '_-_': [...numbers, duration, timestamp],
  '_*_': numbers,
  '_/_': numbers,
  '_%_': ['int', 'uint'],
  '-_': ['int', 'double', 'bool', duration],
  '_<_': ordered,
  '_<=_': ordered,
  '_>_': ordered,
  '_>=_': ordered,
  size: ['string', 'bytes', 'list', 'map'],
}

/** Types whose values are asked themselves for what nobody else knows. */
const receivers: ReadonlySet<string> = new Set(['string', duration, timestamp])

/** Functions that take whatever they are given, and find out then. */
const unguarded = /^(?:contains|endsWith|matches|startsWith|find|findAll)$/

/** The error of a call for which no overload fits the values. */
export function noOverload(fn: string, args: readonly Value[]): CelError {
  const names = args.map(typeName)
  const [first = ''] = names
  if (Object.hasOwn(known, fn)) {
    const isKnown = known[fn]?.includes(first) || receivers.has(first)
    return isKnown ? noSuchOverload() : new CelError(`no such overload: ${fn}`)
  }
  const isOperator = /^[^a-zA-Z]/.test(fn)
  return isOperator || unguarded.test(fn)
    ? noSuchOverload()
    : new CelError(`no such overload: ${fn}(${names.join(', ')})`)
}
