import { badRequest, nameIsPathSegment, notFound, quote } from '../../api/index.js'
import { PlainTextError } from '../plain-text-error.js'
import type { Answer } from './answer.js'
import { computedHandler } from './computed.js'
import { connectHandler } from './connect.js'
import { createHandler } from './create.js'
import { deleteCollectionHandler, deleteHandler } from './delete.js'
import { eventFormatOf } from './event-formats.js'
import { patchHandler } from './patch.js'
import { getHandler, listHandler } from './read.js'
import { patchKind, refusal, requireSubresource, verbFits } from './routes.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'
import { getSubresource, patchSubresource, updateSubresource } from './subresource.js'
import { updateHandler } from './update.js'
import { watchHandler } from './watch.js'

/** Hands a request that has a route to the handler of its verb. Rejects with a StatusError. */
export async function dispatch(scope: Scope): Promise<Answer> {
  const { served, info } = scope
  const { representation, definition } = served
  const { deprecationWarning: warning } = representation ?? definition
  if (definition.custom && warning) warn(scope, warning)
  if (definition.custom) refuseStrangePath(scope)
  if (info.subresource !== '') return dispatchSubresource(scope)
  const fits = verbFits(scope)
  if (fits && info.verb === 'patch') patchKind(scope)
  // What has a route, were it to a list that cannot be watched, gets the warning.
  if (warning && !definition.custom) warn(scope, warning)
  if (!fits) throw refusal(scope)
  requireStorableName(scope)
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

/** A name that no key can hold is not looked for, whatever is asked (apiserver's registry/generic NamespaceKeyFunc, v0.34). */
function requireStorableName({ info: { hasNameInPath, isWatchPath, name } }: Scope): void {
  const problems = hasNameInPath && !isWatchPath ? nameIsPathSegment(name, false) : []
  if (problems.length > 0) throw badRequest(`Name parameter invalid: ${quote(name)}: ${problems.join(';')}`)
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

async function dispatchSubresource(scope: Scope): Promise<Answer> {
  const subresource = requireSubresource(scope)
  requireStorableName(scope)
  if (subresource.kind === 'connect') return connectHandler(scope, subresource)
  switch (scope.info.verb) {
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
