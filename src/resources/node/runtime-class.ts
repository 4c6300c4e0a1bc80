import type { FieldError, RuntimeClass } from '../../api/index.js'
import {
  addLabelErrors,
  addReasons,
  addResourceRequirementsErrors,
  addTolerationsErrors,
  duplicate,
  immutable,
  invalid,
  isDNS1123Label,
  path,
  RuntimeClasses,
  required,
  semanticEqual,
} from '../../api/index.js'
import { roundQuantities } from '../core/pod/quantities.js'
import { defineResource } from '../define-resource.js'

function validate({ handler = '', overhead, scheduling }: RuntimeClass): FieldError[] {
  const errors: FieldError[] = []
  if (handler === '') errors.push(required(path('handler')))
  else addReasons(errors, path('handler'), handler, isDNS1123Label(handler))
  if (overhead) {
    addResourceRequirementsErrors(errors, { limits: overhead.podFixed ?? {} }, path('overhead', 'podFixed'), new Set())
  }
  if (scheduling) {
    addLabelErrors(errors, scheduling.nodeSelector, path('scheduling', 'nodeSelector'))
    const at = path('scheduling', 'tolerations')
    addTolerationsErrors(errors, scheduling.tolerations, at)
    scheduling.tolerations?.forEach((one, index, all) => {
      const first = all.findIndex((other) => semanticEqual(other, one))
      if (first < index) errors.push(duplicate(at.index(index), one))
    })
  }
  return errors
}

export const runtimeClasses = defineResource(RuntimeClasses, {
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  cells: { Handler: ({ handler }) => handler },
  defaults: ({ overhead }) => roundQuantities(overhead?.podFixed),
  validate,
  validateUpdate: (runtimeClass, old) =>
    runtimeClass.handler === old.handler ? [] : [invalid(path('handler'), runtimeClass.handler, immutable)],
})
