import type { KubeObject } from '../../api/index.js'
import { badRequest, methodNotAllowed, methodNotSupported, notFound, pathNotFound } from '../../api/index.js'
import type { Subresource } from '../../registry/index.js'
import { PlainTextError } from '../plain-text-error.js'
import type { Answer } from './answer.js'
import { computedHandler } from './computed.js'
import { connectHandler } from './connect.js'
import { createHandler } from './create.js'
import { deleteCollectionHandler, deleteHandler } from './delete.js'
import { eventFormatOf } from './event-formats.js'
import { patchHandler, patchKind } from './patch.js'
import { getHandler, listHandler } from './read.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'
import { getSubresource, patchSubresource, updateSubresource } from './subresource.js'
import { updateHandler } from './update.js'
import { watchHandler } from './watch.js'

/** Hands a request to the handler of its verb. Rejects with a StatusError. */
export async function dispatch(scope: Scope): Promise<Answer> {
  const { served, info } = scope
  const { representation, definition } = served
  const { deprecationWarning: warning } = representation ?? definition
  if (definition.custom && warning) warn(scope, warning)
  if (definition.custom) refuseStrangePath(scope)
  else if (isStrangelyNamespaced(scope)) throw pathNotFound()
  if (info.subresource !== '') return dispatchSubresource(scope)
  const fits = verbFits(scope)
  // What go-restful turns away, patches of unknown types among it, gets no warning.
  if (fits && info.verb === 'patch') patchKind(scope)
  if (warning && !definition.custom && (fits || isRefusedByList(scope))) warn(scope, warning)
  if (!fits) throw refusal(scope)
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
  // Custom resources have one handler for all methods, and HEAD is a GET to it.
  if (request.method === 'HEAD' && !definition.custom) return false
  if (info.isWatchPath && request.method !== 'GET') return false
  if (!definition.verbs.includes(info.verb)) return false
  // What their one handler creates or deletes may have a name too; what it changes needs one.
  const isItem = info.hasNameInPath && !(definition.custom && info.verb === 'create')
  // Writes of a namespaced resource name a namespace; reads and deletecollection may span all.
  const needsNamespace = token.namespaced && info.namespace === '' && (isItem || !['list', 'watch'].includes(info.verb))
  if (needsNamespace) return false
  switch (info.verb) {
    case 'create':
      // A custom resource is made under the name in its body, whatever the path says.
      return !isItem || definition.custom === true
    case 'list':
    case 'deletecollection':
      return !isItem
    case 'watch':
      return !isItem || info.isWatchPath
    default:
      return isItem
  }
}

/** The list handler itself refuses to watch what cannot be watched. */
function isRefusedByList({ served: { definition }, info, request }: Scope): boolean {
  return info.verb === 'watch' && request.method === 'GET' && !info.isWatchPath && definition.verbs.includes('list')
}

/** A namespace before what has none; the one of a Namespace is its own name. */
function isStrangelyNamespaced({ served: { token }, info }: Scope): boolean {
  if (token.namespaced || info.namespace === '') return false
  return token.plural !== 'namespaces' || info.name !== info.namespace
}

/** Custom resources have one handler for all of a group: what does not fit the definition is as if it were not there. */
function refuseStrangePath({ served, info }: Scope): void {
  const { group, plural, namespaced } = served.token
  const hasNamespace = info.namespace !== ''
  const isMisplaced = namespaced ? !hasNamespace && !['list', 'watch'].includes(info.verb) : hasNamespace
  if (isMisplaced) throw new PlainTextError(404, '404 page not found\n')
  if (info.subresource !== '' && !served.subresources.some((one) => one.name === info.subresource)) {
    throw notFound({ group, resource: plural }, info.name)
  }
}

/**
 * What upstream answers where a path exists but not for this method: go-restful's 405 for built-in resources, the handler's own for custom ones;
 * 404 for what no route has.
 */
export function refusal(scope: Scope): Error {
  const { served, info } = scope
  const { group, plural, namespaced } = served.token
  if (served.definition.custom && info.name === '' && (info.verb === 'update' || info.verb === 'patch')) {
    if (info.verb === 'patch') patchKind(scope)
    return badRequest('name must be provided')
  }
  if (namespaced && info.namespace === '' && info.hasNameInPath) return pathNotFound()
  // Reviews and bindings have a collection to post to, and nothing below it.
  if (info.hasNameInPath && !served.definition.custom && served.definition.storage === 'none') return pathNotFound()
  // What is only made, in a namespace, has no path without one.
  const isOnlyMade = !served.definition.custom && !served.definition.verbs.includes('list')
  if (namespaced && info.namespace === '' && isOnlyMade) return pathNotFound()
  if (info.verb === 'watch' && !served.definition.verbs.includes('watch') && served.definition.verbs.includes('list')) {
    return info.isWatchPath ? pathNotFound() : methodNotSupported({ group, resource: plural }, 'watch')
  }
  if (served.definition.custom && !info.hasNameInPath && ['update', 'patch'].includes(info.verb)) {
    return badRequest('name must be provided')
  }
  return served.definition.custom ? methodNotSupported({ group, resource: plural }, info.verb) : methodNotAllowed()
}

async function dispatchSubresource(scope: Scope): Promise<Answer> {
  const { served, info } = scope
  const subresource = served.subresources.find((one) => one.name === info.subresource)
  if (!subresource) throw pathNotFound()
  const { method } = scope.request
  const isProxy = subresource.name === 'proxy'
  if (method === 'HEAD' && !isProxy && !served.definition.custom) throw methodNotAllowed()
  const isOptions = method === 'OPTIONS' && isProxy
  if (!subresourceVerbs(subresource).includes(info.verb) && !isOptions) throw refusal(scope)
  // The one handler of custom resources looks no further than the subresource.
  if (info.rest !== '' && !isProxy && !served.definition.custom) throw pathNotFound()
  if (subresource.kind === 'connect') return connectHandler(scope, subresource)
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
