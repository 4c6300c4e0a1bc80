import { ConfigMaps, isAlreadyExists, isNotFound, Namespaces } from '../../api/index.js'
import {
  type ControllerFactory,
  defineController,
  isNamespaceTerminating,
  type Reconciler,
  type ReconcilerTools,
} from '../runtime/index.js'

const configMapName = 'kube-root-ca.crt'
const onlyRootCa = { fieldSelector: `metadata.name=${configMapName}` }
const descriptionAnnotation = 'kubernetes.io/description'
/** As pods on a real cluster find it. */
const description =
  'Contains a CA bundle that can be used to verify the kube-apiserver when using internal endpoints such as the internal service IP or kubernetes.default.svc. ' +
  'No other usage is guaranteed across distributions of Kubernetes clusters.'

/**
 * Puts the cluster's CA certificate into the ConfigMap `kube-root-ca.crt` of every namespace and keeps it there.
 * pkg/controller/certificates/rootcacertpublisher (v1.34).
 */
export function rootCaController(certificate: string): ControllerFactory {
  return defineController({
    name: 'root-ca-certificate-publisher-controller',
    reconciles: Namespaces,
    workers: 1,
    create: (tools) => createReconciler(tools, certificate),
  })
}

function createReconciler({ client, informers, queue }: ReconcilerTools, certificate: string): Reconciler {
  const namespaces = informers.informer(Namespaces)
  const configMaps = informers.informer(ConfigMaps, onlyRootCa)
  configMaps.subscribe({
    onUpdate: (_, configMap) => queue.add(configMap.metadata?.namespace ?? ''),
    onDelete: (configMap) => queue.add(configMap.metadata?.namespace ?? ''),
  })
  const data = { 'ca.crt': certificate }
  return {
    async reconcile(name) {
      const namespace = namespaces.getByKey(name)
      if (!namespace || namespace.status?.phase === 'Terminating') return undefined
      const present = configMaps.get(name, configMapName)
      const annotations = { ...present?.metadata?.annotations, [descriptionAnnotation]: description }
      try {
        if (!present) {
          await client.resource(ConfigMaps, name).create({
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: { name: configMapName, namespace: name, annotations },
            data,
          })
        } else if (!isCurrent(present.data, data) || !present.metadata?.annotations?.[descriptionAnnotation]) {
          await client
            .resource(ConfigMaps, name)
            .update({ ...present, metadata: { ...present.metadata, annotations }, data })
        }
      } catch (error) {
        if (!isAlreadyExists(error) && !isNotFound(error) && !isNamespaceTerminating(error)) throw error
      }
      return undefined
    },
  }
}

function isCurrent(data: Record<string, string> | undefined, wanted: Record<string, string>): boolean {
  const keys = Object.keys(data ?? {})
  return keys.length === Object.keys(wanted).length && keys.every((key) => data?.[key] === wanted[key])
}
