import type { KubeObject } from '../../api/index.js'
import type { CustomServer } from './testing/server.js'
import { crdPath, startCustomServer, until, version, widgets } from './testing/server.js'

interface Review {
  readonly request: { readonly uid: string; readonly desiredAPIVersion: string; readonly objects: readonly Widget[] }
}
type Widget = KubeObject & { spec: Record<string, unknown> }

const spec = (properties: object) => ({ spec: { type: 'object', properties } })
const v1 = version('v1', spec({ size: { type: 'string', pattern: '^[0-9]+x$' } }))
const v2 = version('v2', spec({ count: { type: 'integer', minimum: 1 } }))
const conversion = {
  strategy: 'Webhook',
  webhook: { clientConfig: { url: 'https://converter' }, conversionReviewVersions: ['v7', 'v1'] },
}
const inV1 = '/apis/example.com/v1/namespaces/a/widgets'
const inV2 = '/apis/example.com/v2/namespaces/a/widgets'
const widget = (apiVersion: string, name: string, fields: object) => ({
  apiVersion: `example.com/${apiVersion}`,
  kind: 'Widget',
  metadata: { name },
  spec: fields,
})

/** v1 says `size: "3x"` where v2 says `count: 3`. */
function converted(object: Widget, apiVersion: string): Widget {
  const { spec: fields } = object
  const other = apiVersion.endsWith('v2')
    ? { count: Number.parseInt(String(fields.size), 10) }
    : { size: `${fields.count}x` }
  return { ...object, apiVersion, spec: other }
}

const reviews: Review[] = []
let answerWith: (response: Record<string, unknown>) => Record<string, unknown> = (response) => response

/** A webhook that takes its time. */
async function webhook(_config: object, review: object): Promise<unknown> {
  await new Promise((resolve) => setImmediate(resolve))
  const { request } = review as Review
  reviews.push(review as Review)
  const response = {
    uid: request.uid,
    result: { status: 'Success' },
    convertedObjects: request.objects.map((one) => converted(structuredClone(one), request.desiredAPIVersion)),
  }
  return { kind: 'ConversionReview', apiVersion: 'apiextensions.k8s.io/v1', response: answerWith(response) }
}

let server: CustomServer

beforeEach(async () => {
  reviews.length = 0
  answerWith = (response) => response
  server = await startCustomServer({ callWebhook: webhook })
  await server.call('POST', crdPath, widgets([v1, v2], { conversion }))
  await until(
    () => server.call('GET', inV1),
    ({ status }) => status === 200,
  )
})

afterEach(() => server.stop())

describe('a conversion webhook', () => {
  it('converts what is read and written in another version than the stored one, lists in one call', async () => {
    const { call } = server
    expect((await call('POST', inV2, widget('v2', 'one', { count: 3 }))).object).toMatchObject({
      apiVersion: 'example.com/v2',
      spec: { count: 3 },
    })
    await call('POST', inV1, widget('v1', 'two', { size: '5x' }))
    expect((await call('GET', `${inV1}/one`)).object.spec).toEqual({ size: '3x' })
    reviews.length = 0
    const list = await call('GET', inV2)
    expect(list.object.items.map((one: Widget) => [one.apiVersion, one.spec])).toEqual([
      ['example.com/v2', { count: 3 }],
      ['example.com/v2', { count: 5 }],
    ])
    expect(reviews.map(({ request }) => request.objects.length)).toEqual([2])
    expect(reviews[0]).toMatchObject({
      kind: 'ConversionReview',
      apiVersion: 'apiextensions.k8s.io/v1',
      request: { desiredAPIVersion: 'example.com/v2', uid: expect.stringMatching(/^[0-9a-f-]{36}$/) },
    })
    const patch = { spec: { count: 4 } }
    const patched = await call('PATCH', `${inV2}/two`, patch, { 'content-type': 'application/merge-patch+json' })
    expect(patched.object).toMatchObject({ spec: { count: 4 }, metadata: { generation: 2 } })
    expect((await call('GET', `${inV1}/two`)).object.spec).toEqual({ size: '4x' })
  })

  it('does not hide the schema of the version that was written', async () => {
    expect((await server.call('POST', inV2, widget('v2', 'one', { count: 0 }))).object.message).toBe(
      'Widget.example.com "one" is invalid: spec.count: Invalid value: 0: spec.count in body should be greater than or equal to 1',
    )
    expect((await server.call('POST', inV1, widget('v1', 'one', { size: 'x' }))).object.message).toBe(
      'Widget.example.com "one" is invalid: spec.size: Invalid value: "x": spec.size in body should match \'^[0-9]+x$\'',
    )
  })

  it.each<[string, (response: Record<string, unknown>) => Record<string, unknown>, string]>([
    [
      'says no',
      (response) => ({ ...response, result: { status: 'Failure', message: 'not today' } }),
      'conversion webhook for example.com/v1, Kind=Widget failed: not today',
    ],
    [
      'answers another request',
      (response) => ({ ...response, uid: 'x' }),
      expect.stringMatching(
        /^conversion webhook for example.com\/v1, Kind=Widget failed: expected response.uid=".*", got "x"$/,
      ),
    ],
    [
      'loses objects',
      (response) => ({ ...response, convertedObjects: [] }),
      'conversion webhook for example.com/v1, Kind=Widget returned 0 objects, expected 1',
    ],
    [
      'gives the wrong version',
      (response) => ({ ...response, convertedObjects: [widget('v1', 'one', {})] }),
      'conversion webhook for example.com/v1, Kind=Widget returned invalid object at index 0: invalid groupVersion (expected example.com/v2, received example.com/v1)',
    ],
    [
      'renames an object',
      (response) => ({ ...response, convertedObjects: [widget('v2', 'other', {})] }),
      'conversion webhook for example.com/v1, Kind=Widget returned invalid object: must have the same name: one != other',
    ],
  ])('that %s fails the request', async (_what, answer, message) => {
    await server.call('POST', inV1, widget('v1', 'one', { size: '1x' }))
    answerWith = answer
    expect((await server.call('GET', `${inV2}/one`)).object).toMatchObject({ code: 500, message })
    // The stored version needs nobody.
    expect((await server.call('GET', `${inV1}/one`)).status).toBe(200)
  })

  it('changes labels and annotations, and no other metadata', async () => {
    await server.call('POST', inV1, widget('v1', 'one', { size: '1x' }))
    answerWith = (response) => ({
      ...response,
      convertedObjects: (response.convertedObjects as Widget[]).map((one) => ({
        ...one,
        metadata: { ...one.metadata, labels: { by: 'webhook' }, finalizers: ['x/y'], generation: 9 },
      })),
    })
    const { metadata } = (await server.call('GET', `${inV2}/one`)).object
    expect(metadata).toMatchObject({ labels: { by: 'webhook' }, generation: 1 })
    expect(metadata).not.toHaveProperty('finalizers')
  })

  it('is asked for what is stored in an older version', async () => {
    const { call } = server
    await call('POST', inV1, widget('v1', 'one', { size: '2x' }))
    const merge = { 'content-type': 'application/merge-patch+json' }
    const versions = [
      { ...v1, storage: false },
      { ...v2, storage: true },
    ]
    await call('PATCH', `${crdPath}/widgets.example.com`, { spec: { versions } }, merge)
    const read = await until(
      () => call('GET', `${inV2}/one`),
      () => server.catalog.find('example.com', 'v2', 'widgets')?.representation === undefined,
    )
    expect(read.object).toMatchObject({ apiVersion: 'example.com/v2', spec: { count: 2 } })
    expect((await call('GET', inV2)).object.items[0].spec).toEqual({ count: 2 })
    expect((await call('PUT', `${inV2}/one`, { ...read.object, spec: { count: 3 } })).object.spec).toEqual({ count: 3 })
    const entry = await server.store.get('/registry/example.com/widgets/a/one')
    expect(Buffer.from(entry?.value ?? []).toString()).toContain('"spec":{"count":3}')
  })
})
