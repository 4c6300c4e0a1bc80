// registry/schema/cel: expressions of CEL as Kubernetes v1.34 has them, and the rules of custom resources that are written in it.
// May import: api, and of registry/schema its types and formats.
// Start here: compile.ts (an expression), rules.ts (x-kubernetes-validations of objects), definition-errors.ts (of definitions).
// Upstream's cel-go decides what is valid, what it costs and what is said: parser, checker, estimate and evaluation follow it part by part.

export type { AdmissionExpressionOptions } from './admission.js'
export { AdmissionExpressionError, compileAdmissionExpression, variableType } from './admission.js'
export type { AskAuthorizer, Asker, AuthorizerDecision, AuthorizerQuestion } from './authorizer.js'
export { authorizerValue, resourceCheckValue } from './authorizer-functions.js'
export type { CompiledRule, RuleOptions } from './compile.js'
export { compileRule } from './compile.js'
export { validateRules } from './definition-errors.js'
export { DeviceSelectorError, deviceSelectorCost } from './device-selector.js'
export { CelError, CostExceeded } from './errors.js'
export { fieldPathOf } from './field-path.js'
export { InstantiationError } from './fold-literals.js'
export { fromJson } from './json-values.js'
export { Meter } from './meter.js'
export type { NamedSchema, PolicyTypes } from './policy-type-checker.js'
export { policyTypeChecker } from './policy-type-checker.js'
export type { RuleFindings } from './rules.js'
export { ObjectRules } from './rules.js'
export type { Shape } from './shape.js'
export { isVisibleToRules, shapeOf } from './shape.js'
export { CompileError } from './source.js'
export type { CelType } from './types.js'
export { types as celTypes } from './types.js'
export type { Value as CelValue } from './values.js'
