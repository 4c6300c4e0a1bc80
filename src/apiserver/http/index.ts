// apiserver/http: sockets to ApiRequest and ApiResponse back to sockets. Knows nothing of Kubernetes but the shape of a Status.
// The only folder that imports express and ws. Start here: server.ts.
export type { HttpLimits } from './limits.js'
export type { ListenAddress, TlsOptions } from './listening-sockets.js'
export type { HttpServer, HttpServerOptions } from './server.js'
export { createHttpServer } from './server.js'
