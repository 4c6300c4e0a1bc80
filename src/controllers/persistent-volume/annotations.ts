import type { KubeObject } from '../../api/index.js'

export const provisionedBy = 'pv.kubernetes.io/provisioned-by'
export const migratedTo = 'pv.kubernetes.io/migrated-to'
export const storageProvisioner = 'volume.kubernetes.io/storage-provisioner'
export const betaStorageProvisioner = 'volume.beta.kubernetes.io/storage-provisioner'

export function annotation(object: KubeObject, name: string): string | undefined {
  return object.metadata?.annotations?.[name]
}

export function withAnnotations<O extends KubeObject>(object: O, added: Readonly<Record<string, string>>): O {
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata?.annotations, ...added } } }
}

export function withoutAnnotation<O extends KubeObject>(object: O, name: string): O {
  const { annotations, ...metadata } = object.metadata ?? {}
  const { [name]: _, ...rest } = annotations ?? {}
  return { ...object, metadata: Object.keys(rest).length > 0 ? { ...metadata, annotations: rest } : metadata }
}
