import type {
  KubeObject,
  ResourceToken,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from '../../../../api/index.js'
import { labelSelectorAsSelector, parseApiVersion } from '../../../../api/index.js'
import type { ObjectLister } from '../../lister.js'

/** The resource of a kind, where it is served. */
export type FindKind = (group: string, version: string, kind: string) => ResourceToken | undefined

/** A policy or binding that cannot be followed; the failurePolicy decides. */
export class ConfigurationError extends Error {}

/** The resource that parameters are of; undefined: the policy has none. Throws a ConfigurationError where it is not served. */
export function paramResource({ spec }: ValidatingAdmissionPolicy, findKind: FindKind): ResourceToken | undefined {
  const wanted = spec?.paramKind
  if (!wanted) return undefined
  const { group, version } = parseApiVersion(wanted.apiVersion ?? '')
  const token = findKind(group, version, wanted.kind ?? '')
  if (token) return token
  const shown = `${group}/${version}, Kind=${wanted.kind ?? ''}`
  throw new ConfigurationError(`failed to find resource referenced by paramKind: '${shown}'`)
}

/** What a binding is evaluated with, each for itself; undefined stands for no parameter (generic.CollectParams, v0.34). */
export function paramsOf(
  token: ResourceToken | undefined,
  { spec }: ValidatingAdmissionPolicyBinding,
  requestNamespace: string,
  lister: ObjectLister,
): readonly (KubeObject | undefined)[] {
  const reference = spec?.paramRef
  if (!token || !reference) return [undefined]
  const { name = '', namespace = '', selector, parameterNotFoundAction } = reference
  if (token.namespaced && namespace === '' && requestNamespace === '') {
    throw new ConfigurationError(
      'cannot use namespaced paramRef in policy binding that matches cluster-scoped resources',
    )
  }
  if (!token.namespaced && namespace !== '') {
    throw new ConfigurationError('paramRef.namespace must not be provided for a cluster-scoped `paramKind`')
  }
  const place = token.namespaced ? namespace || requestNamespace : ''
  const found = name === '' ? selected(token, place, selector ?? {}, lister) : [lister.get(token, place, name)]
  const params = found.filter((one) => one !== undefined)
  if (params.length === 0 && parameterNotFoundAction === 'Deny') {
    throw new ConfigurationError('no params found for policy binding with `Deny` parameterNotFoundAction')
  }
  return params
}

function selected(
  token: ResourceToken,
  namespace: string,
  selector: Parameters<typeof labelSelectorAsSelector>[0],
  lister: ObjectLister,
): readonly KubeObject[] {
  const wanted = labelSelectorAsSelector(selector)
  return lister.list(token, namespace).filter(({ metadata }) => wanted.matches(metadata?.labels ?? {}))
}
