import http from 'node:http'
import http2 from 'node:http2'
import express from 'express'

type Constructor = new (...parameters: never[]) => object
/** Both kinds of request and response; Express's own methods are not used behind the graft. */
export type AnyRequest = http.IncomingMessage | http2.Http2ServerRequest
export type AnyResponse = http.ServerResponse | http2.Http2ServerResponse

export interface GraftedApplication {
  readonly listener: (request: AnyRequest, response: AnyResponse) => void
  /** Classes to hand to `http2.createSecureServer`. */
  readonly classes: {
    readonly Http1IncomingMessage: typeof http.IncomingMessage
    readonly Http1ServerResponse: typeof http.ServerResponse
    readonly Http2ServerRequest: typeof http2.Http2ServerRequest
    readonly Http2ServerResponse: typeof http2.Http2ServerResponse
  }
}

/**
 * An Express application in front of `handle`, with request and response classes that carry Express's methods from the start: Express would
 * otherwise change the prototype of every request, which is slow before Node 24 and breaks HTTP/2.
 */
export function graftedApplication(handle: (request: AnyRequest, response: AnyResponse) => void): GraftedApplication {
  const app = express()
  app.disable('x-powered-by')
  app.set('etag', false)
  app.set('query parser', false)
  app.use((request, response) => handle(request, response))

  const graft = <C extends Constructor>(base: C, extension: object): C => {
    // Not `class extends base`: TypeScript asks a mixin's constructor for any[].
    const grafted = class extends (base as unknown as new (...parameters: unknown[]) => object) {}
    for (const key of Reflect.ownKeys(extension)) {
      if (key === 'constructor') continue
      const descriptor = Object.getOwnPropertyDescriptor(extension, key)
      if (descriptor) Object.defineProperty(grafted.prototype, key, descriptor)
    }
    Object.defineProperty(grafted.prototype, 'app', { value: app, writable: true, configurable: true })
    return grafted as unknown as C
  }
  const classes = {
    Http1IncomingMessage: graft(http.IncomingMessage, express.request),
    Http1ServerResponse: graft(http.ServerResponse, express.response),
    Http2ServerRequest: graft(http2.Http2ServerRequest, express.request),
    Http2ServerResponse: graft(http2.Http2ServerResponse, express.response),
  }
  return {
    classes,
    listener: (request, response) => {
      app.request = Object.getPrototypeOf(request)
      app.response = Object.getPrototypeOf(response)
      app(request as express.Request, response as express.Response)
    },
  }
}
