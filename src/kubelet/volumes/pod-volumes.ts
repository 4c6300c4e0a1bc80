import { chmod, chown, mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pod, PodStatus, Volume, VolumeMount } from '../../api/index.js'
import { StatusError } from '../../api/index.js'
import type { Clock, Random } from '../../base/index.js'
import { messageOf } from '../../base/index.js'
import { expand } from '../pods/expansion.js'
import type { AnyContainer } from '../pods/pod-spec.js'
import { identityOf } from '../pods/pod-spec.js'
import type { PodSources } from '../pods/sources.js'
import { ConfigurationError } from '../pods/sources.js'
import type { Mount } from '../runtime/container-runtime.js'
import { writeAtomically } from './atomic-writer.js'
import { prepareHostPath } from './host-path.js'
import { MountFailure, VolumeError } from './mount-failure.js'
import { hasPayload, payloadOf } from './payloads.js'
import { ClaimError, claimedVolume } from './persistent.js'
import { ServiceAccountTokens } from './service-account-tokens.js'
import { resolveSubPath } from './sub-path.js'

export interface PodVolumesOptions {
  readonly sources: PodSources
  readonly clock: Clock
  readonly random: Random
  /** `<podsDir>/<uid>/volumes` is a pod's. */
  readonly podsDir: string
  /** False: references are checked, but nothing is written and no token asked for, since nothing will read it. */
  readonly writes: boolean
}

interface MountedVolume {
  readonly path: string
  readonly readOnly: boolean
}

/** The volumes of one node's pods. */
export class PodVolumes {
  readonly #options: PodVolumesOptions
  readonly #tokens: ServiceAccountTokens
  /** pod uid → volume name → where it is. */
  readonly #mounted = new Map<string, Map<string, MountedVolume>>()
  /** Pods whose files may be out of date. */
  readonly #stale = new Set<string>()

  constructor(options: PodVolumesOptions) {
    this.#options = options
    this.#tokens = new ServiceAccountTokens(options.sources, options.clock)
  }

  /**
   * Has all volumes of the pod there, and files from the API up to date after `invalidate`. Rejects with a MountFailure; what could be mounted stays.
   */
  async mount(pod: Pod, status: PodStatus): Promise<void> {
    const { uid } = identityOf(pod)
    const volumes = pod.spec?.volumes ?? []
    const mounted = this.#mounted.get(uid) ?? new Map<string, MountedVolume>()
    this.#mounted.set(uid, mounted)
    const isStale = this.#stale.delete(uid)
    const failures: string[] = []
    for (const volume of volumes) {
      if (mounted.has(volume.name) && !(isStale && hasPayload(volume))) continue
      try {
        mounted.set(volume.name, await this.#mountOne(pod, status, volume))
      } catch (error) {
        failures.push(failureText(volume, error))
      }
    }
    if (failures.length === 0) return
    if (isStale) this.#stale.add(uid)
    throw new MountFailure(failures)
  }

  /** Whether `mount` has something to do for a pod that runs. */
  isStale(podUid: string): boolean {
    return this.#stale.has(podUid)
  }

  /** A ConfigMap, Secret or field that the pod's files come from has changed. */
  invalidate(podUid: string): void {
    if (this.#mounted.has(podUid)) this.#stale.add(podUid)
  }

  /** Pods whose tokens are to be renewed; they are stale from now on. */
  dueTokens(): readonly string[] {
    const due = this.#tokens.due()
    for (const uid of due) this.invalidate(uid)
    return due
  }

  /** The container's mounts. Rejects with a ConfigurationError. */
  async containerMounts(pod: Pod, container: AnyContainer, variables: ReadonlyMap<string, string>): Promise<Mount[]> {
    const mounted = this.#mounted.get(identityOf(pod).uid)
    const mounts: Mount[] = []
    for (const mount of container.volumeMounts ?? []) {
      const volume = mounted?.get(mount.name)
      if (volume === undefined) {
        throw new ConfigurationError(`cannot find volume "${mount.name}" to mount into container "${container.name}"`)
      }
      mounts.push({
        hostPath: await this.#hostPath(volume, mount, container, variables),
        containerPath: mount.mountPath.startsWith('/') ? mount.mountPath : `/${mount.mountPath}`,
        readOnly: volume.readOnly || mount.readOnly === true,
        propagation: propagationOf(mount),
      })
    }
    return mounts
  }

  /** Forgets the pod's volumes and removes what is its own (never a hostPath). */
  async unmount(podUid: string): Promise<void> {
    this.#tokens.forget(podUid)
    this.#stale.delete(podUid)
    if (!this.#mounted.delete(podUid) || !this.#options.writes) return
    await rm(this.#folder(podUid), { recursive: true, force: true })
  }

  #folder(podUid: string): string {
    return join(this.#options.podsDir, podUid, 'volumes')
  }

  async #mountOne(pod: Pod, status: PodStatus, volume: Volume): Promise<MountedVolume> {
    const { sources, writes } = this.#options
    const { uid } = identityOf(pod)
    const fsGroup = pod.spec?.securityContext?.fsGroup
    if (volume.hostPath) {
      return { path: writes ? await prepareHostPath(volume.hostPath) : volume.hostPath.path, readOnly: false }
    }
    if (volume.persistentVolumeClaim || volume.ephemeral) return await claimedVolume(sources, pod, volume, writes)
    if (volume.emptyDir) {
      const path = join(this.#folder(uid), 'kubernetes.io~empty-dir', volume.name)
      if (writes) await makeEmptyDir(path, fsGroup)
      return { path, readOnly: false }
    }
    if (hasPayload(volume)) {
      const path = join(this.#folder(uid), pluginOf(volume), volume.name)
      const token: Parameters<typeof payloadOf>[0]['token'] = async (source) =>
        writes ? await this.#tokens.get(pod, source) : undefined
      const payload = await payloadOf({ pod, status, sources, token }, volume)
      if (writes) await writeAtomically(path, payload, { version: this.#version(), fsGroup })
      return { path, readOnly: true }
    }
    const type = Object.keys(volume).find((key) => key !== 'name') ?? 'unknown'
    throw new VolumeError(`volume type ${type} is not supported by this kubelet`)
  }

  async #hostPath(
    { path }: MountedVolume,
    mount: VolumeMount,
    container: AnyContainer,
    variables: ReadonlyMap<string, string>,
  ): Promise<string> {
    const { subPathExpr } = mount
    const subPath = subPathExpr
      ? expand(subPathExpr, (name) => {
          const value = variables.get(name)
          if (value === undefined) {
            throw new ConfigurationError(`missing value for "${name}"`)
          }
          return value
        })
      : mount.subPath
    if (subPath === undefined || subPath === '') return path
    try {
      return await resolveSubPath(path, subPath)
    } catch (error) {
      const why = messageOf(error)
      throw new ConfigurationError(
        `failed to prepare subPath for volumeMount "${mount.name}" of container "${container.name}": ${why}`,
      )
    }
  }

  /** Looks like upstream's: the time, then some chance. */
  #version(): string {
    const time = new Date(this.#options.clock.now()).toISOString()
    return `${time.slice(0, 19).replace(/[-T:]/g, '_')}.${this.#options.random.suffix(10)}`
  }
}

function failureText(volume: Volume, error: unknown): string {
  if (error instanceof ClaimError) {
    return `Unable to attach or mount volumes: unmounted volumes=[${volume.name}], unattached volumes=[], failed to process volumes=[${volume.name}]: ${error.message}`
  }
  const isKnown = error instanceof VolumeError || error instanceof ConfigurationError || error instanceof StatusError
  const isSystem = error instanceof Error && 'code' in error
  if (!isKnown && !isSystem) throw error
  return `MountVolume.SetUp failed for volume "${volume.name}" : ${error.message}`
}

function pluginOf(volume: Volume): string {
  if (volume.configMap) return 'kubernetes.io~configmap'
  if (volume.secret) return 'kubernetes.io~secret'
  return volume.downwardAPI ? 'kubernetes.io~downward-api' : 'kubernetes.io~projected'
}

function propagationOf({ mountPropagation }: VolumeMount): Mount['propagation'] {
  if (mountPropagation === 'HostToContainer') return 'rslave'
  return mountPropagation === 'Bidirectional' ? 'rshared' : 'private'
}

/** Anybody may write; with an fsGroup its members own what is made inside. */
async function makeEmptyDir(path: string, fsGroup: number | undefined): Promise<void> {
  await mkdir(path, { recursive: true })
  await chmod(path, 0o777)
  if (fsGroup === undefined) return
  await chown(path, process.getuid?.() ?? 0, fsGroup).catch(() => {})
  await chmod(path, 0o2777)
}
