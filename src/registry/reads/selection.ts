import type { FieldRequirement } from '../../api/index.js'
import {
  badRequest,
  matchesFields,
  parseFieldSelector,
  parseLabelSelector,
  quote,
  SelectorError,
} from '../../api/index.js'
import type { CachedObject } from '../cache/index.js'
import type { AnyResourceDefinition } from '../definition/index.js'
import type { Scope } from '../watch/index.js'

/** Which objects a list, watch or deletecollection is about. */
export interface Selection extends Scope {
  /** Set where the field selector pins the name: then at most one object can match. */
  readonly name?: string
  readonly hasSelector: boolean
}

export interface SelectionQuery {
  readonly namespace: string
  readonly labelSelector: string | undefined
  readonly fieldSelector: string | undefined
  /** The labels of the version that is asked. Default: the hub's. */
  readonly fieldLabels?: readonly string[] | undefined
}

/** Parses the selectors of a request. Throws upstream's 400. */
export function selectionOf(definition: AnyResourceDefinition, query: SelectionQuery): Selection {
  const labels = query.labelSelector ? parsed(parseLabelSelector, query.labelSelector) : undefined
  const fields = query.fieldSelector ? parsed(parseFieldSelector, query.fieldSelector) : undefined
  if (fields) checkFields(definition, fields, query.fieldLabels ?? definition.fieldLabels)
  const isLabelled = labels !== undefined && !labels.isEmpty
  const isFielded = fields !== undefined && fields.length > 0
  if (!isLabelled && !isFielded) return { namespace: query.namespace, hasSelector: false }
  const matches = (object: Pick<CachedObject, 'index'>): boolean => {
    const { index } = object
    return (
      (labels === undefined || labels.matches(index.labels)) &&
      (fields === undefined || matchesFields(fields, (field) => index.fields[field]))
    )
  }
  const pinned = fields?.find((one) => one.field === 'metadata.name' && one.operator === '=')
  return {
    namespace: query.namespace,
    hasSelector: true,
    matches,
    ...(pinned ? { name: pinned.value } : {}),
  }
}

function parsed<T>(parse: (text: string) => T, text: string): T {
  try {
    return parse(text)
  } catch (error) {
    if (error instanceof SelectorError) throw badRequest(error.message)
    throw error
  }
}

function checkFields(
  definition: AnyResourceDefinition,
  requirements: readonly FieldRequirement[],
  labels: readonly string[] | undefined,
): void {
  for (const { field } of requirements) {
    if (labels?.includes(field)) continue
    if (field === 'metadata.name') continue
    if (field === 'metadata.namespace' && definition.namespaceIsSelectable !== false) continue
    if (!labels && Object.hasOwn(definition.selectableFields, field)) continue
    throw badRequest(definition.fieldRefusal ? definition.fieldRefusal(field) : fieldRefusal(field, definition))
  }
}

function fieldRefusal(field: string, definition: AnyResourceDefinition): string {
  const known = definition.namespaceIsSelectable === false ? ['metadata.name'] : ['metadata.name', 'metadata.namespace']
  return `${quote(field)} is not a known field selector: only ${known.map(quote).join(', ')}`
}
