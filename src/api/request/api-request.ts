import type { Duplex } from 'node:stream'
import type { KubeObject, WatchEvent } from '../meta/index.js'

/** Who asks. Names and groups as in Kubernetes (`system:masters`, `system:serviceaccount:ns:name`). */
export interface UserInfo {
  readonly username: string
  readonly uid?: string
  readonly groups: readonly string[]
  readonly extra?: Readonly<Record<string, readonly string[]>>
}

/** What the transport knows about the caller before authentication. */
export interface Credentials {
  /** Subject of a client certificate that our CA has signed. */
  readonly certificate?: {
    readonly commonName: string
    readonly organizations: readonly string[]
    readonly fingerprint: string
    readonly uid?: string
  }
  /** Why a client certificate was not believed (OpenSSL's code): such a caller is refused rather than anonymous. */
  readonly refusedCertificate?: string
}

/**
 * One call to the API server, free of HTTP. Made by `apiserver/http` from a socket, or by the in-process transport, which already knows its `user`
 * and sends and wants frozen objects instead of bytes.
 */
export interface ApiRequest {
  readonly method: string
  /** Without the query; percent-encoded as received. */
  readonly path: string
  readonly query: URLSearchParams
  /** Lower-case names; repeated ones joined by a comma. */
  readonly headers: Readonly<Record<string, string | undefined>>
  /** Bytes from the network; an object (never changed by the server) from the same process; absent when there is none. */
  readonly body?: Uint8Array | KubeObject | readonly unknown[]
  readonly credentials?: Credentials
  /** Set by the in-process transport only; then authentication is skipped (authorization is not). */
  readonly user?: UserInfo
  /** Answer with frozen objects (`object` and `events` bodies) instead of bytes. In-process transport only. */
  readonly wantsObjects?: boolean
  /** Aborts when the caller goes away. */
  readonly signal: AbortSignal
  /** The caller's IP address, for audit and X-Forwarded-For. */
  readonly sourceAddress?: string
  /** Set when the request asks for a protocol switch (exec, attach, port-forward). */
  readonly upgrade?: UpgradeRequest
}

/** A request to leave HTTP. Nothing is sent to the client until one of the methods is called, and then only once. */
export interface UpgradeRequest {
  /** What the client asked for. */
  readonly protocol: 'websocket' | 'spdy'
  /** Sub-protocols the client offers, in its order (`Sec-WebSocket-Protocol` or `X-Stream-Protocol-Version`). */
  readonly offered: readonly string[]
}

/** The server's side of a finished upgrade. */
export type UpgradedConnection =
  /** A message stream: `ws`'s WebSocket, with the sub-protocol agreed. */
  | { readonly protocol: 'websocket'; readonly subprotocol: string; readonly socket: MessageSocket }
  /** A byte stream that carries SPDY/3.1 frames. */
  | { readonly protocol: 'spdy'; readonly subprotocol: string; readonly stream: Duplex }

/** The part of a WebSocket that stream handlers need; `ws`'s WebSocket has it. */
export interface MessageSocket {
  send(data: Uint8Array | string, callback?: (error?: Error) => void): void
  close(code?: number, reason?: string): void
  terminate(): void
  on(event: 'message', listener: (data: Buffer, isBinary: boolean) => void): void
  on(event: 'close', listener: (code: number) => void): void
  on(event: 'error', listener: (error: Error) => void): void
  readonly bufferedAmount: number
  /** Stops and restarts reading, for back-pressure. */
  pause(): void
  resume(): void
}

export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>

/** What the API server answers. Exactly one of the bodies. */
export interface ApiResponse {
  readonly status: number
  /** Lower-case names. */
  readonly headers: ResponseHeaders
  readonly body: ResponseBody
}

/** Where a transport takes bytes that are pushed. */
export interface ByteSink {
  /** Answers whether more may follow at once; if not, the sink calls `ByteSource.resume()` when it may. */
  write(chunk: Uint8Array): boolean
  /** Nothing follows. With an error: what was sent is not whole, and the reader has to see that. */
  end(error?: unknown): void
}

/** What pushes bytes into a sink. */
export interface ByteSource {
  resume(): void
  /** The reader has gone. */
  close(): void
}

/** Bytes that are written piece by piece into buffers of whoever sends them: what is big is never held as a whole. */
export interface ByteWriter {
  /** Writes what comes next from the start of `target` (64 KiB at least); answers how many bytes, 0 when all has been written. */
  fill(target: Buffer): number
}

export type ResponseBody =
  /** Whole bytes, in parts that are sent one after the other without being joined. */
  | { readonly kind: 'bytes'; readonly parts: readonly Uint8Array[] }
  /** The same of what is big: a quarter of a MiB and more. */
  | { readonly kind: 'written'; readonly writer: ByteWriter }
  /** Frozen; only for callers that want objects. */
  | { readonly kind: 'object'; readonly object: KubeObject }
  /** Bytes that come over time: a watch or a log. Ends when the iterator ends; the reader's pace is the back-pressure. */
  | {
      readonly kind: 'stream'
      readonly chunks: AsyncIterable<Uint8Array>
      /** The same bytes pushed as they come, for a transport that would rather not wait for turns. Whoever calls it leaves `chunks` alone. */
      readonly pushTo?: (sink: ByteSink) => ByteSource
    }
  /** Watch events as frozen objects, all that were ready at once in one array; only for callers that want objects. */
  | { readonly kind: 'events'; readonly events: AsyncIterable<readonly WatchEvent[]> }
  /** Leave HTTP: the transport answers 101 with `subprotocol` and hands the connection over. */
  | {
      readonly kind: 'upgrade'
      readonly subprotocol: string
      readonly accept: (connection: UpgradedConnection) => Promise<void>
    }
  | { readonly kind: 'empty' }

/** The API server: never rejects; every error is already a response. */
export type ApiHandler = (request: ApiRequest) => Promise<ApiResponse>
