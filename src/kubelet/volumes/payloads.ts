import type {
  DownwardAPIVolumeFile,
  KeyToPath,
  Pod,
  PodStatus,
  ProjectedVolumeSource,
  ServiceAccountTokenProjection,
  Volume,
} from '../../api/index.js'
import { fieldValue, knownStatusOf } from '../pods/downward.js'
import { allContainersOf } from '../pods/pod-spec.js'
import { resourceFieldValue } from '../pods/resources.js'
import type { PodSources } from '../pods/sources.js'
import type { Payload, PayloadFile } from './atomic-writer.js'
import { VolumeError } from './mount-failure.js'

/** Upstream's default for configMap, secret, downwardAPI and projected volumes. */
const defaultFileMode = 0o644

export interface PayloadInput {
  readonly pod: Pod
  readonly status: PodStatus
  readonly sources: PodSources
  /** A token for a `serviceAccountToken` source; undefined: leave the file out (nothing would read it). */
  readonly token: (source: ServiceAccountTokenProjection) => Promise<string | undefined>
}

/** Whether the volume's files come from the API. */
export function hasPayload(volume: Volume): boolean {
  return Boolean(volume.configMap ?? volume.secret ?? volume.downwardAPI ?? volume.projected)
}

/** The files of a configMap, secret, downwardAPI or projected volume. Rejects with a VolumeError. */
export async function payloadOf(input: PayloadInput, volume: Volume): Promise<Payload> {
  const { configMap, secret, downwardAPI, projected } = volume
  if (configMap) return await configMapFiles(input, configMap, configMap.defaultMode)
  if (secret) {
    const { secretName, items, optional, defaultMode } = secret
    return await secretFiles(input, { ...named(secretName), ...given({ items, optional }) }, defaultMode)
  }
  if (downwardAPI) return downwardFiles(input, downwardAPI.items ?? [], downwardAPI.defaultMode)
  if (projected) return await projectedFiles(input, projected)
  return new Map()
}

interface KeyedSource {
  readonly name?: string
  readonly items?: readonly KeyToPath[]
  readonly optional?: boolean
}

function named(name: string | undefined): { name?: string } {
  return name === undefined ? {} : { name }
}

function given({ items, optional }: { items: KeyToPath[] | undefined; optional: boolean | undefined }): KeyedSource {
  return { ...(items === undefined ? {} : { items }), ...(optional === undefined ? {} : { optional }) }
}

async function configMapFiles({ pod, sources }: PayloadInput, source: KeyedSource, mode: number | undefined) {
  const { name = '', optional = false } = source
  const configMap = await sources.configMap(pod.metadata?.namespace ?? '', name)
  if (configMap === undefined && !optional) throw new VolumeError(`configmap "${name}" not found`)
  const data = new Map<string, Uint8Array>()
  for (const [key, text] of Object.entries(configMap?.data ?? {})) data.set(key, Buffer.from(text, 'utf8'))
  for (const [key, text] of Object.entries(configMap?.binaryData ?? {})) data.set(key, Buffer.from(text, 'base64'))
  return pick(data, source, mode, `configmap references non-existent config key: `)
}

async function secretFiles({ pod, sources }: PayloadInput, source: KeyedSource, mode: number | undefined) {
  const { name = '', optional = false } = source
  const secret = await sources.secret(pod.metadata?.namespace ?? '', name)
  if (secret === undefined && !optional) throw new VolumeError(`secret "${name}" not found`)
  const entries = Object.entries(secret?.data ?? {})
  const data = new Map(entries.map(([key, text]) => [key, Buffer.from(text, 'base64')]))
  return pick(data, source, mode, 'references non-existent secret key: ')
}

function pick(
  data: ReadonlyMap<string, Uint8Array>,
  { items, optional = false }: KeyedSource,
  defaultMode = defaultFileMode,
  missing: string,
): Map<string, PayloadFile> {
  const files = new Map<string, PayloadFile>()
  if (items === undefined || items.length === 0) {
    for (const [key, bytes] of data) files.set(key, { data: bytes, mode: defaultMode })
    return files
  }
  for (const { key, path, mode } of items) {
    const bytes = data.get(key)
    if (bytes !== undefined) files.set(path, { data: bytes, mode: mode ?? defaultMode })
    else if (!optional) throw new VolumeError(`${missing}${key}`)
  }
  return files
}

function downwardFiles(
  { pod, status, sources }: PayloadInput,
  items: readonly DownwardAPIVolumeFile[],
  defaultMode = defaultFileMode,
): Map<string, PayloadFile> {
  const files = new Map<string, PayloadFile>()
  for (const { path, fieldRef, resourceFieldRef, mode } of items) {
    let text = ''
    if (fieldRef) text = fieldValue(pod, knownStatusOf(status), fieldRef)
    else if (resourceFieldRef) {
      const container = allContainersOf(pod).find(({ name }) => name === resourceFieldRef.containerName)
      if (container === undefined) throw new VolumeError(`container ${resourceFieldRef.containerName} not found`)
      text = resourceFieldValue(container, resourceFieldRef, sources.node()?.status?.allocatable ?? {})
    }
    files.set(path, { data: Buffer.from(text, 'utf8'), mode: mode ?? defaultMode })
  }
  return files
}

async function projectedFiles(input: PayloadInput, { sources = [], defaultMode }: ProjectedVolumeSource) {
  const files = new Map<string, PayloadFile>()
  const failures: string[] = []
  for (const source of sources) {
    try {
      for (const [path, file] of await oneSource(input, source, defaultMode)) files.set(path, file)
    } catch (error) {
      if (!(error instanceof VolumeError)) throw error
      failures.push(error.message)
    }
  }
  if (failures.length === 1) throw new VolumeError(failures[0])
  if (failures.length > 1) throw new VolumeError(`[${failures.join(', ')}]`)
  return files
}

async function oneSource(
  input: PayloadInput,
  source: NonNullable<ProjectedVolumeSource['sources']>[number],
  defaultMode: number | undefined,
): Promise<Payload> {
  if (source.configMap) return await configMapFiles(input, source.configMap, defaultMode)
  if (source.secret) return await secretFiles(input, source.secret, defaultMode)
  if (source.downwardAPI) return downwardFiles(input, source.downwardAPI.items ?? [], defaultMode)
  if (source.serviceAccountToken) {
    const token = await input.token(source.serviceAccountToken)
    if (token === undefined) return new Map()
    // Without an fsGroup only the container's user may read a token; any may, as long as no user is known here.
    const mode = defaultMode ?? defaultFileMode
    return new Map([[source.serviceAccountToken.path, { data: Buffer.from(token, 'utf8'), mode }]])
  }
  throw new VolumeError('projected source clusterTrustBundle or podCertificate is not supported')
}
