import type { ConfigMap, FieldError, FieldPath } from '../../api/index.js'
import {
  addReasons,
  byteLength,
  ConfigMaps,
  forbidden,
  invalid,
  isConfigMapKey,
  path,
  tooLong,
} from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import { defineResource } from '../define-resource.js'
import { decodedLength } from './data-size.js'

/** Of all values together (core.MaxSecretSize). */
const maxSize = 1024 * 1024

function validate(configMap: ConfigMap): FieldError[] {
  const errors: FieldError[] = []
  let size = 0
  for (const key in configMap.data) {
    const at = path('data').key(key)
    addKeyErrors(errors, key, at)
    if (configMap.binaryData && Object.hasOwn(configMap.binaryData, key)) {
      errors.push(invalid(at, key, 'duplicate of key present in binaryData'))
    }
    size += byteLength(configMap.data[key] ?? '')
  }
  for (const key in configMap.binaryData) {
    addKeyErrors(errors, key, path('binaryData').key(key))
    size += decodedLength(configMap.binaryData[key] ?? '')
  }
  if (size > maxSize) errors.push(tooLong(path('[]'), maxSize))
  return errors
}

function addKeyErrors(errors: FieldError[], key: string, at: FieldPath): void {
  addReasons(errors, at, key, isConfigMapKey(key))
}

export const configMaps = defineResource(ConfigMaps, {
  metadataChecks: { asNew: 1 },
  cells: {
    Data: ({ data, binaryData }) => Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length,
  },
  validate,
  validateUpdate(configMap, old) {
    const errors: FieldError[] = []
    if (old.immutable === true) {
      const detail = 'field is immutable when `immutable` is set'
      if (configMap.immutable !== true) errors.push(forbidden(path('immutable'), detail))
      for (const field of ['data', 'binaryData'] as const) {
        if (!deepEqual(configMap[field] ?? {}, old[field] ?? {})) errors.push(forbidden(path(field), detail))
      }
    }
    return [...errors, ...validate(configMap)]
  },
})
