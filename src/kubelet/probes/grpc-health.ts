import { connect as connectHttp2 } from 'node:http2'
import type { Duplex } from 'node:stream'
import type { Clock } from '../../base/index.js'
import type { ProbeOutcome } from './outcome.js'

export interface GrpcHealthOptions {
  readonly address: string
  readonly service: string
  readonly timeoutMs: number
  readonly clock: Clock
  readonly connect: () => Promise<Duplex>
}

/** grpc.health.v1: the answer's `status`. */
const statusNames = ['UNKNOWN', 'SERVING', 'NOT_SERVING', 'SERVICE_UNKNOWN']
const serving = 1
const grpcUnimplemented = 12

/** Asks `grpc.health.v1.Health/Check` over HTTP/2 without TLS (pkg/probe/grpc, v1.34). Never rejects. */
export async function grpcHealth(options: GrpcHealthOptions): Promise<ProbeOutcome> {
  const { address, timeoutMs, clock } = options
  const failure = (output: string): ProbeOutcome => ({ result: 'failure', output })
  let stream: Duplex | undefined
  let expire: (outcome: ProbeOutcome) => void = () => {}
  const expired = new Promise<ProbeOutcome>((resolve) => {
    expire = resolve
  })
  const timer = clock.after(timeoutMs, () =>
    expire(
      failure(`timeout: failed to connect service "${address}" within ${timeoutMs / 1000}s: context deadline exceeded`),
    ),
  )
  const attempt = async () => {
    stream = await options.connect()
    return await check(options, stream)
  }
  try {
    const checked = attempt().catch((error: Error) =>
      failure(`error: failed to connect service "${address}": ${error.message}`),
    )
    return await Promise.race([checked, expired])
  } finally {
    timer.cancel()
    stream?.destroy()
  }
}

function check({ address, service }: GrpcHealthOptions, stream: Duplex): Promise<ProbeOutcome> {
  return new Promise((resolve, reject) => {
    const session = connectHttp2(`http://${address}`, { createConnection: () => stream })
    session.on('error', reject)
    const call = session.request({
      ':method': 'POST',
      ':path': '/grpc.health.v1.Health/Check',
      'content-type': 'application/grpc',
      te: 'trailers',
      'user-agent': 'kube-probe/1.34',
    })
    const parts: Buffer[] = []
    let grpcStatus = '0'
    let grpcMessage = ''
    const readStatus = (headers: Record<string, unknown>) => {
      if (headers['grpc-status'] !== undefined) grpcStatus = String(headers['grpc-status'])
      if (headers['grpc-message'] !== undefined) grpcMessage = decodeURIComponent(String(headers['grpc-message']))
    }
    call.on('response', readStatus)
    call.on('trailers', readStatus)
    call.on('data', (chunk: Buffer) => parts.push(chunk))
    call.on('error', reject)
    call.on('end', () => {
      session.close()
      resolve(verdict(Number(grpcStatus), grpcMessage, Buffer.concat(parts)))
    })
    call.end(request(service))
  })
}

function verdict(grpcStatus: number, message: string, body: Buffer): ProbeOutcome {
  if (grpcStatus === grpcUnimplemented) {
    const output = `error: this server does not implement the grpc health protocol (grpc.health.v1.Health): ${message}`
    return { result: 'failure', output }
  }
  if (grpcStatus !== 0) return { result: 'failure', output: `error: health rpc probe failed: ${message}` }
  // Frame: one byte, four bytes of length, then field 1 (varint) of the message; absent means 0.
  const status = body.length >= 7 && body[5] === 0x08 ? (body[6] ?? 0) : 0
  if (status === serving) return { result: 'success', output: 'service healthy' }
  const name = statusNames[status] ?? String(status)
  return { result: 'failure', output: `service unhealthy (responded with "${name}")` }
}

function request(service: string): Buffer {
  const name = Buffer.from(service, 'utf8')
  const message = name.length === 0 ? name : Buffer.concat([Buffer.from([0x0a]), varint(name.length), name])
  const frame = Buffer.alloc(5)
  frame.writeUInt32BE(message.length, 1)
  return Buffer.concat([frame, message])
}

function varint(value: number): Buffer {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) + 128)
    rest = Math.floor(rest / 128)
  }
  return Buffer.from([...bytes, rest])
}
