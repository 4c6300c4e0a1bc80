import type { ClusterRole, FieldError, FieldPath, PolicyRule, Role } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  ClusterRoles,
  invalid,
  nameIsPathSegment,
  path,
  Roles,
  required,
  selectorOrNone,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { twice } from '../twice.js'

/** ValidatePolicyRule of pkg/apis/rbac/validation (v1.34). */
export function addRuleErrors(errors: FieldError[], rule: PolicyRule, namespaced: boolean, at: FieldPath): void {
  const { verbs = [], apiGroups = [], resources = [], resourceNames = [], nonResourceURLs = [] } = rule
  if (verbs.length === 0) errors.push(required(at.child('verbs'), 'verbs must contain at least one value'))
  if (nonResourceURLs.length > 0) {
    if (namespaced) {
      const detail = 'namespaced rules cannot apply to non-resource URLs'
      errors.push(invalid(at.child('nonResourceURLs'), nonResourceURLs, detail))
    }
    if (apiGroups.length > 0 || resources.length > 0 || resourceNames.length > 0) {
      const detail = 'rules cannot apply to both regular resources and non-resource URLs'
      errors.push(invalid(at.child('nonResourceURLs'), nonResourceURLs, detail))
    }
    return
  }
  if (apiGroups.length === 0) {
    errors.push(required(at.child('apiGroups'), 'resource rules must supply at least one api group'))
  }
  if (resources.length === 0) {
    errors.push(required(at.child('resources'), 'resource rules must supply at least one resource'))
  }
}

function addRulesErrors(
  errors: FieldError[],
  rules: readonly PolicyRule[] | null | undefined,
  namespaced: boolean,
): void {
  for (const [index, rule] of (rules ?? []).entries())
    addRuleErrors(errors, rule, namespaced, path('rules').index(index))
}

function validateRole({ rules }: Role): FieldError[] {
  const errors: FieldError[] = []
  addRulesErrors(errors, rules, true)
  return errors
}

function validateClusterRole({ rules, aggregationRule }: ClusterRole): FieldError[] {
  const errors: FieldError[] = []
  addRulesErrors(errors, rules, false)
  const selectors = aggregationRule?.clusterRoleSelectors
  const at = path('aggregationRule', 'clusterRoleSelectors')
  if (aggregationRule && !selectors?.length) {
    errors.push(required(at, 'at least one clusterRoleSelector required if aggregationRule is non-nil'))
  }
  for (const [index, selector] of (selectors ?? []).entries()) {
    addLabelSelectorErrors(errors, selector, at.index(index))
    if (!selectorOrNone(selector)) errors.push(invalid(at.index(index), null, 'invalid label selector.'))
  }
  return errors
}

export const roles = defineResource(Roles, {
  metadataChecks: { asNew: 2 },
  validateName: nameIsPathSegment,
  allowCreateOnUpdate: true,
  validate: validateRole,
  validateUpdate: twice(validateRole),
})

export const clusterRoles = defineResource(ClusterRoles, {
  metadataChecks: { asNew: 2 },
  validateName: nameIsPathSegment,
  allowCreateOnUpdate: true,
  validate: validateClusterRole,
  validateUpdate: twice(validateClusterRole),
})
