import fc from 'fast-check'
import type { JSONSchemaProps, KubeObject, StructNode } from '../../api/index.js'
import { Deployments, decode, Pods, type StatusError, typeOfToken } from '../../api/index.js'
import { compileSchema } from '../schema/index.js'
import { atomOf } from './atom.js'
import { compare, NotComparable } from './compare.js'
import type { FieldsV1 } from './field-set.js'
import { FieldSet } from './field-set.js'
import { decodeManagers } from './managed-fields.js'
import { NewObjectFields } from './new-object-fields.js'
import { ownershipAfterUpdate, resetSet } from './ownership.js'
import { reconcile } from './reconcile.js'
import { serverSideApply } from './server-side-apply.js'
import { toFieldSet } from './to-field-set.js'

const time = '2026-01-02T03:04:05Z'

/** As the defaulting of custom resources does: what has no default and may not be null goes. */
function withoutNulls(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(withoutNulls)
  const entries = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(entries.map(([name, member]) => [name, withoutNulls(member)]))
}

/** A resource with one version, its objects in memory. Custom resources stay as they were written. */
function resourceOf(type: StructNode, apiVersion: string, kind: string) {
  const read = (value: unknown) =>
    (type.definition === '' ? withoutNulls(value) : decode(type, value).object) as KubeObject
  const atom = atomOf(type)
  const typed = (value: unknown) => ({ atom, value, apiVersion })
  const empty = typed(read({ apiVersion, kind }))
  const withoutEntries = ({ metadata, ...object }: KubeObject) => {
    const { managedFields: _entries, ...others } = metadata ?? {}
    return typed({ ...object, metadata: others })
  }
  return {
    atom,
    apply: (live: KubeObject | undefined, manager: string, config: object, force = false) =>
      serverSideApply({
        live: live ? withoutEntries(live) : empty,
        entries: live?.metadata?.managedFields,
        empty,
        config: { apiVersion, kind, ...config },
        kind,
        manager,
        subresource: '',
        force,
        time,
        reset: resetSet(['status']),
        convert: () => undefined,
        pause: () => undefined,
        // What an apply leaves null is for validation to refuse.
        decode: (applied) => (type.definition === '' ? applied : read(applied)) as KubeObject,
      }),
    update: async (live: KubeObject | undefined, manager: string, value: object): Promise<KubeObject> => {
      const next = read({ apiVersion, kind, ...value })
      const managedFields = await ownershipAfterUpdate({
        live: live ? withoutEntries(live) : empty,
        next: typed(next),
        entries: live?.metadata?.managedFields,
        writer: { manager, operation: 'Update', apiVersion, subresource: '' },
        time,
        reset: resetSet(['status']),
        convert: () => undefined,
      })
      return { ...next, metadata: { ...next.metadata, ...(managedFields ? { managedFields } : {}) } }
    },
  }
}

const schema: JSONSchemaProps = {
  type: 'object',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer' },
        text: { type: 'string' },
        flag: { type: 'boolean' },
        labels: { type: 'object', additionalProperties: { type: 'string' } },
        tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
        args: { type: 'array', items: { type: 'string' } },
        whole: { type: 'object', 'x-kubernetes-map-type': 'atomic', properties: { a: { type: 'string' } } },
        free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
        ports: {
          type: 'array',
          'x-kubernetes-list-type': 'map',
          'x-kubernetes-list-map-keys': ['port', 'protocol'],
          items: {
            type: 'object',
            properties: {
              port: { type: 'integer' },
              protocol: { type: 'string', default: 'TCP' },
              name: { type: 'string' },
            },
          },
        },
      },
    },
  },
}
const widgetType = compileSchema(schema)
const widgets = resourceOf(widgetType, 'example.com/v1', 'Widget')
const deployments = resourceOf(typeOfToken(Deployments), 'apps/v1', 'Deployment')
const pods = resourceOf(typeOfToken(Pods), 'v1', 'Pod')

const specs = fc.record(
  {
    size: fc.integer({ min: 0, max: 9 }),
    text: fc.constantFrom('', 'a', 'b'),
    flag: fc.boolean(),
    labels: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('1', '2'), { minKeys: 1 }),
    tags: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { minLength: 1 }),
    args: fc.array(fc.constantFrom('-v', '-q'), { maxLength: 3 }),
    whole: fc.record({ a: fc.constantFrom('1', '2') }, { requiredKeys: [] }),
    free: fc
      .record(
        {
          // Without a schema a value may change between scalar, list and object.
          m: fc.oneof(
            fc.integer(),
            fc.constant([1, { a: 1 }]),
            fc.record({ x: fc.integer() }),
            fc.constant({ y: { z: 1 } }),
          ),
          n: fc.constant({ deep: { er: 1 } }),
        },
        { requiredKeys: [] },
      )
      .filter((members) => Object.keys(members).length > 0),
    ports: fc.uniqueArray(
      fc.record(
        { port: fc.constantFrom(80, 443), protocol: fc.constantFrom('TCP', 'UDP'), name: fc.constantFrom('a', 'b') },
        { requiredKeys: ['port'] },
      ),
      { minLength: 1, selector: ({ port, protocol }) => `${port}${protocol ?? 'TCP'}` },
    ),
  },
  { requiredKeys: [] },
)
const widget = (spec: object, metadata: object = {}) => ({ metadata: { name: 'one', ...metadata }, spec })

const specOf = (object: KubeObject) => (object as { spec?: unknown }).spec
const fieldsOf = (object: KubeObject, manager: string, operation = 'Apply') =>
  object.metadata?.managedFields?.find((one) => one.manager === manager && one.operation === operation)?.fieldsV1
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => undefined,
    (error: unknown) => error as StatusError,
  )

/** Everything that anybody owns. */
function ownedBy(object: KubeObject): FieldSet {
  const managers = decodeManagers(object.metadata?.managedFields)
  if (typeof managers === 'string') throw new Error(managers)
  return [...managers.values()].reduce((all, one) => all.union(one.set), new FieldSet())
}

describe('server-side apply', () => {
  it('changes nothing when it is done twice', async () => {
    await fc.assert(
      fc.asyncProperty(specs, specs, async (before, spec) => {
        const live = await widgets.update(undefined, 'editor', widget(before))
        const once = await widgets.apply(live, 'alice', widget(spec), true)
        expect(await widgets.apply(once, 'alice', widget(spec))).toEqual(once)
      }),
    )
  })

  it('never finds conflicts between managers of disjoint fields', async () => {
    const disjoint = specs.chain((spec) =>
      fc.subarray(Object.keys(spec)).map((mine) => {
        const entries = Object.entries(spec)
        return [
          Object.fromEntries(entries.filter(([name]) => mine.includes(name))),
          Object.fromEntries(entries.filter(([name]) => !mine.includes(name))),
        ] as const
      }),
    )
    await fc.assert(
      fc.asyncProperty(disjoint, async ([mine, yours]) => {
        const first = await widgets.apply(undefined, 'alice', widget(mine))
        const both = await widgets.apply(first, 'bob', widget(yours))
        expect(specOf(both)).toEqual({ ...mine, ...yours })
        const left = await widgets.apply(both, 'alice', widget({}))
        const { spec } = left as { spec?: Record<string, unknown> }
        for (const [name, value] of Object.entries(yours)) expect(spec?.[name]).toEqual(value)
        for (const name of Object.keys(mine)) expect(spec?.[name] ?? null).toBeNull()
      }),
    )
  })

  it('knows the owner of a new object by its shape', async () => {
    const known = new NewObjectFields()
    const apiVersion = 'example.com/v1'
    const typed = (value: unknown) => ({ atom: widgets.atom, apiVersion, value })
    const odd = fc.constantFrom<unknown>(undefined, null, 0, '', false, 'x', 7, {}, [], [1], { a: {} }, { a: 1, b: {} })
    await fc.assert(
      fc.asyncProperty(specs, odd, odd, async (spec, free, text) => {
        const update = {
          live: typed({ spec: { text: '', free: null } }),
          next: typed({ apiVersion, kind: 'Widget', metadata: { name: 'x' }, spec: { ...spec, free, text } }),
          entries: undefined,
          writer: { manager: 'a', operation: 'Update', apiVersion, subresource: '' },
          time,
          reset: new FieldSet(),
          convert: () => undefined,
        } as const
        const expected = await ownershipAfterUpdate(update)
        // Twice: worked out, and remembered.
        for (let i = 0; i < 2; i++) expect(await known.ownershipOf(widgetType, update, [])).toEqual(expected)
      }),
      { numRuns: 400 },
    )
  })

  it('covers exactly the fields that exist, whatever is written in whatever way', async () => {
    // As upstream: what an update empties, but leaves, belongs to nobody. So nothing is left empty here.
    const full = specs.map((spec) => ({ size: 1, ...spec }))
    const steps = fc.array(
      fc.record({ way: fc.constantFrom('apply', 'update'), manager: fc.constantFrom('a', 'b', 'c'), spec: full }),
      { minLength: 1, maxLength: 6 },
    )
    const unowned = FieldSet.fromFieldsV1({ 'f:apiVersion': {}, 'f:kind': {}, 'f:metadata': { '.': {}, 'f:name': {} } })
    await fc.assert(
      fc.asyncProperty(steps, async (writes) => {
        let live: KubeObject | undefined
        for (const { way, manager, spec } of writes) {
          const next: KubeObject =
            way === 'apply'
              ? await widgets.apply(live, manager, widget(spec), true)
              : await widgets.update(live, manager, widget(spec))
          // As upstream: a map emptied by an apply is left as null where somebody else owns the map, and validation refuses that.
          if (!leavesNull(spec, next)) live = next
        }
        const { managedFields: _entries, ...metadata } = live?.metadata ?? {}
        const present = toFieldSet(widgets.atom, { ...live, metadata }).difference(unowned)
        const owned = ownedBy(live ?? { metadata: {} })
        const paths = (set: FieldSet) => [...set.paths()].map((path) => path.join('/'))
        // Leaves are owned; nothing is owned that is not there.
        const missing = paths(present.difference(owned)).filter((path) => isLeafPath(present, path))
        const gone = paths(compareEverything(live, metadata, owned))
        expect({ missing, gone }).toEqual({ missing: [], gone: [] })
      }),
    )
    function leavesNull(asked: object, next: KubeObject): boolean {
      const { spec } = next as { spec?: Record<string, unknown> }
      return Object.entries(spec ?? {}).some(([name, value]) => value === null && !(name in asked))
    }
    function isLeafPath(set: FieldSet, path: string): boolean {
      return !paths(set).some((other) => other.startsWith(`${path}/`))
    }
    function paths(set: FieldSet): string[] {
      return [...set.paths()].map((path) => path.join('/'))
    }
    /** What is owned but neither a leaf nor on the way to one. */
    function compareEverything(live: KubeObject | undefined, metadata: object, owned: FieldSet): FieldSet {
      const all = compare(widgets.atom, {}, { ...live, metadata }).added
      return owned.difference(all)
    }
  })

  it('removes what the applier no longer names and nobody else owns', async () => {
    const live = await widgets.apply(undefined, 'alice', widget({ labels: { a: '1', b: '2' }, tags: ['x', 'y'] }))
    const shared = await widgets.apply(live, 'bob', widget({ labels: { b: '2' }, tags: ['y'] }))
    const left = await widgets.apply(shared, 'alice', widget({ size: 1 }))
    expect(specOf(left)).toEqual({ size: 1, labels: { b: '2' }, tags: ['y'] })
    expect(fieldsOf(left, 'alice')).toEqual({ 'f:spec': { 'f:size': {} } })
  })

  it('names owners and fields in a conflict, and takes them when forced', async () => {
    const container = (image: string) => [{ name: 'main', image }]
    const spec = (image: string) => ({ template: { spec: { containers: container(image) } } })
    const created = await deployments.update(undefined, 'kubectl-client-side-apply', {
      metadata: { name: 'web' },
      spec: { replicas: 2, ...spec('a:1') },
    })
    const one = await refusal(deployments.apply(created, 'ci', { metadata: { name: 'web' }, spec: { replicas: 3 } }))
    expect(one).toMatchObject({
      code: 409,
      reason: 'Conflict',
      message: 'Apply failed with 1 conflict: conflict with "kubectl-client-side-apply" using apps/v1: .spec.replicas',
      details: {
        causes: [
          {
            reason: 'FieldManagerConflict',
            message: 'conflict with "kubectl-client-side-apply" using apps/v1',
            field: '.spec.replicas',
          },
        ],
      },
    })
    const two = { metadata: { name: 'web' }, spec: { replicas: 3, ...spec('a:2') } }
    expect((await refusal(deployments.apply(created, 'ci', two)))?.message).toBe(
      'Apply failed with 2 conflicts: conflicts with "kubectl-client-side-apply" using apps/v1:\n- .spec.replicas\n- .spec.template.spec.containers[name="main"].image',
    )
    const forced = await deployments.apply(created, 'ci', two, true)
    expect(specOf(forced)).toMatchObject({ replicas: 3, template: { spec: { containers: container('a:2') } } })
    expect(JSON.stringify(fieldsOf(forced, 'kubectl-client-side-apply', 'Update'))).not.toMatch(/replicas|f:image/)
  })

  it.each([
    [{ spec: { size: 'x' } }, '.spec.size: expected numeric (int or float), got string'],
    [{ spec: { text: 5 } }, '.spec.text: expected string, got &value.valueUnstructured{Value:5}'],
    [
      { spec: { text: { a: 1 } } },
      '.spec.text: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":1}}',
    ],
    [{ spec: { flag: 'yes' } }, '.spec.flag: expected boolean, got &{yes}'],
    [{ spec: [] }, '.spec: expected map, got &{[]}'],
    [{ spec: { tags: { a: 1e6 } } }, '.spec.tags: expected list, got &{map[a:1000000]}'],
    [{ spec: { extra: 1 } }, '.spec.extra: field not declared in schema'],
    [{ spec: { tags: ['a', 'a'] } }, '.spec.tags: duplicate entries for key [="a"]'],
    [
      { spec: { tags: [null] } },
      ".spec.tags: element 0: associative list without keys has an element that's an explicit null",
    ],
    [
      { spec: { ports: [{ port: 1 }, { port: 1, protocol: 'TCP' }] } },
      '.spec.ports: duplicate entries for key [port=1,protocol="TCP"]',
    ],
    [
      { spec: { size: 'x', flag: 1 } },
      'errors:\n  .spec.size: expected numeric (int or float), got string\n  .spec.flag: expected boolean, got &{1}',
    ],
  ])('says what does not fit the type: %j', async (config, message) => {
    const error = await refusal(
      widgets.apply(undefined, 'alice', { metadata: { name: 'one', namespace: 'ns' }, ...config }),
    )
    expect(error).toMatchObject({
      code: 500,
      message: `failed to create typed patch object (ns/one; example.com/v1, Kind=Widget): ${message}`,
    })
  })

  it('refuses other kinds, and managedFields in what is applied', async () => {
    expect(await refusal(widgets.apply(undefined, 'alice', { kind: 'Gadget' }))).toMatchObject({
      code: 400,
      message: 'invalid object type: example.com/v1, Kind=Gadget',
    })
    const given = widget({}, { managedFields: [] })
    expect(await refusal(widgets.apply(undefined, 'alice', given))).toMatchObject({
      code: 400,
      message: 'metadata.managedFields must be nil',
    })
  })

  it('keeps list items in the order of the configuration, and those of others between them', async () => {
    const env = (...names: string[]) => names.map((name) => ({ name, value: name }))
    const pod = (...names: string[]) => ({
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'main', image: 'i', env: env(...names) }] },
    })
    const live = await pods.update(undefined, 'editor', pod('A', 'B', 'C', 'D'))
    const names = (object: KubeObject) =>
      (specOf(object) as { containers: { env: { name: string }[] }[] }).containers[0]?.env.map((one) => one.name)
    expect(names(await pods.apply(live, 'alice', pod('B', 'D', 'E')))).toEqual(['A', 'B', 'C', 'D', 'E'])
    expect(names(await pods.apply(live, 'alice', pod('D', 'B')))).toEqual(['A', 'C', 'D', 'B'])
  })

  it('gives what nobody is noted for to before-first-apply', async () => {
    const live = decode(widgetType, { apiVersion: 'example.com/v1', kind: 'Widget', ...widget({ size: 1 }) })
    const error = await refusal(widgets.apply(live.object as KubeObject, 'alice', widget({ size: 2 })))
    expect(error?.message).toBe(
      'Apply failed with 1 conflict: conflict with "before-first-apply" using example.com/v1: .spec.size',
    )
  })

  it('lets kubectl take over what its client-side kind has applied, and keeps that annotation in step', async () => {
    const annotation = 'kubectl.kubernetes.io/last-applied-configuration'
    const config = (size: number) => ({ apiVersion: 'example.com/v1', kind: 'Widget', ...widget({ size }) })
    const annotations = { [annotation]: JSON.stringify(config(1)) }
    const live = await widgets.update(undefined, 'kubectl-client-side-apply', widget({ size: 1 }, { annotations }))
    const taken = await widgets.apply(live, 'kubectl', widget({ size: 2 }))
    expect(specOf(taken)).toEqual({ size: 2 })
    expect(taken.metadata?.annotations?.[annotation]).toBe(
      '{"apiVersion":"example.com/v1","kind":"Widget","metadata":{"name":"one"},"spec":{"size":2}}\n',
    )
    const edited = await widgets.update(taken, 'editor', { ...taken, spec: { size: 3 } })
    expect((await refusal(widgets.apply(edited, 'kubectl', widget({ size: 2 }))))?.code).toBe(409)
  })
})

describe('ownership of updates', () => {
  it('names structs by value, keys with defaults and the items that hold them', async () => {
    const created = await pods.update(undefined, 'kubectl-create', {
      metadata: { name: 'p', labels: { a: '1' } },
      spec: { containers: [{ name: 'main', image: 'i', ports: [{ containerPort: 80, protocol: 'TCP' }] }] },
    })
    expect(fieldsOf(created, 'kubectl-create', 'Update')).toEqual({
      'f:metadata': { 'f:labels': { '.': {}, 'f:a': {} } },
      'f:spec': {
        'f:containers': {
          'k:{"name":"main"}': {
            '.': {},
            'f:image': {},
            'f:name': {},
            'f:ports': {
              '.': {},
              'k:{"containerPort":80,"protocol":"TCP"}': { '.': {}, 'f:containerPort': {}, 'f:protocol': {} },
            },
            'f:resources': {},
          },
        },
      },
    })
  })

  it('takes an item of doubled keys as a whole', async () => {
    const pod = (...values: string[]) => ({
      metadata: { name: 'p' },
      spec: { containers: [{ name: 'main', env: values.map((value) => ({ name: 'A', value })) }] },
    })
    const env = (object: KubeObject) =>
      JSON.stringify(fieldsOf(object, 'a', 'Update')).match(/"f:env":(\{.*?\}\})/)?.[1]
    const doubled = await pods.update(undefined, 'a', pod('1', '2'))
    expect(env(doubled)).toBe('{".":{},"k:{\\"name\\":\\"A\\"}":{}}')
    const single = await pods.update(doubled, 'a', pod('1'))
    expect(env(single)).toBe('{".":{},"k:{\\"name\\":\\"A\\"}":{".":{},"f:name":{},"f:value":{}}')
  })

  it('leaves a set as it is stored when its owner changes what it owns, and nobody else owns that any more', async () => {
    const pod = (image: string) => ({ metadata: { name: 'p' }, spec: { containers: [{ name: 'main', image }] } })
    const created = await pods.update(undefined, 'a', pod('1'))
    const taken = await pods.update(created, 'b', pod('2'))
    const image = { 'f:spec': { 'f:containers': { 'k:{"name":"main"}': { 'f:image': {} } } } }
    expect(fieldsOf(taken, 'b', 'Update')).toEqual(image)
    expect(JSON.stringify(fieldsOf(taken, 'a', 'Update'))).not.toContain('f:image')
    const again = await pods.update(taken, 'b', pod('3'))
    expect(fieldsOf(again, 'b', 'Update')).toBe(fieldsOf(taken, 'b', 'Update'))
    const both = [...(taken.metadata?.managedFields ?? []), ...(created.metadata?.managedFields ?? [])].map(
      (entry, i) => (i === 2 ? { ...entry, manager: 'c' } : entry),
    )
    const shared = { ...taken, metadata: { ...taken.metadata, managedFields: both } }
    const once = await pods.update(shared, 'b', pod('4'))
    expect(fieldsOf(once, 'b', 'Update')).toBe(fieldsOf(shared, 'b', 'Update'))
    expect(JSON.stringify(fieldsOf(once, 'c', 'Update'))).not.toContain('f:image')
  })

  it('compares no sets that hold what is no value, even when they are the same', () => {
    const object = (label: string) => ({ metadata: { finalizers: [null], labels: { a: label } } })
    expect(() => compare(pods.atom, object('1'), object('2'))).toThrow(NotComparable)
  })

  it('folds the oldest updaters when there are more than ten', async () => {
    let live = await widgets.update(undefined, 'm0', widget({ labels: { m0: '1' } }))
    const labels: Record<string, string> = { m0: '1' }
    for (let i = 1; i <= 12; i++) {
      labels[`m${i}`] = '1'
      live = await widgets.update(live, `m${i}`, widget({ labels: { ...labels } }))
    }
    const managers = live.metadata?.managedFields?.map((one) => one.manager)
    expect(managers).toHaveLength(10)
    expect(managers).toContain('ancient-changes')
  })

  it('owns the whole of what has become atomic', () => {
    const before = FieldSet.fromFieldsV1({ 'f:spec': { 'f:whole': { '.': {}, 'f:a': {} }, 'f:size': {} } })
    expect(reconcile(before, widgets.atom).toFieldsV1()).toEqual({ 'f:spec': { 'f:size': {}, 'f:whole': {} } })
  })
})

describe('FieldSet', () => {
  const elements = fc.constantFrom('f:a', 'f:b', 'k:{"n":1}', 'v:"x"')
  const leaf = fc.constant<FieldsV1>({})
  const above = (below: fc.Arbitrary<FieldsV1>): fc.Arbitrary<FieldsV1> =>
    fc
      .tuple(fc.boolean(), fc.dictionary(elements, below))
      .map(([own, members]) => (own && Object.keys(members).length > 0 ? { '.': {}, ...members } : members))
  const fields = above(above(above(leaf)))
  const sets = fields.map((one) => FieldSet.fromFieldsV1(one))

  it('obeys the laws of sets', () => {
    fc.assert(
      fc.property(sets, sets, sets, (a, b, c) => {
        expect(a.union(b).equals(b.union(a))).toBe(true)
        expect(a.intersection(b).equals(b.intersection(a))).toBe(true)
        expect(a.union(b.union(c)).equals(a.union(b).union(c))).toBe(true)
        expect(a.intersection(b.union(c)).equals(a.intersection(b).union(a.intersection(c)))).toBe(true)
        expect(a.difference(b).union(a.intersection(b)).equals(a)).toBe(true)
        expect(a.difference(b).intersection(b).isEmpty).toBe(true)
        expect(a.difference(a).isEmpty).toBe(true)
        expect(a.union(a).equals(a)).toBe(true)
        expect(a.recursiveDifference(b).difference(a.difference(b)).isEmpty).toBe(true)
        expect(a.touches(b)).toBe(!a.intersection(b).isEmpty)
        expect(a.touchesFieldsV1(b.toFieldsV1())).toBe(a.touches(b))
        expect([...a.paths()].every((path) => a.hasPath(path))).toBe(true)
        expect(FieldSet.fromFieldsV1(a.toFieldsV1()).equals(a)).toBe(true)
      }),
    )
  })

  it('puts fields before keys, keys by value, and values last', () => {
    const set = FieldSet.fromFieldsV1({ 'v:"b"': {}, 'k:{"port":443}': {}, 'k:{"port":80}': {}, 'f:z': {}, 'f:a': {} })
    expect(Object.keys(set.toFieldsV1())).toEqual(['f:a', 'f:z', 'k:{"port":80}', 'k:{"port":443}', 'v:"b"'])
  })
})
