import { isBreak } from './characters.js'
import { isPrintable, styleOf } from './print-scalar.js'

const bestWidth = 80
const step = 2

/**
 * A JSON value as sigs.k8s.io/yaml prints it: keys sorted as people would, lists not indented, long lines folded.
 * https://github.com/yaml/go-yaml/blob/v2.4.2/emitterc.go
 */
export function printYaml(value: unknown): string {
  const writer = new Writer()
  if (isEmptyOrScalar(value)) writer.scalar(value, 0)
  else if (Array.isArray(value)) writer.sequence(value, 0, true)
  else writer.mapping(value as object, 0, true)
  return `${writer.text()}\n`
}

function isEmptyOrScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null || Object.keys(value).length === 0
}

class Writer {
  readonly #parts: string[] = []
  #column = 0

  text(): string {
    return this.#parts.join('')
  }

  #put(text: string): void {
    this.#parts.push(text)
    this.#column += text.length
  }

  #line(indent: number): void {
    this.#parts.push('\n', ' '.repeat(indent))
    this.#column = indent
  }

  mapping(value: object, indent: number, isInline: boolean): void {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    members.sort(([a], [b]) => compareKeys(a, b))
    for (const [index, [key, member]] of members.entries()) {
      if (index > 0 || !isInline) this.#line(indent)
      if (isSimpleKey(key)) {
        this.#string(key, indent + step, true)
        this.#put(':')
        this.#member(member, indent)
      } else {
        this.#put('? ')
        this.#string(key, indent + step, false)
        this.#line(indent)
        this.#put(':')
        if (isEmptyOrScalar(member)) this.#member(member, indent)
        else this.#nested(member, indent)
      }
    }
  }

  #member(value: unknown, indent: number): void {
    if (isEmptyOrScalar(value)) {
      this.#put(' ')
      this.scalar(value, indent)
    } else if (Array.isArray(value)) {
      this.sequence(value, indent, false)
    } else {
      this.mapping(value as object, indent + step, false)
    }
  }

  sequence(items: readonly unknown[], indent: number, isInline: boolean): void {
    for (const [index, item] of items.entries()) {
      if (index > 0 || !isInline) this.#line(indent)
      this.#put('-')
      if (isEmptyOrScalar(item)) {
        this.#put(' ')
        this.scalar(item, indent)
      } else {
        this.#nested(item, indent)
      }
    }
  }

  /** A collection that begins on the line of its indicator. */
  #nested(value: unknown, indent: number): void {
    this.#put(' ')
    if (Array.isArray(value)) this.sequence(value, indent + step, true)
    else this.mapping(value as object, indent + step, true)
  }

  scalar(value: unknown, indent: number): void {
    if (typeof value === 'string') this.#string(value, indent + step, false)
    else if (typeof value === 'number') this.#put(printNumber(value))
    else if (typeof value === 'object' && value !== null) this.#put(Array.isArray(value) ? '[]' : '{}')
    else this.#put(String(value ?? null))
  }

  #string(text: string, indent: number, isKey: boolean): void {
    switch (styleOf(text, { isKey })) {
      case 'plain':
        this.#flow(text, { indent, isKey, quoted: false })
        break
      case 'single':
        this.#put("'")
        this.#flow(text, { indent, isKey, quoted: true })
        this.#put("'")
        break
      case 'double':
        this.#double(text, indent, isKey)
        break
      case 'literal':
        this.#literal(text, indent)
    }
  }

  #flow(text: string, { indent, isKey, quoted }: { indent: number; isKey: boolean; quoted: boolean }): void {
    let wasSpace = false
    let wasBreak = false
    for (const [index, character] of [...text].entries()) {
      const isSpace = character === ' '
      if (isBreak(character.charCodeAt(0))) {
        this.#parts.push(character)
        this.#column = 0
        wasBreak = true
        continue
      }
      if (isSpace && !isKey && !wasSpace && this.#column > bestWidth && mayFold(text, index, quoted)) {
        this.#line(indent)
      } else {
        if (wasBreak && !isSpace) this.#put(' '.repeat(Math.max(0, indent - this.#column)))
        this.#put(quoted && character === "'" ? "''" : character)
      }
      wasSpace = isSpace
      if (!isSpace) wasBreak = false
    }
  }

  #double(text: string, indent: number, isKey: boolean): void {
    this.#put('"')
    let wasSpace = false
    const characters = [...text]
    for (const [index, character] of characters.entries()) {
      const isSpace = character === ' '
      if (isSpace) {
        const isInside = index > 0 && index < characters.length - 1
        if (!isKey && !wasSpace && this.#column > bestWidth && isInside) {
          this.#line(indent)
          if (characters[index + 1] === ' ') this.#put('\\')
        } else {
          this.#put(character)
        }
      } else {
        this.#put(needsEscape(character) ? escaped(character.codePointAt(0) ?? 0) : character)
      }
      wasSpace = isSpace
    }
    this.#put('"')
  }

  #literal(text: string, indent: number): void {
    const first = text.charCodeAt(0)
    const hint = first === 32 || isBreak(first) ? String(step) : ''
    const last = text.charCodeAt(text.length - 1)
    const beforeLast = text.charCodeAt(text.length - 2)
    const chomping = !isBreak(last) ? '-' : text.length === 1 || isBreak(beforeLast) ? '+' : ''
    this.#parts.push(`|${hint}${chomping}`)
    const lines = text.split('\n')
    if (isBreak(last)) lines.pop()
    for (const line of lines) this.#parts.push('\n', line === '' ? '' : ' '.repeat(indent), line)
    // The line break at the end is that of the next line, or of the document.
    this.#column = 0
  }
}

function mayFold(text: string, index: number, quoted: boolean): boolean {
  if (text[index + 1] === ' ') return false
  return !quoted || (index > 0 && index < text.length - 1)
}

function needsEscape(character: string): boolean {
  const code = character.charCodeAt(0)
  return !isPrintable(code) || isBreak(code) || character === '"' || character === '\\'
}

const names: Readonly<Record<number, string>> = {
  0: '0',
  7: 'a',
  8: 'b',
  9: 't',
  10: 'n',
  11: 'v',
  12: 'f',
  13: 'r',
  27: 'e',
  34: '"',
  92: '\\',
  133: 'N',
  160: '_',
  8232: 'L',
  8233: 'P',
}

function escaped(code: number): string {
  const name = names[code]
  if (name !== undefined) return `\\${name}`
  const digits = code.toString(16).toUpperCase()
  if (code <= 0xff) return `\\x${digits.padStart(2, '0')}`
  return code <= 0xffff ? `\\u${digits.padStart(4, '0')}` : `\\U${digits.padStart(8, '0')}`
}

/** Longer keys get a question mark. */
function isSimpleKey(key: string): boolean {
  return Buffer.byteLength(key) <= 128 && ![...key].some((character) => isBreak(character.charCodeAt(0)))
}

/** Go's strconv with format 'g', but integers of 64 bits as they are. */
function printNumber(value: number): string {
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 64) return String(value)
  const size = Math.abs(value)
  if (size !== 0 && (size < 1e-4 || size >= 1e6)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2')
  }
  return String(value)
}

const isLetter = (character: string) => /\p{L}/u.test(character)
const isNumeral = (character: string | undefined) => character !== undefined && /\p{Nd}/u.test(character)

/** go-yaml's sorter.go: numbers inside keys count as numbers, letters come behind everything else. */
function compareKeys(a: string, b: string): number {
  const [left, right] = [[...a], [...b]]
  for (let index = 0; index < left.length && index < right.length; index++) {
    const [one, other] = [left[index] as string, right[index] as string]
    if (one === other) continue
    const [oneIsLetter, otherIsLetter] = [isLetter(one), isLetter(other)]
    if (oneIsLetter && otherIsLetter) return byCode(one, other)
    if (oneIsLetter || otherIsLetter) return otherIsLetter ? -1 : 1
    const base = (one === '0' || other === '0') && followsNumber(left, index) ? '1' : ''
    const [oneDigits, otherDigits] = [digitsFrom(left, index), digitsFrom(right, index)]
    const [oneNumber, otherNumber] = [BigInt(base + oneDigits || '0'), BigInt(base + otherDigits || '0')]
    if (oneNumber !== otherNumber) return oneNumber < otherNumber ? -1 : 1
    if (oneDigits.length !== otherDigits.length) return oneDigits.length - otherDigits.length
    return byCode(one, other)
  }
  return left.length - right.length
}

function byCode(a: string, b: string): number {
  return (a.codePointAt(0) ?? 0) - (b.codePointAt(0) ?? 0)
}

/** Whether digits before are the beginning of a number that is not zero. */
function followsNumber(characters: readonly string[], index: number): boolean {
  for (let at = index - 1; at >= 0 && isNumeral(characters[at]); at--) if (characters[at] !== '0') return true
  return false
}

function digitsFrom(characters: readonly string[], index: number): string {
  let end = index
  while (isNumeral(characters[end])) end++
  return characters
    .slice(index, end)
    .map((digit) => (/\d/.test(digit) ? digit : '0'))
    .join('')
}
