import type { KubeObject, Namespace, UserInfo } from '../../../../api/index.js'
import type { AskAuthorizer, CelValue } from '../../../../registry/index.js'
import { authorizerValue, resourceCheckValue } from '../../../../registry/index.js'
import type { Authorizer } from '../../../authorization/index.js'
import type { AdmissionAttributes, AdmissionView } from '../../attributes.js'
import { celValueOf } from '../cel-values.js'
import { describeRequest } from '../webhooks/review.js'
import type { Bindings } from './evaluation.js'

/** What the expressions of a policy see of a request (apiserver's pkg/admission/plugin/cel, v0.34). */
export async function requestBindings(
  attributes: AdmissionAttributes,
  view: AdmissionView,
  own: AdmissionView,
  { authorizer, namespace }: { readonly authorizer: Authorizer; readonly namespace: Namespace | undefined },
): Promise<Bindings> {
  const { object, old, user, resource, subresource, name, dryRun } = attributes
  const ask = asker(authorizer, user)
  const request = {
    name: '',
    ...describeRequest(view, attributes, own),
    dryRun,
    options: attributes.options?.() ?? null,
  }
  const shown = async (one: KubeObject | undefined): Promise<CelValue> => celValueOf(one ? await view.show(one) : null)
  return {
    object: await shown(object),
    oldObject: await shown(old),
    request: celValueOf(request),
    namespaceObject: celValueOf(namespace ? exposed(namespace) : null),
    authorizer: authorizerValue(ask),
    'authorizer.requestResource': resourceCheckValue(ask, {
      asker: undefined,
      group: resource.group,
      resource: resource.plural,
      subresource,
      namespace: attributes.namespace,
      name,
    }),
  }
}

/** Expressions see no owners and managed fields of the namespace. */
function exposed({ metadata = {}, spec, status }: Namespace): object {
  const { managedFields: _, ownerReferences: __, ...shown } = metadata
  return { metadata: shown, spec, status }
}

function asker(authorizer: Authorizer, author: UserInfo): AskAuthorizer {
  return ({ asker: account, verb, path = '', group = '', resource, subresource = '', namespace = '', name = '' }) => {
    const { decision, reason } = authorizer.authorize({
      user: account ? serviceAccountUser(account) : author,
      verb,
      isResourceRequest: resource !== undefined,
      namespace,
      group,
      version: resource === undefined ? '' : '*',
      resource: resource ?? '',
      subresource,
      name,
      path,
    })
    return { allowed: decision === 'allow', reason, error: '' }
  }
}

function serviceAccountUser({ namespace, name }: { readonly namespace: string; readonly name: string }): UserInfo {
  return {
    username: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
  }
}
