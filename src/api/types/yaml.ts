import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type LineCounter,
  parseAllDocuments,
  type Tags,
  type YAMLError,
  LineCounter as YamlLineCounter,
} from 'yaml'
import { quote } from '../errors/index.js'
import { isJsonObject, type JsonObject, setOwn } from './json-values.js'

/** Not YAML; the message is Go's as far as it is known: `yaml: line 1: did not find expected node content`. */
export class YamlSyntaxError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'YamlSyntaxError'
  }
}

export interface ParsedYaml {
  /** Of the first document; null if there is none. Keys are strings, as JSON's. */
  readonly value: unknown
  /** `line 4: key "a" already set in map`; the last value wins. */
  readonly duplicateKeys: readonly string[]
}

/** YAML 1.1 as Go's yaml.v2 reads it: `yes` and `on` are booleans, `010` is 8, times and dates are strings. */
const goYaml = {
  version: '1.1',
  schema: 'yaml-1.1',
  merge: true,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
  customTags: (tags: Tags): Tags =>
    tags.filter((tag) => {
      if (typeof tag === 'string') return !['timestamp', 'set', 'omap', 'pairs'].includes(tag)
      return tag.format !== 'TIME' && !/timestamp|:set|omap|pairs/.test(tag.tag)
    }),
} as const

/**
 * The first document of a YAML text, as a JSON value.
 *
 * @throws YamlSyntaxError
 */
export function parseYaml(bytes: Uint8Array): ParsedYaml {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
  const lines = new YamlLineCounter()
  const documents = parseAllDocuments(text, { ...goYaml, lineCounter: lines })
  const document = Array.isArray(documents) ? documents[0] : undefined
  if (!document) return { value: null, duplicateKeys: [] }
  const error = document.errors[0]
  if (error) throw new YamlSyntaxError(`yaml: ${goMessage(error, text, lines)}`)
  try {
    return { value: jsonValue(document.toJS()), duplicateKeys: duplicatesOf(document, lines) }
  } catch (cause) {
    if (cause instanceof ReferenceError) throw new YamlSyntaxError(`yaml: ${aliasMessage(cause.message)}`)
    throw cause
  }
}

function aliasMessage(message: string): string {
  const unknown = /Unresolved alias .*: (.*)$/.exec(message)?.[1]
  return unknown === undefined ? 'document contains excessive aliasing' : `unknown anchor '${unknown}' referenced`
}

/** YAML knows values that JSON does not. */
function jsonValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(jsonValue)
  if (value instanceof Uint8Array) return Buffer.from(value).toString('utf8')
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new YamlSyntaxError(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`)
  }
  if (!isJsonObject(value)) return value ?? null
  const object: JsonObject = {}
  for (const key of Object.keys(value)) setOwn(object, key, jsonValue(value[key]))
  return object
}

function duplicatesOf(document: Document, lines: LineCounter): string[] {
  const found: string[] = []
  const walk = (node: unknown): void => {
    if (isAlias(node)) return
    if (isSeq(node)) node.items.forEach(walk)
    if (!isMap(node)) return
    const seen = new Set<string>()
    for (const { key, value } of node.items) {
      if (isScalar(key)) {
        const name = String(key.value)
        if (seen.has(name))
          found.push(`line ${lines.linePos(key.range?.[0] ?? 0).line}: key ${quote(name)} already set in map`)
        seen.add(name)
      }
      walk(value)
    }
  }
  walk(document.contents)
  return found
}

/** Errors of Go's scanner name the line as people count; those of its parser count from zero, and leave line zero out. */
function goMessage(error: YAMLError, text: string, lines: LineCounter): string {
  const at = error.pos[0]
  const { line } = lines.linePos(at)
  const inScanner = (message: string) => (line === 1 ? message : `line ${line}: ${message}`)
  const inParser = (message: string, zeroBased: number) => (zeroBased <= 0 ? message : `line ${zeroBased}: ${message}`)
  const flow = /Flow (sequence|map)/.exec(error.message)?.[1]
  if (flow !== undefined) {
    // Go's scanner ends the last line even where the text does not.
    const isAtEnd = text.slice(at).trim() === ''
    const place = isAtEnd ? text.trimEnd().split('\n').length : line - 1
    const before = text.slice(0, at).trimEnd()
    const expected = flow === 'map' ? "',' or '}'" : "',' or ']'"
    return inParser(
      /[[{,:]$/.test(before) ? 'did not find expected node content' : `did not find expected ${expected}`,
      place,
    )
  }
  switch (error.code) {
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return inScanner('mapping values are not allowed in this context')
    case 'BAD_SCALAR_START':
    case 'TAB_AS_INDENT':
      return inScanner('found character that cannot start any token')
    case 'BAD_DQ_ESCAPE':
      return inScanner('found unknown escape character')
    case 'MISSING_CHAR':
      if (error.message.includes('quote')) return inScanner('found unexpected end of stream')
      return `line ${line + 1}: could not find expected ':'`
    case 'BLOCK_IN_FLOW':
      return inParser('did not find expected node content', line - 1)
    default:
      return inParser('did not find expected key', line - 1)
  }
}
