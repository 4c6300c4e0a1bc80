import type Docker from 'dockerode'
import type { ImageCredentials, ImageStatus } from '../container-runtime.js'
import { RuntimeError } from '../container-runtime.js'
import type { DockerContext } from './context.js'
import { daemonMessage, isUnavailable, runtimeErrorFrom, statusOf } from './errors.js'
import { lookupName, parseReference } from './references.js'

/** Images as Docker has them, and pulling new ones. */
export class Images {
  readonly #context: DockerContext
  /** An image's id names its contents; only tags and digests change. */
  readonly #settings = new Map<string, Pick<ImageStatus, 'user' | 'entrypoint' | 'command'>>()

  constructor(context: DockerContext) {
    this.#context = context
  }

  async status(image: string): Promise<ImageStatus | undefined> {
    const name = lookupName(image)
    try {
      const docker = await this.#context.daemon.client()
      return this.#statusFrom(await docker.getImage(name).inspect())
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw runtimeErrorFrom(error)
    }
  }

  async list(): Promise<ImageStatus[]> {
    const { daemon } = this.#context
    const listed = await daemon.call((docker) => docker.listImages())
    const statuses = await Promise.all(
      listed.map(async (image) => {
        const settings = this.#settings.get(image.Id)
        if (settings === undefined) return await this.status(image.Id)
        const { Id: id, Size: sizeBytes } = image
        return { id, tags: named(image.RepoTags), digests: named(image.RepoDigests), sizeBytes, ...settings }
      }),
    )
    return statuses.filter((status) => status !== undefined)
  }

  /** Tries the credentials in turn, as the kubelet does; without any, asks anonymously. */
  async pull(image: string, credentials: readonly ImageCredentials[], signal: AbortSignal): Promise<ImageStatus> {
    const { repository, version } = parseReference(image)
    const attempts = credentials.length === 0 ? [undefined] : credentials
    let failure: unknown
    for (const credential of attempts) {
      try {
        await this.#pullOnce({ fromImage: repository, tag: version }, credential, signal)
        const status = await this.status(image)
        if (status === undefined)
          throw new RuntimeError('IMAGE_PULL_FAILED', `image ${image} was removed after its pull`)
        return status
      } catch (error) {
        if (signal.aborted) throw new RuntimeError('IMAGE_PULL_FAILED', 'context canceled', { cause: error })
        if (isUnavailable(error)) throw runtimeErrorFrom(error)
        failure = error
      }
    }
    // 400 is what Docker says to a reference that it cannot read.
    const code = statusOf(failure) === 400 ? 'INVALID_IMAGE_NAME' : 'IMAGE_PULL_FAILED'
    throw runtimeErrorFrom(failure, code)
  }

  async #pullOnce(
    options: { fromImage: string; tag: string },
    credential: ImageCredentials | undefined,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted()
    const docker = await this.#context.daemon.client()
    const { username, password, serverAddress } = credential ?? {}
    const auth = credential === undefined ? undefined : { username, password, serveraddress: serverAddress }
    const progress = await unlessAborted(docker.createImage(auth, options) as Promise<Progress>, signal)
    // Docker gives the pull up when nobody listens any more.
    const cancel = () => progress.destroy()
    signal.addEventListener('abort', cancel, { once: true })
    if (signal.aborted) cancel()
    try {
      await followProgress(docker, progress, signal)
    } finally {
      signal.removeEventListener('abort', cancel)
    }
  }

  #statusFrom(inspected: Docker.ImageInspectInfo): ImageStatus {
    const { Id: id, Size: sizeBytes, Config } = inspected
    const settings = {
      user: Config?.User ?? '',
      entrypoint: wordsOf(Config?.Entrypoint),
      command: wordsOf(Config?.Cmd),
    }
    this.#settings.set(id, settings)
    return { id, tags: named(inspected.RepoTags), digests: named(inspected.RepoDigests), sizeBytes, ...settings }
  }
}

type Progress = NodeJS.ReadableStream & { destroy(): void }

/** The registry is asked before there is any progress. What comes when nobody waits any more is thrown away. */
async function unlessAborted(starting: Promise<Progress>, signal: AbortSignal): Promise<Progress> {
  let leave: () => void = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    leave = () => reject(signal.reason)
  })
  signal.addEventListener('abort', leave, { once: true })
  if (signal.aborted) leave()
  try {
    return await Promise.race([starting, aborted])
  } catch (error) {
    void starting.then(
      (progress) => progress.destroy(),
      () => {},
    )
    throw error
  } finally {
    signal.removeEventListener('abort', leave)
  }
}

/** Errors of a pull also come inside of the progress. */
function followProgress(docker: Docker, progress: NodeJS.ReadableStream, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    if (signal.aborted) onAbort()
    docker.modem.followProgress(progress, (error: unknown) => {
      signal.removeEventListener('abort', onAbort)
      if (error === null || error === undefined) resolve()
      else reject(error instanceof Error ? error : new RuntimeError('IMAGE_PULL_FAILED', daemonMessage(error)))
    })
  })
}

/** Docker writes `<none>` for what has no name. */
function named(names: readonly string[] | undefined | null): string[] {
  return (names ?? []).filter((name) => !name.includes('<none>'))
}

function wordsOf(words: string | readonly string[] | undefined | null): string[] {
  if (words === undefined || words === null) return []
  return typeof words === 'string' ? [words] : [...words]
}
