import type { CertificateSigningRequest, CertificateSigningRequestSpec } from '../../api/index.js'
import { CertificateSigningRequests, formatTimestamp, humanDuration } from '../../api/index.js'
import type { WriteContext, WriterSubresource } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'
import { createErrors, updateErrors } from './validation.js'

type Csr = CertificateSigningRequest
/** Upstream's strategy: no write but the one that made it owns or changes the spec, and each subresource has a part of the status. */
const approval: WriterSubresource<Csr> = {
  kind: 'writer',
  name: 'approval',
  metadataChecks: { asNew: 1 },
  verbs: ['get', 'patch', 'update'],
  writesMetadata: true,
  resetFields: ['spec', 'status.certificate'],
  prepareForUpdate(request, old, context) {
    stampConditions(request, old, context)
    const conditions = request.status?.conditions
    const { conditions: _, ...kept } = old.status ?? {}
    if (old.spec) request.spec = old.spec
    request.status = { ...kept, ...(conditions ? { conditions } : {}) }
  },
  validateUpdate: (request, old) => updateErrors(request, old, 'approval'),
}

/** Fills in the times that a writer leaves out. */
function stampConditions(request: Csr, old: Csr, { clock }: WriteContext): void {
  const now = formatTimestamp(clock.now())
  for (const condition of request.status?.conditions ?? []) {
    condition.lastUpdateTime ??= now
    const before = old.status?.conditions?.find(
      (one) => one.type === condition.type && one.status === condition.status && one.lastTransitionTime,
    )
    condition.lastTransitionTime ??= before?.lastTransitionTime ?? now
  }
}

/** A status update keeps the conditions of approval as they are, as long as it has as many of them. */
function keepApproval(request: Csr, old: Csr): void {
  const conditions = request.status?.conditions
  if (!conditions) return
  for (const type of ['Approved', 'Denied']) {
    const before = (old.status?.conditions ?? []).filter((one) => one.type === type)
    const places = conditions.flatMap((one, index) => (one.type === type ? [index] : []))
    if (before.length !== places.length) continue
    for (const [index, place] of places.entries()) {
      const kept = before[index]
      if (kept) conditions[place] = structuredClone(kept)
    }
  }
}

function conditionText({ status }: Csr): string {
  const has = (type: string) => status?.conditions?.some((one) => one.type === type)
  const texts = [has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending']
  if (has('Failed')) texts.push('Failed')
  if (status?.certificate) texts.push('Issued')
  return texts.join(',')
}

export const certificateSigningRequests = defineResource(CertificateSigningRequests, {
  metadataChecks: { asNew: 1 },
  cells: {
    SignerName: ({ spec }) => spec?.signerName ?? '<none>',
    Requestor: ({ spec }) => spec?.username ?? '',
    RequestedDuration: ({ spec }) =>
      spec?.expirationSeconds === undefined ? '<none>' : humanDuration(spec.expirationSeconds * 1000),
    Condition: conditionText,
  },
  selectableFields: { 'spec.signerName': ({ spec }) => spec?.signerName ?? '' },
  validateName: () => [],
  tracksGeneration: false,
  prepareForCreate(request, { user }) {
    const { username, uid, groups, extra } = user
    const { uid: _, extra: __, ...asked } = request.spec ?? ({} as CertificateSigningRequestSpec)
    request.spec = {
      ...asked,
      username,
      groups: [...groups],
      ...(uid === undefined || uid === '' ? {} : { uid }),
      ...(extra ? { extra: Object.fromEntries(Object.entries(extra).map(([key, values]) => [key, [...values]])) } : {}),
    }
    request.status = {}
  },
  prepareForUpdate(request, old) {
    if (old.spec) request.spec = old.spec
  },
  resetFields: ['spec', 'status'],
  validate: createErrors,
  validateUpdate: (request, old) => updateErrors(request, old, 'main'),
  status: {
    metadataChecks: { asNew: 1 },
    resetFields: ['status.conditions'],
    prepareForUpdate(request, old, context) {
      keepApproval(request, old)
      stampConditions(request, old, context)
    },
    validateUpdate: (request, old) => updateErrors(request, old, 'status'),
  },
  subresources: [approval],
})
