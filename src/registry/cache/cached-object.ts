import type { KubeObject } from '../../api/index.js'
import { parseJson } from '../../api/index.js'
import { deepFreeze } from '../../base/index.js'
import type { Revision } from '../../store/index.js'
import { encodeObject, headerBytes, isExact, readOffsets } from './encoding.js'

/** What selectors look at, computed once when the object is written. */
export interface SelectorIndex {
  readonly labels: Readonly<Record<string, string>>
  /** Values of the resource's selectable fields by name; metadata.name and metadata.namespace included. */
  readonly fields: Readonly<Record<string, string>>
}

/** A ResourceDefinition's `fromStorage`. */
type Renew = (object: KubeObject) => KubeObject | undefined

const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d

/**
 * One stored object at one revision: the bytes that the store keeps, and views of them. Bytes are never joined or parsed before somebody needs it;
 * the decoded object is parsed at most once and frozen.
 */
export class CachedObject {
  /** `namespace/name`, or `name` for cluster-scoped resources. */
  readonly key: string
  readonly revision: Revision
  /** Header and JSON, as in the store (encoding.ts). */
  readonly stored: Buffer
  #value: Buffer
  #renew: Renew | undefined
  #index: SelectorIndex | undefined
  #object: KubeObject | undefined
  readonly #indexOf: (object: KubeObject) => SelectorIndex

  constructor(
    key: string,
    revision: Revision,
    stored: Buffer,
    indexOf: (object: KubeObject) => SelectorIndex,
    renew?: Renew,
  ) {
    this.key = key
    this.revision = revision
    this.stored = stored
    this.#value = stored
    this.#renew = renew
    this.#indexOf = indexOf
  }

  /** Header and JSON in the form of the present definition; those of the store but for custom resources whose definition has changed. */
  get value(): Buffer {
    const renew = this.#renew
    if (renew) {
      this.#renew = undefined
      const object = renew(this.parse())
      if (object) this.#value = encodeObject(object)
    }
    return this.#value
  }

  /** Whether the store has it in an older form. */
  get isOutdated(): boolean {
    return this.value !== this.stored
  }

  /** Takes over what the writer already knows, so that nothing has to be parsed. */
  adopt(object: KubeObject | undefined, index: SelectorIndex): void {
    this.#renew = undefined
    this.#index = index
    this.#object = object
  }

  /** The same object under another revision (the revision of its deletion). */
  at(revision: Revision): CachedObject {
    const copy = new CachedObject(this.key, revision, this.stored, this.#indexOf, this.#renew)
    copy.#value = this.#value
    copy.#index = this.#index
    return copy
  }

  get index(): SelectorIndex {
    this.#index ??= this.#indexOf(this.object())
    return this.#index
  }

  get namespace(): string {
    const slash = this.key.indexOf('/')
    return slash < 0 ? '' : this.key.slice(0, slash)
  }

  get name(): string {
    return this.key.slice(this.key.indexOf('/') + 1)
  }

  /** The decoded object, shared by all readers of the process and frozen. */
  object(): KubeObject {
    if (this.#object === undefined) this.#object = deepFreeze(this.parse())
    return this.#object
  }

  /** As `object`, for those who calculate: integers beyond what a number holds exactly are rounded. */
  roundedObject(): KubeObject {
    return isExact(this.value) ? deepFreeze(JSON.parse(this.text()) as KubeObject) : this.object()
  }

  /** Whether the decoded form is at hand. */
  get isDecoded(): boolean {
    return this.#object !== undefined
  }

  /** Forgets the decoded form; it is parsed again when somebody asks. */
  forgetObject(): void {
    this.#object = undefined
  }

  /** A copy of the decoded object that the caller may change. */
  parse(): KubeObject {
    const text = this.text()
    return (isExact(this.value) ? parseJson(Buffer.from(text)) : JSON.parse(text)) as KubeObject
  }

  text(): string {
    const { value } = this
    const { resourceVersionAt } = readOffsets(value)
    return `${value.toString('utf8', headerBytes, resourceVersionAt)}${this.#spliced(resourceVersionAt)}${value.toString('utf8', resourceVersionAt)}`
  }

  /** `"resourceVersion":"5",` or, where nothing follows in metadata, without the comma. Nothing for what was not written (a dry run). */
  #spliced(at: number): string {
    if (this.revision === 0 && this.value[at] !== closeBrace) return ''
    return this.value[at] === closeBrace
      ? `"resourceVersion":"${this.revision}"`
      : `"resourceVersion":"${this.revision}",`
  }

  /** Upper bound of what `writeJson` and its siblings write. */
  get maxJsonBytes(): number {
    return this.value.length + 40
  }

  /** Writes the whole JSON at `offset` of `target` (which has room for `maxJsonBytes`); returns where it ended. */
  writeJson(target: Buffer, offset: number): number {
    return this.#write(target, offset, headerBytes)
  }

  /** The same without TypeMeta: an item of a built-in list. */
  writeListItem(target: Buffer, offset: number): number {
    const { typeMetaEnd } = readOffsets(this.value)
    target[offset] = openBrace
    const start = this.value[typeMetaEnd] === comma ? typeMetaEnd + 1 : typeMetaEnd
    return this.#write(target, offset + 1, start)
  }

  #write(target: Buffer, offset: number, from: number): number {
    const { resourceVersionAt } = readOffsets(this.value)
    let at = offset + this.value.copy(target, offset, from, resourceVersionAt)
    at += target.write(this.#spliced(resourceVersionAt), at, 'latin1')
    return at + this.value.copy(target, at, resourceVersionAt)
  }

  /** The JSON of `metadata` alone, braces included. */
  metadataJson(): string {
    const { metadataStart, resourceVersionAt, metadataEnd } = readOffsets(this.value)
    return `${this.value.toString('utf8', metadataStart, resourceVersionAt)}${this.#spliced(resourceVersionAt)}${this.value.toString('utf8', resourceVersionAt, metadataEnd)}`
  }

  /** Writes the JSON of `metadata` alone at `offset` of `target`; returns where it ended. Never more than `maxJsonBytes`. */
  writeMetadata(target: Buffer, offset: number): number {
    const { metadataStart, resourceVersionAt, metadataEnd } = readOffsets(this.value)
    let at = offset + this.value.copy(target, offset, metadataStart, resourceVersionAt)
    at += target.write(this.#spliced(resourceVersionAt), at, 'latin1')
    return at + this.value.copy(target, at, resourceVersionAt, metadataEnd)
  }

  /** Upper bound of what `writeMetadata` writes. */
  get maxMetadataBytes(): number {
    const { metadataStart, metadataEnd } = readOffsets(this.value)
    return metadataEnd - metadataStart + 40
  }

  /** The whole JSON in a buffer of its own. */
  json(): Buffer {
    const target = Buffer.allocUnsafe(this.maxJsonBytes)
    return target.subarray(0, this.writeJson(target, 0))
  }
}
