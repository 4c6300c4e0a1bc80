import { createHash, randomUUID } from 'node:crypto'
import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { pack } from 'tar-stream'
import { SystemClock, silentLogger } from '../../../base/index.js'
import { createDockerRuntime, defaultSocketPath } from './index.js'
import { whyNoDocker } from './testing.js'

const skipped = await whyNoDocker()
const describeDocker = skipped === undefined ? describe : describe.skip
const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`
const password = 'open sesame'

interface Registry {
  readonly address: string
  readonly manifestDigest: string
  /** Answers nothing more, as long as it is true. */
  isStuck: boolean
  readonly server: Server
}

/** As much of a registry as a pull needs, with one image `team/app:v1`; all of it behind a password or nothing. */
async function openRegistry({ isPrivate }: { isPrivate: boolean }): Promise<Registry> {
  const archive = pack()
  archive.entry({ name: 'marker', mtime: new Date(0) }, randomUUID())
  archive.finalize()
  const parts: Buffer[] = []
  for await (const part of archive) parts.push(Buffer.from(part as Uint8Array))
  const layer = Buffer.concat(parts)
  const packed = gzipSync(layer)
  const config = Buffer.from(
    JSON.stringify({
      architecture: process.arch === 'arm64' ? 'arm64' : 'amd64',
      os: 'linux',
      config: { User: '77', Entrypoint: ['/app'] },
      rootfs: { type: 'layers', diff_ids: [digestOf(layer)] },
    }),
  )
  const type = 'application/vnd.docker.distribution.manifest.v2+json'
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: type,
      config: {
        mediaType: 'application/vnd.docker.container.image.v1+json',
        size: config.length,
        digest: digestOf(config),
      },
      layers: [
        {
          mediaType: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
          size: packed.length,
          digest: digestOf(packed),
        },
      ],
    }),
  )
  const blobs = new Map([config, packed].map((bytes) => [digestOf(bytes), bytes]))
  const registry = { isStuck: false }
  const server = createServer(({ url = '', headers, method }, response) => {
    if (registry.isStuck) return
    const authorized = headers.authorization === `Basic ${Buffer.from(`me:${password}`).toString('base64')}`
    const [, kind, reference = ''] = /^\/v2\/team\/app\/(manifests|blobs)\/(.+)$/.exec(url) ?? []
    if (isPrivate && !authorized) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="test"' }).end()
      return
    }
    const bytes =
      kind === 'blobs' ? blobs.get(reference) : ['v1', digestOf(manifest)].includes(reference) ? manifest : undefined
    if (url === '/v2/') response.writeHead(200).end('{}')
    else if (bytes === undefined)
      response.writeHead(404).end('{"errors":[{"code":"MANIFEST_UNKNOWN","message":"manifest unknown"}]}')
    else {
      const about = { 'content-length': bytes.length, 'docker-content-digest': digestOf(bytes) }
      response.writeHead(200, { ...about, 'content-type': kind === 'manifests' ? type : 'application/octet-stream' })
      response.end(method === 'HEAD' ? undefined : bytes)
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return Object.assign(registry, { address, manifestDigest: digestOf(manifest), server })
}

describeDocker(`pulls of images${skipped === undefined ? '' : ` (skipped: ${skipped})`}`, () => {
  const runtime = createDockerRuntime({ cluster: 'pulls', clock: new SystemClock(), logger: silentLogger })
  let registry: Registry
  let guarded: Registry
  type Credentials = Parameters<typeof runtime.pullImage>[1]
  const pull = (from: Registry, name: string, credentials: Credentials = [], signal = new AbortController().signal) =>
    runtime.pullImage(`${from.address}/${name}`, credentials, signal)
  const credentials = (secret: string) => ({ username: 'me', password: secret, serverAddress: guarded.address })

  beforeAll(async () => {
    registry = await openRegistry({ isPrivate: false })
    guarded = await openRegistry({ isPrivate: true })
  })

  afterAll(async () => {
    for (const { address, server } of [registry, guarded]) {
      await removeImage(`${address}/team/app:v1`)
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    }
    await runtime.close()
  })

  it('bring an image with its digest and settings', async () => {
    expect(await runtime.imageStatus(`${registry.address}/team/app:v1`)).toBeUndefined()
    const status = await pull(registry, 'team/app:v1')
    expect(status).toMatchObject({
      user: '77',
      entrypoint: ['/app'],
      digests: [`${registry.address}/team/app@${registry.manifestDigest}`],
      tags: [`${registry.address}/team/app:v1`],
    })
    const byDigest = `${registry.address}/team/app:v1@${registry.manifestDigest}`
    expect((await runtime.imageStatus(byDigest))?.id).toBe(status.id)
    expect((await pull(registry, `team/app@${registry.manifestDigest}`)).id).toBe(status.id)
    expect((await runtime.listImages()).find(({ id }) => id === status.id)).toMatchObject({ user: '77' })
  }, 30_000)

  it('use the credentials in turn until one is taken', async () => {
    await expect(pull(guarded, 'team/app:v1')).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
      message: expect.stringContaining('no basic auth credentials'),
    })
    await expect(pull(guarded, 'team/app:v1', [credentials('wrong')])).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
    })
    const status = await pull(guarded, 'team/app:v1', [credentials('wrong'), credentials(password)])
    expect(status.user).toBe('77')
  }, 30_000)

  it('say in the registry’s words what is not there', async () => {
    await expect(pull(registry, 'team/app:v2')).rejects.toMatchObject({
      code: 'IMAGE_PULL_FAILED',
      message: expect.stringContaining('manifest unknown'),
    })
  }, 30_000)

  it('can be given up while the registry does not answer', async () => {
    registry.isStuck = true
    const givingUp = new AbortController()
    const pulling = pull(registry, 'team/app:v3', [], givingUp.signal)
    givingUp.abort()
    await expect(pulling).rejects.toMatchObject({ code: 'IMAGE_PULL_FAILED', message: 'context canceled' })
    registry.isStuck = false
    registry.server.closeAllConnections()
    await runtime.ping()
  }, 30_000)
})

function removeImage(name: string): Promise<void> {
  return new Promise((resolve) => {
    const path = `/images/${encodeURIComponent(name)}?force=1`
    request({ socketPath: defaultSocketPath, method: 'DELETE', path }, (response) => {
      response.resume()
      response.once('end', () => resolve())
    }).end()
  })
}
