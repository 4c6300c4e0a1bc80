import type { Steps } from '../../../base/index.js'
import { goSyntaxOf } from '../go-syntax.js'
import { type JsonObject, setOwn } from '../json-values.js'
import { MemberCount } from '../member-count.js'
import { YamlSyntaxError } from './errors.js'
import type { AliasNode, MappingNode, ScalarNode, SequenceNode, YamlNode } from './node.js'
import { resolveScalar, tags } from './resolve.js'

/** A JSON value; its objects' keys are sorted, as Go prints them. */
export interface DecodedYaml {
  readonly value: unknown
  /** `line 4: key "a" already set in map`; the last value wins. */
  readonly duplicateKeys: readonly string[]
}

/**
 * A document as sigs.k8s.io/yaml turns it into JSON, step by step.
 * https://github.com/yaml/go-yaml/blob/v2.4.2/decode.go
 *
 * @throws YamlSyntaxError in Go's words
 */
export function* decodeDocument(node: YamlNode): Steps<DecodedYaml> {
  const decoder = new Decoder()
  const value = yield* decoder.value(node)
  return { value, duplicateKeys: decoder.duplicateKeys }
}

/** Small documents may be nearly all repetition; large ones may not. */
function allowedAliasRatio(decodes: number): number {
  const [low, high] = [400_000, 4_000_000]
  if (decodes <= low) return 0.99
  return decodes >= high ? 0.1 : 0.99 - 0.89 * ((decodes - low) / (high - low))
}

/** About a tenth of a millisecond of work. */
const decodesPerStep = 256

/** A mapping before its keys become strings: by key, which may be any scalar. */
type YamlMap = Map<unknown, unknown>

class Decoder {
  readonly duplicateKeys: string[] = []
  readonly #open = new Set<AliasNode>()
  readonly #members = new MemberCount()
  #decodes = 0
  #nextPause = decodesPerStep
  #fromAliases = 0

  #count(): void {
    this.#decodes++
    if (this.#open.size > 0) this.#fromAliases++
    const isMuch = this.#fromAliases > 100 && this.#decodes > 1000
    if (isMuch && this.#fromAliases / this.#decodes > allowedAliasRatio(this.#decodes)) {
      throw new YamlSyntaxError('yaml: document contains excessive aliasing')
    }
  }

  *value(node: YamlNode): Steps<unknown> {
    if (node.kind === 'scalar') return this.#scalar(node)
    this.#count()
    switch (node.kind) {
      case 'alias': {
        this.#enter(node)
        const value = yield* this.value(node.target)
        this.#open.delete(node)
        return value
      }
      case 'sequence':
        this.#members.add()
        return yield* this.#sequence(node)
      case 'mapping':
        this.#members.add()
        return jsonObject(yield* this.#mapping(node, new Map()))
    }
  }

  #scalar(node: ScalarNode): unknown {
    this.#count()
    return jsonScalar(scalarValue(node))
  }

  *#sequence({ items }: SequenceNode): Steps<unknown[]> {
    const list: unknown[] = []
    for (const item of items) {
      list.push(item.kind === 'scalar' ? this.#scalar(item) : yield* this.value(item))
      if (this.#isLong()) yield
    }
    return list
  }

  #isLong(): boolean {
    if (this.#decodes < this.#nextPause) return false
    this.#nextPause = this.#decodes + decodesPerStep
    return true
  }

  #enter(node: AliasNode): void {
    if (this.#open.has(node)) throw new YamlSyntaxError(`yaml: anchor '${node.name}' value contains itself`)
    this.#open.add(node)
  }

  *#mapping({ entries }: MappingNode, into: YamlMap): Steps<YamlMap> {
    for (const [keyNode, valueNode] of entries) {
      if (this.#isLong()) yield
      this.#members.add()
      if (isMerge(keyNode)) {
        yield* this.#merge(valueNode, into)
        continue
      }
      const key = keyNode.kind === 'scalar' ? this.#scalarKey(keyNode) : yield* this.value(keyNode)
      if (typeof key === 'object' && key !== null) {
        throw new YamlSyntaxError(`yaml: invalid map key: ${goSyntaxOf(key, { yaml: true })}`)
      }
      const value = valueNode.kind === 'scalar' ? this.#scalar(valueNode) : yield* this.value(valueNode)
      if (into.has(key)) {
        this.duplicateKeys.push(`line ${valueNode.line + 1}: key ${goSyntaxOf(key)} already set in map`)
      }
      into.set(key, value)
    }
    return into
  }

  /** Keys may be what values may not: an infinity, say. */
  #scalarKey(node: ScalarNode): unknown {
    this.#count()
    return scalarValue(node)
  }

  *#merge(node: YamlNode, into: YamlMap): Steps<void> {
    if (node.kind === 'sequence') {
      // Earlier ones take precedence.
      for (const item of [...node.items].reverse()) yield* this.#mergeOne(item, into)
    } else {
      yield* this.#mergeOne(node, into)
    }
  }

  *#mergeOne(node: YamlNode, into: YamlMap): Steps<void> {
    this.#count()
    if (node.kind === 'mapping') {
      yield* this.#mapping(node, into)
    } else if (node.kind === 'alias' && node.target.kind === 'mapping') {
      this.#enter(node)
      this.#count()
      yield* this.#mapping(node.target, into)
      this.#open.delete(node)
    } else {
      throw new YamlSyntaxError('yaml: map merge requires map or sequence of maps as the value')
    }
  }
}

function scalarValue(node: ScalarNode): unknown {
  if (node.tag === '' && !node.implicit) return node.value
  const { tag, value } = resolveScalar(node.tag === '!' ? tags.string : node.tag, node.value)
  return tag === tags.binary ? binary(String(value)) : value
}

function isMerge(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.value === '<<' && (node.implicit || node.tag === tags.merge)
}

function binary(text: string): string {
  const clean = text.replace(/[\r\n]/g, '')
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(clean)) {
    throw new YamlSyntaxError('yaml: !!binary value contains invalid base64 data')
  }
  return Buffer.from(clean, 'base64').toString('utf8')
}

/** What JSON can say; throws where it cannot. */
function jsonScalar(value: unknown): unknown {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new YamlSyntaxError(`json: unsupported value: ${Number.isNaN(value) ? 'NaN' : value > 0 ? '+Inf' : '-Inf'}`)
  }
  return value
}

function jsonObject(map: YamlMap): JsonObject {
  const keys: string[] = []
  let areStrings = true
  let areSorted = true
  for (const key of map.keys()) {
    if (typeof key !== 'string') areStrings = false
    else if (keys.length > 0 && (keys.at(-1) as string) > key) areSorted = false
    keys.push(key as string)
  }
  const members = areStrings ? map : new Map([...map].map(([key, member]) => [keyText(key, member), member]))
  const object: JsonObject = {}
  for (const key of areStrings && areSorted ? keys : [...members.keys()].sort()) {
    setOwn(object, key as string, members.get(key))
  }
  return object
}

function keyText(key: unknown, member: unknown): string {
  if (typeof key === 'string') return key
  if (key === null) {
    throw new YamlSyntaxError(
      `unsupported map key of type: %!s(<nil>), key: <nil>, value: ${goSyntaxOf(member, { yaml: true })}`,
    )
  }
  if (typeof key === 'number' && !Number.isInteger(key)) return floatKey(key)
  return String(key)
}

/** Go prints it with the precision of 32 bits. */
function floatKey(key: number): string {
  if (Number.isNaN(key)) return '.nan'
  if (!Number.isFinite(key)) return key > 0 ? '.inf' : '-.inf'
  for (let digits = 1; digits < 10; digits++) {
    const text = key.toPrecision(digits)
    if (Math.fround(Number(text)) === Math.fround(key)) return String(Number(text))
  }
  return String(key)
}
