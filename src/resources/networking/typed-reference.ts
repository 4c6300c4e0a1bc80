import type { FieldError, FieldPath, TypedLocalObjectReference } from '../../api/index.js'
import { addReasons, isDNS1123Subdomain, nameIsPathSegment, required } from '../../api/index.js'

/** validateIngressTypedLocalObjectReference of pkg/apis/networking/validation (v1.34). */
export function addTypedReferenceErrors(
  errors: FieldError[],
  { apiGroup, kind = '', name = '' }: TypedLocalObjectReference,
  at: FieldPath,
): void {
  if (apiGroup !== undefined) addReasons(errors, at.child('apiGroup'), apiGroup, isDNS1123Subdomain(apiGroup))
  for (const [field, value] of Object.entries({ kind, name })) {
    if (value === '') errors.push(required(at.child(field)))
    else addReasons(errors, at.child(field), value, nameIsPathSegment(value, false))
  }
}
