import type { CertificateSigningRequest, SubjectAccessReview } from '../../api/index.js'
import { CertificateSigningRequests, SubjectAccessReviews } from '../../api/index.js'
import { defineController, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { kubeletClientProblem } from './kubelet-requests.js'
import { hasCondition, requestOf } from './requests.js'

const kubeletClientSigner = 'kubernetes.io/kube-apiserver-client-kubelet'

/** Approves kubelets' requests for client certificates of those who may make them. pkg/controller/certificates/approver (v1.34). */
export const certificateApprovalController = defineController({
  name: 'certificatesigningrequest-approving-controller',
  reconciles: CertificateSigningRequests,
  create: createReconciler,
})

function createReconciler({ client, informers, logger }: ReconcilerTools): Reconciler {
  const requests = informers.informer(CertificateSigningRequests)

  async function mayCreate({ spec }: CertificateSigningRequest, subresource: string): Promise<boolean> {
    const { username, uid, groups, extra } = spec ?? {}
    const review = await client.resource(SubjectAccessReviews).create({
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SubjectAccessReview',
      spec: {
        ...(username === undefined ? {} : { user: username }),
        ...(uid === undefined ? {} : { uid }),
        ...(groups ? { groups } : {}),
        ...(extra ? { extra } : {}),
        resourceAttributes: {
          group: CertificateSigningRequests.group,
          resource: CertificateSigningRequests.plural,
          verb: 'create',
          version: '*',
          subresource,
        },
      },
    } as SubjectAccessReview)
    return review.status?.allowed === true
  }

  async function approve(request: CertificateSigningRequest, message: string): Promise<void> {
    const condition = { type: 'Approved', status: 'True', reason: 'AutoApproved', message }
    const conditions = [...(request.status?.conditions ?? []), condition]
    const approved = { ...request, status: { ...request.status, conditions } }
    await client
      .resource(CertificateSigningRequests)
      .subresource('update', request.metadata?.name ?? '', 'approval', approved)
  }

  return {
    async reconcile(name) {
      const request = requests.getByKey(name)
      if (!request || request.status?.certificate || hasCondition(request, 'Approved', 'Denied')) return undefined
      if (request.spec?.signerName !== kubeletClientSigner) return undefined
      const asked = requestOf(request)
      if (kubeletClientProblem(asked, request.spec.usages ?? []) !== undefined) return undefined
      if (request.spec.username === asked.commonName && (await mayCreate(request, 'selfnodeclient'))) {
        await approve(request, 'Auto approving self kubelet client certificate after SubjectAccessReview.')
      } else if (await mayCreate(request, 'nodeclient')) {
        await approve(request, 'Auto approving kubelet client certificate after SubjectAccessReview.')
      } else {
        logger.debug('Nobody may approve this request of a kubelet by himself', { request: name })
      }
      return undefined
    },
  }
}
