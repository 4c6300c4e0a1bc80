import type {
  CustomResourceDefinition,
  CustomResourceDefinitionSpec,
  CustomResourceDefinitionVersion,
  FieldError,
  FieldPath,
  JSONSchemaProps,
} from '../../../api/index.js'
import {
  equalJson,
  internalForm,
  invalid,
  isConditionTrue,
  isDNS1035Label,
  isDNS1123Subdomain,
  notSupported,
  path,
  required,
} from '../../../api/index.js'
import { append } from '../../../base/index.js'
import { approvalCondition } from '../../../registry/schema/index.js'
import { conversionErrors, needsValidBundle } from './conversion.js'
import { eachSchema } from './each-schema.js'
import { addImmutableError } from './immutable.js'
import { nameErrors, requiredNameErrors } from './names.js'
import { columnErrors, deprecationErrors, schemaErrors, selectableFieldErrors, subresourceErrors } from './versions.js'

const approvalAnnotation = 'api-approved.kubernetes.io'

/** Errors of a new definition beside its metadata (apiextensions' pkg/apis/apiextensions/validation/validation.go, v0.34.4). */
export function validateDefinition(crd: CustomResourceDefinition): readonly FieldError[] {
  const { spec } = crd
  if (!spec) return [required(path('spec'))]
  const errors: FieldError[] = []
  const { name, generateName } = crd.metadata ?? {}
  for (const [field, text] of Object.entries({ generateName, name })) {
    if (!text || text === `${spec.names?.plural ?? ''}.${spec.group ?? ''}`) continue
    errors.push(invalid(path('metadata', field), text, 'must be spec.names.plural+"."+spec.group'))
  }
  return [
    ...errors,
    ...specErrors(spec, false),
    ...statusErrors(crd),
    ...approvalErrors(crd, undefined),
    ...keepingErrors(crd, undefined),
  ]
}

export function validateDefinitionUpdate(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition,
): readonly FieldError[] {
  const { spec } = crd
  if (!spec) return [required(path('spec'))]
  const errors = [...specErrors(spec, needsValidBundle(old))]
  const at = path('spec')
  const before = old.spec
  if (isConditionTrue(old.status?.conditions, 'Established')) {
    addImmutableError(errors, spec.scope, before?.scope, at.child('scope'))
    addImmutableError(errors, spec.names?.kind, before?.names.kind, at.child('names', 'kind'))
  }
  // The name is made of these.
  addImmutableError(errors, spec.group, before?.group, at.child('group'))
  addImmutableError(errors, spec.names?.plural, before?.names.plural, at.child('names', 'plural'))
  return [...errors, ...statusErrors(crd), ...approvalErrors(crd, old), ...keepingErrors(crd, old)]
}

export function validateDefinitionStatus({ status }: CustomResourceDefinition): readonly FieldError[] {
  return nameErrors(status?.acceptedNames, path('status', 'acceptedNames'))
}

function statusErrors(crd: CustomResourceDefinition): readonly FieldError[] {
  return [...validateDefinitionStatus(crd), ...storedVersionErrors(crd)]
}

const perVersion = ['schema', 'subresources', 'additionalPrinterColumns', 'selectableFields'] as const
type PerVersion = (typeof perVersion)[number]

/** What Go shows of a version: what it shares with all others is kept beside them. */
function printedVersion(version: CustomResourceDefinitionVersion, shared: ReadonlySet<PerVersion>): unknown {
  const own = Object.fromEntries(Object.entries(version).filter(([name]) => !shared.has(name as PerVersion)))
  return internalForm('apiextensions.CustomResourceDefinitionVersion', own)
}

function specErrors(spec: CustomResourceDefinitionSpec, needsBundle: boolean): readonly FieldError[] {
  const at = path('spec')
  const errors: FieldError[] = []
  const versions = spec.versions ?? []
  addGroupErrors(errors, spec.group ?? '', at.child('group'))
  addEnumErrors(errors, spec.scope ?? '', ['Cluster', 'Namespaced'], at.child('scope'))
  if (spec.preserveUnknownFields && versions.some(({ schema }) => schema?.openAPIV3Schema && hasDefaults(schema))) {
    errors.push(
      invalid(at.child('preserveUnknownFields'), true, 'must be false in order to use defaults in the schema'),
    )
  }
  for (const [index, { schema }] of versions.entries()) {
    if (!schema?.openAPIV3Schema) {
      errors.push(required(at.child('versions').index(index).child('schema', 'openAPIV3Schema')))
    }
  }
  // Upstream's inner form has what all versions agree on beside them, and says so in its paths.
  const [first] = versions
  const shared = new Set(
    perVersion.filter((part) => first && versions.every((one) => equalJson(one[part] ?? null, first[part] ?? null))),
  )
  const hasAnyStatus = versions.some((one) => one.subresources?.status !== undefined)
  for (const [index, version] of versions.entries()) {
    const place = at.child('versions').index(index)
    const reasons = isDNS1035Label(version.name)
    if (reasons.length > 0) errors.push(invalid(place.child('name'), version.name, reasons.join(',')))
    append(errors, deprecationErrors(version, place.child('deprecationWarning')))
    const hasStatus = version.subresources?.status !== undefined
    append(
      errors,
      partErrors(version, {
        at: place,
        schemaAt: place.child('schema'),
        isHere: (part) => !shared.has(part),
        hasStatus,
        withoutSchema: 'may only be set when `version.schema.openAPIV3Schema` is not included',
      }),
    )
  }
  const all = () => versions.map((version) => printedVersion(version, shared))
  if (new Set(versions.map((one) => one.name)).size < versions.length) {
    errors.push(invalid(at.child('versions'), all(), 'must contain unique version names'))
  }
  if (versions.filter((one) => one.storage).length !== 1) {
    const shown = spec.versions ? all() : null
    errors.push(invalid(at.child('versions'), shown, 'must have exactly one version marked as storage version'))
  }
  const reasons = first?.name ? isDNS1035Label(first.name) : []
  if (first && reasons.length > 0) errors.push(invalid(at.child('version'), first.name, reasons.join(',')))
  append(errors, requiredNameErrors(spec.names, at.child('names')))
  append(errors, nameErrors(spec.names, at.child('names')))
  if (first)
    append(
      errors,
      partErrors(first, {
        at,
        schemaAt: at.child('validation'),
        isHere: (part) => shared.has(part),
        hasStatus: hasAnyStatus,
        withoutSchema: 'may only be set when validations.schema is included',
      }),
    )
  const preservesUnknownFields = spec.preserveUnknownFields === true
  append(
    errors,
    conversionErrors(spec.conversion, at.child('conversion'), {
      preservesUnknownFields,
      needsValidBundle: needsBundle,
    }),
  )
  return errors
}

function hasDefaults({ openAPIV3Schema: schema }: { readonly openAPIV3Schema?: JSONSchemaProps }): boolean {
  let found = false
  if (schema) eachSchema(schema, (one) => (found ||= one.default !== undefined))
  return found
}

interface Level {
  readonly at: FieldPath
  readonly schemaAt: FieldPath
  /** The parts that are said on this level. */
  readonly isHere: (part: (typeof perVersion)[number]) => boolean
  readonly hasStatus: boolean
  /** Said of fields that can be selected by where no schema is on their level. */
  readonly withoutSchema: string
}

function partErrors(
  version: CustomResourceDefinitionVersion,
  { at, schemaAt, isHere, hasStatus, withoutSchema }: Level,
): FieldError[] {
  const schema = isHere('schema') ? version.schema?.openAPIV3Schema : undefined
  const { additionalPrinterColumns = [], selectableFields = [] } = version
  const columnsAt = at.child('additionalPrinterColumns')
  const fieldsAt = at.child('selectableFields')
  const fieldErrors = () =>
    schema ? selectableFieldErrors(selectableFields, schema, fieldsAt) : [invalid(fieldsAt, '', withoutSchema)]
  return [
    ...(schema ? schemaErrors(schema, { hasStatus, at: schemaAt }) : []),
    ...(isHere('subresources') ? subresourceErrors(version.subresources, at.child('subresources')) : []),
    ...(isHere('additionalPrinterColumns')
      ? additionalPrinterColumns.flatMap((column, index) => columnErrors(column, columnsAt.index(index)))
      : []),
    ...(isHere('selectableFields') && selectableFields.length > 0 ? fieldErrors() : []),
  ]
}

function addGroupErrors(errors: FieldError[], group: string, at: FieldPath): void {
  if (group === '') {
    errors.push(required(at))
    return
  }
  const reasons = isDNS1123Subdomain(group)
  if (reasons.length > 0) errors.push(invalid(at, group, reasons.join(',')))
  else if (!group.includes('.')) errors.push(invalid(at, group, 'should be a domain with at least one dot'))
}

export function addEnumErrors(errors: FieldError[], value: string, accepted: readonly string[], at: FieldPath): void {
  if (value === '') errors.push(required(at))
  else if (!accepted.includes(value)) errors.push(notSupported(at, value, accepted))
}

function storedVersionErrors({ spec, status }: CustomResourceDefinition): readonly FieldError[] {
  const at = path('status', 'storedVersions')
  const stored = status?.storedVersions ?? []
  if (stored.length === 0) return [invalid(at, null, 'must have at least one stored version')]
  const errors: FieldError[] = []
  const missing = new Set(stored)
  for (const version of spec?.versions ?? []) {
    const isStored = missing.delete(version.name)
    if (version.storage && !isStored) errors.push(invalid(at, stored, `must have the storage version ${version.name}`))
  }
  for (const name of missing) {
    errors.push(
      invalid(
        at.index(stored.indexOf(name)),
        name,
        `missing from spec.versions; ${name} was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in ${name} and removes ${name} from status.storedVersions`,
      ),
    )
  }
  return errors
}

function approvalErrors(
  crd: CustomResourceDefinition,
  old: CustomResourceDefinition | undefined,
): readonly FieldError[] {
  const state = approvalCondition(crd)
  if (!state || (old && approvalCondition(old)?.reason === state.reason)) return []
  const at = path('metadata', 'annotations').key(approvalAnnotation)
  if (state.reason === 'MissingAnnotation') return [required(at, state.message ?? '')]
  if (state.reason !== 'InvalidAnnotation') return []
  return [invalid(at, crd.metadata?.annotations?.[approvalAnnotation] ?? '', state.message ?? '')]
}

function keepingErrors(
  { spec }: CustomResourceDefinition,
  old: CustomResourceDefinition | undefined,
): readonly FieldError[] {
  if (!spec?.preserveUnknownFields || old?.spec?.preserveUnknownFields) return []
  return [
    invalid(
      path('spec', 'preserveUnknownFields'),
      true,
      'cannot set to true, set x-kubernetes-preserve-unknown-fields to true in spec.versions[*].schema instead',
    ),
  ]
}
