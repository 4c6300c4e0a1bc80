import type { KubeList, KubeObject } from '../../api/index.js'
import { apiVersionOf, notFound } from '../../api/index.js'
import type { CachedObject } from '../../registry/index.js'
import { selectionOf } from '../../registry/index.js'
import type { Answer } from './answer.js'
import type { Scope } from './scope.js'

/** A resource that is not stored but computed at each read (ComponentStatus). */
export function computedHandler({ served, info, request }: Scope): Answer {
  const { token } = served
  const all = served.definition.computed?.() ?? []
  if (info.verb === 'get') {
    const object = all.find((one) => one.metadata?.name === info.name)
    // Upstream names it by its singular here.
    if (!object) throw notFound({ group: token.group, resource: token.singular }, info.name)
    const typed = { kind: token.kind, apiVersion: apiVersionOf(token), ...object }
    return { kind: 'object', object: typed, status: 200, type: served.type }
  }
  const { query } = request
  const { matches } = selectionOf(served.definition, {
    namespace: '',
    labelSelector: query.get('labelSelector') ?? undefined,
    fieldSelector: query.get('fieldSelector') ?? undefined,
  })
  const objects = matches ? all.filter((one) => matches(selectable(one))) : all
  const list: KubeList = { kind: token.listKind, apiVersion: apiVersionOf(token), metadata: {}, items: [...objects] }
  return { kind: 'object', object: list as KubeObject, status: 200 }
}

/** What selectors look at. */
function selectable({ metadata }: KubeObject): Pick<CachedObject, 'index'> {
  const { name = '', labels = {} } = metadata ?? {}
  return { index: { labels, fields: { 'metadata.name': name, 'metadata.namespace': '' } } }
}
