import type {
  CustomResourceDefinitionVersion,
  FieldError,
  JSONSchemaProps,
  KubeObject,
  StructNode,
} from '../../api/index.js'
import { DecodingError, invalid, isJsonObject, path } from '../../api/index.js'
import type { Steps, TimeSlice } from '../../base/index.js'
import { append, finish } from '../../base/index.js'
import type { DecodedObject, RuleFindings } from '../../registry/index.js'
import {
  coerceEmbedded,
  coerceMetadata,
  compileSchema,
  defaultBySchema,
  dropNulls,
  ObjectRules,
  placedUnder,
  prune,
  validateBySteps,
  validateEmbedded,
  validateListTypes,
} from '../../registry/index.js'
import { AccessorError, nestedInteger, nestedText } from './nested.js'

/** Where nothing else is said everything is kept. */
const anything: JSONSchemaProps = { type: 'object', 'x-kubernetes-preserve-unknown-fields': true }
const maxReplicas = 2_147_483_647

/** What a CRD says of a version apart from its schema, which is big and read at first use. */
export type VersionOutline = Omit<CustomResourceDefinitionVersion, 'schema'>

/** One version of a custom resource: what its schema and its subresources make of objects. */
export class CustomVersion {
  readonly outline: VersionOutline
  readonly #read: () => JSONSchemaProps | undefined
  #schema: JSONSchemaProps | undefined
  #type: StructNode | undefined
  #rules: ObjectRules | undefined

  constructor(outline: VersionOutline, readSchema: () => JSONSchemaProps | undefined) {
    this.outline = outline
    this.#read = readSchema
  }

  get name(): string {
    return this.outline.name
  }

  get hasStatus(): boolean {
    return this.outline.subresources?.status !== undefined
  }

  get schema(): JSONSchemaProps {
    this.#schema ??= this.#read() ?? anything
    return this.#schema
  }

  get type(): StructNode {
    this.#type ??= compileSchema(this.schema)
    return this.#type
  }

  /**
   * Coerces metadata and drops what the schema does not know, in place (upstream: unstructuredSchemaCoercer of pkg/apiserver/customresource_handler.go).
   * Throws a DecodingError.
   */
  decode(value: unknown): DecodedObject {
    if (!isJsonObject(value))
      throw new DecodingError('json: cannot unmarshal into Go value of type map[string]interface {}')
    const unknownFields = coerceMetadata(value)
    for (const dropped of prune(value, this.schema)) unknownFields.push(`unknown field ${JSON.stringify(dropped)}`)
    dropNulls(value, this.schema)
    append(unknownFields, coerceEmbedded(value, this.schema))
    return { object: value as KubeObject, unknownFields }
  }

  /** In place. */
  applyDefaults(object: KubeObject): void {
    defaultBySchema(object, this.schema)
  }

  /** Errors of a whole object, in upstream's order (pkg/registry/customresource/strategy.go, validator.go). */
  validate(object: KubeObject, old: KubeObject | undefined, { slice, earlier = [], warn }: Circumstances = {}): Found {
    return this.#found(this.#errorsOf(object, old), { object, old, slice, earlier, warn })
  }

  *#errorsOf(object: KubeObject, old: KubeObject | undefined): Steps<readonly FieldError[]> {
    const { schema } = this
    const bySchema = yield* validateBySteps(object, old && { value: old }, schema)
    yield
    const own = [
      ...this.#validateScaleSpec(object),
      ...this.#validateScaleStatus(object),
      ...validateEmbedded(object, schema),
    ]
    yield
    return [...bySchema, ...own, ...this.#validateLists(object, old)]
  }

  /** Errors of an update through the status subresource: only the status is looked at, and the rules of the whole object. */
  validateStatus(object: KubeObject, old: KubeObject, { slice, earlier = [], warn }: Circumstances = {}): Found {
    return this.#found(this.#errorsOfStatus(object, old), { object, old, slice, earlier, warn })
  }

  *#errorsOfStatus(object: KubeObject, old: KubeObject): Steps<readonly FieldError[]> {
    const { status } = object as { status?: unknown }
    const schema = this.schema.properties?.status
    const before = { value: (old as { status?: unknown }).status }
    const bySchema = status === undefined || !schema ? [] : yield* validateBySteps(status, before, schema)
    yield
    return [
      ...bySchema.map((error) => placedUnder('status', error)),
      ...this.#validateScaleStatus(object),
      ...this.#validateLists(object, old),
    ]
  }

  #found(steps: Steps<readonly FieldError[]>, circumstances: Write): Found {
    const { slice } = circumstances
    if (!slice) return this.#withRules(finish(steps), circumstances)
    return slice.run(steps).then((errors) => this.#withRules(errors, circumstances))
  }

  /** Values that are none of their schema, or too many, are not looked at by rules: they could cost too much. */
  #withRules(errors: readonly FieldError[], { object, old, slice, earlier, warn }: Write): Found {
    this.#rules ??= new ObjectRules(this.schema)
    if (this.#rules.isEmpty) return errors
    if ([...(earlier ?? []), ...errors].some(({ type }) => blockingErrors.has(type)))
      return [...errors, someRulesUnchecked]
    const told = (found: RuleFindings) => {
      for (const text of found.warnings) warn?.(text)
      return [...errors, ...found.errors]
    }
    return slice ? this.#rules.validateInSlices(object, old, slice).then(told) : told(this.#rules.validate(object, old))
  }

  /** What was doubled before may stay so. */
  #validateLists(object: KubeObject, old: KubeObject | undefined): readonly FieldError[] {
    const errors = validateListTypes(object, this.schema)
    return errors.length > 0 && old && validateListTypes(old, this.schema).length > 0 ? [] : errors
  }

  #validateScaleSpec(object: KubeObject): readonly FieldError[] {
    const scale = this.outline.subresources?.scale
    return scale ? replicasErrors(object, scale.specReplicasPath) : []
  }

  #validateScaleStatus(object: KubeObject): readonly FieldError[] {
    const scale = this.outline.subresources?.scale
    if (!scale) return []
    const errors = replicasErrors(object, scale.statusReplicasPath)
    const selector = scale.labelSelectorPath
    if (selector === undefined) return errors
    try {
      nestedText(object, selector)
      return errors
    } catch (error) {
      if (error instanceof AccessorError) return [...errors, invalid(path(selector), '', error.message)]
      throw error
    }
  }
}

/** What is known of a write beside its object. */
interface Circumstances {
  readonly slice?: TimeSlice | undefined
  /** Other errors, some of which keep rules from being run. */
  readonly earlier?: readonly FieldError[]
  /** Takes what rules find in values that did not change: it is told, not refused. */
  readonly warn?: ((text: string) => void) | undefined
}

interface Write extends Circumstances {
  readonly object: KubeObject
  readonly old: KubeObject | undefined
}

/** Values and rules may take their time. */
type Found = readonly FieldError[] | Promise<readonly FieldError[]>

const blockingErrors = new Set([
  'FieldValueNotSupported',
  'FieldValueRequired',
  'FieldValueTooLong',
  'FieldValueTooMany',
  'FieldValueTypeInvalid',
])
const someRulesUnchecked = invalid(
  path('<nil>'),
  null,
  'some validation rules were not checked because the object was invalid; correct the existing errors to complete validation',
)

function replicasErrors(object: KubeObject, at: string): readonly FieldError[] {
  try {
    const replicas = nestedInteger(object, at) ?? 0
    if (replicas < 0) return [invalid(path(at), replicas, 'should be a non-negative integer')]
    return replicas > maxReplicas ? [invalid(path(at), replicas, `should be less than or equal to ${maxReplicas}`)] : []
  } catch (error) {
    if (error instanceof AccessorError) return [invalid(path(at), 0, error.message)]
    throw error
  }
}
