import type { FieldError, FieldPath, LabelSelector, PodTemplateSpec } from '../../api/index.js'
import { addLabelSelectorErrors, invalid, required } from '../../api/index.js'
import { shownSelector } from './bad-values.js'

const isEmptySelector = (selector: LabelSelector): boolean =>
  Object.keys(selector.matchLabels ?? {}).length + (selector.matchExpressions?.length ?? 0) === 0

/** A template that is missing counts as an empty one: Go has it by value. */
export const orEmpty = (template: PodTemplateSpec | undefined): PodTemplateSpec => template ?? {}

/** `what` is the kind as upstream has it in the message. */
export function addEmptySelectorErrors(
  errors: FieldError[],
  selector: LabelSelector,
  at: FieldPath,
  what: string,
): void {
  if (!isEmptySelector(selector)) return
  errors.push(invalid(at, shownSelector(selector), `empty selector is invalid for ${what}`))
}

/** A selector must be there, and select something less than everything. */
export function addRequiredSelectorErrors(
  errors: FieldError[],
  selector: LabelSelector | undefined,
  at: FieldPath,
  what: string,
): void {
  if (!selector) {
    errors.push(required(at))
    return
  }
  addLabelSelectorErrors(errors, selector, at)
  addEmptySelectorErrors(errors, selector, at, what)
}
