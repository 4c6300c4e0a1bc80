import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { gunzipSync, gzipSync } from 'node:zlib'
import type { ApiRequest } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { type AnyResourceDefinition, Catalog } from '../../registry/index.js'
import { CustomDocuments, createOpenApiServer, DocumentFiles } from './index.js'

const folder = mkdtempSync(join(tmpdir(), 'wherry-openapi-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const meta = 'io.k8s.apimachinery.pkg.apis.meta.v1'
const shared = {
  components: {
    schemas: {
      [`${meta}.ObjectMeta`]: {
        type: 'object',
        properties: { owners: { type: 'array', items: { $ref: `#/components/schemas/${meta}.Owner` } } },
      },
      [`${meta}.Owner`]: { type: 'object' },
      [`${meta}.ListMeta`]: { type: 'object' },
      [`${meta}.Status`]: {
        type: 'object',
        properties: { metadata: { default: {}, allOf: [{ $ref: `#/components/schemas/${meta}.ListMeta` }] } },
      },
      [`${meta}.DeleteOptions`]: { type: 'object' },
      [`${meta}.Patch`]: { type: 'object' },
    },
  },
}
// A property called paths stands in a definition, as upstream's Ingress has one.
const v2 = {
  definitions: { 'io.Ingress': { properties: { paths: { type: 'array' } } } },
  info: { title: 'Kubernetes', version: 'v1.34.4' },
  paths: { '/version/': {} },
  swagger: '2.0',
}

function put(name: string, content: string | Buffer) {
  writeFileSync(join(folder, name), content)
  writeFileSync(join(folder, `${name}.gz`), gzipSync(content))
  return { file: name, hash: `HASH-${name}` }
}

const index = {
  version: 'v1.34.4',
  texts: { apiVersion: 'The version.', kind: 'The kind.' },
  v2: { json: put('v2.json', JSON.stringify(v2)), protobuf: put('v2.pb', Buffer.from([1, 2])) },
  v3: {
    'api/v1': { json: put('core.json', '{"openapi":"3.0.0"}'), protobuf: put('core.pb', Buffer.from([3])) },
    'apis/coordination.k8s.io/v1': {
      json: put('coordination.json', JSON.stringify(shared)),
      protobuf: put('coordination.pb', Buffer.from([4])),
    },
  },
}
writeFileSync(join(folder, 'index.json'), JSON.stringify(index))

const widget: AnyResourceDefinition = {
  token: {
    group: 'example.com',
    version: 'v1',
    kind: 'Widget',
    plural: 'widgets',
    singular: 'widget',
    namespaced: true,
    listKind: 'WidgetList',
  },
  type: {} as never,
  custom: true,
  shortNames: [],
  categories: [],
  verbs: ['delete', 'deletecollection', 'get', 'list', 'patch', 'create', 'update', 'watch'],
  columns: [],
  selectableFields: {},
  subresources: [{ kind: 'writer', name: 'status', verbs: ['get', 'patch', 'update'] }],
}
const schema = {
  type: 'object',
  description: 'A widget.',
  properties: {
    spec: {
      type: 'object',
      properties: {
        size: { type: 'integer', default: 3, nullable: true },
        port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
      },
    },
  },
}

function openApi() {
  const catalog = new Catalog([], [])
  const clock = new FakeClock(Date.parse('2025-01-01T00:00:00Z'))
  const files = new DocumentFiles(pathToFileURL(`${folder}/`))
  const answer = createOpenApiServer({ clock, files, custom: new CustomDocuments(catalog, () => schema) })
  const ask = async (url: string, headers: Record<string, string> = {}) => {
    const [path = '', query = ''] = url.split('?')
    const request: ApiRequest = {
      method: 'GET',
      path,
      query: new URLSearchParams(query),
      headers,
      signal: new AbortController().signal,
    }
    const response = await answer(request)
    const bytes = response?.body.kind === 'bytes' ? Buffer.concat(response.body.parts) : Buffer.alloc(0)
    return {
      status: response?.status,
      headers: (response?.headers ?? {}) as Record<string, string>,
      bytes,
      json: () => JSON.parse(bytes.toString()),
    }
  }
  return { ask, catalog }
}

describe('/openapi/v2', () => {
  it.each([
    ['', 'application/json'],
    ['application/json, */*', 'application/json'],
    [
      'application/com.github.proto-openapi.spec.v2@v1.0+protobuf',
      'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
    ],
    [
      'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
      'application/com.github.proto-openapi.spec.v2.v1.0+protobuf',
    ],
  ])('answers Accept %j with %s', async (accept, type) => {
    expect(await openApi().ask('/openapi/v2', { accept })).toMatchObject({
      status: 200,
      headers: { 'content-type': type },
    })
  })

  it('is 406 without a body for what it has no form of, 304 for what is known', async () => {
    const { ask } = openApi()
    expect(await ask('/openapi/v2', { accept: 'application/yaml' })).toMatchObject({
      status: 406,
      bytes: Buffer.alloc(0),
    })
    const { etag = '' } = (await ask('/openapi/v2')).headers
    expect(await ask('/openapi/v2', { 'if-none-match': etag })).toMatchObject({ status: 304 })
  })

  it('takes custom resources in, and lets them go', async () => {
    const { ask, catalog } = openApi()
    const before = await ask('/openapi/v2')
    catalog.add(widget)
    const during = await ask('/openapi/v2', { 'if-none-match': before.headers.etag ?? '' })
    expect(during.status).toBe(200)
    const document = during.json()
    expect(document.definitions['io.Ingress']).toEqual({ properties: { paths: { type: 'array' } } })
    expect(document.definitions['com.example.v1.Widget']).toMatchObject({
      description: 'A widget.',
      properties: {
        metadata: { $ref: `#/definitions/${meta}.ObjectMeta` },
        spec: { properties: { size: {}, port: { 'x-kubernetes-int-or-string': true } } },
      },
      'x-kubernetes-group-version-kind': [{ group: 'example.com', kind: 'Widget', version: 'v1' }],
    })
    expect(document.definitions['com.example.v1.Widget'].properties.spec.properties).toEqual({
      size: {},
      port: { 'x-kubernetes-int-or-string': true },
    })
    expect(document.paths).toHaveProperty(['/version/'])
    expect(document.paths).toHaveProperty(['/apis/example.com/v1/namespaces/{namespace}/widgets/{name}/status'])
    const binary = await ask('/openapi/v2', { accept: 'application/com.github.proto-openapi.spec.v2@v1.0+protobuf' })
    expect([...binary.bytes.subarray(0, 2)]).toEqual([1, 2])
    expect(binary.bytes.includes('com.example.v1.Widget')).toBe(true)
    catalog.remove(widget)
    expect((await ask('/openapi/v2')).headers.etag).toBe(before.headers.etag)
  })
})

describe('/openapi/v3', () => {
  it('lists documents under hashed addresses', async () => {
    const { ask, catalog } = openApi()
    catalog.add(widget)
    const answer = await ask('/openapi/v3')
    expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
    const { paths } = answer.json()
    expect(Object.keys(paths)).toEqual(['api/v1', 'apis/coordination.k8s.io/v1', 'apis/example.com/v1'])
    expect(paths['api/v1'].serverRelativeURL).toBe('/openapi/v3/api/v1?hash=HASH-core.json')
    for (const path of Object.keys(paths)) expect((await ask(paths[path].serverRelativeURL)).status).toBe(200)
  })

  it('may be kept for a year under the right hash, is moved from a wrong one', async () => {
    const { ask } = openApi()
    expect((await ask('/openapi/v3/api/v1?hash=HASH-core.json')).headers).toMatchObject({
      'cache-control': 'public, immutable',
      expires: 'Thu, 01 Jan 2026 00:00:00 GMT',
      etag: '"HASH-core.json"',
    })
    expect(await ask('/openapi/v3/api/v1?hash=old')).toMatchObject({
      status: 301,
      headers: { location: '/openapi/v3/api/v1?hash=HASH-core.json' },
    })
    const plain = await ask('/openapi/v3/api/v1')
    expect(plain.headers['cache-control']).toBeUndefined()
    expect(plain.json()).toEqual({ openapi: '3.0.0' })
  })

  it('is sent as compressed ahead of time, and in its binary form', async () => {
    const { ask } = openApi()
    const packed = await ask('/openapi/v3/api/v1', { 'accept-encoding': 'gzip' })
    expect(packed.headers['content-encoding']).toBe('gzip')
    expect(gunzipSync(packed.bytes).toString()).toBe('{"openapi":"3.0.0"}')
    const binary = await ask('/openapi/v3/api/v1', {
      accept: 'application/com.github.proto-openapi.spec.v3@v1.0+protobuf',
    })
    expect([...binary.bytes]).toEqual([3])
    expect(await ask('/openapi/v3/api/v1', { accept: 'application/yaml' })).toMatchObject({ status: 406 })
  })

  it('describes custom resources with the definitions that they reach', async () => {
    const { ask, catalog } = openApi()
    catalog.add(widget)
    const document = (await ask('/openapi/v3/apis/example.com/v1')).json()
    const { schemas } = document.components
    expect(schemas['com.example.v1.Widget'].properties.spec).toEqual(schema.properties.spec)
    expect(schemas['com.example.v1.Widget'].properties.metadata.allOf).toEqual([
      { $ref: `#/components/schemas/${meta}.ObjectMeta` },
    ])
    expect(schemas['com.example.v1.WidgetList'].properties.items.items).toEqual({
      $ref: '#/components/schemas/com.example.v1.Widget',
    })
    expect(schemas[`${meta}.ObjectMeta`]).toEqual(shared.components.schemas[`${meta}.ObjectMeta`])
    expect(schemas[`${meta}.Status`]).toEqual(shared.components.schemas[`${meta}.Status`])
    expect(schemas).toHaveProperty([`${meta}.Owner`])
    expect(document.paths['/apis/example.com/v1/namespaces/{namespace}/widgets'].post).toBeDefined()
  })

  it('knows no others', async () => {
    const { ask } = openApi()
    expect(await ask('/openapi/v3/api/nothing')).toMatchObject({ status: 404, headers: {}, bytes: Buffer.alloc(0) })
    expect((await ask('/openapi/v4')).status).toBeUndefined()
  })
})
