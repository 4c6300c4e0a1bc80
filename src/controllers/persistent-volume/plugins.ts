import type { PersistentVolume } from '../../api/index.js'
import { annotation, migratedTo, provisionedBy } from './annotations.js'

/** Drivers that took over from the plug-ins that were built in once (csi-translation-lib, v0.34). */
const successors: Readonly<Record<string, string>> = {
  'kubernetes.io/aws-ebs': 'ebs.csi.aws.com',
  'kubernetes.io/gce-pd': 'pd.csi.storage.gke.io',
  'kubernetes.io/azure-disk': 'disk.csi.azure.com',
  'kubernetes.io/azure-file': 'file.csi.azure.com',
  'kubernetes.io/cinder': 'cinder.csi.openstack.org',
  'kubernetes.io/vsphere-volume': 'csi.vsphere.vmware.com',
  'kubernetes.io/portworx-volume': 'pxd.portworx.com',
}
const hostPathPlugin = 'kubernetes.io/host-path'
/** Known to the controller, though they can neither make nor delete volumes. */
const knownPlugins = ['kubernetes.io/nfs', 'kubernetes.io/fc', 'kubernetes.io/iscsi', 'kubernetes.io/csi']
const builtInPrefix = 'kubernetes.io/'

export function successorOf(provisioner: string): string | undefined {
  return successors[provisioner]
}

export function isBuiltIn(provisioner: string): boolean {
  return provisioner.startsWith(builtInPrefix)
}

/** Who is asked for a volume of a class: somebody outside; or why nobody can be. */
export function findProvisioner(provisioner: string): { readonly external: string } | { readonly problem: string } {
  const successor = successorOf(provisioner)
  if (successor !== undefined) return { external: successor }
  if (!isBuiltIn(provisioner)) return { external: provisioner }
  if (knownPlugins.includes(provisioner)) return { problem: 'no provisionable volume plugin matched' }
  if (provisioner === hostPathPlugin)
    return { problem: `Failed to create provisioner: provisioning in volume plugin "${hostPathPlugin}" is disabled` }
  return { problem: `no volume plugin matched name: ${provisioner}` }
}

/** What becomes of a volume's data when its claim has gone: deleted, left to somebody outside, or impossible with a reason. */
export type Deletion = 'deleted' | 'external' | { readonly problem: string }

/** Host paths below /tmp count as deleted; the files are their node's. */
export function deletionOf(volume: PersistentVolume): Deletion {
  const { hostPath, nfs, fc, iscsi, csi } = volume.spec ?? {}
  const plugin = annotation(volume, provisionedBy) ?? ''
  if (plugin !== '' && plugin !== hostPathPlugin) {
    if (!isBuiltIn(plugin)) return 'external'
    if (knownPlugins.includes(plugin)) return { problem: 'no deletable volume plugin matched' }
    return { problem: `no volume plugin matched name: ${plugin}` }
  }
  if (plugin === '' && (annotation(volume, migratedTo) !== undefined || csi)) return 'external'
  if (hostPath) {
    if (/\/tmp\/.+/.test(hostPath.path)) return 'deleted'
    return { problem: `host_path deleter only supports /tmp/.+ but received provided ${hostPath.path}` }
  }
  const why = nfs || fc || iscsi ? 'no deletable volume plugin matched' : 'no volume plugin matched'
  return { problem: `error getting deleter volume plugin for volume "${volume.metadata?.name}": ${why}` }
}
