import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { invalid, notSupported, required } from '../../../api/index.js'
import { fieldPathOf } from '../../../registry/schema/index.js'
import { isConvertible } from './convertible.js'

const reasons = ['FieldValueDuplicate', 'FieldValueForbidden', 'FieldValueInvalid', 'FieldValueRequired']
const hasNewlines = (text: string) => /[\r\n]/.test(text)

/** The texts of x-kubernetes-validations; whether their rules compile is another question. */
export function addRuleErrors(errors: FieldError[], schema: JSONSchemaProps, parent: FieldPath): void {
  for (const [index, one] of (schema['x-kubernetes-validations'] ?? []).entries()) {
    const at = parent.child('x-kubernetes-validations').index(index)
    const { rule = '', message = '', messageExpression = '', fieldPath = '', reason } = one
    if (rule.trim() === '') errors.push(required(at.child('rule'), 'rule is not specified'))
    else if (message !== '' && message.trim() === '') {
      errors.push(invalid(at.child('message'), message, 'must be non-empty if specified'))
    } else if (hasNewlines(message.trim())) {
      errors.push(invalid(at.child('message'), message, 'must not contain line breaks'))
    } else if (hasNewlines(rule.trim()) && message.trim() === '') {
      errors.push(required(at.child('message'), 'message must be specified if rule contains line breaks'))
    }
    if (messageExpression !== '' && messageExpression.trim() === '') {
      errors.push(required(at.child('messageExpression'), 'messageExpression must be non-empty if specified'))
    }
    if (reason !== undefined && !reasons.includes(reason)) {
      errors.push(notSupported(at.child('reason'), reason, reasons))
    }
    if (fieldPath !== '' && fieldPath.trim() === '') {
      errors.push(invalid(at.child('fieldPath'), fieldPath, 'must be non-empty if specified'))
    }
    if (hasNewlines(fieldPath)) errors.push(invalid(at.child('fieldPath'), fieldPath, 'must not contain line breaks'))
    if (fieldPath !== '' && fieldPathOf(fieldPath, schema) === undefined && isConvertible(schema)) {
      errors.push(invalid(at.child('fieldPath'), fieldPath, 'must be a valid path'))
    }
  }
}
