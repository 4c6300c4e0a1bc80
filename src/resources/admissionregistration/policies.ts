import type {
  FieldError,
  FieldPath,
  MatchResources,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  duplicate,
  forbidden,
  invalid,
  isCIdentifier,
  isQualifiedName,
  nameIsDNSSubdomain,
  path,
  required,
  ValidatingAdmissionPolicies,
  ValidatingAdmissionPolicyBindings,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addMatchConditionErrors, addRuleErrors } from './webhook-rules.js'

const at = path('spec')
const reasons = ['Forbidden', 'Invalid', 'RequestEntityTooLarge', 'Unauthorized']

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
    for (const [index, rule] of (match[list] ?? []).entries())
      addRuleErrors(errors, rule, here.child(list).index(index))
  }
}

function validatePolicy({ metadata, spec }: ValidatingAdmissionPolicy): FieldError[] {
  const errors: FieldError[] = []
  const { failurePolicy, paramKind, matchConstraints, validations = [], auditAnnotations = [], variables } = spec ?? {}
  if (failurePolicy === undefined) errors.push(required(at.child('failurePolicy')))
  else addUnsupported(errors, at.child('failurePolicy'), failurePolicy, ['Fail', 'Ignore'])
  if (paramKind) {
    if (!paramKind.apiVersion) errors.push(required(at.child('paramKind', 'apiVersion')))
    if (!paramKind.kind) errors.push(required(at.child('paramKind', 'kind')))
  }
  addMatchConditionErrors(errors, spec?.matchConditions, at.child('matchConditions'))
  if (!matchConstraints) errors.push(required(at.child('matchConstraints')))
  else {
    addMatchErrors(errors, matchConstraints, at.child('matchConstraints'))
    if (!matchConstraints.resourceRules?.length) errors.push(required(at.child('matchConstraints', 'resourceRules')))
  }
  const names = new Set<string>()
  variables?.forEach(({ name = '', expression = '' }, index) => {
    const here = at.child('variables').index(index)
    if (name === '') errors.push(required(here.child('name'), 'name is not specified'))
    else {
      for (const reason of isCIdentifier(name)) {
        if (reason) errors.push(invalid(here.child('name'), name, 'name is not a valid CEL identifier'))
      }
      if (names.has(name)) errors.push(duplicate(here.child('name'), name))
      names.add(name)
    }
    if (expression.trim() === '') errors.push(required(here.child('expression'), 'expression is not specified'))
  })
  if (validations.length === 0 && auditAnnotations.length === 0) {
    errors.push(required(at.child('validations'), 'validations or auditAnnotations must be specified'))
    errors.push(required(at.child('auditAnnotations'), 'validations or auditAnnotations must be specified'))
    return errors
  }
  validations.forEach(({ expression = '', message, reason }, index) => {
    const here = at.child('validations').index(index)
    if (expression.trim() === '') errors.push(required(here.child('expression'), 'expression is not specified'))
    if (message !== undefined && message !== '' && message.trim() === '') {
      errors.push(invalid(here.child('message'), message, 'message must be non-empty if specified'))
    } else if (message?.trim().includes('\n')) {
      errors.push(invalid(here.child('message'), message, 'message must not contain line breaks'))
    } else if (expression.includes('\n') && !message) {
      errors.push(required(here.child('message'), 'message must be specified if expression contains line breaks'))
    }
    if (reason !== undefined) addUnsupported(errors, here.child('reason'), reason, reasons)
  })
  const keys = new Set<string>()
  auditAnnotations.forEach(({ key = '', valueExpression = '' }, index) => {
    const here = at.child('auditAnnotations').index(index)
    if (key === '') errors.push(required(here.child('key')))
    else {
      // In the audit log the key stands behind the name of the policy.
      const logged = `${metadata?.name ?? ''}/${key}`
      addReasons(errors, here.child('key'), logged, isQualifiedName(logged))
    }
    if (valueExpression.trim() === '')
      errors.push(required(here.child('valueExpression'), 'valueExpression is not specified'))
    if (keys.has(key)) errors.push(duplicate(here.child('key'), key))
    keys.add(key)
  })
  return errors
}

export const validatingAdmissionPolicies = defineResource(ValidatingAdmissionPolicies, {
  allowUnconditionalUpdate: false,
  revalidatesMetadata: false,
  status: { keepsMetadata: true, resetFields: ['metadata'] },
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
  validate: validatePolicy,
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
    if (name === '' && !selector) errors.push(required(here, 'one of name or selector must be specified'))
    if (name !== '' && selector) errors.push(forbidden(here.child('name'), 'name and selector are mutually exclusive'))
    if (parameterNotFoundAction === undefined) {
      errors.push(required(here.child('parameterNotFoundAction')))
    } else {
      addUnsupported(errors, here.child('parameterNotFoundAction'), parameterNotFoundAction, ['Deny', 'Allow'])
    }
    addLabelSelectorErrors(errors, selector, here.child('selector'))
  }
  if (matchResources) addMatchErrors(errors, matchResources, at.child('matchResources'))
  const list = at.child('validationActions')
  if (validationActions.length === 0) errors.push(required(list))
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
  return errors
}

export const validatingAdmissionPolicyBindings = defineResource(ValidatingAdmissionPolicyBindings, {
  allowUnconditionalUpdate: false,
  revalidatesMetadata: false,
  cells: {
    PolicyName: ({ spec }) => spec?.policyName ?? '',
    ParamRef: ({ spec }) => {
      const reference = spec?.paramRef
      if (!reference) return '<unset>'
      return reference.namespace ? `${reference.namespace}/${reference.name ?? '*'}` : (reference.name ?? '*')
    },
  },
  tracksGeneration: true,
  defaults({ spec }) {
    setMatchDefaults(spec?.matchResources)
    if (spec?.paramRef) spec.paramRef.parameterNotFoundAction ??= 'Deny'
  },
  validate: validateBinding,
})
