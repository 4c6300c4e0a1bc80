import { forbiddenError, quote, type StatusError } from '../../api/index.js'
import type { Attributes } from './attributes.js'

/** apiserver's pkg/endpoints/handlers/responsewriters/errors.go forbiddenMessage (v0.34). */
export function forbiddenMessage(attributes: Attributes): string {
  const { user, verb, isResourceRequest, path, resource, subresource, group, namespace } = attributes
  const who = quote(user.username)
  if (!isResourceRequest) return `User ${who} cannot ${verb} path ${quote(path)}`
  const what = subresource === '' ? resource : `${resource}/${subresource}`
  const where = namespace === '' ? 'at the cluster scope' : `in the namespace ${quote(namespace)}`
  return `User ${who} cannot ${verb} resource ${quote(what)} in API group ${quote(group)} ${where}`
}

export function forbidden(attributes: Attributes, reason: string): StatusError {
  const message = forbiddenMessage(attributes)
  const { group, resource, name } = attributes
  return forbiddenError({ group, resource }, name, reason === '' ? message : `${message}: ${reason}`)
}
