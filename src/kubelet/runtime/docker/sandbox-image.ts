import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { pack } from 'tar-stream'

/**
 * What holds a pod's namespaces open: a static program of 248 bytes that ignores SIGCHLD (so the kernel reaps for it), waits for INT or TERM and
 * exits 0. Made here, so that no registry is needed. As machine code by architecture: rt_sigaction, rt_sigprocmask, rt_sigtimedwait in a loop,
 * exit_group, in one ELF segment at 0x400000.
 */
const programs: Readonly<Record<string, string>> = {
  amd64:
    'f0VMRgIBAQAAAAAAAAAAAAIAPgABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAA+AAAAAAAAAD4AAAAAAAAAAAQAAAAAAAAuA0AAAC/EQAAAEiNNUcAAAAx0kG6CAAAAA8FuA4AAAAx/0iNNU8AAAAx0kG6CAAAAA8FuIAAAABIjT05AAAAMfYx0kG6CAAAAA8FhcB45LjnAAAAMf8PBQEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAkAAAAAAAAA=',
  arm64:
    'f0VMRgIBAQAAAAAAAAAAAAIAtwABAAAAeABAAAAAAABAAAAAAAAAAAAAAAAAAAAAAAAAAEAAOAABAAAAAAAAAAEAAAAFAAAAAAAAAAAAAAAAAEAAAAAAAAAAQAAAAAAA+AAAAAAAAAD4AAAAAAAAAAAQAAAAAAAAyBCA0iACgNKBAgAQAgCA0gMBgNIBAADU6BCA0gAAgNLBAgAQAgCA0gMBgNIBAADUKBGA0iACABABAIDSAgCA0gMBgNIBAADUQP//N8gLgNIAAIDSAQAA1AEAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAkAAAAAAAAA=',
}

export const sandboxImageName = 'wherry/pause:1'

/** The daemon's words for an architecture in Go's. */
export function goArchitecture(machine: string): string {
  return { x86_64: 'amd64', aarch64: 'arm64', armv7l: 'arm' }[machine] ?? machine
}

/** The sandbox image as `docker load` takes it, the same bytes every time; undefined where there is no program for the architecture. */
export async function sandboxImageArchive(architecture: string): Promise<Buffer | undefined> {
  const program = programs[architecture]
  if (program === undefined) return undefined
  const layer = await tar([{ name: 'pause', mode: 0o755, content: Buffer.from(program, 'base64') }])
  const config = Buffer.from(
    JSON.stringify({
      architecture,
      os: 'linux',
      created: '1970-01-01T00:00:00Z',
      config: { Entrypoint: ['/pause'], StopSignal: 'SIGTERM', Labels: { 'wherry.dev/type': 'sandbox-image' } },
      rootfs: { type: 'layers', diff_ids: [`sha256:${sha256(layer)}`] },
      history: [{ created: '1970-01-01T00:00:00Z', comment: 'holds the namespaces of a pod' }],
    }),
  )
  const configName = `${sha256(config)}.json`
  const manifest = [{ Config: configName, RepoTags: [sandboxImageName], Layers: ['layer.tar'] }]
  return await tar([
    { name: configName, mode: 0o644, content: config },
    { name: 'layer.tar', mode: 0o644, content: layer },
    { name: 'manifest.json', mode: 0o644, content: Buffer.from(JSON.stringify(manifest)) },
  ])
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex')
}

async function tar(files: readonly { name: string; mode: number; content: Buffer }[]): Promise<Buffer> {
  const archive = pack()
  for (const { name, mode, content } of files) archive.entry({ name, mode, mtime: new Date(0) }, content)
  archive.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of Readable.from(archive)) chunks.push(Buffer.from(chunk as Uint8Array))
  return Buffer.concat(chunks)
}
