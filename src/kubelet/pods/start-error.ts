/** A container could not be started; `reason` and message become its waiting state. `retryMs`: not before. */
export class StartError extends Error {
  override readonly name = 'StartError'
  readonly reason: string
  readonly retryMs: number | undefined

  constructor(reason: string, message: string, options: { readonly retryMs?: number } = {}) {
    super(message)
    this.reason = reason
    this.retryMs = options.retryMs
  }
}
