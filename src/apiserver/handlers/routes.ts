import type { KubeObject } from '../../api/index.js'
import { badRequest, methodNotAllowed, methodNotSupported, pathNotFound } from '../../api/index.js'
import type { Subresource } from '../../registry/index.js'
import { patchTypeOf } from '../negotiation/index.js'
import type { PatchKind } from './patch-body.js'
import type { Scope } from './scope.js'

/** What a request is routed by. */
export type Routed = Pick<Scope, 'request' | 'info' | 'served'>

/**
 * What go-restful, which the requests for all built-in resources pass, makes of one before it looks at what the client accepts: whether there is
 * the path, whether it takes the method, and for patches the type of the body.
 *
 * @throws StatusError 404, 405, 415
 */
export function requireRoute(routed: Routed): void {
  const { served, info } = routed
  if (served.definition.custom) return
  if (isStrangelyNamespaced(routed)) throw pathNotFound()
  if (info.subresource !== '') requireSubresource(routed)
  else if (!verbFits(routed) && !isRefusedByList(routed)) throw refusal(routed)
  if (info.verb === 'patch') patchKind(routed)
}

/** What the body of a patch is. Throws 415 for what the resource does not take. */
export function patchKind({ request, served }: Routed): PatchKind {
  return patchTypeOf(request.headers['content-type'], served.definition.custom === true)
}

/** Whether the resource has the verb, at this kind of path. */
export function verbFits({ served, info, request }: Routed): boolean {
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
function isRefusedByList({ served: { definition }, info, request }: Routed): boolean {
  return info.verb === 'watch' && request.method === 'GET' && !info.isWatchPath && definition.verbs.includes('list')
}

/** A namespace before what has none; the one of a Namespace is its own name. */
function isStrangelyNamespaced({ served: { token }, info }: Routed): boolean {
  if (token.namespaced || info.namespace === '') return false
  return token.plural !== 'namespaces' || info.name !== info.namespace
}

/**
 * What upstream answers where a path exists but not for this method: go-restful's 405 for built-in resources, the handler's own for custom ones;
 * 404 for what no route has.
 */
export function refusal(routed: Routed): Error {
  const { served, info } = routed
  const { group, plural, namespaced } = served.token
  if (served.definition.custom && info.name === '' && (info.verb === 'update' || info.verb === 'patch')) {
    if (info.verb === 'patch') patchKind(routed)
    return badRequest('name must be provided')
  }
  if (namespaced && info.namespace === '' && info.hasNameInPath) return pathNotFound()
  // Reviews and bindings have a collection to post to, and nothing below it.
  if (info.hasNameInPath && !served.definition.custom && served.definition.storage === 'none') return pathNotFound()
  // What is only made, in a namespace, has no path without one.
  const isOnlyMade = !served.definition.custom && !served.definition.verbs.includes('list')
  if (namespaced && info.namespace === '' && isOnlyMade) return pathNotFound()
  const { verbs } = served.definition
  if (info.verb === 'watch' && !verbs.includes('watch')) {
    if (info.isWatchPath) return pathNotFound()
    if (verbs.includes('list')) return methodNotSupported({ group, resource: plural }, 'watch')
  }
  if (served.definition.custom && !info.hasNameInPath && ['update', 'patch'].includes(info.verb)) {
    return badRequest('name must be provided')
  }
  return served.definition.custom ? methodNotSupported({ group, resource: plural }, info.verb) : methodNotAllowed()
}

/**
 * The subresource that a request is about, if it has the verb.
 *
 * @throws StatusError 404, 405
 */
export function requireSubresource(routed: Routed): Subresource<KubeObject> {
  const { request, served, info } = routed
  const { custom } = served.definition
  const subresource = served.subresources.find((one) => one.name === info.subresource)
  const { token } = served
  if (!subresource || (info.isWatchPath && !custom)) throw pathNotFound()
  if (token.namespaced && info.namespace === '') throw pathNotFound()
  const isProxy = subresource.name === 'proxy'
  // The one handler of custom resources looks no further than the subresource.
  if (info.rest !== '' && !isProxy && !custom) throw pathNotFound()
  if (request.method === 'HEAD' && !isProxy && !custom) throw methodNotAllowed()
  const isOptions = request.method === 'OPTIONS' && isProxy
  const { verbs }: { readonly verbs: readonly string[] } = subresource
  if (!verbs.includes(info.verb) && !isOptions) throw refusal(routed)
  return subresource
}
