import type { FieldPath, ResourceClaim, ResourceClaimTemplate } from '../../../api/index.js'
import { forbidden, invalidObject, Namespaces, path } from '../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'

const label = 'resource.kubernetes.io/admin-access'

/**
 * Administrators' access to devices is for namespaces that are labelled for it (pkg/registry/resource, v1.34; there a part of the validation of claims and
 * their templates).
 */
export function deviceAdminAccess(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'DeviceAdminAccess',
    handles: ({ operation, resource: { group, plural }, subresource }) =>
      group === 'resource.k8s.io' &&
      (operation === 'CREATE'
        ? subresource === '' && (plural === 'resourceclaims' || plural === 'resourceclaimtemplates')
        : operation === 'UPDATE' && subresource === 'status' && plural === 'resourceclaims'),
    validate(attributes) {
      const at = attributes.operation === 'CREATE' ? requestedAt(attributes) : grantedAt(attributes)
      if (!at) return
      const namespace = lister.get(Namespaces, '', attributes.namespace)
      if (namespace?.metadata?.labels?.[label] === 'true') return
      const { group, kind } = attributes.resource
      throw invalidObject({ group, kind }, attributes.object?.metadata?.name ?? '', [
        forbidden(at, `admin access to devices requires the \`${label}: true\` label on the containing namespace`),
      ])
    },
  }
}

/** Of a template too upstream names the field as if it were a claim's. */
function requestedAt({ object, resource }: AdmissionAttributes): FieldPath | undefined {
  const spec =
    resource.plural === 'resourceclaims' ? (object as ResourceClaim).spec : (object as ResourceClaimTemplate).spec?.spec
  const index = spec?.devices?.requests?.findIndex(({ exactly }) => exactly?.adminAccess === true) ?? -1
  return index < 0 ? undefined : path('spec', 'devices', 'requests').index(index).child('adminAccess')
}

/** What is allocated already does not change. */
function grantedAt({ object, old }: AdmissionAttributes): FieldPath | undefined {
  const indexIn = (claim: ResourceClaim) =>
    claim.status?.allocation?.devices?.results?.findIndex(({ adminAccess }) => adminAccess === true) ?? -1
  const index = indexIn(object as ResourceClaim)
  if (index < 0 || indexIn(old as ResourceClaim) >= 0) return undefined
  return path('status', 'allocation', 'devices', 'results').index(index).child('adminAccess')
}
