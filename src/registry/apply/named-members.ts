import type { Atom } from './atom.js'
import { FieldSet } from './field-set.js'

/** The set with every declared field on the way to its members: they are not members by themselves (fieldpath.EnsureNamedFieldsAreMembers). */
export function withNamedFields(set: FieldSet, atom: Atom | undefined): FieldSet {
  const result = new FieldSet()
  set.forEach((element, isMember, children) => {
    const field = element[0] === 'f' ? atom?.map?.fields.get(element.slice(2)) : undefined
    const below =
      field?.atom ?? (element[0] === 'f' ? atom?.map?.element : element[0] === 'k' ? atom?.list?.items : undefined)
    result.add(
      element,
      isMember || (children !== undefined && field !== undefined),
      children && withNamedFields(children, below),
    )
  })
  return result
}
