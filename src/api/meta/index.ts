export type { ConditionBase } from './conditions.js'
export { findCondition, isConditionTrue, withCondition } from './conditions.js'
export { isSameValue, semanticEqual } from './equality.js'
export type { FieldRequirement } from './field-selector.js'
export { escapeFieldValue, matchesFields, parseFieldSelector } from './field-selector.js'
export type { Selector, SelectorOperator, SelectorRequirement } from './label-selector.js'
export {
  checkedRequirement,
  everything,
  formatLabelSelector,
  labelSelectorAsSelector,
  nothing,
  SelectorError,
  selectorFromLabels,
  selectorOf,
  selectorOrNone,
} from './label-selector.js'
export { parseLabelSelector } from './label-selector-parser.js'
export type { KubeList, KubeObject, WatchEvent, WatchEventType } from './object.js'
export { objectKey, objectReference, splitObjectKey } from './object-reference.js'
export { controllerOf, controllerReference, isControlledBy } from './owner-references.js'
export type { ResourceToken } from './token.js'
export { apiVersionOf, parseApiVersion } from './token.js'
