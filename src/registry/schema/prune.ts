import { isJsonObject, type JSONSchemaProps } from '../../api/index.js'
import { itemsOf, memberOf, valuesOf } from './type.js'

const ofEveryResource: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata'])

/**
 * Drops what the structural schema does not name, in place: call it on an object of your own. apiVersion, kind and metadata of the object and of
 * embedded ones stay as they are.
 * https://github.com/kubernetes/apiextensions-apiserver/blob/v0.34.4/pkg/apiserver/schema/pruning/algorithm.go
 *
 * @returns the paths of what was dropped, sorted as upstream reports them (`spec.extra`, `spec.list[0].x`), each once
 */
export function prune(object: unknown, schema: JSONSchemaProps): string[] {
  const dropped = new Set<string>()
  visit(object, schema, { path: '', isResource: true, dropped })
  return [...dropped].sort()
}

interface Place {
  readonly path: string
  readonly isResource: boolean
  readonly dropped: Set<string>
}

function visit(value: unknown, schema: JSONSchemaProps | undefined, place: Place): void {
  const { path, dropped } = place
  const isResource = place.isResource || schema?.['x-kubernetes-embedded-resource'] === true
  const preserves = schema?.['x-kubernetes-preserve-unknown-fields'] === true
  if (Array.isArray(value)) {
    const items = schema && itemsOf(schema)
    // Where everything is kept, only what has a schema of its own is looked into.
    if (preserves && !items) return
    for (const [index, item] of value.entries())
      visit(item, items, { path: `${path}[${index}]`, isResource: false, dropped })
    return
  }
  if (!isJsonObject(value)) return
  for (const key of Object.keys(value)) {
    if (isResource && ofEveryResource.has(key)) continue
    const at = path === '' ? key : `${path}.${key}`
    const member = schema && memberOf(schema, key)
    if (member) visit(value[key], member, { path: at, isResource: false, dropped })
    else if (preserves) continue
    else if (schema && valuesOf(schema) === true) visit(value[key], undefined, { path: at, isResource: false, dropped })
    else {
      delete value[key]
      dropped.add(at)
    }
  }
}
