import type { FieldError, FieldPath, ResourceQuota, ResourceQuotaSpec } from '../../api/index.js'
import {
  addQuotaResourceNameErrors,
  addResourceQuantityErrors,
  immutable,
  internalForm,
  invalid,
  isStandardQuotaResource,
  path,
  ResourceQuotas,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { roundQuantities } from './pod/quantities.js'

const ofPods = ['pods', 'cpu', 'memory', 'requests.cpu', 'requests.memory', 'limits.cpu', 'limits.memory']

/** Scopes, and what may be counted in them (IsResourceQuotaScopeValidForResource, v1.34). */
const scopes: ReadonlyMap<string, readonly string[]> = new Map([
  ['Terminating', ofPods],
  ['NotTerminating', ofPods],
  ['NotBestEffort', ofPods],
  ['PriorityClass', ofPods],
  ['CrossNamespacePodAffinity', ofPods],
  ['BestEffort', ['pods']],
  ['VolumeAttributesClass', ['persistentvolumeclaims', 'requests.storage']],
])

function scopeFits(scope: string, resource: string): boolean {
  return scopes.get(scope)?.includes(resource) ?? true
}

function addListErrors(errors: FieldError[], list: Readonly<Record<string, string>> | undefined, at: FieldPath): void {
  for (const [name, value] of Object.entries(list ?? {})) {
    addQuotaResourceNameErrors(errors, name, at.key(name))
    addResourceQuantityErrors(errors, name, value, at.key(name))
  }
}

function addConflictErrors(errors: FieldError[], used: readonly string[], printed: unknown, at: FieldPath): void {
  for (const [a, b] of [
    ['BestEffort', 'NotBestEffort'],
    ['NotTerminating', 'Terminating'],
  ] as const) {
    if (used.includes(a) && used.includes(b)) errors.push(invalid(at, printed, 'conflicting scopes'))
  }
}

function addScopeErrors(errors: FieldError[], spec: ResourceQuotaSpec, at: FieldPath): void {
  const hard = Object.keys(spec.hard ?? {}).sort()
  const here = at.child('scopes')
  for (const scope of spec.scopes ?? []) {
    if (!scopes.has(scope)) errors.push(invalid(here, spec.scopes, 'unsupported scope'))
    for (const resource of hard) {
      if (isStandardQuotaResource(resource) && !scopeFits(scope, resource)) {
        errors.push(invalid(here, spec.scopes, 'unsupported scope applied to resource'))
      }
    }
  }
  addConflictErrors(errors, spec.scopes ?? [], spec.scopes, here)
}

/** Scopes that have values to choose from. */
const selectable = ['PriorityClass', 'VolumeAttributesClass']

function addScopeSelectorErrors(errors: FieldError[], spec: ResourceQuotaSpec, at: FieldPath): void {
  const hard = Object.keys(spec.hard ?? {}).sort()
  const here = at.child('scopeSelector', 'matchExpressions')
  const expressions = spec.scopeSelector?.matchExpressions ?? []
  for (const { scopeName, operator, values = [] } of expressions) {
    if (!scopes.has(scopeName)) errors.push(invalid(here.child('scopeName'), scopeName, 'unsupported scope'))
    for (const resource of hard) {
      if (isStandardQuotaResource(resource) && !scopeFits(scopeName, resource)) {
        errors.push(
          invalid(
            here,
            internalForm('core.ScopeSelector', spec.scopeSelector),
            'unsupported scope applied to resource',
          ),
        )
      }
    }
    if (scopes.has(scopeName) && !selectable.includes(scopeName) && operator !== 'Exists') {
      const detail =
        "must be 'Exists' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or ResourceQuotaScopeCrossNamespacePodAffinity"
      errors.push(invalid(here.child('operator'), operator, detail))
    }
    if (operator === 'In' || operator === 'NotIn') {
      if (values.length === 0) {
        const detail = "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector"
        errors.push(required(here.child('values'), detail))
      }
    } else if (operator === 'Exists' || operator === 'DoesNotExist') {
      if (values.length > 0) {
        const detail = "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector"
        errors.push(invalid(here.child('values'), values, detail))
      }
    } else {
      errors.push(invalid(here.child('operator'), operator, 'not a valid selector operator'))
    }
  }
  addConflictErrors(
    errors,
    expressions.map((one) => one.scopeName),
    spec.scopes ?? null,
    here,
  )
}

function validate({ spec = {} }: ResourceQuota): FieldError[] {
  const errors: FieldError[] = []
  addListErrors(errors, spec.hard, path('spec', 'hard'))
  addScopeErrors(errors, spec, path('spec'))
  addScopeSelectorErrors(errors, spec, path('spec'))
  return errors
}

/** `cpu: 1/2, memory: 0/1Gi`: of requests and counts, or of limits. */
const usageText =
  (limits: boolean) =>
  ({ status }: ResourceQuota): string =>
    Object.keys(status?.hard ?? {})
      .sort()
      .filter((name) => name.startsWith('limits.') === limits)
      .map((name) => `${name}: ${status?.used?.[name] ?? '0'}/${status?.hard?.[name]}`)
      .join(', ')

export const resourceQuotas = defineResource(ResourceQuotas, {
  cells: { Request: usageText(false), Limit: usageText(true) },
  tracksGeneration: false,
  defaults({ spec, status }) {
    roundQuantities(spec?.hard)
    roundQuantities(status?.hard)
    roundQuantities(status?.used)
  },
  validate,
  validateUpdate(quota, old) {
    const errors = validate(quota)
    const sorted = ({ spec }: ResourceQuota) => [...new Set(spec?.scopes)].sort().join()
    if (sorted(quota) !== sorted(old)) {
      errors.push(invalid(path('spec', 'scopes'), quota.spec?.scopes ?? null, immutable))
    }
    return errors
  },
  status: {
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      addListErrors(errors, status?.hard, path('status', 'hard'))
      addListErrors(errors, status?.used, path('status', 'used'))
      return errors
    },
  },
})
