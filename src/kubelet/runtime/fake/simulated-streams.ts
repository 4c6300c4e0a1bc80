import { Duplex, PassThrough, Readable } from 'node:stream'
import type { ExecSession, StreamOptions } from '../container-runtime.js'

/** A finished command that says plainly that nothing ran. */
export function simulatedExec(
  command: readonly string[],
  streams: StreamOptions,
  outcome: { exitCode: number },
): ExecSession {
  const text = execSentence(command)
  const stdin = streams.stdin ? drain() : undefined
  return {
    ...(stdin === undefined ? {} : { stdin }),
    ...(streams.stdout ? { stdout: Readable.from([Buffer.from(streams.tty ? `${text}\r\n` : `${text}\n`)]) } : {}),
    ...(streams.stderr && !streams.tty ? { stderr: Readable.from([]) } : {}),
    resize: async () => {},
    exit: Promise.resolve(outcome.exitCode),
    kill: async () => {},
  }
}

export function execSentence(command: readonly string[]): string {
  return `This container is simulated: the command ${JSON.stringify(command)} was not run.`
}

/** An attachment that ends when stdin ends, when it is killed or when `ended` resolves (the container stopped). */
export function simulatedAttach(sentence: string, streams: StreamOptions, ended: Promise<void>): ExecSession {
  const stdout = new PassThrough()
  stdout.write(streams.tty ? `${sentence}\r\n` : `${sentence}\n`)
  let finish: (code: number) => void = () => {}
  const exit = new Promise<number>((resolve) => {
    finish = resolve
  })
  const end = () => {
    stdout.end()
    finish(0)
  }
  void ended.then(end)
  const stdin = streams.stdin ? drain(end) : undefined
  return {
    ...(stdin === undefined ? {} : { stdin }),
    ...(streams.stdout ? { stdout } : {}),
    ...(streams.stderr && !streams.tty ? { stderr: Readable.from([]) } : {}),
    resize: async () => {},
    exit,
    kill: async () => end(),
  }
}

/** A peer that answers its first data with one sentence, as an HTTP response where it was asked in HTTP, and closes. */
export function simulatedConnection(sentence: string): Duplex {
  let answered = false
  const duplex: Duplex = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      if (!answered) {
        answered = true
        const isHttp = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS) /.test(chunk.subarray(0, 10).toString('latin1'))
        const body = `${sentence}\n`
        const head = `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n`
        duplex.push(isHttp ? head + body : body)
        duplex.push(null)
      }
      done()
    },
    final(done) {
      if (!answered) duplex.push(null)
      done()
    },
  })
  return duplex
}

function drain(onEnd?: () => void): PassThrough {
  const stream = new PassThrough()
  stream.resume()
  if (onEnd !== undefined) stream.once('end', onEnd)
  return stream
}
