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
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { deprecatedNodeLabel } from '../node-label-warnings.js'

function validate({ handler = '', overhead, scheduling }: RuntimeClass): FieldError[] {
  const errors: FieldError[] = []
  addReasons(errors, path('handler'), handler, isDNS1123Label(handler))
  if (overhead) {
    addResourceRequirementsErrors(errors, { limits: overhead.podFixed ?? {} }, path('overhead'), new Set())
  }
  if (scheduling) {
    addLabelErrors(errors, scheduling.nodeSelector, path('scheduling', 'nodeSelector'))
    const at = path('scheduling', 'tolerations')
    // Upstream's path names the field twice.
    addTolerationsErrors(errors, scheduling.tolerations, at.child('tolerations'))
    const seen = new Set<string>()
    scheduling.tolerations?.forEach((one, index) => {
      const { key = '', operator = '', value = '', effect = '', tolerationSeconds = null } = one
      const identity = JSON.stringify([key, operator, value, effect])
      // As Go prints its internal type.
      const shown = { Key: key, Operator: operator, Value: value, Effect: effect, TolerationSeconds: tolerationSeconds }
      if (seen.has(identity)) errors.push(duplicate(at.index(index), shown))
      seen.add(identity)
    })
  }
  return errors
}

export const runtimeClasses = defineResource(RuntimeClasses, {
  metadataChecks: { asNew: 1 },
  kubeFinalizers: false,
  allowCreateOnUpdate: true,
  allowUnconditionalUpdate: false,
  cells: { Handler: ({ handler }) => handler },
  warnings: ({ scheduling }) =>
    Object.keys(scheduling?.nodeSelector ?? {}).flatMap((key) => {
      const text = deprecatedNodeLabel(key)
      return text === undefined ? [] : [`${path('scheduling', 'nodeSelector')}: ${text}`]
    }),
  validate,
  validateUpdate(runtimeClass, old) {
    const errors = validate(runtimeClass)
    const handler = runtimeClass.handler ?? ''
    if (handler !== old.handler) errors.push(invalid(path('handler'), handler, immutable))
    return errors
  },
})
