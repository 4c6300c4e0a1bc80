import type { FieldError, FieldPath } from '../errors/index.js'
import { forbidden, invalid, notSupported, required, tooLong } from '../errors/index.js'
import type {
  AzureDiskVolumeSource,
  CSIPersistentVolumeSource,
  FCVolumeSource,
  FlockerVolumeSource,
  HostPathVolumeSource,
  ISCSIPersistentVolumeSource,
  ISCSIVolumeSource,
  NFSVolumeSource,
  QuobyteVolumeSource,
  SecretReference,
} from '../generated/index.js'
import { byteLength, isDNS1123Label, isDNS1123Subdomain, rangeMessage } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported } from './error-list.js'
import { addBackstepErrors } from './paths.js'

/** Sources that pods and persistent volumes have in common, by the field that holds them. */

/** Each named field must be there. */
export function addRequiredFields(errors: Errors, source: object, at: FieldPath, ...fields: string[]): void {
  const values = source as Readonly<Record<string, unknown>>
  for (const field of fields) {
    const value = values[field]
    if (value === undefined || value === '' || (Array.isArray(value) && value.length === 0)) {
      errors.push(required(at.child(field)))
    }
  }
}

export function addHostPathErrors(errors: Errors, { path = '', type }: HostPathVolumeSource, at: FieldPath): void {
  if (path === '') {
    errors.push(required(at.child('path')))
    return
  }
  addBackstepErrors(errors, path, at.child('path'))
  addUnsupported(errors, at.child('type'), type, [
    '',
    'BlockDevice',
    'CharDevice',
    'Directory',
    'DirectoryOrCreate',
    'File',
    'FileOrCreate',
    'Socket',
  ])
}

/** A disk of a cloud: a name and a partition number. */
export function addDiskErrors(errors: Errors, source: { partition?: number }, name: string, at: FieldPath): void {
  addRequiredFields(errors, source, at, name)
  const partition = source.partition ?? 0
  if (partition < 0 || partition > 255) errors.push(invalid(at.child('partition'), partition, rangeMessage(1, 255)))
}

export function addNfsErrors(errors: Errors, source: NFSVolumeSource, at: FieldPath): void {
  addRequiredFields(errors, source, at, 'server', 'path')
  if (!source.path?.startsWith('/'))
    errors.push(invalid(at.child('path'), source.path ?? '', 'must be an absolute path'))
}

const initiatorFormats: Readonly<Record<string, RegExp>> = {
  iqn: /iqn\.\d{4}-\d{2}\.([a-zA-Z0-9.-]+)(:[^,;*&$|\s]+)$/,
  eui: /^eui.[a-zA-Z0-9]{16}$/,
  naa: /^naa.[a-zA-Z0-9]{32}$/,
}

function initiatorProblem(name: string): 'kind' | 'format' | undefined {
  const format = initiatorFormats[name.slice(0, 3)]
  if (!format) return 'kind'
  return format.test(name) ? undefined : 'format'
}

/** `volumeName`: of the pod's volume, or of the persistent volume, which reports some of it elsewhere. */
export function addIscsiErrors(
  errors: Errors,
  source: ISCSIVolumeSource | ISCSIPersistentVolumeSource,
  at: FieldPath,
  { persistent, volumeName }: { readonly persistent: boolean; readonly volumeName: string },
): void {
  const { targetPortal = '', iqn = '', lun = 0, initiatorName } = source
  const wrongKind = persistent ? 'must be valid format' : 'must be valid format starting with iqn, eui, or naa'
  if (targetPortal === '') errors.push(required(at.child('targetPortal')))
  if (persistent && initiatorName !== undefined && byteLength(`${volumeName}:${targetPortal}`) > 64) {
    errors.push(invalid(at.child('targetportal'), targetPortal, iscsiTooLong))
  }
  if (iqn === '') {
    errors.push(required(at.child('iqn')))
  } else {
    const problem = initiatorProblem(iqn)
    if (problem) errors.push(invalid(at.child('iqn'), iqn, problem === 'kind' ? wrongKind : 'must be valid format'))
  }
  if (lun < 0 || lun > 255) errors.push(invalid(at.child('lun'), lun, rangeMessage(0, 255)))
  if ((source.chapAuthDiscovery || source.chapAuthSession) && !source.secretRef) {
    errors.push(required(at.child('secretRef')))
  }
  if (persistent && source.secretRef && !source.secretRef.name) errors.push(required(at.child('secretRef', 'name')))
  if (initiatorName === undefined) return
  const problem = initiatorProblem(initiatorName)
  if (problem) {
    const detail = problem === 'kind' ? wrongKind : 'must be valid format'
    errors.push(invalid(at.child('initiatorname'), initiatorName, detail))
  }
}

export const iscsiTooLong =
  'Total length of <volume name>:<iscsi.targetPortal> must be under 64 characters if iscsi.initiatorName is specified.'

export function addFcErrors(errors: Errors, source: FCVolumeSource, at: FieldPath): void {
  const { targetWWNs = [], wwids = [], lun } = source
  const here = at.child('targetWWNs')
  if (targetWWNs.length === 0 && wwids.length === 0) {
    errors.push(required(here, 'must specify either targetWWNs or wwids, but not both'))
  }
  if (targetWWNs.length > 0 && wwids.length > 0) {
    errors.push(invalid(here, targetWWNs, 'targetWWNs and wwids can not be specified simultaneously'))
  }
  if (targetWWNs.length === 0) return
  if (lun === undefined) errors.push(required(at.child('lun'), 'lun is required if targetWWNs is specified'))
  else if (lun < 0 || lun > 255) errors.push(invalid(at.child('lun'), lun, rangeMessage(0, 255)))
}

export function addQuobyteErrors(errors: Errors, source: QuobyteVolumeSource, at: FieldPath): void {
  const pairs = 'must be a host:port pair or multiple pairs separated by commas'
  if (!source.registry) {
    errors.push(required(at.child('registry'), pairs))
  } else if (byteLength(source.tenant ?? '') >= 65) {
    errors.push(required(at.child('tenant'), 'must be a UUID and may not exceed a length of 64 characters'))
  } else {
    for (const pair of source.registry.split(',')) {
      if (!/^(\[[^\]]*\]|[^:[\]]*):[^:]*$/.test(pair))
        errors.push(invalid(at.child('registry'), source.registry, pairs))
    }
  }
  addRequiredFields(errors, source, at, 'volume')
}

export function addFlockerErrors(errors: Errors, source: FlockerVolumeSource, at: FieldPath): void {
  const { datasetName = '', datasetUUID = '' } = source
  if (datasetName === '' && datasetUUID === '') {
    errors.push(required(at, 'one of datasetName and datasetUUID is required'))
  }
  if (datasetName !== '' && datasetUUID !== '') {
    errors.push(invalid(at, 'resource', 'datasetName and datasetUUID can not be specified simultaneously'))
  }
  if (datasetName.includes('/')) errors.push(invalid(at.child('datasetName'), datasetName, "must not contain '/'"))
}

export function addFlexErrors(
  errors: Errors,
  source: { driver?: string; options?: Record<string, string> },
  at: FieldPath,
): void {
  addRequiredFields(errors, source, at, 'driver')
  for (const key in source.options) {
    const domain = `.${(key.includes('/') ? key.slice(0, key.indexOf('/')) : key).toLowerCase()}`
    if (domain.endsWith('.kubernetes.io') || domain.endsWith('.k8s.io')) {
      errors.push(invalid(at.child('options').key(key), key, 'kubernetes.io and k8s.io namespaces are reserved'))
    }
  }
}

export function addAzureDiskErrors(errors: Errors, source: AzureDiskVolumeSource, at: FieldPath): void {
  const { kind, diskURI = '', cachingMode } = source
  addRequiredFields(errors, source, at, 'diskName', 'diskURI')
  addUnsupported(errors, at.child('cachingMode'), cachingMode, ['None', 'ReadOnly', 'ReadWrite'])
  addUnsupported(errors, at.child('kind'), kind, ['Dedicated', 'Managed', 'Shared'])
  if (kind === 'Managed' && !diskURI.startsWith('/subscriptions/')) {
    errors.push(
      notSupported(at.child('diskURI'), diskURI, [
        '/subscriptions/{sub-id}/resourcegroups/{group-name}/providers/microsoft.compute/disks/{disk-id}',
      ]),
    )
  }
  if (kind !== undefined && kind !== 'Managed' && !diskURI.startsWith('https://')) {
    errors.push(
      notSupported(at.child('diskURI'), diskURI, [
        'https://{account-name}.blob.core.windows.net/{container-name}/{disk-name}.vhd',
      ]),
    )
  }
}

export function addCsiDriverNameErrors(errors: Errors, name: string, at: FieldPath): void {
  if (name === '') errors.push(required(at))
  if (byteLength(name) > 63) errors.push(tooLong(at, 63))
  addReasons(errors, at, name, isDNS1123Subdomain(name.toLowerCase()))
}

/** A secret of some namespace. */
export function addSecretReferenceErrors(
  errors: Errors,
  { name = '', namespace = '' }: SecretReference,
  at: FieldPath,
): void {
  if (name === '') errors.push(required(at.child('name')))
  else addReasons(errors, at.child('name'), name, isDNS1123Subdomain(name))
  if (namespace === '') errors.push(required(at.child('namespace')))
  else addReasons(errors, at.child('namespace'), namespace, isDNS1123Label(namespace))
}

export function addCsiVolumeErrors(errors: Errors, source: CSIPersistentVolumeSource, at: FieldPath): void {
  addCsiDriverNameErrors(errors, source.driver ?? '', at.child('driver'))
  addRequiredFields(errors, source, at, 'volumeHandle')
  for (const field of [
    'controllerPublishSecretRef',
    'controllerExpandSecretRef',
    'nodePublishSecretRef',
    'nodeExpandSecretRef',
  ] as const) {
    const reference = source[field]
    if (reference) addSecretReferenceErrors(errors, reference, at.child(field))
  }
}

export function addStorageOsErrors(
  errors: Errors,
  source: { volumeName?: string; volumeNamespace?: string; secretRef?: { name?: string; namespace?: string } },
  at: FieldPath,
  { persistent }: { readonly persistent: boolean },
): void {
  const { volumeName = '', volumeNamespace = '', secretRef } = source
  if (volumeName === '') errors.push(required(at.child('volumeName')))
  else addReasons(errors, at.child('volumeName'), volumeName, isDNS1123Label(volumeName))
  if (volumeNamespace !== '') {
    addReasons(errors, at.child('volumeNamespace'), volumeNamespace, isDNS1123Label(volumeNamespace))
  }
  if (secretRef)
    addRequiredFields(errors, secretRef, at.child('secretRef'), 'name', ...(persistent ? ['namespace'] : []))
}

/** Counts the sources of a volume: only the first is looked at, the others are refused. */
export class SourceCounter {
  count = 0
  readonly #errors: FieldError[]
  readonly #at: FieldPath

  constructor(errors: FieldError[], at: FieldPath) {
    this.#errors = errors
    this.#at = at
  }

  /** Runs `check` when the source is there and the first; `refusedAs`: the field named by the refusal. */
  take<S>(source: S | undefined, field: string, check: (source: S, at: FieldPath) => void, refusedAs = field): void {
    if (source === undefined || source === null) return
    if (this.count > 0) {
      this.#errors.push(forbidden(this.#at.child(refusedAs), 'may not specify more than 1 volume type'))
      return
    }
    this.takeBesides(source, field, check)
  }

  /** As `take`, but others may have come before. */
  takeBesides<S>(source: S | undefined, field: string, check: (source: S, at: FieldPath) => void): void {
    if (source === undefined || source === null) return
    this.count++
    check(source, this.#at.child(field))
  }
}
