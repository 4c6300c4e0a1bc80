import type { ControllerRevision, FieldError } from '../../api/index.js'
import {
  ControllerRevisions,
  controllerOf,
  immutable,
  invalid,
  parseApiVersion,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

function validate({ revision }: ControllerRevision): FieldError[] {
  const errors: FieldError[] = []
  if ((revision ?? 0) < 0) errors.push(invalid(path('revision'), revision, 'must be greater than or equal to 0'))
  return errors
}

/** `statefulset.apps/web`. */
function controllerText(revision: ControllerRevision): string {
  const owner = controllerOf(revision)
  if (!owner) return '<none>'
  const { group } = parseApiVersion(owner.apiVersion)
  return `${owner.kind.toLowerCase()}${group === '' ? '' : `.${group}`}/${owner.name}`
}

export const controllerRevisions = defineResource(ControllerRevisions, {
  metadataChecks: { asNew: 1 },
  rawMember: 'data',
  cells: { Controller: controllerText, Revision: ({ revision }) => revision ?? 0 },
  validate(revision) {
    const errors = validate(revision)
    const { data } = revision
    if (data === undefined || data === null) errors.push(required(path('data'), 'data is mandatory'))
    else if (typeof data !== 'object' || Array.isArray(data)) {
      errors.push(required(path('data'), 'data must be a valid JSON object'))
    }
    return errors
  },
  validateUpdate(revision, old) {
    const errors = validate(revision)
    // Upstream compares the bytes: another order of members, or a null that is no longer there, is a change.
    if (JSON.stringify(revision.data) !== JSON.stringify(old.data))
      errors.push(invalid(path('data'), revision.data ?? null, immutable))
    return errors
  },
})
