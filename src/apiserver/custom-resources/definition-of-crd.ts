import type { CustomResourceDefinition, JSONSchemaProps, KubeObject, ResourceToken } from '../../api/index.js'
import { apiVersionOf, forbiddenError, parseApiVersion, type StatusError } from '../../api/index.js'
import { deepClone, deepEqual } from '../../base/index.js'
import type { Convert, DecodedObject, Representation, ResourceDefinition } from '../../registry/index.js'
import { dropNulls } from '../../registry/index.js'
import { columnsOf } from './columns.js'
import type { CallConversionWebhook } from './conversion.js'
import { webhookConverter } from './conversion.js'
import { finalizerWarnings } from './finalizer-warnings.js'
import { compileJsonPath } from './json-path.js'
import { subresourcesOf } from './subresources.js'
import { CustomVersion, type VersionOutline } from './version.js'

export interface CustomDefinitionOptions {
  /** The schema of a version. Called at first use: until then nothing of it is kept in memory. */
  readonly schemaOf: (version: string) => JSONSchemaProps | undefined
  /** Whether the CRD is being deleted just now: then no new objects are taken. */
  readonly isTerminating?: () => boolean
  /** Default: every conversion by webhook fails. */
  readonly callWebhook?: CallConversionWebhook
  /** Of requests to webhooks. */
  readonly uid: () => string
}

/** As discovery shows them, in upstream's order. */
const verbs = ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch']

/**
 * A stored CRD as the definition of a resource: the hub is the storage version, the other served versions are its representations. `crd` itself is not kept.
 * Throws a TypeError for a CRD without a storage version, which validation does not let in.
 */
export function definitionOfCrd(crd: CustomResourceDefinition, options: CustomDefinitionOptions): ResourceDefinition {
  const { spec, status } = crd
  const stored = spec?.versions.find((version) => version.storage)
  if (!spec || !stored) throw new TypeError('A definition of custom resources has no storage version')
  const names = status?.acceptedNames?.plural ? status.acceptedNames : spec.names
  const tokenOf = (version: string): ResourceToken => ({
    group: spec.group,
    version,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? '',
    listKind: names.listKind ?? `${names.kind}List`,
    namespaced: spec.scope === 'Namespaced',
  })
  const versions = new Map(
    spec.versions.map(({ schema: _schema, ...outline }) => [
      outline.name,
      new CustomVersion(outline, () => options.schemaOf(outline.name)),
    ]),
  )
  const hub = versions.get(stored.name) as CustomVersion
  const token = tokenOf(hub.name)
  const forms = new RequestedForms()
  const convert = converterOf(crd, options, forms)
  const decodeIn = (own: CustomVersion) => (value: unknown) => {
    const { apiVersion = '' } = value as KubeObject
    const { group, version } = parseApiVersion(apiVersion)
    if (group === spec.group && !versions.has(version)) {
      return withoutSchema(value as KubeObject)
    }
    return own.decode(value)
  }
  const warning = (outline: VersionOutline): string | undefined =>
    outline.deprecated
      ? (outline.deprecationWarning ?? `${spec.group}/${outline.name} ${names.kind} is deprecated`)
      : undefined
  const representationOf = (version: CustomVersion): Representation => ({
    token: tokenOf(version.name),
    get type() {
      return version.type
    },
    decode: decodeIn(version),
    defaults: (object) => version.applyDefaults(object),
    // What the version does not know is not shown in it. Defaults are those of the version that is stored.
    fromHub: (object) => shownIn(version, object),
    toHub: (object) => forms.remember(inStoredForm(hub, token, deepClone(object)), object),
    columns: columnsOf(version.outline.additionalPrinterColumns),
    fieldLabels: selectableOf(version),
    subresources: subresourcesOf(version),
    ...optional('deprecationWarning', warning(version.outline)),
  })
  const others = [...versions.values()].filter((version) => version !== hub && version.outline.served)
  return {
    token,
    get type() {
      return hub.type
    },
    custom: true,
    hubIsServed: hub.outline.served,
    representations: others.map(representationOf),
    ...optional('convert', convert),
    ...(convert && (status?.storedVersions ?? []).some((one) => one !== hub.name) ? { storesOldVersions: true } : {}),
    decode: decodeIn(hub),
    defaults: (object) => hub.applyDefaults(object),
    fromStorage: (object) => renewed(object, versions, hub, token, convert !== undefined),
    shortNames: names.shortNames ?? [],
    categories: names.categories ?? [],
    verbs,
    columns: columnsOf(hub.outline.additionalPrinterColumns),
    subresources: subresourcesOf(hub),
    selectableFields: selectableFieldsOf([...versions.values()]),
    fieldLabels: selectableOf(hub),
    namespaceIsSelectable: token.namespaced,
    fieldRefusal: (field) => `field label not supported: ${field}`,
    tracksGeneration: true,
    allowUnconditionalUpdate: false,
    ...optional('deprecationWarning', warning(hub.outline)),
    prepareForCreate(object) {
      if (options.isTerminating?.()) throw terminating(token, object)
    },
    isSameSpec(object, old) {
      const form = forms.latest(object)
      const version = versions.get(parseApiVersion(form.apiVersion ?? '').version) ?? hub
      return isSameSpec(version, form, version === hub ? old : shownIn(version, deepClone(old)))
    },
    warnings: finalizerWarnings,
    canonicalize(object) {
      // As it will be read back: apply can bring nulls that ratcheting lets pass, and a status that a create may not set has its defaults.
      dropNulls(object, hub.schema)
      hub.applyDefaults(object)
    },
    validate: () => [],
    validateVersion(object, old, { version, subresource, slice, earlier, warn }) {
      const rules = versions.get(version) ?? hub
      const asked = forms.of(object, version)
      const before = old && forms.of(old, version)
      return before && subresource === 'status'
        ? rules.validateStatus(asked, before, { slice, earlier, warn })
        : rules.validate(asked, before, { slice, earlier, warn })
    },
  }
}

/** Of a version that there is not nothing is known, and the caller refuses it. */
function withoutSchema(object: KubeObject): DecodedObject {
  const known = ['apiVersion', 'kind', 'metadata']
  const unknown = Object.keys(object).filter((name) => !known.includes(name))
  return { object, unknownFields: unknown.map((name) => `unknown field ${JSON.stringify(name)}`) }
}

/** Objects as their writers or readers saw them, beside the hub's form: schemas apply to the version of the request. */
class RequestedForms {
  readonly #forms = new WeakMap<KubeObject, KubeObject>()

  remember(hub: KubeObject, form: KubeObject): KubeObject {
    this.#forms.set(hub, form)
    return hub
  }

  /** As its writer saw it. */
  latest(hub: KubeObject): KubeObject {
    return this.#forms.get(hub) ?? hub
  }

  of(hub: KubeObject, version: string): KubeObject {
    const form = this.#forms.get(hub)
    return form && parseApiVersion(form.apiVersion ?? '').version === version ? form : hub
  }
}

/** Every version compares what it knows; a status that is no subresource counts as well (customresource/strategy.go). */
function isSameSpec({ hasStatus }: CustomVersion, object: KubeObject, old: KubeObject): boolean {
  const specOf = ({ apiVersion: _a, kind: _k, metadata: _m, ...rest }: KubeObject & { status?: unknown }) => {
    const { status, ...spec } = rest
    return hasStatus || status === undefined ? spec : rest
  }
  return deepEqual(specOf(object), specOf(old))
}

/** Changes the object. */
function shownIn(version: CustomVersion, object: KubeObject): KubeObject {
  version.decode(object)
  return object
}

function converterOf(
  { spec }: CustomResourceDefinition,
  { callWebhook, uid }: CustomDefinitionOptions,
  forms: RequestedForms,
): Convert | undefined {
  const webhook = spec?.conversion?.strategy === 'Webhook' ? spec.conversion.webhook : undefined
  const config = webhook?.clientConfig
  if (!webhook || !config) return undefined
  const call: CallConversionWebhook =
    callWebhook ?? (() => Promise.reject(new Error('this server cannot reach conversion webhooks')))
  const convert = webhookConverter({ config, reviewVersions: webhook.conversionReviewVersions, call, uid })
  return async (objects, to) => {
    const converted = await convert(objects, to)
    for (const [index, object] of objects.entries()) {
      const other = converted[index] as KubeObject
      if (other === object) continue
      forms.remember(other, object)
      // What is stored is asked for again by the rules of the request's version: the old object of an update.
      if (Object.isFrozen(object)) forms.remember(object, other)
    }
    return converted
  }
}

/** Takes what an older schema or storage version left behind as upstream's storage decoder does: pruned and defaulted in its own version. */
function renewed(
  object: KubeObject,
  versions: ReadonlyMap<string, CustomVersion>,
  hub: CustomVersion,
  token: ResourceToken,
  isByWebhook: boolean,
): KubeObject | undefined {
  const own = versions.get(parseApiVersion(object.apiVersion ?? '').version)
  if (!own) return undefined
  const before = deepClone(object)
  own.decode(object)
  own.applyDefaults(object)
  if (object.metadata && !object.metadata.generation) object.metadata.generation = 1
  // A webhook is asked when somebody reads the object.
  if (own !== hub && !isByWebhook) object.apiVersion = apiVersionOf(token)
  return deepEqual(before, object) ? undefined : object
}

/** In the hub's version an object is what would come back from the store: without what the hub's schema does not know. Owned by the caller. */
function inStoredForm(hub: CustomVersion, token: ResourceToken, object: KubeObject): KubeObject {
  object.apiVersion = apiVersionOf(token)
  hub.decode(object)
  hub.applyDefaults(object)
  return object
}

const selectableOf = ({ outline }: CustomVersion) =>
  (outline.selectableFields ?? []).map(({ jsonPath }) => jsonPath.replace(/^\./, ''))

function selectableFieldsOf(versions: readonly CustomVersion[]): Record<string, (object: KubeObject) => string> {
  const fields: Record<string, (object: KubeObject) => string> = {}
  for (const { outline } of versions) {
    for (const { jsonPath } of outline.selectableFields ?? []) {
      const find = compileJsonPath(jsonPath)
      fields[jsonPath.replace(/^\./, '')] = (object) => {
        const [value] = find?.(object) ?? []
        return value === undefined || value === null ? '' : String(value)
      }
    }
  }
  return fields
}

function terminating({ group, plural }: ResourceToken, { metadata }: KubeObject): StatusError {
  const why = 'create not allowed while custom resource definition is terminating'
  return forbiddenError({ group, resource: plural }, metadata?.name ?? '', why)
}

function optional<K extends string, V>(name: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [name]: value } as { [P in K]?: V })
}
