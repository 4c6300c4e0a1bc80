import type { Socket } from 'node:net'

/** DNS over TCP: every message has its length before it (RFC 1035, 4.2.2). A message longer than `mostBytes` ends the connection. */
export function readFrames(socket: Socket, mostBytes: number, onMessage: (message: Buffer) => void): void {
  let pending: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    pending = pending.length === 0 ? chunk : Buffer.concat([pending, chunk])
    while (pending.length >= 2) {
      const length = pending.readUInt16BE(0)
      if (length > mostBytes) {
        socket.destroy()
        return
      }
      if (pending.length < 2 + length) return
      const message = pending.subarray(2, 2 + length)
      pending = pending.subarray(2 + length)
      onMessage(message)
    }
  })
}

export function writeFrame(socket: Socket, message: Buffer): void {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(message.length, 0)
  socket.write(Buffer.concat([length, message]))
}
