import type { FieldError, FieldPath, JSONSchemaProps } from '../../../api/index.js'
import { forbidden, invalid, notSupported, required } from '../../../api/index.js'

const listTypes = ['atomic', 'set', 'map']

/** x-kubernetes-list-type and x-kubernetes-list-map-keys. */
export function addListErrors(errors: FieldError[], schema: JSONSchemaProps, at: FieldPath): void {
  const listType = schema['x-kubernetes-list-type']
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const { type = '' } = schema
  const items = Array.isArray(schema.items) ? undefined : schema.items
  const place = at.child('x-kubernetes-list-type')
  if (listType !== undefined && type !== 'array') {
    const text = 'must be array if x-kubernetes-list-type is specified'
    errors.push(type === '' ? required(at.child('type'), text) : invalid(at.child('type'), type, text))
  } else if (listType === 'set' && items) addSetErrors(errors, items, at.child('items'))
  if (listType !== undefined && !listTypes.includes(listType)) errors.push(notSupported(place, listType, listTypes))
  if (keys.length > 0 && listType !== 'map') {
    const text = 'must be map if x-kubernetes-list-map-keys is non-empty'
    errors.push(listType === undefined ? required(place, text) : invalid(place, listType, text))
  }
  if (listType === 'map') addMapErrors(errors, schema, items, at)
  if ((listType === 'set' || listType === 'map') && items?.nullable) {
    errors.push(
      forbidden(at.child('items').child('nullable'), `cannot be nullable when x-kubernetes-list-type is ${listType}`),
    )
  }
  if (listType === 'map' && items) addKeyErrors(errors, keys, items, at.child('items').child('properties'))
}

/** Entries of a set are values as a whole. */
function addSetErrors(errors: FieldError[], items: JSONSchemaProps, at: FieldPath): void {
  const text = 'must be atomic as item of a list with x-kubernetes-list-type=set'
  const listType = items['x-kubernetes-list-type']
  if (items.type === 'array' && listType !== undefined && listType !== 'atomic') {
    errors.push(invalid(at.child('x-kubernetes-list-type'), listType, text))
  }
  if (items.type === 'object' && items['x-kubernetes-map-type'] !== 'atomic') {
    // Upstream shows the list type here, which objects have none of.
    errors.push(invalid(at.child('x-kubernetes-map-type'), listType ?? null, text))
  }
}

function addMapErrors(
  errors: FieldError[],
  schema: JSONSchemaProps,
  items: JSONSchemaProps | undefined,
  at: FieldPath,
): void {
  const keys = schema['x-kubernetes-list-map-keys'] ?? []
  const place = at.child('x-kubernetes-list-map-keys')
  if (keys.length === 0) errors.push(required(place, 'must not be empty if x-kubernetes-list-type is map'))
  if (schema.items === undefined) {
    errors.push(required(at.child('items'), 'must have a schema if x-kubernetes-list-type is map'))
  }
  if (Array.isArray(schema.items)) {
    errors.push(
      invalid(at.child('items'), schema.items, 'must only have a single schema if x-kubernetes-list-type is map'),
    )
  }
  if (!items) return
  if (items.type !== 'object') {
    errors.push(
      invalid(
        at.child('items').child('type'),
        items.type ?? '',
        "must be object if parent array's x-kubernetes-list-type is map",
      ),
    )
    return
  }
  for (const [index, key] of keys.entries()) {
    const property = items.properties?.[key]
    if (!property) errors.push(invalid(place, keys, 'entries must all be names of item properties'))
    else if (property.type === 'array' || property.type === 'object') {
      errors.push(
        invalid(
          at.child('items').child('properties').key(key).child('type'),
          items.type,
          "must be a scalar type if parent array's x-kubernetes-list-type is map",
        ),
      )
    }
    if (keys.indexOf(key) < index) errors.push(invalid(place, keys, 'must not contain duplicate entries'))
  }
}

/** Entries without one of their keys could not be told apart. */
function addKeyErrors(errors: FieldError[], keys: readonly string[], items: JSONSchemaProps, at: FieldPath): void {
  for (const key of keys) {
    const property = items.properties?.[key]
    if (!property) continue
    if (!items.required?.includes(key) && property.default === undefined) {
      errors.push(
        required(
          at.key(key).child('default'),
          'this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property',
        ),
      )
    }
    if (property.nullable) {
      errors.push(
        forbidden(
          at.key(key).child('nullable'),
          'this property is in x-kubernetes-list-map-keys, so it cannot be nullable',
        ),
      )
    }
  }
}
