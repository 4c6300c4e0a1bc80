import { readFileSync } from 'node:fs'
import type { FieldError, KubeObject } from '../api/index.js'
import { apiVersionOf, decode, invalidObject, path, validateObjectMeta } from '../api/index.js'
import { SeededRandom, SystemClock } from '../base/index.js'
import type { AnyResourceDefinition, Representation } from '../registry/definition/index.js'
import { builtInDefinitions } from './index.js'

const read = (file: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../fixtures/${file}`, import.meta.url), 'utf8'))
const valid = read('valid.json') as Record<string, KubeObject>
const invalid = read('invalid.json') as { resource: string; object: KubeObject; message: string }[]

const context = {
  user: { username: 'ann', groups: [] },
  clock: new SystemClock(),
  random: new SeededRandom(1),
  dryRun: false,
}

interface Served {
  readonly definition: AnyResourceDefinition
  readonly representation: Representation | undefined
}

const served = new Map<string, Served>()
for (const definition of builtInDefinitions()) {
  const name = (one: Pick<Representation, 'token'>) => `${apiVersionOf(one.token)}/${one.token.plural}`
  served.set(name(definition), { definition, representation: undefined })
  for (const representation of definition.representations ?? []) {
    served.set(name(representation), { definition, representation })
  }
}

function requireServed(resource: string): Served {
  const one = served.get(resource)
  if (!one) throw new TypeError(`No resource ${resource}`)
  return one
}

/** As the body is decoded, in the hub's form. */
function decoded({ definition, representation }: Served, body: KubeObject): KubeObject {
  const object = decode(representation?.type ?? definition.type, body).object as KubeObject
  representation?.defaults?.(object)
  return representation?.toHub ? representation.toHub(object) : object
}

/** What a create does to an object between the body and the store; the errors in the reference's order. */
function create(resource: string, body: KubeObject): { object: KubeObject; errors: readonly FieldError[] } {
  const one = requireServed(resource)
  const { definition } = one
  const object = decoded(one, body)
  definition.defaults?.(object)
  const metadata = { ...object.metadata, uid: '11111111-2222-3333-4444-555555555555' }
  if (definition.token.namespaced) metadata.namespace ??= 'fixtures'
  object.metadata = metadata
  definition.prepareForCreate?.(object, context)
  const { namespaced } = definition.token
  const options = { namespaced, validateName: definition.validateName }
  const ofMetadata = definition.storage === 'none' ? [] : validateObjectMeta(metadata, options, path('metadata'))
  return { object, errors: [...ofMetadata, ...(definition.validate?.(object, context) ?? [])] }
}

/** The object once without each of its lists and maps, at whatever depth, and once with nothing beside its metadata. */
function* withoutEachList(body: KubeObject): Generator<KubeObject> {
  const paths: (readonly (string | number)[])[] = []
  const find = (value: unknown, at: readonly (string | number)[]): void => {
    if (typeof value !== 'object' || value === null) return
    if (at.length > 0 && at[0] !== 'metadata') paths.push(at)
    for (const [key, member] of Object.entries(value)) find(member, [...at, Array.isArray(value) ? Number(key) : key])
  }
  find(body, [])
  for (const at of paths) {
    const copy = structuredClone(body)
    const parent = at.slice(0, -1).reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], copy)
    const last = at.at(-1) ?? ''
    if (Array.isArray(parent)) parent.splice(Number(last), 1)
    else delete (parent as Record<string, unknown>)[last]
    yield copy
  }
  const { apiVersion, kind, metadata } = body
  yield { apiVersion, kind, metadata } as KubeObject
}

describe('fixtures', () => {
  it('are there for every resource that can be created', () => {
    const creatable = [...served].filter(([, { definition }]) => definition.verbs.includes('create'))
    expect(creatable.map(([name]) => name).filter((name) => valid[name] === undefined)).toEqual([])
  })

  it.each(Object.entries(valid))('%s: the valid object has no errors', (resource, body) => {
    expect(create(resource, body).errors).toEqual([])
  })

  it.each(Object.entries(valid))('%s: defaults are idempotent', (resource, body) => {
    const one = requireServed(resource)
    const object = decoded(one, body)
    one.definition.defaults?.(object)
    const again = structuredClone(object)
    one.definition.defaults?.(again)
    expect(again).toEqual(object)
  })

  it.each(Object.entries(valid))('%s: every cell of its row can be printed', (resource, body) => {
    const { object } = create(resource, body)
    for (const column of requireServed(resource).definition.columns) expect(column.value(object)).not.toBeUndefined()
  })

  it.each(Object.entries(valid))('%s: a list that is left out is a field error at most', (resource, body) => {
    const { definition } = requireServed(resource)
    for (const lacking of withoutEachList(body)) {
      const { object } = create(resource, lacking)
      const old = create(resource, body).object
      for (const [next, before] of [
        [object, old],
        [old, object],
        [object, object],
      ] as const) {
        const copy = structuredClone(next)
        definition.prepareForUpdate?.(copy, before, context)
        definition.validateUpdate?.(copy, before, context)
        definition.warnings?.(copy, before)
        definition.canonicalize?.(copy)
        for (const subresource of definition.subresources) {
          if (subresource.kind !== 'writer' || subresource.body) continue
          const through = structuredClone(next)
          subresource.prepareForUpdate?.(through, before, context)
          subresource.validateUpdate?.(through, before, context)
        }
      }
      definition.warnings?.(object, undefined)
      for (const column of definition.columns) expect(column.value(object)).not.toBeUndefined()
      for (const select of Object.values(definition.selectableFields)) expect(typeof select(object)).toBe('string')
    }
  })

  it.each(invalid.map((one) => [one.resource, one.message, one] as const))('%s: %s', (resource, message, one) => {
    const { object, errors } = create(resource, one.object)
    const { group, kind } = requireServed(resource).definition.token
    expect(invalidObject({ group, kind }, object.metadata?.name ?? '', errors).message).toBe(message)
  })
})
