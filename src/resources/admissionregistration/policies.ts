import type {
  AuditAnnotation,
  FieldError,
  FieldPath,
  LabelSelector,
  MatchResources,
  NamedRuleWithOperations,
  ParamKind,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
  Validation,
  Variable,
} from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  byteLength,
  duplicate,
  forbidden,
  invalid,
  isDNS1035Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isSameValue,
  nameIsDNSSubdomain,
  nameIsPathSegment,
  path,
  required,
  ValidatingAdmissionPolicies,
  ValidatingAdmissionPolicyBindings,
} from '../../api/index.js'
import type { CelType } from '../../registry/schema/index.js'
import { celTypes, variableType } from '../../registry/schema/index.js'
import { addConditionErrors } from '../conditions.js'
import { defineResource } from '../define-resource.js'
import type { ExpressionScope } from './expressions.js'
import { addExpressionErrors, addMatchConditionErrors } from './expressions.js'
import { addRuleErrors } from './webhook-rules.js'

const at = path('spec')
const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge']
const maxAuditAnnotations = 20
const maxValueExpression = 5 * 1024
const reservedWords = new Set(
  'true false null in as break const continue else for function if import let loop package namespace return var void while'.split(
    ' ',
  ),
)

function setMatchDefaults(match: MatchResources | undefined): void {
  if (!match) return
  match.matchPolicy ??= 'Equivalent'
  match.namespaceSelector ??= {}
  match.objectSelector ??= {}
  for (const rule of [...(match.resourceRules ?? []), ...(match.excludeResourceRules ?? [])]) rule.scope ??= '*'
}

function addMatchErrors(errors: FieldError[], match: MatchResources, here: FieldPath): void {
  if (match.matchPolicy === undefined) errors.push(required(here.child('matchPolicy')))
  else addUnsupported(errors, here.child('matchPolicy'), match.matchPolicy, ['Equivalent', 'Exact'])
  addLabelSelectorErrors(errors, match.namespaceSelector, here.child('namespaceSelector'))
  addLabelSelectorErrors(errors, match.objectSelector, here.child('objectSelector'))
  for (const list of ['resourceRules', 'excludeResourceRules'] as const) {
    for (const [index, rule] of (match[list] ?? []).entries()) {
      addNamedRuleErrors(errors, rule, here.child(list).index(index))
    }
  }
}

function addNamedRuleErrors(errors: FieldError[], rule: NamedRuleWithOperations, here: FieldPath): void {
  const names = rule.resourceNames ?? []
  names.forEach((name, index) => {
    const at = here.child('resourceNames').index(index)
    addReasons(errors, at, name, nameIsPathSegment(name, false))
    if (names.indexOf(name) < index) errors.push(duplicate(at, name))
  })
  addRuleErrors(errors, rule, here)
}

function addParamKindErrors(errors: FieldError[], { apiVersion = '', kind = '' }: ParamKind, here: FieldPath): void {
  const versionAt = here.child('apiVersion')
  const [first = '', second, ...more] = apiVersion === '/' ? [''] : apiVersion.split('/')
  const [group, version] = second === undefined ? ['', first] : [first, second]
  if (apiVersion === '') errors.push(required(versionAt))
  else if (more.length > 0) {
    errors.push(invalid(versionAt, apiVersion, `unexpected GroupVersion string: ${apiVersion}`))
  } else {
    addJoined(errors, versionAt, group, group === '' ? [] : isDNS1123Subdomain(group))
    if (version === '') errors.push(invalid(versionAt, apiVersion, 'version must be specified'))
    else addJoined(errors, versionAt, version, isDNS1035Label(version))
  }
  const reasonsOfKind = isDNS1035Label(kind.toLowerCase())
  if (kind === '') errors.push(required(here.child('kind')))
  else if (reasonsOfKind.length > 0) {
    const detail = `may have mixed case, but should otherwise match: ${reasonsOfKind.join(',')}`
    errors.push(invalid(here.child('kind'), kind, detail))
  }
}

/** All reasons in one error. */
function addJoined(errors: FieldError[], here: FieldPath, value: string, found: readonly string[]): void {
  if (found.length > 0) errors.push(invalid(here, value, found.join(',')))
}

function isCelIdentifier(name: string): boolean {
  return /^[_a-zA-Z][_a-zA-Z0-9]*$/.test(name) && !reservedWords.has(name)
}

/** validateValidatingAdmissionPolicySpec of pkg/apis/admissionregistration/validation (v1.34). */
function validatePolicy(policy: ValidatingAdmissionPolicy, old?: ValidatingAdmissionPolicy): FieldError[] {
  const errors: FieldError[] = []
  const { metadata, spec } = policy
  const { failurePolicy, paramKind, matchConstraints, validations = [], auditAnnotations = [], variables } = spec ?? {}
  if (failurePolicy === undefined) errors.push(required(at.child('failurePolicy')))
  else addUnsupported(errors, at.child('failurePolicy'), failurePolicy, ['Fail', 'Ignore'])
  if (paramKind) addParamKindErrors(errors, paramKind, at.child('paramKind'))
  if (!matchConstraints) errors.push(required(at.child('matchConstraints')))
  else {
    addMatchErrors(errors, matchConstraints, at.child('matchConstraints'))
    if (!matchConstraints.resourceRules?.length) errors.push(required(at.child('matchConstraints', 'resourceRules')))
  }
  const hasParams = paramKind !== undefined
  const isOldCondition =
    old !== undefined &&
    isSameValue(paramKind, old.spec?.paramKind) &&
    isSameValue(spec?.matchConditions, old.spec?.matchConditions)
  if (!isOldCondition) {
    addMatchConditionErrors(errors, spec?.matchConditions, at.child('matchConditions'), { hasParams })
  }
  const scope: ExpressionScope = {
    hasParams,
    ...(variables?.length ? { variables: addVariableErrors(errors, variables, hasParams) } : {}),
  }
  if (validations.length === 0 && auditAnnotations.length === 0) {
    const detail = 'validations or auditAnnotations must contain at least one item'
    errors.push(required(at.child('validations'), detail), required(at.child('auditAnnotations'), detail))
    return errors
  }
  for (const [index, one] of validations.entries()) {
    addValidationErrors(errors, one, at.child('validations').index(index), scope)
  }
  addAuditErrors(errors, auditAnnotations, metadata?.name ?? '', scope)
  return errors
}

/** The types of the variables, each of which sees those before it. */
function addVariableErrors(errors: FieldError[], variables: readonly Variable[], hasParams: boolean) {
  const types = new Map<string, CelType>()
  variables.forEach(({ name = '', expression = '' }, index) => {
    const here = at.child('variables').index(index)
    if (name.trim() === '') errors.push(required(here.child('name'), 'name is not specified'))
    else if (!isCelIdentifier(name)) errors.push(invalid(here.child('name'), name, 'must be a valid CEL identifier'))
    const expressionAt = here.child('expression')
    if (expression.trim() === '') errors.push(required(expressionAt, 'expression is not specified'))
    else {
      const type = addExpressionErrors(errors, expression, expressionAt, { hasParams, variables: types, returns: [] })
      types.set(name, type ? variableType(type) : celTypes.dyn)
    }
  })
  return types
}

function addValidationErrors(errors: FieldError[], one: Validation, here: FieldPath, scope: ExpressionScope): void {
  const { expression = '', message = '', messageExpression = '', reason } = one
  const empty = 'must be non-empty if specified'
  if (expression.trim() === '') errors.push(required(here.child('expression'), 'expression is not specified'))
  else addExpressionErrors(errors, expression, here.child('expression'), { ...scope, returns: [celTypes.bool] })
  const messageAt = here.child('messageExpression')
  if (messageExpression !== '' && messageExpression.trim() === '') {
    errors.push(invalid(messageAt, messageExpression, empty))
  } else if (messageExpression !== '') {
    const rule = { ...scope, returns: [celTypes.string], hasAuthorizer: false }
    addExpressionErrors(errors, messageExpression, messageAt, rule)
  }
  if (message !== '' && message.trim() === '') errors.push(invalid(here.child('message'), message, empty))
  else if (/[\n\r]/.test(message.trim())) {
    errors.push(invalid(here.child('message'), message, 'must not contain line breaks'))
  }
  if (reason !== undefined) addUnsupported(errors, here.child('reason'), reason, reasons)
}

function addAuditErrors(
  errors: FieldError[],
  annotations: readonly AuditAnnotation[],
  policyName: string,
  scope: ExpressionScope,
): void {
  const list = at.child('auditAnnotations')
  if (annotations.length > maxAuditAnnotations) {
    errors.push(invalid(list, annotations, `must not have more than ${maxAuditAnnotations} auditAnnotations`))
  }
  const keys = new Set<string>()
  annotations.forEach(({ key = '', valueExpression = '' }, index) => {
    const here = list.index(index)
    addAuditKeyErrors(errors, key, policyName, here.child('key'))
    const trimmed = valueExpression.trim()
    const valueAt = here.child('valueExpression')
    if (trimmed === '') errors.push(required(valueAt, 'valueExpression is not specified'))
    else if (byteLength(trimmed) > maxValueExpression) {
      errors.push(required(valueAt, `must not exceed ${maxValueExpression} bytes in length`))
    } else {
      const rule = { ...scope, returns: [celTypes.string, celTypes.null], shown: valueExpression }
      addExpressionErrors(errors, trimmed, valueAt, rule)
    }
    if (keys.has(key)) errors.push(duplicate(here.child('key'), key))
    keys.add(key)
  })
}

/** In the audit log the key stands behind the name of the policy. */
function addAuditKeyErrors(errors: FieldError[], key: string, policyName: string, here: FieldPath): void {
  if (policyName === '') {
    errors.push(invalid(here, key, 'requires metadata.name be non-empty'))
    return
  }
  const logged = `${policyName}/${key}`
  addReasons(errors, here, logged, isQualifiedName(logged))
}

function validatePolicyStatus({ status }: ValidatingAdmissionPolicy): FieldError[] {
  const errors: FieldError[] = []
  status?.typeChecking?.expressionWarnings?.forEach(({ warning, fieldRef }, index) => {
    const here = path('status', 'typeChecking', 'expressionWarnings').index(index)
    if (!warning) errors.push(required(here.child('warning')))
    if (!fieldRef?.trim()) errors.push(required(here.child('fieldRef')))
  })
  addConditionErrors(errors, status?.conditions, path('status', 'conditions'))
  return errors
}

export const validatingAdmissionPolicies = defineResource(ValidatingAdmissionPolicies, {
  allowUnconditionalUpdate: false,
  metadataChecks: { asUpdated: 0, asNew: 1 },
  kubeFinalizers: false,
  cells: {
    Validations: ({ spec }) => spec?.validations?.length ?? 0,
    ParamKind: ({ spec }) => {
      const kind = spec?.paramKind
      return kind ? `${kind.apiVersion}/${kind.kind}` : '<unset>'
    },
  },
  defaults({ spec }) {
    if (!spec) return
    spec.failurePolicy ??= 'Fail'
    setMatchDefaults(spec.matchConstraints)
  },
  prepareForCreate(policy) {
    policy.status = {}
  },
  validate: (policy) => validatePolicy(policy),
  validateUpdate: (policy, old) => validatePolicy(policy, old),
  status: { keepsMetadata: true, resetFields: ['metadata'], validateUpdate: validatePolicyStatus },
})

const actions = ['Audit', 'Deny', 'Warn']

function validateBinding({ spec }: ValidatingAdmissionPolicyBinding): FieldError[] {
  const errors: FieldError[] = []
  const { policyName = '', paramRef, matchResources, validationActions = [] } = spec ?? {}
  if (policyName === '') errors.push(required(at.child('policyName')))
  else addReasons(errors, at.child('policyName'), policyName, nameIsDNSSubdomain(policyName, false))
  if (paramRef) {
    const here = at.child('paramRef')
    const { name = '', selector, parameterNotFoundAction } = paramRef
    const both = 'name and selector are mutually exclusive'
    if (name !== '') {
      addReasons(errors, here.child('name'), name, nameIsPathSegment(name, false))
      if (selector) errors.push(forbidden(here.child('name'), both))
    }
    if (selector) {
      addLabelSelectorErrors(errors, selector, here.child('selector'))
      if (name !== '') errors.push(forbidden(here.child('selector'), both))
    }
    if (name === '' && !selector) errors.push(required(here, 'one of name or selector must be specified'))
    const actionAt = here.child('parameterNotFoundAction')
    if (!parameterNotFoundAction) errors.push(required(actionAt))
    else addUnsupported(errors, actionAt, parameterNotFoundAction, ['Deny', 'Allow'])
  }
  if (matchResources) addMatchErrors(errors, matchResources, at.child('matchResources'))
  const list = at.child('validationActions')
  validationActions.forEach((action, index) => {
    addUnsupported(errors, list.index(index), action, actions)
    if (validationActions.indexOf(action) < index) errors.push(duplicate(list.index(index), action))
  })
  if (validationActions.includes('Deny') && validationActions.includes('Warn')) {
    errors.push(
      invalid(
        list,
        validationActions,
        'must not contain both Deny and Warn (repeating the same validation failure information in the API response and headers serves no purpose)',
      ),
    )
  }
  if (validationActions.length === 0) errors.push(required(list, 'at least one validation action is required'))
  return errors
}

/** A selector as its type in Go prints. */
function selectorText({ matchLabels = {}, matchExpressions = [] }: LabelSelector): string {
  const labels = Object.keys(matchLabels).sort()
  const texts = matchExpressions.map(
    ({ key, operator, values = [] }) =>
      `LabelSelectorRequirement{Key:${key},Operator:${operator},Values:[${values.join(' ')}],}`,
  )
  const labelTexts = labels.map((label) => `${label}: ${matchLabels[label]},`)
  const expressions = texts.map((text) => `${text},`)
  return `&LabelSelector{MatchLabels:map[string]string{${labelTexts.join('')}},MatchExpressions:[]LabelSelectorRequirement{${expressions.join('')}},}`
}

export const validatingAdmissionPolicyBindings = defineResource(ValidatingAdmissionPolicyBindings, {
  allowUnconditionalUpdate: false,
  metadataChecks: { asUpdated: 0, asNew: 1 },
  kubeFinalizers: false,
  cells: {
    PolicyName: ({ spec }) => spec?.policyName ?? '',
    ParamRef: ({ spec }) => {
      const { name, namespace, selector } = spec?.paramRef ?? {}
      if (name) return `${namespace || '*'}/${name}`
      return selector ? selectorText(selector) : '<unset>'
    },
  },
  tracksGeneration: true,
  defaults({ spec }) {
    setMatchDefaults(spec?.matchResources)
  },
  validate: validateBinding,
})
