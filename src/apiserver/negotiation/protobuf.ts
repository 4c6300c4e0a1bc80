import type { JsonObject, KubeObject } from '../../api/index.js'
import {
  closeEnvelope,
  definitionOf,
  encodeMessage,
  messageOfDefinition,
  notAcceptable,
  parseApiVersion,
} from '../../api/index.js'

const metaPackage = 'io.k8s.apimachinery.pkg.apis.meta.v1'

/** Kinds of no group's own: they lie in the meta package whatever version is written over them. */
const metaKinds: ReadonlySet<string> = new Set(['Status', 'APIGroup', 'APIGroupList', 'APIResourceList', 'APIVersions'])

/**
 * An object of a built-in kind in its protobuf envelope (openapi/facts/README.md).
 *
 * @throws StatusError 406 for a kind that has no message: a custom resource, a Table
 */
export function protobufObject(object: KubeObject): Buffer {
  const { apiVersion = '', kind = '' } = object
  const { group, version } = parseApiVersion(apiVersion)
  const isMeta = group === 'meta.k8s.io' || metaKinds.has(kind)
  const isDiscovery = group === 'apidiscovery.k8s.io'
  const builtIn = isDiscovery ? `io.k8s.api.apidiscovery.${version}.${kind}` : definitionOf({ group, version, kind })
  const definition = isMeta ? `${metaPackage}.${kind}` : builtIn
  const message = definition === undefined ? undefined : messageOfDefinition(definition)
  if (!message) throw notAcceptable('only the following media types are accepted: application/json, application/yaml')
  return closeEnvelope(apiVersion, kind, encodeMessage(message, object as unknown as JsonObject))
}
