/**
 * What Go's encoding/json says against a text that is to be a JSON object; undefined where there is nothing to say. Covers the errors of the scanner
 * (`invalid character …`, `unexpected end of JSON input`) and of other top-level values.
 */
export function jsonObjectProblem(text: string): string | undefined {
  const scanner = new Scanner(text)
  const problem = scanner.scan()
  if (problem !== undefined) return problem
  switch (scanner.first) {
    case '{':
    case 'n':
      return undefined
    case '[':
      return 'json: cannot unmarshal array into Go value of type map[string]interface {}'
    case '"':
      return 'json: cannot unmarshal string into Go value of type map[string]interface {}'
    case 't':
    case 'f':
      return 'json: cannot unmarshal bool into Go value of type map[string]interface {}'
    default:
      return 'json: cannot unmarshal number into Go value of type map[string]interface {}'
  }
}

const spaces = ' \t\r\n'
const literals: Readonly<Record<string, string>> = { t: 'true', f: 'false', n: 'null' }

class ScanProblem extends Error {}

class Scanner {
  first = ''
  readonly #text: string
  #position = 0

  constructor(text: string) {
    this.#text = text
  }

  scan(): string | undefined {
    try {
      this.#skip()
      this.first = this.#peek()
      this.#value()
      this.#skip()
      if (this.#position < this.#text.length) this.#fail('after top-level value')
      return undefined
    } catch (error) {
      if (error instanceof ScanProblem) return error.message
      throw error
    }
  }

  #peek(): string {
    return this.#text.charAt(this.#position)
  }

  #skip(): void {
    while (this.#position < this.#text.length && spaces.includes(this.#peek())) this.#position++
  }

  #fail(context: string): never {
    if (this.#position >= this.#text.length) throw new ScanProblem('unexpected end of JSON input')
    const character = String.fromCodePoint(this.#text.codePointAt(this.#position) ?? 0)
    const shown = character === "'" ? `'\\''` : character === '"' ? `'"'` : `'${printable(character)}'`
    throw new ScanProblem(`invalid character ${shown} ${context}`)
  }

  #value(): void {
    this.#skip()
    const character = this.#peek()
    if (character === '{') this.#object()
    else if (character === '[') this.#array()
    else if (character === '"') this.#string()
    else if (character === '-' || (character >= '0' && character <= '9')) this.#number()
    else if (literals[character] !== undefined) this.#literal(literals[character] ?? '')
    else this.#fail('looking for beginning of value')
  }

  #object(): void {
    this.#position++
    this.#skip()
    if (this.#peek() === '}') {
      this.#position++
      return
    }
    for (;;) {
      this.#skip()
      if (this.#peek() !== '"') this.#fail('looking for beginning of object key string')
      this.#string()
      this.#skip()
      if (this.#peek() !== ':') this.#fail('after object key')
      this.#position++
      this.#value()
      this.#skip()
      const character = this.#peek()
      if (character !== ',' && character !== '}') this.#fail('after object key:value pair')
      this.#position++
      if (character === '}') return
    }
  }

  #array(): void {
    this.#position++
    this.#skip()
    if (this.#peek() === ']') {
      this.#position++
      return
    }
    for (;;) {
      this.#value()
      this.#skip()
      const character = this.#peek()
      if (character !== ',' && character !== ']') this.#fail('after array element')
      this.#position++
      if (character === ']') return
    }
  }

  #string(): void {
    this.#position++
    for (;;) {
      const character = this.#peek()
      if (character === '' || character < ' ') this.#fail('in string literal')
      this.#position++
      if (character === '"') return
      if (character !== '\\') continue
      const escaped = this.#peek()
      if (escaped === 'u') {
        this.#position++
        for (let i = 0; i < 4; i++) {
          if (!/[0-9a-fA-F]/.test(this.#peek())) this.#fail('in \\u hexadecimal character escape')
          this.#position++
        }
      } else if (escaped !== '' && '"\\/bfnrt'.includes(escaped)) {
        this.#position++
      } else {
        this.#fail('in string escape code')
      }
    }
  }

  #digits(context: string): void {
    if (!/[0-9]/.test(this.#peek())) this.#fail(context)
    while (/[0-9]/.test(this.#peek())) this.#position++
  }

  #number(): void {
    if (this.#peek() === '-') this.#position++
    if (this.#peek() === '0') this.#position++
    else this.#digits('in numeric literal')
    if (this.#peek() === '.') {
      this.#position++
      this.#digits('after decimal point in numeric literal')
    }
    if (this.#peek() === 'e' || this.#peek() === 'E') {
      this.#position++
      if (this.#peek() === '+' || this.#peek() === '-') this.#position++
      this.#digits('in exponent of numeric literal')
    }
  }

  #literal(word: string): void {
    for (let i = 1; i < word.length; i++) {
      this.#position++
      if (this.#peek() !== word.charAt(i)) this.#fail(`in literal ${word} (expecting '${word.charAt(i)}')`)
    }
    this.#position++
  }
}

function printable(character: string): string {
  const code = character.charCodeAt(0)
  if (character === '\n') return '\\n'
  if (character === '\t') return '\\t'
  if (character === '\r') return '\\r'
  return code < 0x20 ? `\\x${code.toString(16).padStart(2, '0')}` : character
}
