import type { FieldPath } from '../errors/index.js'
import { invalid, required } from '../errors/index.js'
import type { EnvFromSource, EnvVar } from '../generated/index.js'
import { isConfigMapKey, isEnvVarName } from '../values/index.js'
import { addObjectFieldSelectorErrors, addResourceFieldSelectorErrors, envFieldPaths } from './downward-api.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'
import { nameIsDNSSubdomain } from './object-names.js'

export function addEnvErrors(errors: Errors, variables: readonly EnvVar[] | undefined, at: FieldPath): void {
  variables?.forEach((variable, index) => {
    const here = at.index(index)
    if (!variable.name) errors.push(required(here.child('name')))
    else addReasons(errors, here.child('name'), variable.name, isEnvVarName(variable.name))
    addValueFromErrors(errors, variable, here.child('valueFrom'))
  })
}

function addValueFromErrors(errors: Errors, { value, valueFrom }: EnvVar, at: FieldPath): void {
  if (!valueFrom) return
  let sources = 0
  if (valueFrom.fieldRef) {
    sources++
    addObjectFieldSelectorErrors(errors, valueFrom.fieldRef, envFieldPaths, at.child('fieldRef'))
  }
  if (valueFrom.resourceFieldRef) {
    sources++
    addResourceFieldSelectorErrors(errors, valueFrom.resourceFieldRef, at.child('resourceFieldRef'), {
      inVolume: false,
    })
  }
  for (const kind of ['configMapKeyRef', 'secretKeyRef'] as const) {
    const reference = valueFrom[kind]
    if (!reference) continue
    sources++
    addKeyReferenceErrors(errors, reference, at.child(kind))
  }
  if (sources === 0) {
    errors.push(
      invalid(at, '', 'must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`'),
    )
  } else if (value) {
    errors.push(invalid(at, '', 'may not be specified when `value` is not empty'))
  } else if (sources > 1) {
    errors.push(invalid(at, '', 'may not have more than one field specified at a time'))
  }
}

function addKeyReferenceErrors(errors: Errors, reference: { name?: string; key?: string }, at: FieldPath): void {
  const { name = '', key = '' } = reference
  addReasons(errors, at.child('name'), name, nameIsDNSSubdomain(name, false))
  if (key === '') errors.push(required(at.child('key')))
  else addReasons(errors, at.child('key'), key, isConfigMapKey(key))
}

export function addEnvFromErrors(errors: Errors, sources: readonly EnvFromSource[] | undefined, at: FieldPath): void {
  sources?.forEach((source, index) => {
    const here = at.index(index)
    if (source.prefix) addReasons(errors, here.child('prefix'), source.prefix, isEnvVarName(source.prefix))
    let given = 0
    for (const kind of ['configMapRef', 'secretRef'] as const) {
      const reference = source[kind]
      if (!reference) continue
      given++
      const name = reference.name ?? ''
      if (name === '') errors.push(required(here.child(kind, 'name')))
      else addReasons(errors, here.child(kind, 'name'), name, nameIsDNSSubdomain(name, true))
    }
    // Upstream names the list, not the entry.
    if (given === 0) errors.push(invalid(at, '', 'must specify one of: `configMapRef` or `secretRef`'))
    else if (given > 1) errors.push(invalid(at, '', 'may not have more than one field specified at a time'))
  })
}
