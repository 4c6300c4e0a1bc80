import type { Pod, Secret } from '../../api/index.js'
import { formatDuration } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import type { ContainerRuntime, ImageCredentials, ImageStatus } from '../runtime/container-runtime.js'
import { RuntimeError } from '../runtime/container-runtime.js'
import { applyDefaultTag } from './image-name.js'
import { KeyedBackOff } from './keyed-back-off.js'
import type { PodEvents } from './pod-events.js'
import type { AnyContainer } from './pod-spec.js'
import type { PodSources } from './sources.js'
import { StartError } from './start-error.js'

/** pkg/kubelet: MaxContainerBackOff and the image pull's first delay (v1.34). */
const firstDelayMs = 10_000
const longestDelayMs = 300_000
/** After a failed pull the next look finds the back-off and shows it. */
const settleMs = 2_000

/** Has a container's image there by its pull policy, with upstream's events and waiting reasons (pkg/kubelet/images, v1.34). */
export class ImagePuller {
  readonly #runtime: ContainerRuntime
  readonly #clock: Clock
  readonly #sources: PodSources
  readonly #events: PodEvents
  readonly #backOff: KeyedBackOff
  /** The last failure by back-off key: repeated while waiting. */
  readonly #failures = new Map<string, string>()

  constructor(options: { runtime: ContainerRuntime; clock: Clock; sources: PodSources; events: PodEvents }) {
    this.#runtime = options.runtime
    this.#clock = options.clock
    this.#sources = options.sources
    this.#events = options.events
    this.#backOff = new KeyedBackOff(options.clock, { initialMs: firstDelayMs, maxMs: longestDelayMs })
  }

  /** Rejects with a StartError: InvalidImageName, ErrImageNeverPull, ErrImagePull, ImagePullBackOff, ImageInspectError. */
  async ensure(pod: Pod, container: AnyContainer, signal: AbortSignal): Promise<ImageStatus> {
    const given = container.image ?? ''
    const named = applyDefaultTag(given)
    if ('error' in named) {
      this.#events.container(pod, container, 'Warning', 'InspectFailed', named.error)
      throw new StartError('InvalidImageName', named.error)
    }
    const policy = container.imagePullPolicy ?? 'IfNotPresent'
    const present = await this.#inspect(pod, container, named.image)
    if (present !== undefined && policy !== 'Always') {
      const message = `Container image "${given}" already present on machine`
      this.#events.container(pod, container, 'Normal', 'Pulled', message)
      return present
    }
    if (policy === 'Never') {
      const message = `Container image "${given}" is not present with pull policy of Never`
      this.#events.container(pod, container, 'Warning', 'ErrImageNeverPull', message)
      throw new StartError('ErrImageNeverPull', message)
    }
    return await this.#pull(pod, container, named.image, signal)
  }

  forget(podUid: string): void {
    this.#backOff.forget(podUid)
    for (const key of this.#failures.keys()) if (key.startsWith(podUid)) this.#failures.delete(key)
  }

  async #inspect(pod: Pod, container: AnyContainer, image: string): Promise<ImageStatus | undefined> {
    try {
      return await this.#runtime.imageStatus(image)
    } catch (error) {
      const message = `Failed to inspect image "${container.image}": ${messageOf(error)}`
      this.#events.container(pod, container, 'Warning', 'InspectFailed', message)
      throw new StartError('ImageInspectError', message)
    }
  }

  async #pull(pod: Pod, container: AnyContainer, image: string, signal: AbortSignal): Promise<ImageStatus> {
    const key = `${pod.metadata?.uid}_${container.image}`
    const waitMs = this.#backOff.remainingSinceUpdate(key)
    if (waitMs > 0) {
      const message = `Back-off pulling image "${container.image}"`
      this.#events.container(pod, container, 'Normal', 'BackOff', message)
      const failure = this.#failures.get(key)
      const full = failure === undefined ? message : `${message}: ErrImagePull: ${failure}`
      throw new StartError('ImagePullBackOff', full, { retryMs: waitMs })
    }
    this.#events.container(pod, container, 'Normal', 'Pulling', `Pulling image "${container.image}"`)
    const credentials = await this.#credentials(pod, image)
    const startedAt = this.#clock.now()
    try {
      const status = await this.#runtime.pullImage(image, credentials, signal)
      const took = formatDuration(this.#clock.now() - startedAt)
      const message = `Successfully pulled image "${container.image}" in ${took} (${took} including waiting). Image size: ${status.sizeBytes} bytes.`
      this.#events.container(pod, container, 'Normal', 'Pulled', message)
      this.#failures.delete(key)
      return status
    } catch (error) {
      // Given up because the pod is to end: not the registry's fault.
      if (signal.aborted) throw error
      const failure = messageOf(error)
      const message = `Failed to pull image "${container.image}": ${failure}`
      this.#events.container(pod, container, 'Warning', 'Failed', message)
      this.#backOff.next(key, this.#clock.now())
      this.#failures.set(key, failure)
      const reason =
        error instanceof RuntimeError && error.code === 'INVALID_IMAGE_NAME' ? 'InvalidImageName' : 'ErrImagePull'
      throw new StartError(reason, failure, { retryMs: settleMs })
    }
  }

  async #credentials(pod: Pod, image: string): Promise<ImageCredentials[]> {
    const missing: string[] = []
    const found: ImageCredentials[] = []
    for (const { name = '' } of pod.spec?.imagePullSecrets ?? []) {
      const secret = await this.#sources.secret(pod.metadata?.namespace ?? '', name)
      if (secret === undefined) missing.push(name)
      else found.push(...credentialsFrom(secret).filter(({ serverAddress }) => servesImage(serverAddress, image)))
    }
    if (missing.length > 0) {
      const message = `Unable to retrieve some image pull secrets (${missing.join(', ')}); attempting to pull the image may not succeed.`
      this.#events.pod(pod, 'Warning', 'FailedToRetrieveImagePullSecret', message)
    }
    return found
  }
}

function credentialsFrom(secret: Secret): ImageCredentials[] {
  const json = secret.data?.['.dockerconfigjson']
  const legacy = secret.data?.['.dockercfg']
  try {
    const config: unknown = JSON.parse(Buffer.from(json ?? legacy ?? '', 'base64').toString('utf8'))
    const auths = json === undefined ? config : (config as { auths?: unknown }).auths
    return Object.entries((auths ?? {}) as Record<string, Record<string, unknown>>).map(([serverAddress, entry]) => {
      const [user = '', ...rest] = Buffer.from(String(entry.auth ?? ''), 'base64')
        .toString('utf8')
        .split(':')
      return {
        serverAddress,
        username: String(entry.username ?? user),
        password: String(entry.password ?? rest.join(':')),
      }
    })
  } catch {
    // A secret that cannot be read has no credentials; the pull's own error tells.
    return []
  }
}

/** Whether credentials for this address (`host[:port][/path]`, maybe a URL) are for the image. */
function servesImage(serverAddress: string, image: string): boolean {
  const address = serverAddress.replace(/^https?:\/\//, '').replace(/\/+$/, '')
  const [first = '', ...rest] = image.split('/')
  const hasHost = rest.length > 0 && /[.:]|^localhost$/.test(first)
  const full = hasHost ? image : `docker.io/${image}`
  const wanted = address.replace(/^(index|registry-1)\.docker\.io(\/v[12])?$/, 'docker.io')
  return full === wanted || full.startsWith(`${wanted}/`)
}
