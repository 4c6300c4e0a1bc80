import type { FieldError, IPAddress } from '../../api/index.js'
import {
  addReasons,
  formatIp,
  IPAddresses,
  immutable,
  invalid,
  isDNS1123Subdomain,
  nameIsPathSegment,
  parseIp,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

/** The name is the address, in its canonical form. */
function nameReasons(name: string): readonly string[] {
  const address = parseIp(name)
  if (!address) return ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)']
  return formatIp(address) === name ? [] : [`must be in canonical form (${JSON.stringify(formatIp(address))})`]
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

export const ipAddresses = defineResource(IPAddresses, {
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
    const errors: FieldError[] = []
    if (!semanticEqual(address.spec?.parentRef, old.spec?.parentRef)) {
      errors.push(invalid(path('spec').child('parentRef'), address.spec?.parentRef ?? null, immutable))
    }
    return errors
  },
})
