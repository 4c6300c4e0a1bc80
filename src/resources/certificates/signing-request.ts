import type {
  CertificateSigningRequest,
  CertificateSigningRequestCondition,
  CertificateSigningRequestSpec,
  FieldError,
} from '../../api/index.js'
import {
  CertificateSigningRequests,
  duplicate,
  forbidden,
  humanDuration,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  nameIsPathSegment,
  notSupported,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import type { WriteContext, WriterSubresource } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'

type Csr = CertificateSigningRequest
const at = path('spec')
const usages = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
]

function pemProblem(request: string): string | undefined {
  const text = Buffer.from(request, 'base64').toString('latin1')
  const match = /-----BEGIN ([^-]*)-----\r?\n?([\s\S]*?)-----END \1-----/.exec(text)
  return match?.[1] === 'CERTIFICATE REQUEST' ? undefined : 'PEM block type must be CERTIFICATE REQUEST'
}

function signerErrors(name: string): FieldError[] {
  const errors: FieldError[] = []
  const here = at.child('signerName')
  if (name === '') return [required(here)]
  const slash = name.indexOf('/')
  const [domain, rest] = [slash < 0 ? '' : name.slice(0, slash), slash < 0 ? '' : name.slice(slash + 1)]
  if (domain === '' || rest === '' || rest.includes('/')) {
    return [invalid(here, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'")]
  }
  for (const reason of isDNS1123Subdomain(domain)) {
    errors.push(invalid(here, domain, `validating label "${domain}": ${reason}`))
  }
  if (domain.split('.').length < 2) {
    errors.push(invalid(here, domain, 'should be a domain with at least two segments separated by dots'))
  }
  for (const label of rest.split('.')) {
    for (const reason of isDNS1123Label(label))
      errors.push(invalid(here, name, `validating label ${JSON.stringify(label)}: ${reason}`))
  }
  return errors
}

function validate({ spec }: Csr): FieldError[] {
  const errors: FieldError[] = []
  const problem = pemProblem(spec?.request ?? '')
  if (problem !== undefined) errors.push(invalid(at.child('request'), spec?.request ?? '', problem))
  if (!spec?.usages?.length) errors.push(required(at.child('usages')))
  const seen = new Set<string>()
  spec?.usages?.forEach((usage, index) => {
    if (!usages.includes(usage)) errors.push(notSupported(at.child('usages').index(index), usage, usages))
    if (seen.has(usage)) errors.push(duplicate(at.child('usages').index(index), usage))
    seen.add(usage)
  })
  if (spec?.signerName === 'kubernetes.io/legacy-unknown') {
    errors.push(
      invalid(at.child('signerName'), spec.signerName, 'the legacy signerName is not allowed via this API version'),
    )
  } else {
    errors.push(...signerErrors(spec?.signerName ?? ''))
  }
  const seconds = spec?.expirationSeconds
  if (seconds !== undefined && seconds < 600) {
    errors.push(
      invalid(at.child('expirationSeconds'), seconds, 'may not specify a duration less than 600 seconds (10 minutes)'),
    )
  }
  return errors
}

function conditionErrors(conditions: readonly CertificateSigningRequestCondition[] | undefined): FieldError[] {
  const errors: FieldError[] = []
  const list = path('status', 'conditions')
  const types = new Set<string>()
  const has = (type: string) => conditions?.some((one) => one.type === type)
  conditions?.forEach(({ type = '', status = '' }, index) => {
    const here = list.index(index)
    if (type === '') errors.push(required(here.child('type')))
    const isFixed = ['Approved', 'Denied', 'Failed'].includes(type)
    if (status === '') errors.push(required(here.child('status')))
    else if (isFixed && status !== 'True') errors.push(notSupported(here.child('status'), status, ['True']))
    else if (!['True', 'False', 'Unknown'].includes(status)) {
      errors.push(notSupported(here.child('status'), status, ['False', 'True', 'Unknown']))
    }
    if (isFixed && types.has(type)) errors.push(duplicate(here.child('type'), type))
    if (type === 'Approved' && has('Denied') && conditions.findIndex((one) => one.type === 'Denied') < index) {
      errors.push(invalid(here.child('type'), type, 'Approved and Denied conditions are mutually exclusive'))
    }
    if (type === 'Denied' && has('Approved') && conditions.findIndex((one) => one.type === 'Approved') < index) {
      errors.push(invalid(here.child('type'), type, 'Approved and Denied conditions are mutually exclusive'))
    }
    types.add(type)
  })
  return errors
}

/** What is approved or denied stays so. */
function keptConditionErrors(request: Csr, old: Csr, mayAdd: readonly string[]): FieldError[] {
  const errors: FieldError[] = []
  const list = path('status', 'conditions')
  for (const type of ['Approved', 'Denied', 'Failed']) {
    const before = (old.status?.conditions ?? []).filter((one) => one.type === type)
    const now = (request.status?.conditions ?? []).filter((one) => one.type === type)
    if (semanticEqual(before, now)) continue
    if (mayAdd.includes(type) && now.length > before.length) continue
    if (now.length < before.length)
      errors.push(forbidden(list, `updates may not remove a condition of type ${JSON.stringify(type)}`))
    else if (now.length > before.length)
      errors.push(forbidden(list, `updates may not add a condition of type ${JSON.stringify(type)}`))
    else errors.push(forbidden(list, `updates may not modify a condition of type ${JSON.stringify(type)}`))
  }
  return errors
}

function stampConditions(request: Csr, old: Csr, { clock }: WriteContext): void {
  const now = `${new Date(clock.now()).toISOString().slice(0, 19)}Z`
  for (const condition of request.status?.conditions ?? []) {
    condition.lastUpdateTime ??= now
    if (condition.lastTransitionTime !== undefined) continue
    const before = old.status?.conditions?.find((one) => one.type === condition.type && one.status === condition.status)
    condition.lastTransitionTime = before?.lastTransitionTime ?? now
  }
}

function keepSpec(request: Csr, old: Csr): void {
  if (old.spec) request.spec = old.spec
}

/** Approval writes the conditions alone. */
const approval: WriterSubresource<Csr> = {
  kind: 'writer',
  name: 'approval',
  verbs: ['get', 'patch', 'update'],
  resetFields: ['spec'],
  prepareForUpdate(request, old, context) {
    const conditions = request.status?.conditions
    const before = old.status?.certificate
    keepSpec(request, old)
    request.status = {
      ...(conditions ? { conditions } : {}),
      ...(before === undefined ? {} : { certificate: before }),
    }
    stampConditions(request, old, context)
  },
  validateUpdate: (request, old) => [
    ...validate(request),
    ...conditionErrors(request.status?.conditions),
    ...keptConditionErrors(request, old, ['Approved', 'Denied']),
  ],
}

function conditionText({ status }: Csr): string {
  const has = (type: string) => status?.conditions?.some((one) => one.type === type)
  const texts = [has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending']
  if (has('Failed')) texts.push('Failed')
  if (status?.certificate) texts.push('Issued')
  return texts.join(',')
}

export const certificateSigningRequests = defineResource(CertificateSigningRequests, {
  cells: {
    SignerName: ({ spec }) => spec?.signerName ?? '<none>',
    Requestor: ({ spec }) => spec?.username ?? '',
    RequestedDuration: ({ spec }) =>
      spec?.expirationSeconds === undefined ? '<none>' : humanDuration(spec.expirationSeconds * 1000),
    Condition: conditionText,
  },
  selectableFields: { 'spec.signerName': ({ spec }) => spec?.signerName ?? '' },
  validateName: nameIsPathSegment,
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
  prepareForUpdate: keepSpec,
  validate,
  validateUpdate: (request, old) => [...validate(request), ...keptConditionErrors(request, old, [])],
  status: {
    prepareForUpdate: stampConditions,
    validateUpdate(request, old) {
      const errors = [
        ...validate(request),
        ...conditionErrors(request.status?.conditions),
        ...keptConditionErrors(request, old, ['Failed']),
      ]
      const before = old.status?.certificate
      if (before && request.status?.certificate !== before) {
        errors.push(
          forbidden(
            path('status', 'certificate'),
            'updates may not set certificate content if existing certificate content is not empty',
          ),
        )
      }
      return errors
    },
  },
  subresources: [approval],
})
