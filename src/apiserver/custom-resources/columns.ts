import type { CustomResourceColumnDefinition, KubeObject } from '../../api/index.js'
import { parseTimestamp, sortedDeeply } from '../../api/index.js'
import type { Cell, Column } from '../../registry/index.js'
import { compileJsonPath } from './json-path.js'

const age: CustomResourceColumnDefinition = {
  name: 'Age',
  type: 'date',
  jsonPath: '.metadata.creationTimestamp',
  description: 'How long ago the object was created.',
}

/** Of a Scale, whose object shows no zero (apiextensions' pkg/apiserver, scaleColumnsForVersion). */
export function customScaleColumns(): readonly Column<KubeObject>[] {
  return columnsOf([
    { name: 'Desired', type: 'integer', jsonPath: '.spec.replicas', description: 'How many replicas are wanted' },
    { name: 'Available', type: 'integer', jsonPath: '.status.replicas', description: 'How many replicas there are' },
    age,
  ])
}

/** The columns of a version: its name, then what the definition says, or the age (apiextensions' pkg/registry/customresource/tableconvertor). */
export function columnsOf(
  definitions: readonly CustomResourceColumnDefinition[] | undefined,
): readonly Column<KubeObject>[] {
  const asked = definitions && definitions.length > 0 ? definitions : [age]
  return [
    {
      name: 'Name',
      type: 'string',
      format: 'name',
      priority: 0,
      description: 'The name of the object.',
      value: (object) => object.metadata?.name ?? '',
    },
    ...asked.map(columnOf),
  ]
}

function columnOf(definition: CustomResourceColumnDefinition): Column<KubeObject> {
  const { name, type, format, priority, description, jsonPath } = definition
  const find = compileJsonPath(jsonPath)
  return {
    name,
    type: type as Column<KubeObject>['type'],
    ...(format === undefined ? {} : { format }),
    ...(priority === undefined ? {} : { priority }),
    description: description || `Custom resource definition column (in JSONPath format): ${jsonPath}`,
    value(object) {
      const found = find?.(object) ?? []
      return found.length === 0 ? null : cellOf(type, found[0])
    },
  }
}

/** A value of another type than the column's comes out empty. */
function cellOf(type: string, value: unknown): Cell {
  if (type === 'string') return textOf(value)
  switch (type) {
    case 'integer':
      return typeof value === 'number' || typeof value === 'bigint' ? asInt64(Number(value)) : null
    case 'number':
      return typeof value === 'number' || typeof value === 'bigint' ? Number(value) : null
    case 'boolean':
      return typeof value === 'boolean' ? value : null
    case 'date':
      if (typeof value !== 'string') return null
      return parseTimestamp(value) === undefined ? '<invalid>' : { since: value }
    default:
      return null
  }
}

/** What no int64 holds becomes the smallest one, as Go converts it. */
function asInt64(value: number): number {
  return Math.abs(value) < 2 ** 63 ? Math.trunc(value) : -(2 ** 63)
}

function textOf(value: unknown): string {
  if (value === null) return '<no value>'
  return typeof value === 'object' ? JSON.stringify(sortedDeeply(value)) : String(value)
}
