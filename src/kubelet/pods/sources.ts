import type { ConfigMap, Node, PersistentVolume, PersistentVolumeClaim, Secret, Service } from '../../api/index.js'

/** The objects that pods refer to, as the kubelet sees them. Undefined is "not found"; other failures reject with a StatusError. */
export interface PodSources {
  configMap(namespace: string, name: string): Promise<ConfigMap | undefined>
  secret(namespace: string, name: string): Promise<Secret | undefined>
  claim(namespace: string, name: string): Promise<PersistentVolumeClaim | undefined>
  volume(name: string): Promise<PersistentVolume | undefined>
  services(namespace: string): readonly Service[]
  node(): Node | undefined
  /** A token of the TokenRequest subresource, bound to the pod. */
  token(request: TokenRequestInput): Promise<{ readonly token: string; readonly expiresAt: number }>
}

export interface TokenRequestInput {
  readonly namespace: string
  readonly serviceAccount: string
  readonly audience: string | undefined
  readonly expirationSeconds: number
  readonly pod: { readonly name: string; readonly uid: string }
}

/** A container or volume cannot be configured; the message is upstream's and ends up in the container's waiting state. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
