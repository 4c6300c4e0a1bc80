import type { StatusError } from '../../api/index.js'
import { forbiddenError } from '../../api/index.js'
import type { AdmissionAttributes } from './attributes.js'

/** The refusal of a plugin: 403, with the object's name or what its name will begin with (apiserver's pkg/admission/errors.go NewForbidden, v0.34). */
export function refuse({ resource, name, object }: AdmissionAttributes, why: string): StatusError {
  const { group, plural } = resource
  return forbiddenError({ group, resource: plural }, name || object?.metadata?.generateName || 'Unknown', why)
}
