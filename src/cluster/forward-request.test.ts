import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import type { TLSSocket } from 'node:tls'
import type { ApiRequest, ApiResponse } from '../api/index.js'
import { SystemClock } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { openCredentials } from './credentials/index.js'
import { forwardRequest, sendRequest } from './forward-request.js'

async function served(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
  use: (port: number) => Promise<void>,
): Promise<void> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await use((server.address() as AddressInfo).port)
  } finally {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
}

function request(fields: Partial<ApiRequest>): ApiRequest {
  return {
    method: 'GET',
    path: '/api/v1/namespaces/a/pods/p/proxy/x',
    query: new URLSearchParams(),
    headers: {},
    signal: new AbortController().signal,
    ...fields,
  }
}

async function textOf({ body }: ApiResponse): Promise<string> {
  if (body.kind !== 'stream') throw new TypeError('no stream')
  const chunks: Uint8Array[] = []
  for await (const chunk of body.chunks) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

const clock = new FakeClock()
const systemClock = new SystemClock()
const local = (port: number, path: string) => ({ scheme: 'http' as const, host: '127.0.0.1', port, path })

describe('forwarding', () => {
  it('sends method, path, query, headers and body on, but not the credentials', async () => {
    const echo = (incoming: IncomingMessage, response: ServerResponse): void => {
      const { method, url, headers } = incoming
      let body = ''
      incoming.on('data', (chunk) => {
        body += chunk
      })
      incoming.on('end', () =>
        response
          .writeHead(418, { 'x-kept': 'yes', 'access-control-allow-origin': '*' })
          .end(JSON.stringify({ method, url, headers, body })),
      )
    }
    await served(echo, async (port) => {
      const answer = await forwardRequest(
        local(port, '/x'),
        request({
          method: 'POST',
          query: new URLSearchParams('a=1&b=2'),
          headers: { host: 'api:6443', authorization: 'Bearer secret', 'impersonate-user': 'ann', 'x-mine': '1' },
          body: Buffer.from('hello'),
          sourceAddress: '192.0.2.1',
        }),
        clock,
      )
      expect(answer.status).toBe(418)
      expect(answer.headers).toMatchObject({ 'x-kept': 'yes' })
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin')
      const seen = JSON.parse(await textOf(answer))
      expect(seen).toMatchObject({ method: 'POST', url: '/x?a=1&b=2', body: 'hello' })
      expect(seen.headers).toMatchObject({ 'x-mine': '1', host: 'api:6443', 'x-forwarded-for': '192.0.2.1' })
      expect(seen.headers.authorization).toBeUndefined()
      expect(seen.headers['impersonate-user']).toBeUndefined()
    })
  })

  it('leads redirects back through the proxy', async () => {
    await served(
      (_, response) => response.writeHead(302, { location: '/login?next=1' }).end(),
      async (port) => {
        const { headers } = await forwardRequest(local(port, '/x'), request({ headers: { host: 'api' } }), clock)
        expect(headers.location).toBe('/api/v1/namespaces/a/pods/p/proxy/login?next=1')
      },
    )
  })

  it('hands a body over as it comes', async () => {
    let finish = (): void => {}
    const slow = (_: IncomingMessage, response: ServerResponse): void => {
      response.write('one')
      finish = () => response.end('two')
    }
    await served(slow, async (port) => {
      const { body } = await forwardRequest(local(port, '/x'), request({}), clock)
      if (body.kind !== 'stream') throw new TypeError('no stream')
      const chunks = body.chunks[Symbol.asyncIterator]()
      expect(String((await chunks.next()).value)).toBe('one')
      finish()
      expect(String((await chunks.next()).value)).toBe('two')
      expect((await chunks.next()).done).toBe(true)
    })
  })

  it("tells in Go's words why a target cannot be reached", async () => {
    let free = 0
    await served(
      () => {},
      async (port) => {
        free = port
      },
    )
    await expect(forwardRequest(local(free, '/x'), request({}), clock)).rejects.toMatchObject({
      code: 503,
      message: `error trying to reach service: dial tcp 127.0.0.1:${free}: connect: connection refused`,
    })
    await served(
      (incoming) => incoming.socket.destroy(),
      async (port) => {
        await expect(forwardRequest(local(port, '/x'), request({}), clock)).rejects.toMatchObject({
          message: 'error trying to reach service: EOF',
        })
        await expect(
          forwardRequest({ ...local(port, '/x'), scheme: 'https' }, request({}), clock),
        ).rejects.toMatchObject({
          message: 'error trying to reach service: http: server gave HTTP response to HTTPS client',
        })
      },
    )
  })
})

describe('a server behind an APIService', () => {
  it('is believed by its authority and name, and is shown who asks', async () => {
    const { ca, serving, proxy } = await openCredentials({})
    const server = https.createServer(
      { key: serving.privateKey, cert: serving.certificate, ca: proxy.ca.certificate, requestCert: true },
      ({ socket, headersDistinct }, response) => {
        const { subject } = (socket as TLSSocket).getPeerCertificate()
        const { authorized } = socket as TLSSocket
        response.end(JSON.stringify({ authorized, subject: subject.CN, groups: headersDistinct['x-remote-group'] }))
      },
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const ask = async (serverName: string, authority: string | undefined, isVerified = true) => {
      const tls = { serverName, isVerified, ...(authority ? { ca: authority } : {}), ...proxy.client }
      const target = { ...local(port, '/x'), scheme: 'https' as const, tls, headers: { 'x-remote-group': ['a', 'b'] } }
      return textOf(await sendRequest(target, request({ headers: { 'x-remote-group': 'c' } }), systemClock))
    }
    try {
      const seen = { authorized: true, subject: 'front-proxy-client', groups: ['a', 'b'] }
      expect(JSON.parse(await ask('kubernetes.default.svc', ca.certificate))).toEqual(seen)
      expect(JSON.parse(await ask('other.default.svc', undefined, false))).toEqual(seen)
      await expect(ask('kubernetes.default.svc', undefined)).rejects.toThrow(
        'tls: failed to verify certificate: x509: certificate signed by unknown authority',
      )
      await expect(ask('other.default.svc', ca.certificate)).rejects.toThrow(
        /^tls: failed to verify certificate: x509: certificate is valid for .*kubernetes\.default\.svc,.* not other\.default\.svc$/,
      )
    } finally {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
  })
})
