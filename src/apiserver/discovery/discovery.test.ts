import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type ApiRequest,
  type BuiltInResource,
  builtInGroups,
  builtInResources,
  isStatusError,
} from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { type AnyResourceDefinition, Catalog } from '../../registry/index.js'
import { ServiceAccountTokens } from '../authentication/index.js'
import { ApiMetrics, HealthMetrics } from '../metrics/index.js'
import { parseRequestInfo } from '../request-info/index.js'
import { createPlainPaths, type HealthCheck } from './index.js'

/** Definitions with nothing in them but what discovery shows. */
function definitionOf(resource: BuiltInResource): AnyResourceDefinition {
  const { group, version, kind, plural, singular, namespaced, verbs } = resource
  return {
    token: { group, version, kind, plural, singular, namespaced, listKind: `${kind}List` },
    type: {} as never,
    shortNames: resource.shortNames,
    categories: resource.categories,
    verbs,
    columns: [],
    selectableFields: {},
    ...(verbs.length === 1 ? { storage: 'none' as const } : {}),
    ...(plural === 'componentstatuses' ? { computed: () => [] } : {}),
    subresources: resource.subresources.map((one) => ({
      kind: 'connect',
      name: one.name,
      verbs: [],
      handle: async () => ({}),
    })),
  }
}

const clock = new FakeClock()
const tokens = new ServiceAccountTokens({
  issuer: 'https://issuer',
  audiences: [],
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  bound: {
    serviceAccountUid: () => undefined,
    podUid: () => undefined,
    secretUid: () => undefined,
    nodeUid: () => undefined,
  },
  clock,
  random: new SeededRandom(1),
})

function server(ready: readonly HealthCheck[] = []) {
  const catalog = new Catalog(builtInGroups(), builtInResources().map(definitionOf))
  const metrics = new ApiMetrics({
    clock,
    storedObjects: () => [
      ['pods', 3],
      ['deployments.apps', 1],
    ],
  })
  const plain = createPlainPaths({
    catalog,
    serverAddress: () => '127.0.0.1:6443',
    health: { livez: [], readyz: ready },
    tokens,
    metrics: () => metrics.scrape(),
    healthMetrics: new HealthMetrics(clock),
  })
  const ask = async (url: string, headers: Record<string, string> = {}, method = 'GET') => {
    const [path = '', query = ''] = url.split('?')
    const request: ApiRequest = {
      method,
      path,
      query: new URLSearchParams(query),
      headers,
      signal: new AbortController().signal,
    }
    const info = parseRequestInfo(method, path, request.query)
    if (!info) throw new Error('bad path')
    try {
      const response = await plain({ request, info })
      if (!response) return { status: 404, headers: {}, text: 'plain' }
      const text = response.body.kind === 'bytes' ? Buffer.concat(response.body.parts).toString() : ''
      return { status: response.status, headers: response.headers, text }
    } catch (error) {
      if (!isStatusError(error)) throw error
      return { status: error.code, headers: {}, text: error.message }
    }
  }
  return { ask, catalog, metrics }
}

interface Recording {
  readonly steps: readonly { readonly step?: string; readonly status: number; readonly body: Record<string, unknown> }[]
}

function recorded(name: string): Recording['steps'] {
  const file = fileURLToPath(
    new URL(`../../../conformance/golden/cases/discovery/${name}.golden.json`, import.meta.url),
  )
  return (JSON.parse(readFileSync(file, 'utf8')) as Recording).steps
}

describe('discovery answers as recorded', () => {
  const { ask } = server()

  it.each([
    'apiextensions-k8s-io',
    'apps',
    'authentication-k8s-io',
    'authorization-k8s-io',
    'batch',
    'discovery-k8s-io',
    'events-k8s-io',
    'node-k8s-io',
    'policy',
    'resource-k8s-io',
    'scheduling-k8s-io',
    'storage-k8s-io',
  ])('/apis/%s', async (name) => {
    const group = name.replaceAll('-', '.')
    const [asGroup, ...versions] = recorded(`group-${name}`)
    expect(JSON.parse((await ask(`/apis/${group}`)).text)).toEqual(asGroup?.body)
    for (const step of versions) {
      const version = (step.body.groupVersion as string).split('/')[1]
      expect(JSON.parse((await ask(`/apis/${group}/${version}`)).text)).toEqual(step.body)
    }
  })

  it('/api/v1', async () => {
    expect(JSON.parse((await ask('/api/v1')).text)).toEqual(recorded('core-v1')[0]?.body)
  })

  it('/apis', async () => {
    const list = JSON.parse((await ask('/apis')).text)
    list.groups.sort((a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1))
    expect(list).toEqual(recorded('api-groups')[0]?.body)
  })

  it('aggregated', async () => {
    const { text, headers } = await ask('/apis', {
      accept: 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
    })
    const { items } = JSON.parse(text)
    const [names, shapes] = recorded('aggregated-groups')
    expect(items.map((one: { metadata: { name: string } }) => one.metadata.name)).toEqual(
      names?.body['items.*.metadata.name'],
    )
    for (const index of [0, 1, 2, 3]) expect(items[index]).toEqual(shapes?.body[`items.${index}`])
    expect(headers).toMatchObject({
      'content-type': 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList',
      'cache-control': 'public',
      vary: 'Accept',
    })
  })
})

describe('discovery', () => {
  it('answers 304 to a known ETag, and makes documents anew when the catalog changes', async () => {
    const { ask, catalog } = server()
    const accept = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;q=0.9'
    const first = await ask('/apis', { accept })
    const etag = String((first.headers as Record<string, string>).etag)
    expect(await ask('/apis', { accept, 'if-none-match': etag })).toMatchObject({ status: 304, text: '' })
    const pods = builtInResources().find((one) => one.plural === 'pods') as BuiltInResource
    catalog.add({
      ...definitionOf({ ...pods, group: 'example.com', plural: 'things', kind: 'Thing', subresources: [] }),
      custom: true,
    })
    const second = await ask('/apis', { accept, 'if-none-match': etag })
    expect(second.status).toBe(200)
    expect(JSON.parse(second.text).items.at(-1)).toMatchObject({
      metadata: { name: 'example.com' },
      versions: [
        { resources: [{ resource: 'things', responseKind: { group: 'example.com', version: 'v1', kind: 'Thing' } }] },
      ],
    })
    expect(JSON.parse((await ask('/apis/example.com/v1')).text).resources).toHaveLength(1)
  })

  it.each([
    [
      'GET',
      '/apis',
      'application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json',
      200,
      'APIGroupList',
    ],
    [
      'GET',
      '/apis',
      'application/json,application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList;q=0.1',
      200,
      'APIGroupDiscoveryList',
    ],
    [
      'GET',
      '/apis/',
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json',
      200,
      'APIGroupList',
    ],
    ['POST', '/apis', '', 200, 'APIGroupList'],
    ['OPTIONS', '/apis', '', 200, 'APIGroupList'],
    ['GET', '/api', '', 200, 'APIVersions'],
    ['GET', '/api/', '', 200, 'APIVersions'],
    ['HEAD', '/api/v1', '', 405, 'the server does not allow this method on the requested resource'],
    ['GET', '/apis/nothing', '', 404, 'plain'],
    ['GET', '/apis/apps/v2', '', 404, 'the server could not find the requested resource'],
    ['GET', '/api/v2', '', 404, 'the server could not find the requested resource'],
    ['GET', '/apis', 'image/png', 406, 'only the following media types are accepted'],
    ['GET', '/api', 'image/png', 406, '406: Not Acceptable'],
    ['GET', '/version', 'image/png', 406, '406: Not Acceptable'],
    ['GET', '/nothing', '', 404, 'plain'],
  ])('%s %s with %j is %s', async (method, path, accept, status, part) => {
    const answer = await server().ask(path, accept === '' ? {} : { accept }, method)
    expect(answer.status).toBe(status)
    expect(answer.text).toContain(part)
  })

  it('lists the paths that answer', async () => {
    const { paths } = JSON.parse((await server().ask('/')).text)
    expect(paths.slice(0, 3)).toEqual(['/.well-known/openid-configuration', '/api', '/api/v1'])
    expect(paths).toEqual(
      expect.arrayContaining(['/apis/apps/v1', '/healthz/ping', '/metrics', '/openapi/v2', '/version']),
    )
  })

  it('says v1.34', async () => {
    expect(JSON.parse((await server().ask('/version')).text)).toMatchObject({
      major: '1',
      minor: '34',
      gitVersion: expect.stringMatching(/^v1\.34\./),
    })
  })

  it('documents the issuer’s keys', async () => {
    const { ask } = server()
    expect(JSON.parse((await ask('/.well-known/openid-configuration')).text)).toMatchObject({
      issuer: 'https://issuer',
      response_types_supported: ['id_token'],
    })
    expect(await ask('/openid/v1/jwks', { accept: 'application/json' })).toMatchObject({
      status: 406,
      text: '406: Not Acceptable\n\nAvailable representations: application/jwk-set+json',
    })
    const keys = await ask('/openid/v1/jwks', { accept: '*/*' })
    expect(keys.headers).toMatchObject({ 'content-type': 'application/jwk-set+json' })
    expect(JSON.parse(keys.text).keys).toEqual([expect.objectContaining({ use: 'sig', kty: 'EC', alg: 'ES256' })])
  })
})

describe('health', () => {
  let why: string | undefined
  const { ask } = server([{ name: 'etcd', check: () => why }])

  it.each([
    ['/healthz', undefined, 200, 'ok'],
    ['/livez', 'broken', 200, 'ok'],
    ['/readyz', undefined, 200, 'ok'],
    ['/healthz/ping', undefined, 200, 'ok'],
    ['/healthz/', undefined, 404, 'plain'],
    ['/readyz/nothing', undefined, 404, 'plain'],
    ['/readyz?verbose', undefined, 200, '[+]ping ok\n[+]etcd ok\nreadyz check passed\n'],
    ['/readyz', 'broken', 500, '[+]ping ok\n[-]etcd failed: reason withheld\nreadyz check failed\n'],
    ['/readyz?exclude=etcd', 'broken', 200, 'ok'],
    [
      '/readyz?verbose&exclude=etcd&exclude=x',
      'broken',
      200,
      '[+]ping ok\n[+]etcd excluded: ok\nwarn: some health checks cannot be excluded: no matches for "x"\nreadyz check passed\n',
    ],
    ['/readyz/etcd', 'broken', 500, 'internal server error: broken\n'],
  ])('%s while the store is %s', async (url, state, status, text) => {
    why = state
    expect(await ask(url)).toMatchObject({ status, text })
  })
})

describe('metrics', () => {
  it('of health checks count each that was asked for', async () => {
    let why: string | undefined = 'not yet'
    const { ask } = server([{ name: 'start', check: () => why }])
    await ask('/readyz')
    expect((await ask('/metrics/slis')).text).toContain('kubernetes_healthcheck{name="start",type="readyz"} 0\n')
    why = undefined
    await ask('/readyz')
    await ask('/readyz/start')
    await ask('/livez')
    const { text } = await ask('/metrics/slis')
    const lines = text.split('\n').filter((line) => line.startsWith('kubernetes_'))
    expect(lines).toHaveLength(7)
    expect(lines).toEqual(
      expect.arrayContaining([
        'kubernetes_healthcheck{name="ping",type="livez"} 1',
        'kubernetes_healthcheck{name="ping",type="readyz"} 1',
        'kubernetes_healthcheck{name="start",type="readyz"} 1',
        'kubernetes_healthchecks_total{name="ping",status="success",type="livez"} 1',
        'kubernetes_healthchecks_total{name="ping",status="success",type="readyz"} 2',
        'kubernetes_healthchecks_total{name="start",status="error",type="readyz"} 1',
        'kubernetes_healthchecks_total{name="start",status="success",type="readyz"} 2',
      ]),
    )
  })
  it('count requests with upstream’s names and labels', async () => {
    const { ask, metrics } = server()
    const query = new URLSearchParams()
    const request: ApiRequest = {
      method: 'GET',
      path: '/api/v1/pods',
      query,
      headers: {},
      signal: new AbortController().signal,
    }
    const info = parseRequestInfo('GET', '/api/v1/pods', query)
    const ok = { status: 200, headers: {}, body: { kind: 'empty' } } as const
    const started = clock.now()
    await clock.advance(30)
    if (info) for (let i = 0; i < 2; i++) metrics.observe({ request, info }, ok, started)
    const end = metrics.begin('POST')
    const { text } = await ask('/metrics')
    end()
    const labels =
      'component="apiserver",dry_run="",group="",resource="pods",scope="cluster",subresource="",verb="LIST",version="v1"'
    expect(text).toContain(`apiserver_request_total{code="200",${labels}} 2\n`)
    expect(text).toContain(`apiserver_request_duration_seconds_bucket{${labels},le="0.025"} 0\n`)
    expect(text).toContain(`apiserver_request_duration_seconds_bucket{${labels},le="0.05"} 2\n`)
    expect(text).toContain(`apiserver_request_duration_seconds_bucket{${labels},le="+Inf"} 2\n`)
    expect(text).toContain('apiserver_current_inflight_requests{request_kind="mutating"} 1')
    expect(text).toContain('apiserver_storage_objects{resource="deployments.apps"} 1')
    expect(text).toContain('apiserver_resource_objects{group="apps",resource="deployments"} 1')
    expect(text).toContain('process_resident_memory_bytes')
  })
})
