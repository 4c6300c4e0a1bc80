import type { BuiltInColumn, BuiltInResource, KubeObject, PodTemplateSpec, ResourceToken } from '../api/index.js'
import { builtInResources, quote, typeOfToken } from '../api/index.js'
import type {
  AnyResourceDefinition,
  Cell,
  Column,
  Representation,
  ResourceDefinition,
  RowCondition,
  StatusOptions,
  Subresource,
  WriteContext,
  WriterSubresource,
} from '../registry/definition/index.js'
import { statusSubresource } from '../registry/definition/index.js'
import { age, createdAt, name } from './cells.js'
import { dropDisabledPodFields } from './core/pod/disabled-fields.js'
import { withoutNulls } from './without-nulls.js'

type FromFacts =
  | 'token'
  | 'type'
  | 'shortNames'
  | 'categories'
  | 'verbs'
  | 'columns'
  | 'subresources'
  | 'selectableFields'
  | 'namespaceIsSelectable'
  | 'deleteReturnsObject'
  | 'fieldRefusal'

/** Table cells by the name of their column. `Name`, `Age` and `Created At` have a default. */
export type Cells<T extends KubeObject> = Readonly<Record<string, (object: T) => Cell>>

/** What a kind's room says about it; names, verbs, columns' headers and subresources' names come from the facts. */
export interface ResourceHooks<T extends KubeObject> extends Partial<Omit<ResourceDefinition<T>, FromFacts>> {
  readonly cells?: Cells<T>
  /** What is said of a row as a whole. */
  readonly rowConditions?: (object: T) => readonly RowCondition[]
  /** Rows end with an age that no column announces. */
  readonly hasUndeclaredAge?: true
  /** The status subresource, where the common behaviour is not enough. */
  readonly status?: StatusOptions<T>
  /** All subresources but the status. */
  readonly subresources?: readonly Subresource<T>[]
  readonly selectableFields?: Readonly<Record<string, (object: T) => string>>
  /** The pod template of a workload: what needs a feature that is off is dropped from it, before the kind's own preparation. */
  readonly podTemplate?: (object: T) => PodTemplateSpec | undefined
  /** The name of members in which null is a value: checks see them as they are. */
  readonly rawMember?: string
}

/**
 * A built-in kind as the registry wants it. Throws a TypeError when a column, subresource or selectable field that the facts name has no
 * implementation, so that the catalog cannot be built with a hole in it.
 */
export function defineResource<T extends KubeObject>(
  token: ResourceToken<T>,
  hooks: ResourceHooks<T> = {},
): AnyResourceDefinition {
  const facts = factsOf(token)
  const {
    cells = {},
    hasUndeclaredAge,
    status,
    subresources = [],
    selectableFields = {},
    podTemplate,
    rowConditions,
    rawMember,
    ...rest
  } = hooks
  const declared = columnsOf(facts, cells)
  const columns = [
    ...(rowConditions ? withConditions(declared, rowConditions) : declared),
    ...(hasUndeclaredAge ? [undeclaredAge] : []),
  ]
  const definition: ResourceDefinition<T> = {
    ...rest,
    ...withPlainObjects(rest, rawMember),
    ...(podTemplate ? droppingDisabledFields(rest, podTemplate) : {}),
    token,
    // A getter: types are compiled at first use.
    get type() {
      return typeOfToken(token)
    },
    shortNames: facts.shortNames,
    categories: facts.categories,
    verbs: facts.verbs,
    columns,
    subresources: subresourcesOf(facts, subresources, status).map(readingPlainObjects),
    selectableFields: selectableFieldsOf(facts, selectableFields),
    ...(rest.representations ? { fieldLabels: facts.fieldSelectors } : {}),
    namespaceIsSelectable: facts.fieldSelectors.includes('metadata.namespace'),
    deleteReturnsObject: facts.deleteReturnsObject,
    fieldRefusal: (field) => refusalOf(facts.fieldSelectorRefusal, field),
  }
  return definition as unknown as AnyResourceDefinition
}

/** The words for one field, in Go's quotes where they quote it. */
function refusalOf(words: string, field: string): string {
  return words.replace('"<label>"', () => quote(field)).replace('<label>', () => field)
}

/** Checks and warnings read objects without nulls; what changes an object sees it as it is. */
function withPlainObjects<T extends KubeObject>(
  { validate, validateUpdate, warnings }: Pick<ResourceHooks<T>, 'validate' | 'validateUpdate' | 'warnings'>,
  rawMember?: string,
) {
  const plain = (object: T) => withoutNulls(object, rawMember)
  return {
    ...(validate ? { validate: (object: T, context: WriteContext) => validate(plain(object), context) } : {}),
    ...(validateUpdate
      ? {
          validateUpdate: (object: T, old: T, context: WriteContext) =>
            validateUpdate(plain(object), plain(old), context),
        }
      : {}),
    ...(warnings ? { warnings: (object: T, old: T | undefined) => warnings(plain(object), old && plain(old)) } : {}),
  }
}

function droppingDisabledFields<T extends KubeObject>(
  { prepareForCreate, prepareForUpdate }: Pick<ResourceHooks<T>, 'prepareForCreate' | 'prepareForUpdate'>,
  templateOf: (object: T) => PodTemplateSpec | undefined,
): Pick<ResourceHooks<T>, 'prepareForCreate' | 'prepareForUpdate'> {
  return {
    prepareForCreate(object, context) {
      dropDisabledPodFields(templateOf(object)?.spec, undefined)
      prepareForCreate?.(object, context)
    },
    prepareForUpdate(object, old, context) {
      dropDisabledPodFields(templateOf(object)?.spec, templateOf(old)?.spec)
      prepareForUpdate?.(object, old, context)
    },
  }
}

function readingPlainObjects<T extends KubeObject>(subresource: Subresource<T>): Subresource<T> {
  if (subresource.kind !== 'writer') return subresource
  return { ...subresource, ...withPlainObjects<T>(pickUpdateHooks(subresource)) }
}

function pickUpdateHooks<T extends KubeObject>({ validateUpdate, warnings }: WriterSubresource<T>) {
  return {
    ...(validateUpdate ? { validateUpdate } : {}),
    ...(warnings ? { warnings: (object: T, old: T | undefined) => warnings(object, old ?? object) } : {}),
  }
}

export interface RepresentationHooks<T extends KubeObject>
  extends Partial<Omit<Representation, 'token' | 'type' | 'columns' | 'subresources'>> {
  readonly cells?: Cells<T>
}

/** Another version of a built-in kind. Its subresources are those of the hub. */
export function representation<T extends KubeObject>(
  token: ResourceToken<T>,
  hooks: RepresentationHooks<T> = {},
): Representation {
  const facts = factsOf(token)
  const { cells, ...rest } = hooks
  return {
    ...rest,
    token,
    get type() {
      return typeOfToken(token)
    },
    fieldLabels: facts.fieldSelectors,
    shortNames: facts.shortNames,
    categories: facts.categories,
    ...(cells ? { columns: columnsOf(facts, cells) as unknown as readonly Column<KubeObject>[] } : {}),
  }
}

function withConditions<T extends KubeObject>(
  columns: readonly Column<T>[],
  conditions: (object: T) => readonly RowCondition[],
): readonly Column<T>[] {
  return columns.map((column, index) => (index === 0 ? { ...column, conditions } : column))
}

function factsOf({ group, version, plural }: ResourceToken): BuiltInResource {
  const facts = builtInResources().find(
    (one) => one.group === group && one.version === version && one.plural === plural,
  )
  if (!facts) throw new TypeError(`No built-in resource ${group}/${version} ${plural}`)
  return facts
}

function columnsOf<T extends KubeObject>(facts: BuiltInResource, cells: Cells<T>): readonly Column<T>[] {
  const common: Cells<KubeObject> = { Name: name, Age: age, 'Created At': createdAt }
  return facts.columns.map((column) => {
    const value = cells[column.name] ?? common[column.name]
    if (!value) throw new TypeError(`No cell for the column ${column.name} of ${facts.plural}`)
    return { ...header(column, facts), value }
  })
}

const undeclaredAge: Column<KubeObject> = { name: 'Age', type: 'string', isUndeclared: true, value: age }

/** The reference describes every column but this one. */
const withoutDescription = 'runtimeclasses/Handler'

function header({ name, type, format, priority }: BuiltInColumn, { kind, plural }: BuiltInResource) {
  const description = `${plural}/${name}` === withoutDescription ? '' : `The ${kind}'s ${name.toLowerCase()}`
  return { name, type: type as Column<KubeObject>['type'], format, priority, description }
}

function subresourcesOf<T extends KubeObject>(
  facts: BuiltInResource,
  given: readonly Subresource<T>[],
  status: StatusOptions<T> | undefined,
): readonly Subresource<T>[] {
  return facts.subresources.map(({ name }) => {
    const own = given.find((one) => one.name === name)
    if (own) return own
    if (name === 'status') return statusSubresource<T>(status)
    throw new TypeError(`No subresource ${name} of ${facts.plural}`)
  })
}

function selectableFieldsOf<T extends KubeObject>(
  facts: BuiltInResource,
  given: Readonly<Record<string, (object: T) => string>>,
): Readonly<Record<string, (object: T) => string>> {
  for (const field of facts.fieldSelectors) {
    if (field === 'metadata.name' || field === 'metadata.namespace' || given[field]) continue
    throw new TypeError(`No selectable field ${field} of ${facts.plural}`)
  }
  return given
}
