import type { KubeObject, Pod } from '../api/index.js'
import type { Informer } from '../client/index.js'
import type { Kubelet } from './kubelet.js'
import type { InformedSources } from './pods/informed-sources.js'

/** Wakes the pods that a changed ConfigMap or Secret concerns, and has their files written anew. */
export class SourceChanges {
  readonly #sources: InformedSources
  readonly #kubelets: ReadonlyMap<string, Kubelet>

  constructor(sources: InformedSources, kubelets: ReadonlyMap<string, Kubelet>) {
    this.#sources = sources
    this.#kubelets = kubelets
  }

  /** Returns what ends it. */
  subscribe(): () => void {
    const ends = [this.#follow(this.#sources.configMaps, configMapsOf), this.#follow(this.#sources.secrets, secretsOf)]
    return () => {
      for (const end of ends) end()
    }
  }

  #follow<T extends KubeObject>(informer: Informer<T>, namesOf: (pod: Pod) => readonly string[]): () => void {
    const changed = (object: T) => this.#changed(object, namesOf)
    return informer.subscribe({
      onAdd: (object, initial) => {
        if (!initial) changed(object)
      },
      onUpdate: (_old, object) => changed(object),
      onDelete: changed,
    })
  }

  #changed(object: KubeObject, namesOf: (pod: Pod) => readonly string[]): void {
    const { namespace, name = '' } = object.metadata ?? {}
    for (const kubelet of this.#kubelets.values()) {
      for (const worker of kubelet.workers) {
        if (worker.pod.metadata?.namespace !== namespace || !namesOf(worker.pod).includes(name)) continue
        kubelet.context.volumes.invalidate(worker.uid)
        worker.wake()
      }
    }
  }
}

function configMapsOf({ spec }: Pod): string[] {
  const names: (string | undefined)[] = []
  for (const { configMap, projected } of spec?.volumes ?? []) {
    names.push(configMap?.name, ...(projected?.sources ?? []).map((source) => source.configMap?.name))
  }
  for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
    names.push(...(container.env ?? []).map((one) => one.valueFrom?.configMapKeyRef?.name))
    names.push(...(container.envFrom ?? []).map((one) => one.configMapRef?.name))
  }
  return names.filter((name) => name !== undefined)
}

function secretsOf({ spec }: Pod): string[] {
  const names: (string | undefined)[] = []
  for (const { secret, projected } of spec?.volumes ?? []) {
    names.push(secret?.secretName, ...(projected?.sources ?? []).map((source) => source.secret?.name))
  }
  for (const container of [...(spec?.initContainers ?? []), ...(spec?.containers ?? [])]) {
    names.push(...(container.env ?? []).map((one) => one.valueFrom?.secretKeyRef?.name))
    names.push(...(container.envFrom ?? []).map((one) => one.secretRef?.name))
  }
  return names.filter((name) => name !== undefined)
}
