import type { ControllerRevision, FieldError } from '../../api/index.js'
import {
  ControllerRevisions,
  controllerOf,
  immutable,
  invalid,
  parseApiVersion,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

function validate({ data, revision }: ControllerRevision): FieldError[] {
  const errors: FieldError[] = []
  if (data === undefined || data === null) errors.push(required(path('data'), 'data is mandatory'))
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
  cells: { Controller: controllerText, Revision: ({ revision }) => revision ?? 0 },
  validate,
  validateUpdate(revision, old) {
    const errors = validate(revision)
    if (!semanticEqual(revision.data, old.data)) errors.push(invalid(path('data'), revision.data ?? null, immutable))
    return errors
  },
})
