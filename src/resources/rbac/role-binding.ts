import type { FieldError, KubeObject, RoleRef, Subject } from '../../api/index.js'
import {
  addReasons,
  ClusterRoleBindings,
  invalid,
  isSameValue,
  nameIsDNSSubdomain,
  nameIsPathSegment,
  notSupported,
  path,
  RoleBindings,
  required,
} from '../../api/index.js'
import type { Cells } from '../define-resource.js'
import { defineResource } from '../define-resource.js'
import { twice } from '../twice.js'

const group = 'rbac.authorization.k8s.io'

interface AnyBinding extends KubeObject {
  roleRef: RoleRef
  subjects?: Subject[]
}

function addSubjectErrors(errors: FieldError[], subjects: readonly Subject[] | undefined, namespaced: boolean): void {
  subjects?.forEach(({ kind = '', name = '', namespace = '', apiGroup = '' }, index) => {
    const at = path('subjects').index(index)
    if (name === '') errors.push(required(at.child('name')))
    if (kind === 'ServiceAccount') {
      if (name !== '') addReasons(errors, at.child('name'), name, nameIsDNSSubdomain(name, false))
      if (apiGroup !== '') errors.push(notSupported(at.child('apiGroup'), apiGroup, ['']))
      if (!namespaced && namespace === '') errors.push(required(at.child('namespace')))
    } else if (kind === 'User' || kind === 'Group') {
      if (apiGroup !== group) errors.push(notSupported(at.child('apiGroup'), apiGroup, [group]))
    } else {
      errors.push(notSupported(at.child('kind'), kind, ['ServiceAccount', 'User', 'Group']))
    }
  })
}

function validatorFor(namespaced: boolean) {
  const kinds = namespaced ? ['Role', 'ClusterRole'] : ['ClusterRole']
  return ({ roleRef, subjects }: AnyBinding): FieldError[] => {
    const errors: FieldError[] = []
    const at = path('roleRef')
    const { apiGroup = '', kind = '', name = '' } = roleRef ?? {}
    if (apiGroup !== group) errors.push(notSupported(at.child('apiGroup'), apiGroup, [group]))
    if (!kinds.includes(kind)) errors.push(notSupported(at.child('kind'), kind, kinds))
    if (name === '') errors.push(required(at.child('name')))
    else addReasons(errors, at.child('name'), name, nameIsPathSegment(name, false))
    addSubjectErrors(errors, subjects, namespaced)
    return errors
  }
}

function updateValidatorFor(namespaced: boolean) {
  const validate = twice(validatorFor(namespaced))
  return (binding: AnyBinding, old: AnyBinding): FieldError[] => {
    const errors = [...validate(binding)]
    if (!isSameValue(binding.roleRef, old.roleRef)) {
      const { apiGroup = '', kind = '', name = '' } = binding.roleRef
      errors.push(invalid(path('roleRef'), { APIGroup: apiGroup, Kind: kind, Name: name }, 'cannot change roleRef'))
    }
    return errors
  }
}

function setDefaults({ roleRef, subjects }: AnyBinding): void {
  if (roleRef) roleRef.apiGroup ||= group
  for (const subject of subjects ?? []) {
    if (subject.kind === 'User' || subject.kind === 'Group') subject.apiGroup ||= group
  }
}

const namesOf =
  (kind: string) =>
  ({ subjects }: AnyBinding): string =>
    (subjects ?? [])
      .filter((subject) => subject.kind === kind)
      .map(({ name, namespace }) => (kind === 'ServiceAccount' ? `${namespace ?? ''}/${name}` : name))
      .join(', ')

const cells: Cells<AnyBinding> = {
  Role: ({ roleRef }) => `${roleRef.kind}/${roleRef.name}`,
  Users: namesOf('User'),
  Groups: namesOf('Group'),
  ServiceAccounts: namesOf('ServiceAccount'),
}

const hooksFor = (namespaced: boolean) => ({
  cells,
  metadataChecks: { asNew: 2 },
  validateName: nameIsPathSegment,
  allowCreateOnUpdate: true,
  defaults: setDefaults,
  validate: validatorFor(namespaced),
  validateUpdate: updateValidatorFor(namespaced),
})

export const roleBindings = defineResource<AnyBinding>(RoleBindings, hooksFor(true))
export const clusterRoleBindings = defineResource<AnyBinding>(ClusterRoleBindings, hooksFor(false))
