import type { Steps } from '../../../base/index.js'
import { parserError, YamlSyntaxError } from './errors.js'
import type { MappingNode, SequenceNode, YamlNode } from './node.js'
import { Scanner } from './scanner.js'
import type { Token, TokenType } from './token.js'

/** What is read is walked recursively later; upstream goes to 10,000. */
const maxKeptDepth = 1_000

/** About a tenth of a millisecond of work. */
const entriesPerStep = 32

interface Context {
  readonly block: boolean
  /** A sequence may stand at the indentation of the key that it belongs to. */
  readonly indentless?: boolean
}

const inFlow: Context = { block: false }
const inBlock: Context = { block: true }
const ofBlockKey: Context = { block: true, indentless: true }

/**
 * The first document of a YAML text as a tree of nodes, step by step; undefined if there is none.
 * https://github.com/yaml/go-yaml/blob/v2.4.2/parserc.go
 *
 * @throws YamlSyntaxError in Go's words
 */
export function parseDocument(text: string): Steps<YamlNode | undefined> {
  return new Parser(text).document()
}

class Parser {
  readonly #scanner: Scanner
  readonly #anchors = new Map<string, YamlNode>()
  readonly #tagPrefixes = new Map([
    ['!', '!'],
    ['!!', 'tag:yaml.org,2002:'],
  ])
  #depth = 0
  #entries = 0

  constructor(text: string) {
    this.#scanner = new Scanner(text)
  }

  *document(): Steps<YamlNode | undefined> {
    const { type } = this.#scanner.peek()
    if (type === 'stream end') return undefined
    if (type !== 'version directive' && type !== 'tag directive' && type !== 'document start') {
      const node = this.#node(inBlock)
      return this.#finished(isNode(node) ? node : yield* node)
    }
    this.#directives()
    const token = this.#scanner.take()
    if (token.type !== 'document start') throw parserError('did not find expected <document start>', token.line)
    const node = this.#isNext(afterDocument) ? this.#empty() : this.#node(inBlock)
    return this.#finished(isNode(node) ? node : yield* node)
  }

  /** Go looks one token beyond the document, and no further. */
  #finished(node: YamlNode): YamlNode {
    this.#scanner.peek()
    return node
  }

  #directives(): void {
    let hasVersion = false
    for (;;) {
      const { type, value, suffix, line } = this.#scanner.peek()
      if (type === 'version directive') {
        if (hasVersion) throw parserError('found duplicate %YAML directive', line)
        if (value !== '1.1') throw parserError('found incompatible YAML document', line)
        hasVersion = true
      } else if (type === 'tag directive') {
        this.#tagPrefixes.set(value, suffix)
      } else {
        return
      }
      this.#scanner.take()
    }
  }

  #isNext(types: ReadonlySet<TokenType>): boolean {
    return types.has(this.#scanner.peek().type)
  }

  #takeIf(type: TokenType): Token | undefined {
    return this.#scanner.peek().type === type ? this.#scanner.take() : undefined
  }

  /** Of a key or entry that says nothing more, or where the next token comes. */
  #empty({ line }: Token = this.#scanner.peek()): YamlNode {
    return { kind: 'scalar', line, value: '', tag: '', implicit: true }
  }

  /** A scalar or an alias; a collection is read by steps. */
  #node(context: Context): YamlNode | Steps<YamlNode> {
    const first = this.#scanner.peek()
    if (first.type === 'alias') return this.#alias(this.#scanner.take())
    const { anchor, tag } = this.#properties()
    const token = this.#scanner.peek()
    const { line } = first
    const isScalar = token.type === 'scalar'
    if (isScalar || !this.#startsCollection(token, context)) {
      if (!isScalar && anchor === undefined && tag === '') {
        throw parserError('did not find expected node content', token.line)
      }
      if (isScalar) this.#scanner.take()
      const implicit = (tag === '' && (token.isPlain || !isScalar)) || tag === '!'
      return this.#anchored(anchor, { kind: 'scalar', line, value: isScalar ? token.value : '', tag, implicit })
    }
    return this.#collection(token, { line, tag }, anchor)
  }

  #startsCollection({ type }: Token, { block, indentless }: Context): boolean {
    if (type === 'flow sequence start' || type === 'flow mapping start') return true
    if (block && (type === 'block sequence start' || type === 'block mapping start')) return true
    return indentless === true && type === 'block entry'
  }

  *#collection(
    { type }: Token,
    { line, tag }: { line: number; tag: string },
    anchor: string | undefined,
  ): Steps<YamlNode> {
    if (++this.#depth > maxKeptDepth) throw new YamlSyntaxError('yaml: exceeded max depth of 10000')
    const node: MappingNode | SequenceNode =
      type === 'flow mapping start' || type === 'block mapping start'
        ? { kind: 'mapping', line, tag, entries: [] }
        : { kind: 'sequence', line, tag, items: [] }
    this.#anchored(anchor, node)
    if (type !== 'block entry') this.#scanner.take()
    if (node.kind === 'mapping')
      yield* type === 'flow mapping start' ? this.#flowMapping(node) : this.#blockMapping(node)
    else if (type === 'block entry') yield* this.#indentlessSequence(node)
    else yield* type === 'flow sequence start' ? this.#flowSequence(node) : this.#blockSequence(node)
    this.#depth--
    return node
  }
  #anchored(anchor: string | undefined, node: YamlNode): YamlNode {
    if (anchor !== undefined) this.#anchors.set(anchor, node)
    return node
  }

  #alias({ value: name, line }: Token): YamlNode {
    const target = this.#anchors.get(name)
    if (!target) throw new YamlSyntaxError(`yaml: unknown anchor '${name}' referenced`)
    return { kind: 'alias', line, name, target }
  }

  #properties(): { readonly anchor: string | undefined; readonly tag: string } {
    let anchor: string | undefined
    let tag = ''
    for (let { type } = this.#scanner.peek(); ; { type } = this.#scanner.peek()) {
      if (type === 'anchor' && anchor === undefined) anchor = this.#scanner.take().value
      else if (type === 'tag' && tag === '') tag = this.#tag(this.#scanner.take())
      else return { anchor, tag }
    }
  }

  #tag({ value: handle, suffix, line }: Token): string {
    if (handle === '') return suffix
    const prefix = this.#tagPrefixes.get(handle)
    if (prefix === undefined) throw parserError('found undefined tag handle', line)
    return prefix + suffix
  }

  *#blockSequence({ items }: SequenceNode): Steps<void> {
    for (let entry = this.#takeIf('block entry'); entry; entry = this.#takeIf('block entry')) {
      const item = this.#isNext(afterBlockEntry) ? this.#empty(entry) : this.#node(inBlock)
      items.push(isNode(item) ? item : yield* item)
      if (this.#isLong()) yield
    }
    if (!this.#takeIf('block end')) {
      throw parserError("did not find expected '-' indicator", this.#scanner.peek().line)
    }
  }

  *#indentlessSequence({ items }: SequenceNode): Steps<void> {
    for (let entry = this.#takeIf('block entry'); entry; entry = this.#takeIf('block entry')) {
      const item = this.#isNext(afterIndentlessEntry) ? this.#empty(entry) : this.#node(inBlock)
      items.push(isNode(item) ? item : yield* item)
      if (this.#isLong()) yield
    }
  }

  *#blockMapping({ entries }: MappingNode): Steps<void> {
    for (;;) {
      const { type, line } = this.#scanner.peek()
      if (type === 'block end') break
      if (type !== 'key') throw parserError('did not find expected key', line)
      const indicator = this.#scanner.take()
      const key = this.#isNext(afterBlockKey) ? this.#empty(indicator) : this.#node(ofBlockKey)
      const readKey = isNode(key) ? key : yield* key
      const colon = this.#takeIf('value')
      const value = colon && !this.#isNext(afterBlockKey) ? this.#node(ofBlockKey) : this.#empty(colon)
      entries.push([readKey, isNode(value) ? value : yield* value])
      if (this.#isLong()) yield
    }
    this.#scanner.take()
  }

  *#flowSequence({ items }: SequenceNode): Steps<void> {
    for (let isFirst = true; !this.#isNext(flowSequenceEnd); isFirst = false) {
      if (!isFirst) {
        if (!this.#takeIf('flow entry')) {
          throw parserError("did not find expected ',' or ']'", this.#scanner.peek().line)
        }
        if (this.#isNext(flowSequenceEnd)) break
      }
      const item = this.#isNext(aKey) ? this.#pair() : this.#node(inFlow)
      items.push(isNode(item) ? item : yield* item)
      if (this.#isLong()) yield
    }
    this.#scanner.take()
  }

  /** `[a: b]` is a list of one mapping. */
  *#pair(): Steps<YamlNode> {
    const { line } = this.#scanner.take()
    const key = this.#isNext(afterFlowSequenceKey) ? this.#emptyInPair() : this.#node(inFlow)
    const readKey = isNode(key) ? key : yield* key
    const hasValue = this.#takeIf('value') && !this.#isNext(afterFlowSequenceValue)
    const value = hasValue ? this.#node(inFlow) : this.#empty()
    return { kind: 'mapping', line, tag: '', entries: [[readKey, isNode(value) ? value : yield* value]] }
  }

  /** Go takes the token that shows that there is no key. */
  #emptyInPair(): YamlNode {
    const empty = this.#empty()
    this.#scanner.take()
    return empty
  }

  *#flowMapping({ entries }: MappingNode): Steps<void> {
    for (let isFirst = true; !this.#isNext(flowMappingEnd); isFirst = false) {
      if (!isFirst) {
        if (!this.#takeIf('flow entry')) {
          throw parserError("did not find expected ',' or '}'", this.#scanner.peek().line)
        }
        if (this.#isNext(flowMappingEnd)) break
      }
      const isMarked = this.#takeIf('key') !== undefined
      const key = isMarked && this.#isNext(afterFlowMappingKey) ? this.#empty() : this.#node(inFlow)
      const readKey = isNode(key) ? key : yield* key
      const hasValue = isMarked && this.#takeIf('value') && !this.#isNext(afterFlowMappingValue)
      const value = hasValue ? this.#node(inFlow) : this.#empty()
      entries.push([readKey, isNode(value) ? value : yield* value])
      if (this.#isLong()) yield
    }
    this.#scanner.take()
  }

  #isLong(): boolean {
    return ++this.#entries % entriesPerStep === 0
  }
}

function isNode(read: YamlNode | Steps<YamlNode>): read is YamlNode {
  return 'kind' in read
}

const types = (...all: TokenType[]): ReadonlySet<TokenType> => new Set(all)
const afterDocument = types('version directive', 'tag directive', 'document start', 'document end', 'stream end')
const afterBlockEntry = types('block entry', 'block end')
const afterIndentlessEntry = types('block entry', 'key', 'value', 'block end')
const afterBlockKey = types('key', 'value', 'block end')
const flowSequenceEnd = types('flow sequence end')
const flowMappingEnd = types('flow mapping end')
const aKey = types('key')
const afterFlowSequenceKey = types('value', 'flow entry', 'flow sequence end')
const afterFlowSequenceValue = types('flow entry', 'flow sequence end')
const afterFlowMappingKey = types('value', 'flow entry', 'flow mapping end')
const afterFlowMappingValue = types('flow entry', 'flow mapping end')
