import type { APIService, FieldError } from '../../api/index.js'
import {
  APIServices,
  addReasons,
  findCondition,
  formatTimestamp,
  invalid,
  isDNS1035Label,
  isDNS1123Subdomain,
  isValidPortNumber,
  nameIsPathSegment,
  notSupported,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

/** ValidateAPIService of kube-aggregator (v1.34). */
function validate({ metadata, spec }: APIService): FieldError[] {
  const errors: FieldError[] = []
  const { group = '', version = '', groupPriorityMinimum = 0, versionPriority = 0, service } = spec ?? {}
  const wanted = `${version}.${group}`
  const { generateName, name } = metadata ?? {}
  for (const [field, text] of Object.entries({ generateName, name })) {
    if (!text || text === wanted) continue
    const detail = `must be \`spec.version+"."+spec.group\`: ${JSON.stringify(wanted)}`
    errors.push(invalid(path('metadata', field), text, detail))
  }
  if (group === '')
    errors.push(
      ...(version === 'v1'
        ? []
        : [required(at.child('group'), 'only v1 may have an empty group and it better be legacy kube')]),
    )
  else addReasons(errors, at.child('group'), group, isDNS1123Subdomain(group))
  addReasons(errors, at.child('version'), version, isDNS1035Label(version))
  if (groupPriorityMinimum <= 0 || groupPriorityMinimum > 20000) {
    errors.push(invalid(at.child('groupPriorityMinimum'), groupPriorityMinimum, 'must be positive and less than 20000'))
  }
  if (versionPriority <= 0 || versionPriority > 1000) {
    errors.push(invalid(at.child('versionPriority'), versionPriority, 'must be positive and less than 1000'))
  }
  if (!service) {
    if (spec?.caBundle)
      errors.push(
        invalid(
          at.child('caBundle'),
          `${Buffer.from(spec.caBundle, 'base64').length} bytes`,
          'local APIServices may not have a caBundle',
        ),
      )
    if (spec?.insecureSkipTLSVerify)
      errors.push(
        invalid(at.child('insecureSkipTLSVerify'), true, 'local APIServices may not have insecureSkipTLSVerify'),
      )
    return errors
  }
  const here = at.child('service')
  if (!service.namespace) errors.push(required(here.child('namespace')))
  if (!service.name) errors.push(required(here.child('name')))
  for (const reason of isValidPortNumber(service.port ?? 443)) {
    errors.push(invalid(here.child('port'), service.port, `port is not valid: ${reason}`))
  }
  if (spec?.insecureSkipTLSVerify && spec.caBundle) {
    errors.push(invalid(at.child('insecureSkipTLSVerify'), true, 'may not be true if caBundle is present'))
  }
  return errors
}

export const apiServices = defineResource(APIServices, {
  kubeFinalizers: false,
  cells: {
    Service: ({ spec }) => (spec?.service ? `${spec.service.namespace}/${spec.service.name}` : 'Local'),
    Available: ({ status }) => {
      const condition = findCondition(status?.conditions, 'Available')
      if (!condition) return 'Unknown'
      return condition.status === 'True' ? 'True' : `${condition.status} (${condition.reason ?? ''})`
    },
  },
  validateName: nameIsPathSegment,
  status: {
    keepsMetadata: true,
    resetFields: ['metadata'],
    hasNoTable: true,
    validateUpdate: ({ status }) =>
      (status?.conditions ?? []).flatMap(({ status: value = '' }, index) => {
        const here = path('status', 'conditions').index(index).child('status')
        const values = ['True', 'False', 'Unknown']
        return values.includes(value) ? [] : [notSupported(here, value, values)]
      }),
  },
  tracksGeneration: false,
  allowUnconditionalUpdate: false,
  defaults({ spec }) {
    if (spec?.service) spec.service.port ??= 443
  },
  prepareForCreate(apiService, { clock }) {
    apiService.status = {}
    if (apiService.spec?.service) return
    const lastTransitionTime = formatTimestamp(clock.now())
    apiService.status.conditions = [
      {
        type: 'Available',
        status: 'True',
        lastTransitionTime,
        reason: 'Local',
        message: 'Local APIServices are always available',
      },
    ]
  },
  validate,
})
