// spdy: SPDY/3.1 for what kubectl up to 1.28, and every port-forward, still speaks. Start here: connection.ts, then frames.ts.
export type { SpdyConnectionOptions, SpdyStream } from './connection.js'
export { SpdyConnection } from './connection.js'
