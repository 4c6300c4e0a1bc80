import type {
  CustomResourceDefinition,
  CustomResourceDefinitionNames,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  FieldError,
  FieldPath,
} from '../../../api/index.js'
import {
  addReasons,
  addUnsupported,
  duplicate,
  forbidden,
  immutable,
  invalid,
  isDNS1035Label,
  isDNS1123Subdomain,
  path,
  required,
} from '../../../api/index.js'
import { deepEqual } from '../../../base/index.js'
import { addClientConfigErrors } from '../../admissionregistration/webhook-rules.js'
import type { Schema } from './structural-schema.js'
import { addSchemaErrors, addStructuralErrors } from './structural-schema.js'

const at = path('spec')
const emptySpec = {} as Partial<CustomResourceDefinitionSpec>
const columnTypes = ['boolean', 'date', 'integer', 'number', 'string']
const columnFormats = ['byte', 'date', 'date-time', 'double', 'float', 'int32', 'int64', 'password']

/** ValidateCustomResourceDefinition of apiextensions-apiserver (v1.34), metadata apart. */
export function validateDefinition({
  metadata,
  spec = emptySpec as CustomResourceDefinitionSpec,
  status,
}: CustomResourceDefinition): FieldError[] {
  const errors: FieldError[] = []
  const { group = '', names, versions = [] } = spec
  const wanted = `${names?.plural ?? ''}.${group}`
  if (metadata?.name !== wanted) {
    errors.push(invalid(path('metadata', 'name'), metadata?.name ?? '', 'must be spec.names.plural+"."+spec.group'))
  }
  if (group === '') errors.push(required(at.child('group')))
  else addReasons(errors, at.child('group'), group, isDNS1123Subdomain(group))
  if (group !== '' && group.split('.').length < 2) {
    errors.push(invalid(at.child('group'), group, 'should be a domain with at least one dot'))
  }
  addUnsupported(errors, at.child('scope'), spec.scope ?? '', ['Cluster', 'Namespaced'])
  addVersionErrors(errors, versions)
  addNamesErrors(errors, names, at.child('names'))
  addConversionErrors(errors, spec)
  addStoredVersionErrors(errors, versions, status?.storedVersions ?? [])
  return errors
}

/** Schemas, subresources and columns that all versions share lie at the top in upstream's internal form: its paths and printed values show it. */
function isHoisted(
  versions: readonly CustomResourceDefinitionVersion[],
  field: 'schema' | 'subresources' | 'additionalPrinterColumns',
): boolean {
  return versions.every((version) => deepEqual(version[field], versions[0]?.[field]))
}

function printedVersion(
  version: CustomResourceDefinitionVersion,
  hoisted: (field: 'schema' | 'subresources' | 'additionalPrinterColumns') => boolean,
) {
  return {
    Name: version.name,
    Served: version.served === true,
    Storage: version.storage === true,
    Deprecated: version.deprecated === true,
    DeprecationWarning: version.deprecationWarning ?? null,
    Schema: hoisted('schema') ? null : (version.schema ?? null),
    Subresources: hoisted('subresources') ? null : (version.subresources ?? null),
    AdditionalPrinterColumns: hoisted('additionalPrinterColumns') ? null : (version.additionalPrinterColumns ?? null),
    SelectableFields: version.selectableFields ?? null,
  }
}

function addVersionErrors(errors: FieldError[], versions: readonly CustomResourceDefinitionVersion[]): void {
  const list = at.child('versions')
  const hoisted = (field: 'schema' | 'subresources' | 'additionalPrinterColumns') => isHoisted(versions, field)
  const printed = () => versions.map((version) => printedVersion(version, hoisted))
  versions.forEach((version, index) => {
    addReasons(errors, list.index(index).child('name'), version.name ?? '', isDNS1035Label(version.name ?? ''))
    const schema = version.schema?.openAPIV3Schema as Schema | undefined
    const here = hoisted('schema')
      ? at.child('validation', 'openAPIV3Schema')
      : list.index(index).child('schema', 'openAPIV3Schema')
    if (!schema) errors.push(required(list.index(index).child('schema', 'openAPIV3Schema')))
    else if (!hoisted('schema') || index === 0) {
      addSchemaErrors(errors, schema, here)
      addStructuralErrors(errors, schema, here)
    }
    addColumnErrors(errors, version, list.index(index))
    addScaleErrors(errors, version, list.index(index))
    if (version.deprecationWarning !== undefined && version.deprecated !== true) {
      const detail = 'can only be set for deprecated versions'
      errors.push(invalid(list.index(index).child('deprecationWarning'), version.deprecationWarning, detail))
    }
  })
  const names = versions.map((version) => version.name)
  if (new Set(names).size < names.length) errors.push(invalid(list, printed(), 'must contain unique version names'))
  if (versions.filter((version) => version.storage).length !== 1) {
    errors.push(invalid(list, printed(), 'must have exactly one version marked as storage version'))
  }
  const first = versions[0]?.name
  if (first !== undefined) addReasons(errors, at.child('version'), first, isDNS1035Label(first))
}

function addColumnErrors(
  errors: FieldError[],
  { additionalPrinterColumns }: CustomResourceDefinitionVersion,
  here: FieldPath,
): void {
  additionalPrinterColumns?.forEach(({ name, type, format, jsonPath }, index) => {
    const own = here.child('additionalPrinterColumns').index(index)
    if (!name) errors.push(required(own.child('name')))
    if (!type) {
      errors.push(required(own.child('type'), `must be one of ${columnTypes.join(',')}`))
    } else if (!columnTypes.includes(type)) {
      errors.push(invalid(own.child('type'), type, `must be one of ${columnTypes.join(',')}`))
    }
    if (format && !columnFormats.includes(format)) {
      errors.push(invalid(own.child('format'), format, `must be one of ${columnFormats.join(',')}`))
    }
    if (!jsonPath) errors.push(required(own.child('jsonPath')))
  })
}

function addScaleErrors(
  errors: FieldError[],
  { subresources }: CustomResourceDefinitionVersion,
  here: FieldPath,
): void {
  const scale = subresources?.scale
  if (!scale) return
  const own = here.child('subresources', 'scale')
  const check = (
    field: 'specReplicasPath' | 'statusReplicasPath' | 'labelSelectorPath',
    prefixes: readonly string[],
    needed: boolean,
  ) => {
    const value = scale[field] ?? ''
    if (value === '') {
      if (needed) errors.push(required(own.child(field)))
    } else if (!prefixes.some((prefix) => value.startsWith(prefix))) {
      const listed = prefixes.map((prefix) => prefix).join(' or ')
      errors.push(invalid(own.child(field), value, `should be a json path under ${listed.replace(/\.(?= or|$)/g, '')}`))
    }
  }
  check('specReplicasPath', ['.spec.'], true)
  check('statusReplicasPath', ['.status.'], true)
  check('labelSelectorPath', ['.spec.', '.status.'], false)
}

function addNamesErrors(errors: FieldError[], names: CustomResourceDefinitionNames | undefined, here: FieldPath): void {
  const { plural = '', singular = '', kind = '', listKind = '', shortNames, categories } = names ?? {}
  const label = (value: string, field: string) => addReasons(errors, here.child(field), value, isDNS1035Label(value))
  if (plural === '') errors.push(required(here.child('plural')))
  else label(plural, 'plural')
  if (singular !== '') label(singular, 'singular')
  for (const [field, value] of Object.entries({ kind, listKind })) {
    if (value === '') errors.push(required(here.child(field)))
    else
      for (const reason of isDNS1035Label(value.toLowerCase())) {
        errors.push(invalid(here.child(field), value, `may have mixed case, but should otherwise match: ${reason}`))
      }
  }
  shortNames?.forEach((one, index) => {
    addReasons(errors, here.child('shortNames').index(index), one, isDNS1035Label(one))
  })
  if (kind !== '' && kind === listKind) {
    errors.push(invalid(here.child('listKind'), listKind, 'kind and listKind may not be the same'))
  }
  categories?.forEach((one, index) => {
    addReasons(errors, here.child('categories').index(index), one, isDNS1035Label(one))
  })
}

function addConversionErrors(errors: FieldError[], { conversion }: CustomResourceDefinitionSpec): void {
  const here = at.child('conversion')
  if (!conversion) return
  const { strategy = '', webhook } = conversion
  if (strategy === '') errors.push(required(here.child('strategy')))
  else addUnsupported(errors, here.child('strategy'), strategy, ['None', 'Webhook'])
  if (strategy === 'Webhook') {
    if (!webhook?.clientConfig) {
      errors.push(required(here.child('webhookClientConfig'), 'required when strategy is set to Webhook'))
    } else {
      addClientConfigErrors(errors, webhook.clientConfig, here.child('webhookClientConfig'))
    }
    const versions = webhook?.conversionReviewVersions ?? []
    const versionsAt = here.child('conversionReviewVersions')
    if (versions.length === 0) errors.push(required(versionsAt))
    versions.forEach((version, index) => {
      if (versions.indexOf(version) < index) errors.push(duplicate(versionsAt.index(index), version))
    })
    if (versions.length > 0 && !versions.some((version) => version === 'v1' || version === 'v1beta1')) {
      errors.push(invalid(versionsAt, versions, 'must include at least one of v1, v1beta1'))
    }
  } else if (webhook) {
    const detail = 'should not be set when strategy is not set to Webhook'
    errors.push(forbidden(here.child('webhookClientConfig'), detail))
  }
}

function addStoredVersionErrors(
  errors: FieldError[],
  versions: readonly CustomResourceDefinitionVersion[],
  stored: readonly string[],
): void {
  const list = path('status', 'storedVersions')
  if (stored.length === 0) {
    errors.push(invalid(list, null, 'must have at least one stored version'))
    return
  }
  const storage = versions.filter((version) => version.storage).at(-1)?.name
  stored.forEach((version, index) => {
    if (!versions.some((one) => one.name === version)) {
      errors.push(
        invalid(
          list.index(index),
          version,
          'missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions'.replaceAll(
            'v1',
            version,
          ),
        ),
      )
    }
  })
  const marked = versions.filter((version) => version.storage).length
  if (storage !== undefined && (marked > 1 || !stored.includes(storage))) {
    errors.push(invalid(list, stored, `must have the storage version ${storage}`))
  }
}

/** What stays once a definition is established. */
export function validateDefinitionUpdate(
  definition: CustomResourceDefinition,
  old: CustomResourceDefinition,
): FieldError[] {
  const errors = validateDefinition(definition)
  const now = definition.spec
  const before = old.spec
  const isEstablished = old.status?.conditions?.some((one) => one.type === 'Established' && one.status === 'True')
  if (isEstablished) {
    if (now?.scope !== before?.scope) errors.push(invalid(at.child('scope'), now?.scope ?? '', immutable))
    if (now?.names?.kind !== before?.names?.kind) {
      errors.push(invalid(at.child('names', 'kind'), now?.names?.kind ?? '', immutable))
    }
  }
  if (now?.group !== before?.group) errors.push(invalid(at.child('group'), now?.group ?? '', immutable))
  if (now?.names?.plural !== before?.names?.plural) {
    errors.push(invalid(at.child('names', 'plural'), now?.names?.plural ?? '', immutable))
  }
  return errors
}
