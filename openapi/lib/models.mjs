import { readFileSync } from 'node:fs'
import { readFacts } from './facts.mjs'

// The folder also holds leftovers of other Kubernetes versions: only what `all.d.ts` names is a model of this one.
const folder = new URL('../../node_modules/@kubernetes/client-node/dist/gen/models/', import.meta.url)
const read = (file) => readFileSync(new URL(file, folder), 'utf8')

/** Model names whose type says nothing that the overlay does not say. */
const opaque = new Set(['Date', 'V1MicroTime', 'IntOrString', 'any', 'object'])

/**
 * Every OpenAPI definition as a flat schema in OpenAPI's keywords, `$ref`s being bare definition names: client-node's models under the
 * overlay of facts/schemas.json (facts/README.md, "What a TypeScript generator has to do").
 *
 * @returns {Map<string, Record<string, any>>} in the order of schemas.json
 */
export function readDefinitions({ descriptions = false } = {}) {
  const overlays = readFacts('schemas')
  const listed = new Set([...read('all.d.ts').matchAll(/models\/(\w+)\.js/g)].map(([, name]) => name))
  const modelOf = (definition, overlay) => {
    if (overlay.model !== undefined) return overlay.model
    const [version, kind] = definition.split('.').slice(-2)
    return `${version[0].toUpperCase()}${version.slice(1)}${kind}`
  }
  const models = new Map(
    Object.entries(overlays).map(([definition, overlay]) => [definition, modelOf(definition, overlay)]),
  )
  const definitionOf = new Map(
    [...models].filter(([, model]) => model !== null).map(([definition, model]) => [model, definition]),
  )

  return new Map(
    Object.entries(overlays).map(([definition, overlay]) => {
      const model = models.get(definition)
      const { model: _model, properties: over = {}, ...own } = overlay
      if (model === null) return [definition, { ...own, ...(overlay.properties ? { properties: over } : {}) }]
      if (!listed.has(model)) throw new Error(`No model ${model} for ${definition}`)
      const comments = descriptions ? readComments(model) : undefined
      const properties = {}
      for (const { baseName, type, format } of readAttributes(model)) {
        const schema = overlaid(schemaOf(type, format, definitionOf), over[baseName])
        const text = over[baseName]?.undescribed ? undefined : comments?.properties.get(baseName)
        properties[baseName] = text ? { description: text, ...schema } : schema
      }
      const schema = { ...(comments?.own ? { description: comments.own } : {}), type: 'object', ...own }
      if (Object.keys(properties).length > 0) schema.properties = properties
      return [definition, schema]
    }),
  )
}

function readAttributes(model) {
  const match = /attributeTypeMap = (\[[\s\S]*?\]);/.exec(read(`${model}.js`))
  return match ? JSON.parse(match[1]) : []
}

function schemaOf(type, format, definitionOf) {
  const array = /^Array<(.*)>$/.exec(type)
  if (array) return { type: 'array', items: schemaOf(array[1], format, definitionOf) }
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type)
  if (map) return { type: 'object', additionalProperties: schemaOf(map[1], format, definitionOf) }
  if (type === 'string' || type === 'boolean') return format ? { type, format } : { type }
  if (type === 'number') return { type: format === 'double' ? 'number' : 'integer', ...(format ? { format } : {}) }
  if (opaque.has(type)) return {}
  const definition = definitionOf.get(type)
  if (!definition) throw new Error(`Unknown model type ${type}`)
  return { $ref: definition }
}

function overlaid(schema, overlay) {
  if (!overlay) return schema
  const { items, additionalProperties, ...rest } = overlay
  const result = rest.$ref ? { ...rest } : { ...schema, ...rest }
  if (items) result.items = overlaid(schema.items ?? {}, items)
  if (additionalProperties)
    result.additionalProperties = overlaid(schema.additionalProperties ?? {}, additionalProperties)
  return result
}

/** Class and property comments; TypeScript's property names are mapped back to JSON's by their order in the attribute map. */
function readComments(model) {
  const text = read(`${model}.d.ts`)
  const body = text.slice(text.indexOf('*/') + 2)
  const clean = (comment) =>
    comment
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, ''))
      .join('\n')
      .trim()
      .replace(/\\(['"])/g, '$1')
  const own = /\/\*\*([\s\S]*?)\*\/\s*export declare class/.exec(body)
  const names = new Map(
    (/attributeTypeMap = (\[[\s\S]*?\]);/.exec(read(`${model}.js`)) ? readAttributes(model) : []).map((a) => [
      a.name,
      a.baseName,
    ]),
  )
  const properties = new Map()
  for (const [, comment, name] of body
    .slice(body.indexOf('export declare class'))
    .matchAll(/\/\*\*([\s\S]*?)\*\/\s*'(\w+)'\??:/g)) {
    properties.set(names.get(name) ?? name, clean(comment))
  }
  return { own: own ? clean(own[1]) : '', properties }
}
