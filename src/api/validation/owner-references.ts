import type { FieldPath } from '../errors/index.js'
import { invalid, PrintedValue } from '../errors/index.js'
import type { OwnerReference } from '../generated/index.js'
import { parseApiVersion } from '../meta/index.js'
import type { Errors } from './error-list.js'

/** At most one of them is the controller. */
export function addOwnerReferenceErrors(
  errors: Errors,
  references: readonly OwnerReference[] | undefined,
  at: FieldPath,
): void {
  let first: string | undefined
  let printed: PrintedValue | undefined
  for (const reference of references ?? []) {
    addOneOwnerReferenceErrors(errors, reference, at)
    if (reference.controller !== true) continue
    const here = `${reference.kind}/${reference.name}`
    if (first === undefined) {
      first = here
    } else {
      // Once for all: each error shows the whole list.
      printed ??= new PrintedValue(references?.map(printedReference))
      errors.push(
        invalid(
          at,
          printed,
          `Only one reference can have Controller set to true. Found "true" in references for ${first} and ${here}`,
        ),
      )
    }
  }
}

function addOneOwnerReferenceErrors(errors: Errors, reference: OwnerReference, at: FieldPath): void {
  const apiVersion = reference.apiVersion ?? ''
  // Upstream takes what is no apiVersion for an empty one.
  const isBroken = apiVersion.split('/').length > 2
  const { group, version } = isBroken ? { group: '', version: '' } : parseApiVersion(apiVersion)
  if (version === '')
    errors.push(invalid(at.child('apiVersion'), reference.apiVersion ?? '', 'version must not be empty'))
  for (const field of ['kind', 'name', 'uid'] as const) {
    if (!reference[field]) errors.push(invalid(at.child(field), reference[field] ?? '', 'must not be empty'))
  }
  if (group === '' && version === 'v1' && reference.kind === 'Event') {
    errors.push(invalid(at, printedReference(reference), '/v1, Kind=Event is disallowed from being an owner'))
  }
}

/** In the order in which Go prints the fields. */
function printedReference({ apiVersion, kind, name, uid, controller, blockOwnerDeletion }: OwnerReference): object {
  return { apiVersion, kind, name, uid, controller, blockOwnerDeletion }
}
