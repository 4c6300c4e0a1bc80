import type { Namespace } from '../../../api/index.js'
import { forbiddenError, Namespaces, notFound, StatusError } from '../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'

const immortal: ReadonlySet<string> = new Set(['default', 'kube-system', 'kube-public'])

/** Nothing is created in a namespace that is not there or is going; three namespaces cannot be deleted (apiserver's pkg/admission/plugin/namespace/lifecycle). */
export function namespaceLifecycle(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'NamespaceLifecycle',
    mutate(attributes) {
      const { operation, resource, namespace, name } = attributes
      if (isNamespace(attributes)) {
        if (operation === 'DELETE' && immortal.has(name)) {
          throw forbiddenError({ group: '', resource: 'namespaces' }, name, 'this namespace may not be deleted')
        }
        return
      }
      if (operation !== 'CREATE' || namespace === '' || isAccessReview(resource.group)) return
      const found = lister.get(Namespaces, '', namespace)
      if (!found) throw notFound({ group: '', resource: 'namespaces' }, namespace)
      if (isTerminating(found)) throw terminating(attributes)
    },
    validate(attributes) {
      if (attributes.operation === 'DELETE' && isNamespace(attributes) && immortal.has(attributes.name)) {
        throw forbiddenError(
          { group: '', resource: 'namespaces' },
          attributes.name,
          'this namespace may not be deleted',
        )
      }
    },
  }
}

function isNamespace({ resource }: AdmissionAttributes): boolean {
  return resource.group === '' && resource.plural === 'namespaces'
}

/** Reviews say nothing about the namespace they are asked in. */
function isAccessReview(group: string): boolean {
  return group === 'authorization.k8s.io'
}

function isTerminating(namespace: Namespace): boolean {
  return namespace.status?.phase === 'Terminating' || namespace.metadata?.deletionTimestamp !== undefined
}

function terminating({ resource, namespace, name }: AdmissionAttributes): StatusError {
  const error = forbiddenError(
    { group: resource.group, resource: resource.plural },
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  )
  return new StatusError({
    code: error.code,
    reason: error.reason,
    message: error.message,
    details: {
      ...error.details,
      causes: [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${namespace} is being terminated`,
          field: 'metadata.namespace',
        },
      ],
    },
  })
}
