import { parserError, YamlSyntaxError } from './errors.js'
import type { MappingNode, SequenceNode, YamlNode } from './node.js'
import { Scanner } from './scanner.js'
import type { Token, TokenType } from './token.js'

/** What is read is walked recursively later; upstream goes to 10,000. */
const maxKeptDepth = 1_000

interface Context {
  readonly block: boolean
  /** A sequence may stand at the indentation of the key that it belongs to. */
  readonly indentless?: boolean
}

const inFlow: Context = { block: false }
const inBlock: Context = { block: true }
const ofBlockKey: Context = { block: true, indentless: true }

/**
 * The first document of a YAML text as a tree of nodes; undefined if there is none.
 * https://github.com/yaml/go-yaml/blob/v2.4.2/parserc.go
 *
 * @throws YamlSyntaxError in Go's words
 */
export function parseDocument(text: string): YamlNode | undefined {
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

  constructor(text: string) {
    this.#scanner = new Scanner(text)
  }

  document(): YamlNode | undefined {
    const { type } = this.#scanner.peek()
    if (type === 'stream end') return undefined
    if (type !== 'version directive' && type !== 'tag directive' && type !== 'document start') {
      return this.#finished(this.#node(inBlock))
    }
    this.#directives()
    const token = this.#scanner.take()
    if (token.type !== 'document start') throw parserError('did not find expected <document start>', token.line)
    return this.#finished(this.#isNext(afterDocument) ? this.#empty() : this.#node(inBlock))
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

  #node(context: Context): YamlNode {
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
    if (++this.#depth > maxKeptDepth) throw new YamlSyntaxError('yaml: exceeded max depth of 10000')
    const node = this.#collection(token, { line, tag }, anchor)
    this.#depth--
    return node
  }

  #startsCollection({ type }: Token, { block, indentless }: Context): boolean {
    if (type === 'flow sequence start' || type === 'flow mapping start') return true
    if (block && (type === 'block sequence start' || type === 'block mapping start')) return true
    return indentless === true && type === 'block entry'
  }

  #collection({ type }: Token, { line, tag }: { line: number; tag: string }, anchor: string | undefined): YamlNode {
    if (type === 'flow mapping start' || type === 'block mapping start') {
      const node: MappingNode = { kind: 'mapping', line, tag, entries: [] }
      this.#anchored(anchor, node)
      this.#scanner.take()
      if (type === 'flow mapping start') this.#flowMapping(node)
      else this.#blockMapping(node)
      return node
    }
    const node: SequenceNode = { kind: 'sequence', line, tag, items: [] }
    this.#anchored(anchor, node)
    if (type === 'block entry') {
      this.#indentlessSequence(node)
      return node
    }
    this.#scanner.take()
    if (type === 'flow sequence start') this.#flowSequence(node)
    else this.#blockSequence(node)
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

  #blockSequence({ items }: SequenceNode): void {
    for (let entry = this.#takeIf('block entry'); entry; entry = this.#takeIf('block entry')) {
      items.push(this.#isNext(afterBlockEntry) ? this.#empty(entry) : this.#node(inBlock))
    }
    if (!this.#takeIf('block end')) {
      throw parserError("did not find expected '-' indicator", this.#scanner.peek().line)
    }
  }

  #indentlessSequence({ items }: SequenceNode): void {
    for (let entry = this.#takeIf('block entry'); entry; entry = this.#takeIf('block entry')) {
      items.push(this.#isNext(afterIndentlessEntry) ? this.#empty(entry) : this.#node(inBlock))
    }
  }

  #blockMapping({ entries }: MappingNode): void {
    for (;;) {
      const { type, line } = this.#scanner.peek()
      if (type === 'block end') break
      if (type !== 'key') throw parserError('did not find expected key', line)
      const indicator = this.#scanner.take()
      const key = this.#isNext(afterBlockKey) ? this.#empty(indicator) : this.#node(ofBlockKey)
      const colon = this.#takeIf('value')
      const hasValue = colon && !this.#isNext(afterBlockKey)
      entries.push([key, hasValue ? this.#node(ofBlockKey) : this.#empty(colon)])
    }
    this.#scanner.take()
  }

  #flowSequence({ items }: SequenceNode): void {
    for (let isFirst = true; !this.#isNext(flowSequenceEnd); isFirst = false) {
      if (!isFirst) {
        if (!this.#takeIf('flow entry')) {
          throw parserError("did not find expected ',' or ']'", this.#scanner.peek().line)
        }
        if (this.#isNext(flowSequenceEnd)) break
      }
      items.push(this.#isNext(aKey) ? this.#pair() : this.#node(inFlow))
    }
    this.#scanner.take()
  }

  /** `[a: b]` is a list of one mapping. */
  #pair(): YamlNode {
    const { line } = this.#scanner.take()
    const key = this.#isNext(afterFlowSequenceKey) ? this.#emptyInPair() : this.#node(inFlow)
    const hasValue = this.#takeIf('value') && !this.#isNext(afterFlowSequenceValue)
    return {
      kind: 'mapping',
      line,
      tag: '',
      entries: [[key, hasValue ? this.#node(inFlow) : this.#empty()]],
    }
  }

  /** Go takes the token that shows that there is no key. */
  #emptyInPair(): YamlNode {
    const empty = this.#empty()
    this.#scanner.take()
    return empty
  }

  #flowMapping({ entries }: MappingNode): void {
    for (let isFirst = true; !this.#isNext(flowMappingEnd); isFirst = false) {
      if (!isFirst) {
        if (!this.#takeIf('flow entry')) {
          throw parserError("did not find expected ',' or '}'", this.#scanner.peek().line)
        }
        if (this.#isNext(flowMappingEnd)) break
      }
      if (!this.#takeIf('key')) {
        entries.push([this.#node(inFlow), this.#empty()])
        continue
      }
      const key = this.#isNext(afterFlowMappingKey) ? this.#empty() : this.#node(inFlow)
      const hasValue = this.#takeIf('value') && !this.#isNext(afterFlowMappingValue)
      entries.push([key, hasValue ? this.#node(inFlow) : this.#empty()])
    }
    this.#scanner.take()
  }
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
