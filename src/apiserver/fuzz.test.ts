import fc from 'fast-check'
import type { ApiRequest, KubeObject } from '../api/index.js'
import {
  ConfigMaps,
  CustomResourceDefinitions,
  closeEnvelope,
  Deployments,
  definitionOf,
  encodeMessage,
  messageOfDefinition,
  Namespaces,
  parseApiVersion,
  Secrets,
} from '../api/index.js'
import type { Logger } from '../base/index.js'
import { plainDefinition } from '../registry/testing/index.js'
import { startTestServer } from './testing/index.js'

/** Writes down what the server takes for a bug of its own. */
class BugLog implements Logger {
  readonly bugs: unknown[] = []
  child(): Logger {
    return this
  }
  debug(): void {}
  info(): void {}
  warn(): void {}
  error(message: string, fields?: Readonly<Record<string, unknown>>): void {
    this.bugs.push([message, fields?.error instanceof Error ? fields.error.stack : fields])
  }
}

async function startServer() {
  const logger = new BugLog()
  const definitions = [ConfigMaps, Secrets, Deployments, Namespaces, CustomResourceDefinitions]
  const server = await startTestServer(
    definitions.map((token) => plainDefinition<KubeObject>(token)),
    { logger },
  )
  return { ...server, logger }
}

interface Call {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array | undefined
}

const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [{ name: 'main', image: 'a:1' }] } }

const objects: Readonly<Record<string, KubeObject>> = {
  '/api/v1/namespaces/x/configmaps': {
    kind: 'ConfigMap',
    apiVersion: 'v1',
    metadata: { name: 'one', labels: { a: 'b' }, annotations: { note: 'n' }, finalizers: ['example.com/hold'] },
    data: { a: '1' },
    binaryData: { b: 'AQI=' },
  } as KubeObject,
  '/api/v1/namespaces/x/secrets': {
    kind: 'Secret',
    apiVersion: 'v1',
    metadata: { generateName: 'one-', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'p', uid: 'u' }] },
    data: { a: 'AQI=' },
  } as KubeObject,
  '/apis/apps/v1/namespaces/x/deployments': {
    kind: 'Deployment',
    apiVersion: 'apps/v1',
    metadata: { name: 'one', managedFields: [{ manager: 'm', operation: 'Apply', fieldsV1: { 'f:spec': {} } }] },
    spec: { replicas: 2, selector: { matchLabels: { app: 'a' } }, template, strategy: { type: 'Recreate' } },
    status: { conditions: [{ type: 'Available', status: 'True', lastUpdateTime: '2025-01-01T00:00:00Z' }] },
  } as KubeObject,
  '/api/v1/namespaces': { kind: 'Namespace', apiVersion: 'v1', metadata: { name: 'one' }, spec: {} } as KubeObject,
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': {
    kind: 'CustomResourceDefinition',
    apiVersion: 'apiextensions.k8s.io/v1',
    metadata: { name: 'one.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'ones', kind: 'One' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: 'object', properties: { spec: { items: { type: 'string' }, default: {} } } },
          },
        },
      ],
    },
  } as KubeObject,
}

const collections = fc.constantFrom(...Object.keys(objects))

/** Values that do not belong where they are put. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e300,
    '',
    'x',
    '2025-99-99',
    [],
    {},
    [null],
    { a: null },
    [[1]],
    '\u0000',
  ),
  fc.jsonValue({ maxDepth: 2 }),
)

/** A copy of `value` with something else at one place. */
function mutated(value: unknown, path: readonly number[], odd: unknown, way: number): unknown {
  if (typeof value !== 'object' || value === null) return odd
  const [step, ...rest] = path
  const keys = Object.keys(value)
  if (step === undefined || keys.length === 0) return odd
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>
  const key = keys[step % keys.length] as string
  if (rest.length > 0) copy[key] = mutated(copy[key], rest, odd, way)
  else if (way === 0) delete copy[key]
  else if (way === 1 && !Array.isArray(value)) copy.unknownField = odd
  else copy[key] = odd
  return copy
}

const mutation = fc.record({
  path: fc.array(fc.nat(6), { minLength: 1, maxLength: 6 }),
  odd: oddValue,
  way: fc.nat(3),
})

const objectFor = (collection: string) =>
  fc
    .array(mutation, { maxLength: 2 })
    .map((all) =>
      all.reduce<unknown>((object, { path, odd, way }) => mutated(object, path, odd, way), objects[collection]),
    )

function protobufOf(object: KubeObject): Uint8Array {
  const { apiVersion = '', kind = '' } = object
  const definition = definitionOf({ ...parseApiVersion(apiVersion), kind }) ?? ''
  const message = messageOfDefinition(definition)
  return message ? closeEnvelope(apiVersion, kind, encodeMessage(message, object as never)) : new Uint8Array()
}

/** Bytes with some of them changed, or cut off. */
const spoilt = (bytes: Uint8Array) =>
  fc
    .tuple(fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 3 }), fc.nat(4), fc.nat())
    .map(([changes, cut, at]) => {
      const copy = Uint8Array.from(bytes)
      if (copy.length === 0) return copy
      for (const [index, byte] of changes) copy[index % copy.length] = byte
      return cut === 0 ? copy.subarray(0, at % copy.length) : copy
    })

const text = (value: unknown) => Buffer.from(JSON.stringify(value) ?? '')

const patches = fc.oneof(
  oddValue,
  fc.array(
    fc.record(
      {
        op: fc.constantFrom('add', 'remove', 'replace', 'move', 'copy', 'test', 'odd'),
        path: fc.constantFrom(
          '/metadata/labels/a',
          '/data/a',
          '/metadata',
          '',
          '/',
          '/spec/-',
          '/a/b',
          'data',
          '/metadata/name',
          '/__proto__/x',
        ),
        from: fc.constantFrom('/data', '/none', '', '/metadata/labels/a'),
        value: oddValue,
      },
      { requiredKeys: ['op'] },
    ),
    { maxLength: 3 },
  ),
)

interface Body {
  readonly bytes: Uint8Array | undefined
  /** The Content-Type that fits. */
  readonly type: string
}

const json = 'application/json'
const protobuf = 'application/vnd.kubernetes.protobuf'

const bodyFor = (collection: string): fc.Arbitrary<Body> => {
  const valid = objects[collection] as KubeObject
  const patchTypes = fc.constantFrom(
    'application/merge-patch+json',
    'application/strategic-merge-patch+json',
    'application/apply-patch+yaml',
  )
  const bare = ['', '{', 'null', '[]', '"a"', 'a: [b', '{"a":1,"a":2}', 'k8s\u0000', '---\n']
  return fc.oneof(
    { weight: 6, arbitrary: objectFor(collection).map((object) => ({ bytes: text(object), type: json })) },
    {
      weight: 4,
      arbitrary: fc.tuple(objectFor(collection), patchTypes).map(([object, type]) => ({ bytes: text(object), type })),
    },
    {
      weight: 2,
      arbitrary: objectFor(collection)
        .chain((object) => spoilt(text(object)))
        .map((bytes) => ({ bytes, type: json })),
    },
    { weight: 3, arbitrary: patches.map((patch) => ({ bytes: text(patch), type: 'application/json-patch+json' })) },
    { weight: 4, arbitrary: spoilt(protobufOf(valid)).map((bytes) => ({ bytes, type: protobuf })) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 40 }).map((bytes) => ({ bytes, type: protobuf })) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(...bare).map((one) => ({ bytes: Buffer.from(one), type: 'application/yaml' })),
    },
    { weight: 1, arbitrary: fc.constant({ bytes: undefined, type: json }) },
  )
}

const mediaTypes = [
  'application/json',
  'application/json; charset=utf-8',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'application/merge-patch+json',
  'application/json-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'application/cbor',
  'text/plain',
  ';',
]
const accepts = [
  'application/json',
  '*/*',
  'application/*',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'application/vnd.kubernetes.protobuf;stream=watch',
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=PartialObjectMetadata;v=v1;g=meta.k8s.io',
  'application/vnd.kubernetes.protobuf;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io,application/json',
  'application/json;as=Table;v=v2;g=other',
  'application/cbor',
  'text/html',
  ',;q=',
]

const query = fc.dictionary(
  fc.constantFrom(
    'watch',
    'limit',
    'continue',
    'resourceVersion',
    'resourceVersionMatch',
    'sendInitialEvents',
    'allowWatchBookmarks',
    'timeoutSeconds',
    'labelSelector',
    'fieldSelector',
    'dryRun',
    'fieldManager',
    'fieldValidation',
    'force',
    'pretty',
    'propagationPolicy',
    'gracePeriodSeconds',
    'includeObject',
  ),
  fc.constantFrom(
    '',
    '0',
    '1',
    '-1',
    'true',
    'false',
    'x',
    'All',
    'Strict',
    'Ignore',
    'NotOlderThan',
    'Exact',
    '99999999999999999999',
    'a=b',
    'a in (b',
    '!a',
    'metadata.name=one',
    'status.phase=x',
    'Foreground',
    'Orphan',
    'None',
    'Object',
    'm',
    'eyJ2IjoibWV0YS5rOHMuaW8vdjEiLCJydiI6MSwic3RhcnQiOiJhIn0',
  ),
  { maxKeys: 4 },
)

const call: fc.Arbitrary<Call> = collections.chain((collection) =>
  fc
    .record({
      method: fc.constantFrom(
        'GET',
        'GET',
        'POST',
        'POST',
        'PUT',
        'PATCH',
        'PATCH',
        'PATCH',
        'DELETE',
        'HEAD',
        'OPTIONS',
        'TRACE',
      ),
      name: fc.constantFrom('', '', '/one', '/one', '/one', '/one.example.com', '/two', '/%2e', '/%zz'),
      rest: fc.constantFrom('', '', '', '/status', '/scale', '/none', '/'),
      query,
      headers: fc.record(
        { accept: fc.constantFrom(...accepts), 'user-agent': fc.constantFrom('curl/8', 'fuzz', '') },
        { requiredKeys: [] },
      ),
      otherType: fc.oneof(
        { weight: 4, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: fc.constantFrom(...mediaTypes) },
      ),
      body: bodyFor(collection),
    })
    .map(({ name, rest, headers, otherType, body: { bytes, type }, ...others }) => ({
      ...others,
      path: `${collection}${name}${rest}`,
      headers: { ...headers, 'content-type': otherType ?? type },
      body: bytes,
    })),
)

/** The state of the store, and whether the server met bugs of its own. */
async function play(calls: readonly Call[]): Promise<void> {
  const { handler, registry, store, logger, clock } = await startServer()
  const timers = clock.pendingTimers
  for (const { method, path, query: parameters, headers, body } of calls) {
    const before = await store.revision()
    const gone = new AbortController()
    const request: ApiRequest = {
      method,
      path,
      query: new URLSearchParams(parameters),
      headers,
      ...(body === undefined ? {} : { body }),
      signal: gone.signal,
    }
    const answering = handler(request)
    // What waits for a revision that does not come is told so after three seconds.
    const response = await Promise.race([answering, clock.advance(4000).then(() => answering)])
    gone.abort()
    if (response.status >= 400) expect(await store.revision()).toBe(before)
    if (response.status >= 500 && response.status !== 504) expect(logger.bugs).toEqual([])
    if (response.body.kind === 'stream') for await (const _chunk of response.body.chunks);
  }
  expect(logger.bugs).toEqual([])
  for (const resource of registry.resources()) expect(resource.watcherCount).toBe(0)
  expect(registry.feed.waiting).toBe(0)
  expect(clock.pendingTimers).toBe(timers)
  await registry.stop()
  expect(clock.pendingTimers).toBe(0)
}

describe('any request', () => {
  const unhandled: unknown[] = []
  const onUnhandled = (reason: unknown) => {
    unhandled.push(reason)
  }
  beforeAll(() => {
    process.on('unhandledRejection', onUnhandled)
  })
  afterAll(() => {
    process.off('unhandledRejection', onUnhandled)
  })

  const found: readonly (readonly [string, Partial<Call>])[] = [
    [
      'a delete with null for options',
      { method: 'DELETE', path: '/api/v1/namespaces/x/configmaps', body: Buffer.from('null') },
    ],
    [
      'a delete with a list for options',
      { method: 'DELETE', path: '/api/v1/namespaces/x/configmaps/one', body: Buffer.from('[]') },
    ],
    [
      'a value that is nested deeper than any stack',
      {
        method: 'POST',
        path: '/api/v1/namespaces/x/configmaps',
        body: Buffer.from(`{"data":${'['.repeat(200_000)}${']'.repeat(200_000)}}`),
      },
    ],
    [
      'an unknown field that is nested deeper than any stack',
      {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/x/deployments/one',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: Buffer.from(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
      },
    ],
    [
      'YAML that is nested deeper than any stack',
      {
        method: 'POST',
        path: '/api/v1/namespaces/x/configmaps',
        headers: { 'content-type': 'application/yaml' },
        body: Buffer.from(`data: ${'['.repeat(5000)}${']'.repeat(5000)}`),
      },
    ],
    ...[
      '9223372036854775807',
      '-9223372036854775808',
      '9223372036854775808',
      '1e20',
      '1e400',
      '-0',
      '1.5',
      '"1"',
      'null',
    ].map((number): readonly [string, Partial<Call>] => [
      `a patch that sets a number and an unknown field to ${number}`,
      {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/x/deployments/one',
        headers: { 'content-type': 'application/json-patch+json' },
        body: Buffer.from(
          `[{"op":"add","path":"/spec/replicas","value":${number}},{"op":"add","path":"/x","value":${number}}]`,
        ),
      },
    ]),
  ]

  it.each(found)('%s is answered without a bug', async (_name, one) => {
    const create: Call = {
      method: 'POST',
      path: '/apis/apps/v1/namespaces/x/deployments',
      query: {},
      headers: {},
      body: text(objects['/apis/apps/v1/namespaces/x/deployments']),
    }
    await play([create, { method: 'GET', path: '/', query: {}, headers: {}, body: undefined, ...one }])
  })

  /** What was answered otherwise than upstream does: a 500 where it has a 400, or nothing to complain of. */
  const refused: readonly (readonly [string, string, string, Buffer, string])[] = [
    [
      'DELETE',
      'configmaps?limit=x',
      json,
      text({ kind: 'DeleteOptions', apiVersion: 'v1', gracePeriodSeconds: 'x' }),
      'strconv.ParseInt: parsing "x": invalid syntax',
    ],
    [
      'PATCH',
      'configmaps/one?fieldManager=m',
      'application/apply-patch+yaml',
      Buffer.from('{"data":"","name":"\\ud800"}'),
      'error decoding YAML: error converting YAML to JSON: yaml: found invalid Unicode character escape code',
    ],
    [
      'PATCH',
      'configmaps/one?fieldManager=m',
      'application/apply-patch+yaml',
      Buffer.from('{"data":"","n\xffme":1}', 'latin1'),
      'error decoding YAML: error converting YAML to JSON: yaml: invalid leading UTF-8 octet',
    ],
  ]

  it.each(refused)('%s %s as %s is refused in upstream’s words', async (method, path, type, body, message) => {
    const { call, registry } = await startServer()
    const { object } = await call(method, `/api/v1/namespaces/x/${path}`, body, { headers: { 'content-type': type } })
    expect(object).toMatchObject({ code: 400, message })
    await registry.stop()
  })

  it('is answered without a bug, writes nothing when it is refused and leaves nothing behind', async () => {
    const seed = process.env.FUZZ_SEED
    await fc.assert(fc.asyncProperty(fc.array(call, { minLength: 1, maxLength: 6 }), play), {
      numRuns: Number(process.env.FUZZ_RUNS ?? 150),
      ...(seed ? { seed: Number(seed) } : { seed: 1 }),
    })
    expect(unhandled).toEqual([])
  }, 120_000)
})
