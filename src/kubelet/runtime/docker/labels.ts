import type { ContainerConfig, Identity, SandboxConfig } from '../container-runtime.js'

/** Everything needed to know our containers again lives in their labels; no state is kept beside Docker's. */
export const label = {
  cluster: 'wherry.dev/cluster',
  /** Of the network alone: the folder of the cluster's data, which tells clusters of one name apart. */
  data: 'wherry.dev/data',
  type: 'wherry.dev/type',
  node: 'wherry.dev/node',
  namespace: 'wherry.dev/namespace',
  pod: 'wherry.dev/pod',
  uid: 'wherry.dev/uid',
  attempt: 'wherry.dev/attempt',
  container: 'wherry.dev/container',
  sandbox: 'wherry.dev/sandbox',
  specHash: 'wherry.dev/spec-hash',
  /** As the pod names it; the container itself is created by image id. */
  image: 'wherry.dev/image',
  imageRef: 'wherry.dev/image-ref',
  address: 'wherry.dev/address',
} as const

export type Labels = Readonly<Record<string, string>>

function identityLabels(cluster: string, identity: Identity): Labels {
  const { node, namespace, pod, uid } = identity
  return {
    [label.cluster]: cluster,
    [label.node]: node,
    [label.namespace]: namespace,
    [label.pod]: pod,
    [label.uid]: uid,
  }
}

export function sandboxLabels(cluster: string, config: SandboxConfig, address: string): Labels {
  return {
    ...identityLabels(cluster, config),
    [label.type]: 'sandbox',
    [label.attempt]: String(config.attempt),
    [label.address]: address,
  }
}

export function containerLabels(
  cluster: string,
  config: ContainerConfig,
  { sandboxId, imageRef }: { readonly sandboxId: string; readonly imageRef: string },
): Labels {
  return {
    ...identityLabels(cluster, config),
    [label.type]: 'container',
    [label.attempt]: String(config.attempt),
    [label.container]: config.container,
    [label.sandbox]: sandboxId,
    [label.specHash]: config.specHash,
    [label.image]: config.image,
    [label.imageRef]: imageRef,
  }
}

export function identityFrom(labels: Labels): Identity {
  const text = (name: string) => labels[name] ?? ''
  return {
    node: text(label.node),
    namespace: text(label.namespace),
    pod: text(label.pod),
    uid: text(label.uid),
  }
}

export function attemptFrom(labels: Labels): number {
  return Number(labels[label.attempt] ?? 0)
}

/** The cluster stands last because two clusters with the same seed have the same uids. */
export function containerName(
  cluster: string,
  config: Identity & { readonly attempt: number },
  container: string,
): string {
  return ['k8s', container, config.pod, config.namespace, config.uid, config.attempt, cluster].join('_')
}

/** For `filters` of Docker's list and event calls. */
export function labelFilters(labels: Labels): string[] {
  return Object.entries(labels).map(([name, value]) => `${name}=${value}`)
}
