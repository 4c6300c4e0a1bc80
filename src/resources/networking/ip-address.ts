import type { FieldError, IPAddress, ParentReference } from '../../api/index.js'
import {
  addReasons,
  addStrictIpErrors,
  IPAddresses,
  immutable,
  invalid,
  isDNS1123Subdomain,
  isSameValue,
  nameIsPathSegment,
  path,
  required,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

/** The name is the address, in its canonical form. */
function nameReasons(name: string): readonly string[] {
  const errors: FieldError[] = []
  addStrictIpErrors(errors, name, path())
  return errors.map(({ message }) => message.slice(`Invalid value: ${JSON.stringify(name)}: `.length))
}

function validate({ spec }: IPAddress): FieldError[] {
  const errors: FieldError[] = []
  const reference = spec?.parentRef
  const at = path('spec', 'parentRef')
  if (!reference) return [required(at)]
  const { group = '', resource = '', namespace = '', name = '' } = reference
  if (group !== '') addReasons(errors, at.child('group'), group, isDNS1123Subdomain(group))
  if (resource === '') errors.push(required(at.child('resource')))
  else addReasons(errors, at.child('resource'), resource, nameIsPathSegment(resource, false))
  if (name === '') errors.push(required(at.child('name')))
  else addReasons(errors, at.child('name'), name, nameIsPathSegment(name, false))
  if (namespace !== '') addReasons(errors, at.child('namespace'), namespace, nameIsPathSegment(namespace, false))
  return errors
}

/** As Go prints its internal type. */
function shownReference(reference: ParentReference | undefined): unknown {
  if (!reference) return null
  const { group = '', resource = '', namespace = '', name = '' } = reference
  return { Group: group, Resource: resource, Namespace: namespace, Name: name }
}

export const ipAddresses = defineResource(IPAddresses, {
  metadataChecks: { asNew: 1 },
  cells: {
    ParentRef({ spec }) {
      const { group = '', resource, namespace, name } = spec?.parentRef ?? {}
      if (resource === undefined) return '<none>'
      const what = `${resource}${group === '' ? '' : `.${group}`}`.toLowerCase()
      return `${what}${namespace ? `/${namespace}` : ''}/${name}`
    },
  },
  hasUndeclaredAge: true,
  validateName: nameReasons,
  validate,
  validateUpdate(address, old) {
    const errors = validate(address)
    const reference = address.spec?.parentRef
    if (!isSameValue(reference, old.spec?.parentRef)) {
      errors.push(invalid(path('spec').child('parentRef'), shownReference(reference), immutable))
    }
    return errors
  },
})
