import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, missing, required } from '../errors/index.js'
import type { Container, Volume, VolumeDevice, VolumeMount } from '../generated/index.js'
import type { Errors } from './error-list.js'
import { addUnsupported } from './error-list.js'
import { addDescendingPathErrors } from './paths.js'

/** Volumes of the pod that are themselves fine, by name. */
export type VolumesByName = ReadonlyMap<string, Volume>

export function addVolumeMountErrors(
  errors: Errors,
  container: Container,
  volumes: VolumesByName,
  at: FieldPath,
): void {
  const devices = container.volumeDevices ?? []
  const deviceNames = new Set(devices.map(({ name }) => name))
  const devicePaths = lastOfEach(devices.map(({ name, devicePath }) => [name, devicePath]))
  const paths = new Set<string>()
  container.volumeMounts?.forEach((mount, index) => {
    const here = at.index(index)
    const { name = '', mountPath = '', subPath = '', subPathExpr = '' } = mount
    if (name === '') errors.push(required(here.child('name')))
    const volume = volumes.get(name)
    if (!volume) errors.push(missing(here.child('name'), name))
    if (mountPath === '') errors.push(required(here.child('mountPath')))
    if (paths.has(mountPath)) errors.push(invalid(here.child('mountPath'), mountPath, 'must be unique'))
    paths.add(mountPath)
    if (deviceNames.has(name)) {
      errors.push(invalid(here.child('name'), name, 'must not already exist in volumeDevices'))
    }
    if (devicePaths.has(mountPath)) {
      errors.push(invalid(here.child('mountPath'), mountPath, 'must not already exist as a path in volumeDevices'))
    }
    if (volume?.image) {
      if (subPath !== '') errors.push(invalid(here.child('subPath'), subPath, 'not allowed in image volume sources'))
      if (subPathExpr !== '') {
        errors.push(invalid(here.child('subPathExpr'), subPathExpr, 'not allowed in image volume sources'))
      }
    }
    // The paths below name the list, not the entry, as upstream's do.
    if (subPath !== '') addDescendingPathErrors(errors, subPath, at.child('subPath'))
    if (subPathExpr !== '') {
      if (subPath !== '') {
        errors.push(invalid(here.child('subPathExpr'), subPathExpr, 'subPathExpr and subPath are mutually exclusive'))
      }
      addDescendingPathErrors(errors, subPathExpr, at.child('subPathExpr'))
    }
    addPropagationErrors(errors, mount, container, at)
  })
}

/** Of several paths of one volume upstream compares the last alone. */
function lastOfEach(paths: readonly (readonly [string, string])[] | undefined): ReadonlySet<string> {
  return new Set(new Map(paths).values())
}

function addPropagationErrors(errors: Errors, mount: VolumeMount, container: Container, at: FieldPath): void {
  const { mountPropagation, recursiveReadOnly, readOnly } = mount
  addUnsupported(errors, at.child('mountPropagation'), mountPropagation, ['Bidirectional', 'HostToContainer', 'None'])
  if (mountPropagation === 'Bidirectional' && container.securityContext?.privileged !== true) {
    errors.push(
      forbidden(
        at.child('mountPropagation'),
        'Bidirectional mount propagation is available only to privileged containers',
      ),
    )
  }
  const here = at.child('recursiveReadOnly')
  addUnsupported(errors, here, recursiveReadOnly, ['Disabled', 'Enabled', 'IfPossible'])
  if (recursiveReadOnly !== 'Enabled' && recursiveReadOnly !== 'IfPossible') return
  if (!readOnly) errors.push(forbidden(here, 'may only be specified when readOnly is true'))
  if (mountPropagation !== undefined && mountPropagation !== 'None') {
    errors.push(forbidden(here, 'may only be specified when mountPropagation is None or not specified'))
  }
}

export function addVolumeDeviceErrors(
  errors: Errors,
  devices: readonly VolumeDevice[] | undefined,
  mounts: readonly VolumeMount[] | undefined,
  volumes: VolumesByName,
  at: FieldPath,
): void {
  const names = new Set<string>()
  const paths = new Set<string>()
  const mountNames = new Set(mounts?.map((mount) => mount.name))
  const mountPaths = lastOfEach(mounts?.map(({ name, mountPath }) => [name, mountPath]))
  devices?.forEach(({ name = '', devicePath = '' }, index) => {
    const here = at.index(index)
    const volume = volumes.get(name)
    if (name === '') errors.push(required(here.child('name')))
    if (names.has(name)) errors.push(invalid(here.child('name'), name, 'must be unique'))
    if (volume && !volume.persistentVolumeClaim && !volume.ephemeral) {
      errors.push(
        invalid(
          here.child('name'),
          name,
          'can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode',
        ),
      )
    }
    if (!volume) errors.push(missing(here.child('name'), name))
    if (devicePath === '') errors.push(required(here.child('devicePath')))
    if (paths.has(devicePath)) errors.push(invalid(here.child('devicePath'), devicePath, 'must be unique'))
    if (devicePath.split('/').includes('..')) {
      errors.push(invalid(here.child('devicePath'), devicePath, "can not contain backsteps ('..')"))
    } else {
      paths.add(devicePath)
    }
    if (mountNames.has(name)) {
      errors.push(invalid(here.child('name'), name, 'must not already exist in volumeMounts'))
    }
    if (mountPaths.has(devicePath)) {
      errors.push(invalid(here.child('devicePath'), devicePath, 'must not already exist as a path in volumeMounts'))
    }
    if (name !== '') names.add(name)
  })
}
