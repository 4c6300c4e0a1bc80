import type { ApiRequest, KubeObject } from '../api/index.js'
import { ConfigMaps, Deployments, Scales, typeOfToken } from '../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../base/index.js'
import { Catalog, Registry, scaleSubresource, statusSubresource } from '../registry/index.js'
import { plainDefinition } from '../registry/testing/index.js'
import { MemoryStore } from '../store/memory/index.js'
import { AdmissionChain } from './admission/index.js'
import { TablePrinter } from './negotiation/index.js'
import { createApiHandler } from './pipeline.js'

const running: Registry[] = []

afterEach(async () => {
  for (const registry of running.splice(0)) await registry.stop()
})

type Counted = KubeObject & { spec?: { replicas?: number }; status?: { replicas?: number } }

/** Config maps in a second version where the entry `a` is called `renamed`, and deployments that scale. */
async function startServer() {
  const clock = new SystemClock()
  const random = new SeededRandom(1)
  const rename = (from: string, to: string) => (object: KubeObject) => {
    const holder = object as { data?: Record<string, string> }
    const { [from]: moved, ...others } = holder.data ?? {}
    if (moved !== undefined) holder.data = { ...others, [to]: moved }
    return object
  }
  const configMaps = plainDefinition(ConfigMaps, {
    representations: [
      {
        token: { ...ConfigMaps, version: 'v2' },
        type: typeOfToken(ConfigMaps),
        toHub: rename('renamed', 'a'),
        fromHub: rename('a', 'renamed'),
      },
    ],
  })
  const deployments = plainDefinition(Deployments, {
    subresources: [
      statusSubresource(),
      scaleSubresource({
        replicas: (object) => (object as Counted).spec?.replicas ?? 0,
        setReplicas: (object, replicas) => {
          const counted = object as Counted
          counted.spec = { ...counted.spec, replicas }
        },
        statusReplicas: (object) => (object as Counted).status?.replicas ?? 0,
        selector: () => '',
      }),
    ],
  })
  const groups = [
    { group: '', versions: ['v1', 'v2'] },
    { group: 'apps', versions: ['v1'] },
  ]
  const catalog = new Catalog(groups, [configMaps, deployments])
  const registry = new Registry({ catalog, store: new MemoryStore(), clock, random, logger: silentLogger })
  await registry.start()
  running.push(registry)
  const handler = createApiHandler({
    registry,
    catalog,
    admission: new AdmissionChain([]),
    clock,
    random,
    logger: silentLogger,
    nodes: () => undefined,
    services: {},
    gate: {
      authenticate: () => ({ username: 'admin', groups: ['system:masters'] }),
      impersonate: (_request, user) => user,
      authorize: ({ info }) => {
        if (info.verb === 'create' && info.name === 'forbidden') throw new Error('may not create')
      },
    },
    plain: async () => undefined,
    tables: new TablePrinter(clock),
  })
  const call = async (method: string, path: string, query: string, type: string, body: unknown) => {
    const request: ApiRequest = {
      method,
      path,
      query: new URLSearchParams(query),
      headers: { 'user-agent': 'test/1', 'content-type': type },
      body: Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
      signal: new AbortController().signal,
    }
    const response = await handler(request)
    const parts = response.body.kind === 'bytes' ? response.body.parts : []
    const object = JSON.parse(Buffer.concat([...parts]).toString()) as Record<string, never> & KubeObject
    return { status: response.status, headers: response.headers, object }
  }
  const apply = (path: string, query: string, body: unknown) =>
    call('PATCH', path, query, 'application/apply-patch+yaml', body)
  return { call, apply }
}

const maps = '/api/v1/namespaces/ns/configmaps'
const configMap = (data: Record<string, string>, apiVersion = 'v1') => ({
  apiVersion,
  kind: 'ConfigMap',
  metadata: { name: 'one' },
  data,
})
const managersOf = (object: KubeObject) =>
  object.metadata?.managedFields?.map((one) =>
    [one.manager, one.operation, one.apiVersion, one.subresource ?? ''].join(' ').trim(),
  )

describe('PATCH with a configuration', () => {
  it('creates what is not there, and writes nothing when nothing changes', async () => {
    const { apply } = await startServer()
    const created = await apply(`${maps}/one`, 'fieldManager=alice', configMap({ a: '1' }))
    expect(created.status).toBe(201)
    expect(created.object.metadata?.managedFields).toMatchObject([
      { manager: 'alice', operation: 'Apply', fieldsV1: { 'f:data': { 'f:a': {} } } },
    ])
    const again = await apply(`${maps}/one`, 'fieldManager=alice', configMap({ a: '1' }))
    expect(again.status).toBe(200)
    expect(again.object).toEqual(created.object)
  })

  it('creates nothing for a user who may not', async () => {
    const { apply, call } = await startServer()
    const config = { ...configMap({}), metadata: { name: 'forbidden' } }
    expect((await apply(`${maps}/forbidden`, 'fieldManager=alice', config)).status).toBe(500)
    expect((await call('GET', `${maps}/forbidden`, '', '', '')).status).toBe(404)
  })

  it('wants a manager, and leaves force to apply', async () => {
    const { apply, call } = await startServer()
    expect((await apply(`${maps}/one`, '', configMap({}))).object).toMatchObject({
      code: 422,
      message: 'PatchOptions.meta.k8s.io "" is invalid: fieldManager: Required value: is required for apply patch',
    })
    expect((await call('PATCH', `${maps}/one`, 'force=true', 'application/merge-patch+json', {})).object).toMatchObject(
      {
        code: 422,
        message: 'PatchOptions.meta.k8s.io "" is invalid: force: Forbidden: may not be specified for non-apply patch',
      },
    )
  })

  it('reads YAML, warns of doubled keys or refuses them', async () => {
    const { apply } = await startServer()
    const yaml = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: one}\ndata: {a: "1", a: "2"}\n'
    const strict = await apply(`${maps}/one`, 'fieldManager=alice&fieldValidation=Strict', yaml)
    expect(strict.object).toMatchObject({
      code: 400,
      message:
        'error strict decoding YAML: error converting YAML to JSON: yaml: unmarshal errors:\n  line 4: key "a" already set in map',
    })
    const warned = await apply(`${maps}/one`, 'fieldManager=alice', yaml)
    expect(warned.status).toBe(201)
    expect(JSON.stringify(warned.headers)).toContain('key')
    expect((await apply(`${maps}/one`, 'fieldManager=alice', '[1]')).object).toMatchObject({ code: 400 })
  })

  it('sees ownership in another version of the resource', async () => {
    const { apply } = await startServer()
    const other = '/api/v2/namespaces/ns/configmaps/one'
    await apply(other, 'fieldManager=alice', configMap({ renamed: '1' }, 'v2'))
    const conflict = await apply(`${maps}/one`, 'fieldManager=bob', configMap({ a: '2' }))
    expect(conflict.object).toMatchObject({
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "alice": .data.renamed',
    })
    const moved = await apply(`${maps}/one`, 'fieldManager=alice', configMap({ b: '1' }))
    expect(moved.object).toMatchObject({ data: { b: '1' } })
    expect(managersOf(moved.object)).toEqual(['alice Apply v1'])
  })

  it('clears entries on request; later writers stay unknown until somebody applies', async () => {
    const { apply, call } = await startServer()
    const patch = (body: unknown) => call('PATCH', `${maps}/one`, '', 'application/merge-patch+json', body)
    for (const managedFields of [[], [{}]]) {
      await apply(`${maps}/one`, 'fieldManager=alice&force=true', configMap({ a: '1' }))
      expect(managersOf((await patch({ metadata: { managedFields } })).object)).toBeUndefined()
    }
    expect(managersOf((await patch({ data: { b: '1' } })).object)).toBeUndefined()
    const applied = await apply(`${maps}/one`, 'fieldManager=bob', configMap({ a: '1' }))
    expect(managersOf(applied.object)).toEqual(['bob Apply v1', 'before-first-apply Update v1'])
  })

  it('ignores entries of a client that cannot be read', async () => {
    const { apply, call } = await startServer()
    await apply(`${maps}/one`, 'fieldManager=alice', configMap({ a: '1' }))
    const broken = {
      ...configMap({ a: '1' }),
      metadata: { name: 'one', managedFields: [{ manager: 'x', operation: 'Odd' }] },
    }
    const written = await call('PUT', `${maps}/one`, '', 'application/json', broken)
    expect(managersOf(written.object)).toEqual(['alice Apply v1'])
  })

  it('applies status and scale, each owning its own', async () => {
    const { apply } = await startServer()
    const path = '/apis/apps/v1/namespaces/ns/deployments/web'
    const deployment = (parts: object) => ({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      ...parts,
    })
    expect((await apply(`${path}/status`, 'fieldManager=state', deployment({ status: { replicas: 1 } }))).status).toBe(
      404,
    )
    const created = await apply(
      path,
      'fieldManager=alice',
      deployment({ spec: { replicas: 1 }, status: { replicas: 7 } }),
    )
    expect(created.object.metadata?.managedFields?.[0]?.fieldsV1).toEqual({ 'f:spec': { 'f:replicas': {} } })
    const state = await apply(
      `${path}/status`,
      'fieldManager=state',
      deployment({ spec: { replicas: 9 }, status: { replicas: 1 } }),
    )
    expect(state.object).toMatchObject({ spec: { replicas: 1 }, status: { replicas: 1 } })
    const scale = (replicas: number) => ({
      apiVersion: 'autoscaling/v1',
      kind: Scales.kind,
      metadata: { name: 'web' },
      spec: { replicas },
    })
    expect((await apply(`${path}/scale`, 'fieldManager=bob', scale(3))).object).toMatchObject({
      code: 409,
      message: 'Apply failed with 1 conflict: conflict with "alice": .spec.replicas',
    })
    const scaled = await apply(`${path}/scale`, 'fieldManager=bob&force=true', scale(3))
    expect(scaled.object).toMatchObject({ kind: 'Scale', spec: { replicas: 3 } })
    expect(scaled.object.metadata?.managedFields).toBeUndefined()
    const same = await apply(path, 'fieldManager=carol', deployment({ spec: { replicas: 3 } }))
    expect(managersOf(same.object)).toEqual([
      'bob Apply apps/v1 scale',
      'carol Apply apps/v1',
      'state Apply apps/v1 status',
    ])
  })
})
