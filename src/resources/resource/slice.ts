import type { FieldError, ResourceSlice } from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addNodeSelectorErrors,
  addReasons,
  duplicate,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  path,
  ResourceSlices,
  required,
  semanticEqual,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function validate({ spec }: ResourceSlice): FieldError[] {
  const errors: FieldError[] = []
  const { driver = '', pool, nodeName, nodeSelector, allNodes, perDeviceNodeSelection, devices = [] } = spec ?? {}
  const poolName = pool?.name ?? ''
  addCsiDriverNameErrors(errors, driver, at.child('driver'))
  if (poolName === '') errors.push(required(at.child('pool', 'name')))
  for (const part of poolName === '' ? [] : poolName.split('/')) {
    addReasons(errors, at.child('pool', 'name'), part, isDNS1123Subdomain(part))
  }
  if ((pool?.resourceSliceCount ?? 0) <= 0) {
    errors.push(
      invalid(at.child('pool', 'resourceSliceCount'), pool?.resourceSliceCount ?? 0, 'must be greater than zero'),
    )
  }
  const given = [nodeName, nodeSelector, allNodes, perDeviceNodeSelection].filter(
    (one) => one !== undefined && one !== false,
  )
  if (nodeName !== undefined) {
    if (nodeName === '')
      errors.push(invalid(at.child('nodeName'), nodeName, 'must be either unset or set to a non-empty string'))
    else addReasons(errors, at.child('nodeName'), nodeName, isDNS1123Subdomain(nodeName))
  }
  if (nodeSelector) addNodeSelectorErrors(errors, nodeSelector, at.child('nodeSelector'))
  const choice = 'exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required'
  if (given.length === 0) errors.push(required(at, choice))
  if (given.length > 1)
    errors.push(invalid(at, '{`nodeName`, `nodeSelector`}', `${choice}, but multiple fields are set`))
  const names = new Set<string>()
  devices.forEach(({ name = '' }, index) => {
    const here = at.child('devices').index(index)
    if (name === '') errors.push(required(here.child('name')))
    else addReasons(errors, here.child('name'), name, isDNS1123Label(name))
    if (names.has(name)) errors.push(duplicate(here, name))
    names.add(name)
  })
  return errors
}

export const resourceSlices = defineResource(ResourceSlices, {
  cells: {
    Node: ({ spec }) => spec?.nodeName ?? '<unset>',
    Driver: ({ spec }) => spec?.driver ?? '',
    Pool: ({ spec }) => spec?.pool?.name ?? '',
  },
  selectableFields: {
    'spec.nodeName': ({ spec }) => spec?.nodeName ?? '',
    'spec.driver': ({ spec }) => spec?.driver ?? '',
  },
  tracksGeneration: true,
  validate,
  validateUpdate(slice, old) {
    const errors = validate(slice)
    for (const field of ['driver', 'nodeName', 'nodeSelector', 'allNodes'] as const) {
      if (semanticEqual(slice.spec?.[field], old.spec?.[field])) continue
      errors.push(invalid(at.child(field), slice.spec?.[field] ?? null, immutable))
    }
    if (slice.spec?.pool?.name !== old.spec?.pool?.name) {
      errors.push(invalid(at.child('pool', 'name'), slice.spec?.pool?.name ?? '', immutable))
    }
    return errors
  },
})
