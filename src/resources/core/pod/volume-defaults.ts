import type { ProjectedVolumeSource, Volume } from '../../../api/index.js'
import { roundQuantities } from './quantities.js'

/** A volume without a source is an emptyDir; files are 0644. */
export function setVolumeDefaults(volume: Volume): void {
  if (Object.keys(volume).every((field) => field === 'name' || volume[field as keyof Volume] === undefined)) {
    volume.emptyDir = {}
  }
  for (const kind of ['secret', 'configMap', 'downwardAPI', 'projected'] as const) {
    const source = volume[kind]
    if (source) source.defaultMode ??= 0o644
  }
  for (const item of volume.downwardAPI?.items ?? []) if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
  if (volume.projected) setProjectedDefaults(volume.projected)
  if (volume.hostPath) volume.hostPath.type ??= ''
  if (volume.iscsi) volume.iscsi.iscsiInterface ||= 'default'
  if (volume.rbd) setRbdDefaults(volume.rbd)
  if (volume.azureDisk) setAzureDiskDefaults(volume.azureDisk)
  if (volume.scaleIO) setScaleIoDefaults(volume.scaleIO)
  const claim = volume.ephemeral?.volumeClaimTemplate?.spec
  if (!claim) return
  claim.volumeMode ??= 'Filesystem'
  roundQuantities(claim.resources?.limits)
  roundQuantities(claim.resources?.requests)
}

function setProjectedDefaults(projected: ProjectedVolumeSource): void {
  for (const source of projected.sources ?? []) {
    if (source.serviceAccountToken) source.serviceAccountToken.expirationSeconds ??= 3600
    for (const item of source.downwardAPI?.items ?? []) if (item.fieldRef) item.fieldRef.apiVersion ||= 'v1'
  }
}

/** Also of persistent volumes. */
export function setRbdDefaults(source: { pool?: string; user?: string; keyring?: string }): void {
  source.pool ||= 'rbd'
  source.user ||= 'admin'
  source.keyring ||= '/etc/ceph/keyring'
}

export function setAzureDiskDefaults(source: {
  cachingMode?: string
  kind?: string
  fsType?: string
  readOnly?: boolean
}): void {
  source.cachingMode ??= 'ReadWrite'
  source.kind ??= 'Shared'
  source.fsType ??= 'ext4'
  source.readOnly ??= false
}

export function setScaleIoDefaults(source: { storageMode?: string; fsType?: string }): void {
  source.storageMode ||= 'ThinProvisioned'
  source.fsType ||= 'xfs'
}
