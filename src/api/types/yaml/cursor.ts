import { isBreak } from './characters.js'

/** A place in a text, with its line and column. */
export class Cursor {
  readonly text: string
  at = 0
  line = 0
  column = 0

  constructor(text: string) {
    this.text = text
  }

  /** NaN behind the end. */
  peek(ahead = 0): number {
    return this.text.charCodeAt(this.at + ahead)
  }

  skip(count = 1): void {
    this.at += count
    this.column += count
  }

  /** Moves behind a line break, and gives what it stands for in a scalar. */
  skipLine(): string {
    const code = this.peek()
    if (!isBreak(code)) return ''
    this.at += code === 13 && this.peek(1) === 10 ? 2 : 1
    this.column = 0
    this.line++
    return code === 0x2028 ? '\u2028' : code === 0x2029 ? '\u2029' : '\n'
  }

  /** `---` or `...` at the beginning of a line. */
  isAtIndicator(): boolean {
    if (this.column !== 0) return false
    const code = this.peek()
    if (code !== 45 && code !== 46) return false
    if (this.peek(1) !== code || this.peek(2) !== code) return false
    const next = this.peek(3)
    return next === 32 || next === 9 || Number.isNaN(next) || next === 0 || isBreak(next)
  }
}
