import type { KubeObject } from '../../api/index.js'
import { methodNotSupported, pathNotFound } from '../../api/index.js'
import type { Subresource } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { computedHandler } from './computed.js'
import { connectHandler } from './connect.js'
import { createHandler } from './create.js'
import { deleteCollectionHandler, deleteHandler } from './delete.js'
import { eventFormatOf } from './event-format.js'
import { patchHandler } from './patch.js'
import { getHandler, listHandler } from './read.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'
import { getSubresource, patchSubresource, updateSubresource } from './subresource.js'
import { updateHandler } from './update.js'
import { watchHandler } from './watch.js'

/** Hands a request to the handler of its verb. Rejects with a StatusError. */
export async function dispatch(scope: Scope): Promise<Answer> {
  const { served, info } = scope
  const warning = served.representation?.deprecationWarning ?? served.definition.deprecationWarning
  if (warning) warn(scope, warning)
  if (info.subresource !== '') return dispatchSubresource(scope)
  if (!verbFits(scope)) throw refusal(scope)
  if (served.definition.computed) return computedHandler(scope)
  switch (info.verb) {
    case 'get':
      return getHandler(scope)
    case 'list':
      return listHandler(scope)
    case 'watch':
      return watchHandler(scope, eventFormatOf(scope))
    case 'create':
      return createHandler(scope)
    case 'update':
      return updateHandler(scope)
    case 'patch':
      return patchHandler(scope)
    case 'delete':
      return deleteHandler(scope)
    case 'deletecollection':
      return deleteCollectionHandler(scope)
    default:
      throw refusal(scope)
  }
}

/** Whether the resource has the verb, at this kind of path. */
function verbFits({ served, info, request }: Scope): boolean {
  const { definition, token } = served
  if (request.method === 'HEAD' || request.method === 'OPTIONS') return false
  if (!definition.verbs.includes(info.verb)) return false
  const isItem = info.hasNameInPath
  // Writes of a namespaced resource name a namespace; reads and deletecollection may span all.
  const needsNamespace = token.namespaced && info.namespace === '' && (isItem || !['list', 'watch'].includes(info.verb))
  if (needsNamespace) return false
  switch (info.verb) {
    case 'create':
    case 'list':
    case 'deletecollection':
      return !isItem
    case 'watch':
      return !isItem || info.isWatchPath
    default:
      return isItem
  }
}

/** What upstream answers where a path exists but not for this method: 405, or 404 for what no route has. */
export function refusal({ served, info, request }: Scope): Error {
  if (served.token.namespaced && info.namespace === '' && info.hasNameInPath) return pathNotFound()
  const { group, plural } = served.token
  return methodNotSupported({ group, resource: plural }, verbWord(request.method, info.verb))
}

function verbWord(method: string, verb: string): string {
  return verb === '' ? method.toLowerCase() : verb
}

async function dispatchSubresource(scope: Scope): Promise<Answer> {
  const { served, info } = scope
  const subresource = served.subresources.find((one) => one.name === info.subresource)
  if (!subresource) throw pathNotFound()
  if (!subresourceVerbs(subresource).includes(info.verb)) throw refusal(scope)
  if (subresource.kind === 'connect') return connectHandler(scope, subresource)
  if (info.rest !== '') throw pathNotFound()
  switch (info.verb) {
    case 'get':
      return getSubresource(scope, subresource)
    case 'update':
      return updateSubresource(scope, subresource)
    case 'patch':
      return patchSubresource(scope, subresource)
    default:
      throw refusal(scope)
  }
}

function subresourceVerbs(subresource: Subresource<KubeObject>): readonly string[] {
  return subresource.verbs
}
