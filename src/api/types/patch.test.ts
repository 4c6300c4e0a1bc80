import fc from 'fast-check'
import { typeOf } from './built-in-types.js'
import { applyJsonPatch, jsonPatchOperation } from './json-patch.js'
import type { JsonObject } from './json-values.js'
import { mergePatch } from './merge-patch.js'
import { noKey, Positions, withoutDoubles } from './positions.js'
import { plainRaw, printRaw } from './raw-json.js'
import { strategicMergePatch } from './strategic-merge.js'
import { unstructuredError, unstructuredUnknownFields } from './unstructured-errors.js'
import { parseYaml } from './yaml/index.js'

const pod = () => typeOf('io.k8s.api.core.v1.Pod')
const deployment = () => typeOf('io.k8s.api.apps.v1.Deployment')
const spec = (result: JsonObject) => result.spec as JsonObject

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze)
  return value
}

const patchPod = (original: unknown, patch: unknown) =>
  strategicMergePatch(pod(), deepFreeze({ spec: original }) as JsonObject, deepFreeze({ spec: patch }) as JsonObject)

describe('strategic merge patch', () => {
  const main = {
    name: 'main',
    image: 'a:1',
    env: [
      { name: 'A', value: '1' },
      { name: 'B', value: '2' },
    ],
  }
  const side = { name: 'side', image: 's:1' }

  it('merges lists by key, new entries in front, entries of the server in its order', () => {
    const result = patchPod(
      { containers: [main, side] },
      {
        containers: [
          { name: 'new', image: 'n:1' },
          {
            name: 'main',
            env: [
              { name: 'B', value: '9' },
              { name: 'C', value: '3' },
            ],
          },
        ],
      },
    )
    expect(spec(result).containers).toEqual([
      { name: 'new', image: 'n:1' },
      {
        ...main,
        env: [
          { name: 'A', value: '1' },
          { name: 'B', value: '9' },
          { name: 'C', value: '3' },
        ],
      },
      side,
    ])
  })

  it('deletes and replaces entries by directive', () => {
    const containers = [
      { name: 'side', $patch: 'delete' },
      { name: 'main', env: [{ name: 'A', $patch: 'delete' }] },
      { name: 'x', $patch: 'delete' },
    ]
    expect(spec(patchPod({ containers: [main, side] }, { containers }))).toEqual({
      containers: [{ ...main, env: [{ name: 'B', value: '2' }] }],
    })
    expect(
      spec(patchPod({ containers: [main, side] }, { containers: [{ $patch: 'replace' }, { name: 'only' }] })),
    ).toEqual({ containers: [{ name: 'only' }] })
    expect(
      spec(
        patchPod(
          { securityContext: { runAsUser: 1 }, nodeName: 'n' },
          { securityContext: { $patch: 'replace', runAsGroup: 2 } },
        ),
      ),
    ).toEqual({ securityContext: { runAsGroup: 2 }, nodeName: 'n' })
    expect(spec(patchPod({ securityContext: { runAsUser: 1 } }, { securityContext: { $patch: 'delete' } }))).toEqual({
      securityContext: {},
    })
  })

  it('obeys $setElementOrder', () => {
    const result = patchPod(
      { containers: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] },
      {
        '$setElementOrder/containers': [{ name: 'c' }, { name: 'n' }, { name: 'a' }],
        containers: [{ name: 'n', image: 'i' }],
      },
    )
    expect(spec(result)).toEqual({
      containers: [{ name: 'b' }, { name: 'c' }, { name: 'n', image: 'i' }, { name: 'a' }],
    })
    expect(() =>
      patchPod(
        { containers: [{ name: 'a' }] },
        { '$setElementOrder/containers': [{ name: 'a' }], containers: [{ name: 'z' }] },
      ),
    ).toThrow("The order in patch list:\n[map[name:z]]\n doesn't match $setElementOrder list:\n[map[name:a]]\n")
  })

  it('merges lists of primitives as sets, and takes out by $deleteFromPrimitiveList', () => {
    const meta = (original: unknown, patch: unknown) =>
      strategicMergePatch(pod(), { metadata: original } as JsonObject, { metadata: patch } as JsonObject).metadata
    expect(meta({ finalizers: ['a', 'b'] }, { finalizers: ['c', 'a'] })).toEqual({ finalizers: ['c', 'a', 'b'] })
    expect(meta({ finalizers: ['a', 'b', 'c'] }, { '$deleteFromPrimitiveList/finalizers': ['b', 'z'] })).toEqual({
      finalizers: ['a', 'c'],
    })
    expect(meta({ name: 'x' }, { '$deleteFromPrimitiveList/finalizers': ['b'] })).toEqual({ name: 'x' })
  })

  it('replaces atomic lists', () => {
    expect(spec(patchPod({ tolerations: [{ key: 'a' }] }, { tolerations: [{ key: 'b' }] }))).toEqual({
      tolerations: [{ key: 'b' }],
    })
  })

  it('retains only the keys that a union keeps', () => {
    const result = strategicMergePatch(
      deployment(),
      { spec: { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } } },
      { spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } } },
    )
    expect(result).toEqual({ spec: { strategy: { type: 'Recreate' } } })
    expect(() =>
      patchPod({ volumes: [{ name: 'v' }] }, { volumes: [{ name: 'v', $retainKeys: ['name'], emptyDir: {} }] }),
    ).toThrow(expect.objectContaining({ code: 400, message: 'invalid patch format of retainKeys' }))
  })

  it('deletes by null and drops nulls that match nothing', () => {
    const result = strategicMergePatch(
      pod(),
      { metadata: { labels: { a: '1', b: '2' } } },
      { metadata: { labels: { a: null, c: null }, annotations: { x: null, y: '1' } } },
    )
    expect(result).toEqual({ metadata: { labels: { b: '2' }, annotations: { y: '1' } } })
  })

  const refusals: [string, JsonObject, JsonObject, number, string][] = [
    [
      'an entry without its key',
      { containers: [main] },
      { containers: [{ image: 'x' }] },
      500,
      'map: map[image:x] does not contain declared merge key: name',
    ],
    [
      'an unknown directive',
      { securityContext: {} },
      { securityContext: { $patch: 'explode' } },
      500,
      'unknown patch type: explode in map: map[$patch:explode]',
    ],
    [
      'an unknown directive in a list',
      { containers: [main] },
      { containers: [{ name: 'main', $patch: 'x' }] },
      500,
      'unknown patch type: x in map: map[$patch:x name:main]',
    ],
    [
      'a directive that is no text',
      { securityContext: {} },
      { securityContext: { $patch: 5 } },
      500,
      'unknown patch type: %!s(int64=5) in map: map[$patch:5]',
    ],
    [
      'a merge directive in a list',
      { containers: [main] },
      { containers: [{ name: 'main', $patch: 'merge' }] },
      500,
      'merging lists cannot yet be specified in the patch',
    ],
    [
      'mixed elements',
      { containers: [main] },
      { containers: ['x'] },
      500,
      'list element types are not identical: [[map[env:[map[name:A value:1] map[name:B value:2]] image:a:1 name:main]] [x]]',
    ],
    [
      'an unknown object',
      { other: {} },
      { other: { a: 1 } },
      500,
      'unable to find api field in struct PodSpec for the json field "other"',
    ],
    [
      'a bad order list',
      { containers: [main] },
      { '$setElementOrder/containers': {} },
      500,
      'expected a []interface {}, but received a map[string]interface {}',
    ],
    [
      'a bad order key',
      { containers: [main] },
      { $setElementOrderX: [] },
      400,
      'invalid patch format of setElementOrder list',
    ],
    [
      'a bad deletion key',
      { containers: [main] },
      { $deleteFromPrimitiveListX: [] },
      400,
      'invalid patch format of primitive list',
    ],
    [
      'lists of lists',
      { containers: [[]] },
      { containers: [[]] } as unknown as JsonObject,
      422,
      'lists of lists are not supported',
    ],
  ]
  it.each(refusals)('refuses %s', (_, original, patch, code, message) => {
    expect(() => patchPod(original, patch)).toThrow(
      expect.objectContaining({ name: 'StrategicMergeError', code, message }),
    )
  })

  it('does nothing for an empty patch, and an applied patch applied again changes nothing', () => {
    const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', '__proto__'), { minLength: 1 })
    const containers = names.map((list) => list.map((name) => ({ name, image: name })))
    fc.assert(
      fc.property(containers, containers, (original, patch) => {
        expect(patchPod({ containers: original }, {})).toEqual({ spec: { containers: original } })
        const once = patchPod({ containers: original }, { containers: patch })
        const result = spec(once).containers as { name: string }[]
        expect(patchPod(spec(once), { containers: patch })).toEqual(once)
        expect(new Set(result.map(({ name }) => name))).toEqual(
          new Set([...original, ...patch].map(({ name }) => name)),
        )
        expect(result).toHaveLength(new Set(result.map(({ name }) => name)).size)
      }),
    )
  })
})

describe('merge patch', () => {
  it('has the results of RFC 7386', () => {
    const table: [unknown, unknown, unknown][] = [
      [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
      [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
      [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
      [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
      [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
      [['a'], ['c'], ['c']],
      [{ a: 'foo' }, null, null],
      [{ e: null }, { a: 1 }, { e: null, a: 1 }],
      [[1], { a: 'b', c: null }, { a: 'b' }],
      [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
    ]
    for (const [original, patch, result] of table)
      expect(plainRaw(mergePatch(deepFreeze(original), deepFreeze(patch)))).toEqual(result)
  })

  it('shares nothing with its inputs and treats __proto__ as a key', () => {
    const original = deepFreeze({ a: { b: [1] } })
    const result = plainRaw(mergePatch(original, JSON.parse('{"__proto__":{"x":1}}'))) as { a: { b: number[] } }
    result.a.b.push(2)
    expect(original.a.b).toEqual([1])
    expect(JSON.stringify(result)).toBe('{"__proto__":{"x":1},"a":{"b":[1,2]}}')
    expect(({} as JsonObject).x).toBeUndefined()
  })
})

describe('JSON patch', () => {
  const document = deepFreeze({ a: { b: '1' }, list: ['x', 'y'], none: null })
  const applied = (operations: readonly unknown[]) =>
    plainRaw(applyJsonPatch(document, operations.map(jsonPatchOperation)))

  it.each<[unknown[], unknown]>([
    [[{ op: 'replace', path: '/a/new', value: 1 }], { ...document, a: { b: '1', new: 1 } }],
    [[{ op: 'remove', path: 'not looked at/none' }], { a: document.a, list: document.list }],
    [[{ op: 'add', path: '/list/-1', value: 'z' }], { ...document, list: ['x', 'y', 'z'] }],
    [[{ op: 'add', path: '/list/+1', value: 'z' }], { ...document, list: ['x', 'z', 'y'] }],
    [[{ op: 'remove', path: '/list/-1' }], { ...document, list: ['x'] }],
    [[{ op: 'copy', from: '/nowhere', path: '/a/b' }], { ...document, a: { b: null } }],
    [[{ op: 'replace', path: '', value: 'a' }], document],
    [[{ op: 'test', path: '/none', value: null }], document],
    [[{ op: 'test', path: '', value: { list: ['x', 'y'], none: null, a: { b: '1' } } }], document],
    [
      [
        { op: 'add', path: '/a/x~1y~0', value: {} },
        { op: 'add', path: '/a/x~1y~0/__proto__', value: 1 },
      ],
      { ...document, a: { b: '1', 'x/y~': JSON.parse('{"__proto__":1}') } },
    ],
  ])('%j', (operations, result) => {
    expect(applied(operations)).toEqual(result)
  })

  it.each([
    [
      { op: 'remove', path: '/a/none' },
      "error in remove for path: '/a/none': Unable to remove nonexistent key: none: missing value",
    ],
    [
      { op: 'replace', path: '/list/2', value: 1 },
      'replace operation does not apply: doc is missing key: /list/2: missing value',
    ],
    [
      { op: 'add', path: '/list/4', value: 1 },
      "error in add for path: '/list/4': Unable to access invalid index: 4: invalid index referenced",
    ],
    [
      { op: 'add', path: '/none/x', value: 1 },
      'add operation does not apply: doc is missing path: "/none/x": missing value',
    ],
    [{ op: 'add', path: 'a', value: 1 }, 'add operation does not apply: doc is missing path: "a": missing value'],
    [{ op: 'test', path: '/a/b', value: null }, 'testing value /a/b failed: test failed'],
    [{ op: 'odd', path: '/a' }, 'Unexpected kind: odd'],
    [null, 'Unexpected kind: unknown'],
  ])('%j is refused', (operation, message) => {
    expect(() => applied([operation])).toThrow(expect.objectContaining({ name: 'JsonPatchError', message }))
  })

  it('copies no more than upstream allows', () => {
    const text = { op: 'add', path: '/a/b', value: 'x'.repeat(1_100_000) }
    const copies = ['c', 'd', 'e'].map((name) => ({ op: 'copy', from: '/a/b', path: `/a/${name}` }))
    expect(() => applied([text, ...copies])).toThrow('exceeding the limit 3145728')
  })

  it('prints what was opened with sorted keys, the rest as it was written', () => {
    const written = deepFreeze({ z: { y: 1, x: 2 }, m: { q: '<', b: [] } })
    const patched = applyJsonPatch(written, [jsonPatchOperation({ op: 'add', path: '/m/a', value: { d: 1, c: 2 } })])
    expect(printRaw(patched)).toBe('{"m":{"a":{"d":1,"c":2},"b":[],"q":"\\u003c"},"z":{"y":1,"x":2}}')
  })
})

describe('what the converter of unstructured objects says', () => {
  it.each([
    [{ spec: 1 }, 'cannot restore struct from: int64'],
    [{ metadata: { labels: [] } }, 'cannot restore map from slice'],
    [{ metadata: { finalizers: {} } }, 'cannot restore slice from map'],
    [{ metadata: { finalizers: [1] } }, 'cannot convert int64 to string'],
    [{ metadata: { finalizers: [true] } }, 'unrecognized type: string'],
    [{ spec: { priority: 1.5 } }, 'cannot convert float64 to int32'],
    [{ spec: { priority: 'x' } }, 'unrecognized type: int32'],
    [{ spec: { hostNetwork: 'x' } }, 'unrecognized type: bool'],
    [{ metadata: { creationTimestamp: 1 } }, 'json: cannot unmarshal number into Go value of type string'],
    [{ metadata: null, spec: { containers: [null] } }, undefined],
  ])('%j', (value, message) => {
    expect(unstructuredError(pod(), value)).toBe(message)
  })

  it('calls fields unknown by the fields and list indices on the way, not by the keys of maps', () => {
    const devices = [{ name: 'a', attributes: { x: { int: 1, nope: 2 }, y: { nope: 3 } }, zip: 1 }]
    const slice = typeOf('io.k8s.api.resource.v1.ResourceSlice')
    expect(unstructuredUnknownFields(slice, { metadata: { annotations: { any: 'key' } }, spec: { devices } })).toEqual([
      'unknown field "spec.devices[0].attributes.nope"',
      'unknown field "spec.devices[0].attributes.nope"',
      'unknown field "spec.devices[0].zip"',
    ])
  })
})

describe('parseYaml', () => {
  const parse = (text: string) => parseYaml(Buffer.from(text))

  it('reads YAML 1.1 as Go does', () => {
    expect(
      parse('a: yes\nb: 010\nc: 12:30\nd: 2020-01-01\n1: x\ntrue: why\nz: ~\nh: 0xF\nq: "010"\n__proto__: {z: 1}\n')
        .value,
    ).toEqual(
      JSON.parse(
        '{"1":"x","a":true,"b":8,"c":"12:30","d":"2020-01-01","true":"why","z":null,"h":15,"q":"010","__proto__":{"z":1}}',
      ),
    )
    expect(parse('base: &b {x: 1}\nuse:\n  <<: *b\n  two: 2\n').value).toEqual({
      base: { x: 1 },
      use: { x: 1, two: 2 },
    })
    expect(parse('{"a": [1, "x"]}').value).toEqual({ a: [1, 'x'] })
    expect(parse('# only a comment\n').value).toBeNull()
    expect(parse('--- {a: 1}\n--- {b: 2}\n').value).toEqual({ a: 1 })
  })

  it('names doubled keys', () => {
    expect(parse('apiVersion: v1\nkind: ConfigMap\nmetadata: {name: two}\ndata: {a: "1", a: "2"}\n')).toEqual({
      value: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'two' }, data: { a: '2' } },
      duplicateKeys: ['line 4: key "a" already set in map'],
    })
  })

  const errors: [string, string][] = [
    ['kind: [unclosed\n', "yaml: line 1: did not find expected ',' or ']'"],
    ['a: [', 'yaml: line 1: did not find expected node content'],
    ['a: b: c', 'yaml: mapping values are not allowed in this context'],
    ['x: 1\na: b: c', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: @x', 'yaml: found character that cannot start any token'],
    ['a: *x', "yaml: unknown anchor 'x' referenced"],
  ]
  it.each(errors)('says of %j what Go says', (text, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'YamlSyntaxError', message }))
  })

  it('stops an alias bomb', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]']
    for (let level = 1; level < 9; level++) {
      const [name, last] = [String.fromCharCode(97 + level), String.fromCharCode(96 + level)]
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(',')}]`)
    }
    expect(() => parse(bomb.join('\n'))).toThrow('document contains excessive aliasing')
  })
})

describe('lists of a strategic merge patch', () => {
  const values = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 14 })

  /** The way of upstream's loops, one element at a time. */
  function withoutDoublesSlowly(all: readonly unknown[]): unknown[] {
    const list = [...all]
    for (let index = 0; index < list.length - 1; index++) {
      for (let other = index + 1; other < list.length; other++) {
        if (list[index] !== list[other]) continue
        const last = list.pop()
        if (other < list.length) list[other] = last
        other--
      }
    }
    return list
  }

  it('lose doubled values as by comparing each with each', () => {
    fc.assert(fc.property(values, (all) => expect(withoutDoubles(all)).toEqual(withoutDoublesSlowly(all))))
  })

  it('find positions as a search does, errors included, while the list grows', () => {
    const keyOf = (item: unknown) => {
      if (item === 6) throw new Error('six')
      return item === 5 ? noKey : item
    }
    const tried = (find: () => number) => {
      try {
        return find()
      } catch (error) {
        return String(error)
      }
    }
    fc.assert(
      fc.property(values, fc.array(fc.tuple(fc.nat(6), fc.boolean())), (all, steps) => {
        const list: unknown[] = [...all]
        const positions = new Positions(list, keyOf)
        for (const [wanted, grows] of steps) {
          if (grows && wanted < 5) list.push(wanted)
          expect(tried(() => positions.of(wanted))).toBe(tried(() => list.findIndex((item) => keyOf(item) === wanted)))
        }
      }),
    )
  })

  it('are merged in linear time', () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `a.b/f${index}`)
    const order = [...many].reverse()
    const metadata = { '$setElementOrder/finalizers': order, '$deleteFromPrimitiveList/finalizers': order.slice(1) }
    const merged = strategicMergePatch(pod(), { metadata: { finalizers: many } }, { metadata })
    expect(merged).toEqual({ metadata: { finalizers: [many.at(-1)] } })
    const doubled = { metadata: { finalizers: [...many, ...many] } }
    expect(strategicMergePatch(pod(), { metadata: { finalizers: many } }, doubled)).toEqual({
      metadata: { finalizers: many },
    })
  })
})
