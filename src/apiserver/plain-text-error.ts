import { StatusError } from '../api/index.js'

/** An error that upstream answers as text, because it arises before anything knows how to negotiate. */
export class PlainTextError extends StatusError {
  readonly text: string

  constructor(code: number, text: string) {
    super({ code, reason: code === 500 ? 'InternalError' : '', message: text.trimEnd() })
    this.text = text
  }
}
