import type { CertificateSigningRequest, KubeObject, UserInfo } from '../../../api/index.js'
import { semanticEqual } from '../../../api/index.js'
import type { Authorizer } from '../../authorization/index.js'
import type { AdmissionPlugin } from '../attributes.js'
import { refuse } from '../refuse.js'
import { requestedOrganizations } from './certificate-request.js'

const clientSigner = 'kubernetes.io/kube-apiserver-client'

/** Approving needs the verb `approve` on the signer (plugin/pkg/admission/certificates/approval, v1.34). */
export function certificateApproval(authorizer: Authorizer): AdmissionPlugin {
  return {
    name: 'CertificateApproval',
    handles: ({ operation, resource, subresource }) =>
      operation === 'UPDATE' && resource.plural === 'certificatesigningrequests' && subresource === 'approval',
    validate(attributes) {
      const signer = signerOf(attributes.old)
      if (mayUse(authorizer, attributes.user, 'approve', signer)) return
      throw refuse(attributes, `user not permitted to approve requests with signerName ${JSON.stringify(signer)}`)
    },
  }
}

/** Signing, or saying why not, needs the verb `sign` on the signer (plugin/pkg/admission/certificates/signing, v1.34). */
export function certificateSigning(authorizer: Authorizer): AdmissionPlugin {
  return {
    name: 'CertificateSigning',
    handles: ({ operation, resource, subresource }) =>
      operation === 'UPDATE' && resource.plural === 'certificatesigningrequests' && subresource === 'status',
    validate(attributes) {
      const old = attributes.old as CertificateSigningRequest
      const { status } = attributes.object as CertificateSigningRequest
      const signer = signerOf(old)
      const isSame =
        (status?.certificate ?? '') === (old.status?.certificate ?? '') &&
        semanticEqual(status?.conditions ?? [], old.status?.conditions ?? [])
      if (isSame || mayUse(authorizer, attributes.user, 'sign', signer)) return
      throw refuse(attributes, `user not permitted to sign requests with signerName ${JSON.stringify(signer)}`)
    },
  }
}

/** Nobody becomes a master by a client certificate (plugin/pkg/admission/certificates/subjectrestriction, v1.34). */
export function certificateSubjectRestriction(): AdmissionPlugin {
  return {
    name: 'CertificateSubjectRestriction',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && resource.plural === 'certificatesigningrequests' && subresource === '',
    validate(attributes) {
      const { spec } = attributes.object as CertificateSigningRequest
      if (spec?.signerName !== clientSigner) return
      if (!requestedOrganizations(spec.request).includes('system:masters')) return
      throw refuse(attributes, `use of ${clientSigner} signer with system:masters group is not allowed`)
    },
  }
}

function signerOf(object: KubeObject | undefined): string {
  return (object as CertificateSigningRequest | undefined)?.spec?.signerName ?? ''
}

/** On the signer itself or on all of its domain. */
function mayUse(authorizer: Authorizer, user: UserInfo, verb: string, signer: string): boolean {
  const domain = signer.slice(0, signer.indexOf('/'))
  return [signer, `${domain}/*`].some((name) => {
    const { decision } = authorizer.authorize({
      user,
      verb,
      isResourceRequest: true,
      namespace: '',
      group: 'certificates.k8s.io',
      version: '*',
      resource: 'signers',
      subresource: '',
      name,
      path: '',
    })
    return decision === 'allow'
  })
}
