import { parseRequestInfo } from './index.js'

const none = {
  isResourceRequest: true,
  apiPrefix: 'api',
  group: '',
  version: 'v1',
  namespace: '',
  resource: '',
  subresource: '',
  name: '',
  rest: '',
  isWatchPath: false,
}

type Row = [request: string, verb: string, expected: Partial<typeof none>]

const core: Row[] = [
  ['GET /api/v1/pods', 'list', { resource: 'pods' }],
  ['GET /api/v1/pods/', 'list', { resource: 'pods' }],
  ['GET //api/v1/pods', 'list', { resource: 'pods' }],
  ['GET /api/v1/namespaces', 'list', { resource: 'namespaces' }],
  ['GET /api/v1/namespaces/a', 'get', { resource: 'namespaces', namespace: 'a', name: 'a' }],
  [
    'PUT /api/v1/namespaces/a/finalize',
    'update',
    { resource: 'namespaces', namespace: 'a', name: 'a', subresource: 'finalize' },
  ],
  [
    'PATCH /api/v1/namespaces/a/status',
    'patch',
    { resource: 'namespaces', namespace: 'a', name: 'a', subresource: 'status' },
  ],
  ['GET /api/v1/namespaces/a/pods', 'list', { resource: 'pods', namespace: 'a' }],
  ['HEAD /api/v1/namespaces/a/pods/p', 'get', { resource: 'pods', namespace: 'a', name: 'p' }],
  ['POST /api/v1/namespaces/a/pods', 'create', { resource: 'pods', namespace: 'a' }],
  [
    'POST /api/v1/namespaces/a/pods/p/exec',
    'create',
    { resource: 'pods', namespace: 'a', name: 'p', subresource: 'exec' },
  ],
  ['GET /api/v1/namespaces/a/pods/p/exec', 'get', { resource: 'pods', namespace: 'a', name: 'p', subresource: 'exec' }],
  ['DELETE /api/v1/namespaces/a/pods/p', 'delete', { resource: 'pods', namespace: 'a', name: 'p' }],
  ['DELETE /api/v1/namespaces/a/pods', 'deletecollection', { resource: 'pods', namespace: 'a' }],
  ['OPTIONS /api/v1/pods', '', { resource: 'pods' }],
  ['GET /api/v1/pods?watch=1', 'watch', { resource: 'pods' }],
  ['GET /api/v1/pods?watch', 'watch', { resource: 'pods' }],
  ['GET /api/v1/pods?watch=maybe', 'watch', { resource: 'pods' }],
  ['GET /api/v1/pods?watch=False', 'list', { resource: 'pods' }],
  ['GET /api/v1/pods?watch=0', 'list', { resource: 'pods' }],
  ['GET /api/v1/namespaces/a/pods/p?watch=1', 'get', { resource: 'pods', namespace: 'a', name: 'p' }],
  ['GET /api/v1/pods?fieldSelector=metadata.name%3Dp', 'list', { resource: 'pods', name: 'p' }],
  [
    'GET /api/v1/pods?watch=1&fieldSelector=spec.nodeName%3Dn,metadata.name%3D%3Dp',
    'watch',
    { resource: 'pods', name: 'p' },
  ],
  ['GET /api/v1/pods?fieldSelector=metadata.name!%3Dp', 'list', { resource: 'pods' }],
  ['GET /api/v1/pods?fieldSelector=metadata.name%3Da/b', 'list', { resource: 'pods' }],
  ['GET /api/v1/pods?fieldSelector=x%3D1\\,metadata.name%3Dp', 'list', { resource: 'pods' }],
  ['GET /api/v1/watch/pods', 'watch', { resource: 'pods', isWatchPath: true }],
  [
    'GET /api/v1/watch/namespaces/a/pods/p',
    'watch',
    { resource: 'pods', namespace: 'a', name: 'p', isWatchPath: true },
  ],
  [
    'GET /api/v1/namespaces/a/pods/p/proxy/x/y',
    'get',
    { resource: 'pods', namespace: 'a', name: 'p', subresource: 'proxy', rest: '/x/y' },
  ],
  [
    'GET /api/v1/namespaces/a/pods/p/proxy/x/',
    'get',
    { resource: 'pods', namespace: 'a', name: 'p', subresource: 'proxy', rest: '/x/' },
  ],
  [
    'GET /api/v1/namespaces/a/pods/p/proxy/',
    'get',
    { resource: 'pods', namespace: 'a', name: 'p', subresource: 'proxy', rest: '/' },
  ],
  [
    'GET /api/v1/namespaces/a/services/https:web:443/proxy',
    'get',
    { resource: 'services', namespace: 'a', name: 'https:web:443', subresource: 'proxy' },
  ],
  ['GET /api/v1/nodes/n%20o', 'get', { resource: 'nodes', name: 'n o' }],
  ['GET /api/v1/nodes/n%2Fstatus', 'get', { resource: 'nodes', name: 'n', subresource: 'status' }],
]

const grouped: Row[] = [
  ['GET /apis/apps/v1/deployments', 'list', { resource: 'deployments' }],
  [
    'PATCH /apis/apps/v1/namespaces/a/deployments/d/scale',
    'patch',
    { resource: 'deployments', namespace: 'a', name: 'd', subresource: 'scale' },
  ],
  ['GET /apis/apps/v1/watch/deployments', 'watch', { resource: 'deployments', isWatchPath: true }],
]

function parse(request: string) {
  const [method = '', url = ''] = request.split(' ')
  const [path = '', query = ''] = url.split('?')
  return parseRequestInfo(method, path, new URLSearchParams(query))
}

describe('parseRequestInfo', () => {
  it.each(core)('reads %s as %s', (request, verb, expected) => {
    expect(parse(request)).toMatchObject({ ...none, ...expected, verb })
  })

  it.each(grouped)('reads %s as %s', (request, verb, expected) => {
    expect(parse(request)).toMatchObject({ ...none, apiPrefix: 'apis', group: 'apps', ...expected, verb })
  })

  it.each(['/', '/api', '/api/v1', '/apis', '/apis/apps', '/apis/apps/v1', '/healthz', '/a/b/c/d'])(
    'takes %s for no resource',
    (path) => {
      expect(parse(`GET ${path}`)).toMatchObject({ isResourceRequest: false, verb: 'get', path, resource: '' })
    },
  )

  it('refuses an old watch path that names nothing', () => {
    expect(() => parse('GET /api/v1/watch')).toThrow('unable to determine kind and namespace from url, /api/v1/watch')
    expect(() => parse('GET /api/v1/watch?a=1&b=2')).toThrow('"/api/v1/watch?a=1&amp;b=2": failed to create')
  })

  it('tells a name in the path from one in a selector', () => {
    expect(parse('GET /api/v1/nodes/n')?.hasNameInPath).toBe(true)
    expect(parse('GET /api/v1/nodes?fieldSelector=metadata.name%3Dn')?.hasNameInPath).toBe(false)
  })

  it('reads bytes that are no UTF-8', () => {
    expect(parse('GET /api/v1/nodes/a%ffb')?.name).toBe('a\ufffdb')
  })

  it('refuses broken percent-encoding', () => {
    expect(parse('GET /api/v1/nodes/%zz')).toBeUndefined()
  })
})
