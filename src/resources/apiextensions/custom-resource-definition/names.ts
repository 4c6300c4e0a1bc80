import type { CustomResourceDefinitionNames, FieldError, FieldPath } from '../../../api/index.js'
import { invalid, isDNS1035Label, required } from '../../../api/index.js'

type Names = Partial<CustomResourceDefinitionNames> | undefined

/** Names that a spec must have, though a status need not. */
export function requiredNameErrors(names: Names, at: FieldPath): readonly FieldError[] {
  const fields = ['plural', 'singular', 'kind', 'listKind'] as const
  return fields.filter((field) => !names?.[field]).map((field) => required(at.child(field)))
}

export function nameErrors(names: Names, at: FieldPath): readonly FieldError[] {
  const errors: FieldError[] = []
  const check = (name: string, place: FieldPath) => {
    const reasons = isDNS1035Label(name)
    if (reasons.length > 0) errors.push(invalid(place, name, reasons.join(',')))
  }
  for (const field of ['plural', 'singular'] as const) {
    const name = names?.[field]
    if (name) check(name, at.child(field))
  }
  for (const field of ['kind', 'listKind'] as const) {
    const name = names?.[field]
    const reasons = name ? isDNS1035Label(name.toLowerCase()) : []
    if (reasons.length > 0) {
      errors.push(
        invalid(at.child(field), name, `may have mixed case, but should otherwise match: ${reasons.join(',')}`),
      )
    }
  }
  for (const [index, name] of (names?.shortNames ?? []).entries()) check(name, at.child('shortNames').index(index))
  if (names?.kind && names.kind === names.listKind) {
    errors.push(invalid(at.child('listKind'), names.listKind, 'kind and listKind may not be the same'))
  }
  for (const [index, name] of (names?.categories ?? []).entries()) check(name, at.child('categories').index(index))
  return errors
}
