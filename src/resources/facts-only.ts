import type { BuiltInResource, KubeObject, ResourceToken } from '../api/index.js'
import { formatLabelSelector, nameIsPathSegment } from '../api/index.js'
import type { AnyResourceDefinition, Subresource } from '../registry/definition/index.js'
import { scaleSubresource } from '../registry/definition/index.js'
import { defineResource } from './define-resource.js'

type Loose = KubeObject & { spec?: { replicas?: number; selector?: object }; status?: { replicas?: number } }

/**
 * A kind that has no room of its own yet: names, verbs, structure, status and scale are the facts'; its rows show name and age,
 * and its fields are selected by their paths. Nothing semantic is defaulted or checked.
 */
export function factsOnly(facts: BuiltInResource): AnyResourceDefinition {
  const token: ResourceToken = {
    group: facts.group,
    version: facts.version,
    kind: facts.kind,
    plural: facts.plural,
    singular: facts.singular,
    namespaced: facts.namespaced,
    listKind: `${facts.kind}List`,
  }
  const isReview = facts.verbs.length === 1 && facts.verbs[0] === 'create'
  return defineResource(token, {
    validateName: nameIsPathSegment,
    cells: Object.fromEntries(
      facts.columns
        .filter(({ name }) => !['Name', 'Age', 'Created At'].includes(name))
        .map(({ name }) => [name, () => '']),
    ),
    selectableFields: Object.fromEntries(
      facts.fieldSelectors
        .filter((field) => !field.startsWith('metadata.'))
        .map((field) => [field, (object: KubeObject) => textAt(object, field)]),
    ),
    subresources: facts.subresources.filter(({ name }) => name !== 'status').map(({ name }) => subresource(name)),
    ...(isReview ? { storage: 'none' as const, create: async (object: KubeObject) => object } : {}),
  })
}

function subresource(name: string): Subresource<KubeObject> {
  if (name === 'scale') return scale as Subresource<KubeObject>
  return { kind: 'writer', name, verbs: ['get', 'update', 'patch'], writesMetadata: true }
}

const scale = scaleSubresource<Loose>({
  replicas: (object) => object.spec?.replicas ?? 0,
  setReplicas(object, replicas) {
    object.spec ??= {}
    object.spec.replicas = replicas
  },
  statusReplicas: (object) => object.status?.replicas ?? 0,
  selector: (object) => (object.spec?.selector ? formatLabelSelector(object.spec.selector) : ''),
})

function textAt(object: KubeObject, path: string): string {
  let value: unknown = object
  for (const part of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[part]
  return value === undefined || value === null ? '' : String(value)
}
