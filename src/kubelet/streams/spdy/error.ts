/** The peer does not keep to the protocol: the connection is over. */
export class SpdyError extends Error {
  constructor(message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'SpdyError'
  }
}
