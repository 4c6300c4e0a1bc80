import type { KubeList, KubeObject } from '../../api/index.js'
import { apiVersionOf, notFound } from '../../api/index.js'
import type { Answer } from './answer.js'
import type { Scope } from './scope.js'

/** A resource that is not stored but computed at each read (ComponentStatus). */
export function computedHandler({ served, info }: Scope): Answer {
  const { token } = served
  const objects = served.definition.computed?.() ?? []
  if (info.verb === 'get') {
    const object = objects.find((one) => one.metadata?.name === info.name)
    // Upstream names it by its singular here.
    if (!object) throw notFound({ group: token.group, resource: token.singular }, info.name)
    return { kind: 'object', object, status: 200, type: served.type }
  }
  const list: KubeList = { kind: token.listKind, apiVersion: apiVersionOf(token), metadata: {}, items: [...objects] }
  return { kind: 'object', object: list as KubeObject, status: 200 }
}
