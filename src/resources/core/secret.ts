import type { FieldError, Secret } from '../../api/index.js'
import { forbidden, immutable, invalid, isConfigMapKey, path, required, Secrets, tooLong } from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import { defineResource } from '../define-resource.js'
import { decodedLength } from './data-size.js'
import { jsonObjectProblem } from './go-json.js'
import { keyPairWarnings } from './key-pair.js'

/** Of all values together (core.MaxSecretSize). */
const maxSize = 1024 * 1024

/** Keys that must be there, by type; a type with `json` must hold a JSON object in its key. */
const requiredKeys: Readonly<Record<string, readonly string[]>> = {
  'kubernetes.io/tls': ['tls.crt', 'tls.key'],
}
const jsonKeys: Readonly<Record<string, string>> = {
  'kubernetes.io/dockercfg': '.dockercfg',
  'kubernetes.io/dockerconfigjson': '.dockerconfigjson',
}

function validate(secret: Secret): FieldError[] {
  const errors: FieldError[] = []
  const { data = {}, type = '' } = secret
  let size = 0
  for (const key in data) {
    for (const reason of isConfigMapKey(key)) errors.push(invalid(path('data').key(key), key, reason))
    size += decodedLength(data[key] ?? '')
  }
  if (size > maxSize) errors.push(tooLong(path('data'), maxSize))
  addTypeErrors(errors, type, secret)
  return errors
}

function addTypeErrors(errors: FieldError[], type: string, { data = {}, metadata }: Secret): void {
  const has = (key: string) => Object.hasOwn(data, key)
  const need = (key: string) => errors.push(required(path('data').key(key)))
  if (type === 'kubernetes.io/service-account-token') {
    const key = 'kubernetes.io/service-account.name'
    if (!metadata?.annotations?.[key]) errors.push(required(path('metadata', 'annotations').key(key)))
  } else if (type === 'kubernetes.io/basic-auth') {
    if (!has('username') && !has('password')) for (const key of ['username', 'password']) need(key)
  } else if (type === 'kubernetes.io/ssh-auth') {
    if (!data['ssh-privatekey']) need('ssh-privatekey')
  }
  for (const key of requiredKeys[type] ?? []) if (!has(key)) need(key)
  const jsonKey = jsonKeys[type]
  if (jsonKey === undefined) return
  if (!has(jsonKey)) {
    need(jsonKey)
    return
  }
  const problem = jsonObjectProblem(Buffer.from(data[jsonKey] ?? '', 'base64').toString('latin1'))
  if (problem !== undefined) {
    errors.push(invalid(path('data').key(jsonKey), '<secret contents redacted>', problem))
  }
}

export const secrets = defineResource(Secrets, {
  metadataChecks: { asNew: 1 },
  cells: {
    Type: (secret) => secret.type ?? '',
    Data: (secret) => Object.keys(secret.data ?? {}).length,
  },
  selectableFields: { type: (secret) => secret.type ?? '' },
  defaults(secret) {
    secret.type ||= 'Opaque'
    foldStringData(secret)
  },
  warnings: ({ type, data }) =>
    type === 'kubernetes.io/tls' ? keyPairWarnings(data?.['tls.crt'] ?? '', data?.['tls.key'] ?? '') : [],
  validate,
  validateUpdate(secret, old) {
    const errors: FieldError[] = []
    if (secret.type !== old.type) errors.push(invalid(path('type'), secret.type ?? '', immutable))
    if (old.immutable === true) {
      const detail = 'field is immutable when `immutable` is set'
      if (secret.immutable !== true) errors.push(forbidden(path('immutable'), detail))
      if (!deepEqual(secret.data ?? {}, old.data ?? {})) errors.push(forbidden(path('data'), detail))
    }
    return [...errors, ...validate(secret)]
  },
  prepareForUpdate(secret, old) {
    // An old Secret without a type keeps it (pkg/registry/core/secret/strategy.go).
    if (!secret.type && old.type) secret.type = old.type
  },
})

/** `stringData` is for writing only: it is laid over `data` and forgotten. */
function foldStringData(secret: Secret): void {
  if (!secret.stringData) return
  const data = { ...secret.data }
  for (const key in secret.stringData) data[key] = Buffer.from(secret.stringData[key] ?? '').toString('base64')
  delete secret.stringData
  if (Object.keys(data).length > 0) secret.data = data
}
