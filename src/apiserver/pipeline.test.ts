import type { KubeObject, WatchEvent } from '../api/index.js'
import { ConfigMaps, Pods } from '../api/index.js'
import type { Registry } from '../registry/index.js'
import { plainDefinition } from '../registry/testing/index.js'
import { startTestServer } from './testing/index.js'

const admin = { username: 'admin', groups: ['system:masters'] }

const running: Registry[] = []

afterEach(async () => {
  for (const registry of running.splice(0)) await registry.stop()
})

async function startServer() {
  const server = await startTestServer([plainDefinition(ConfigMaps), plainDefinition(Pods)])
  running.push(server.registry)
  const call = async (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) => {
    const { status, bytes } = await server.call(method, url, body, { headers })
    const text = bytes.toString()
    return { status, text, object: (text === '' ? undefined : JSON.parse(text)) as Record<string, never> & KubeObject }
  }
  return { handler: server.handler, call }
}

const configMap = (name: string, data: Record<string, string> = { a: '1' }) => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels: { tier: name } },
  data,
})

describe('the API handler', () => {
  it('creates, reads, replaces, patches and deletes an object', async () => {
    const { call } = await startServer()
    const created = await call('POST', '/api/v1/namespaces/default/configmaps', configMap('one'))
    expect(created.status).toBe(201)
    expect(created.text).toMatch(
      /^\{"kind":"ConfigMap","apiVersion":"v1","metadata":\{"name":"one","namespace":"default","uid":"[0-9a-f-]{36}","resourceVersion":"1",/,
    )
    expect(created.object.metadata?.managedFields?.[0]).toMatchObject({
      manager: 'test',
      operation: 'Update',
      fieldsV1: { 'f:data': { '.': {}, 'f:a': {} }, 'f:metadata': { 'f:labels': { '.': {}, 'f:tier': {} } } },
    })
    const read = await call('GET', '/api/v1/namespaces/default/configmaps/one')
    expect(read.text).toBe(created.text)
    const replaced = await call('PUT', '/api/v1/namespaces/default/configmaps/one', configMap('one', { a: '2' }))
    expect(replaced.object).toMatchObject({
      data: { a: '2' },
      metadata: { resourceVersion: '2', uid: created.object.metadata?.uid },
    })
    const patched = await call(
      'PATCH',
      '/api/v1/namespaces/default/configmaps/one',
      { data: { b: '3', a: null } },
      { 'content-type': 'application/merge-patch+json' },
    )
    expect(patched.object).toMatchObject({ data: { b: '3' }, metadata: { resourceVersion: '3' } })
    const deleted = await call('DELETE', '/api/v1/namespaces/default/configmaps/one')
    expect(deleted.object).toMatchObject({
      kind: 'Status',
      status: 'Success',
      details: { name: 'one', kind: 'configmaps' },
    })
    expect((await call('GET', '/api/v1/namespaces/default/configmaps/one')).object).toMatchObject({
      code: 404,
      message: 'configmaps "one" not found',
    })
  })

  it('writes nothing when an update changes nothing', async () => {
    const { call } = await startServer()
    await call('POST', '/api/v1/namespaces/default/configmaps', configMap('one'))
    const again = await call('PUT', '/api/v1/namespaces/default/configmaps/one', configMap('one'))
    expect(again.object.metadata?.resourceVersion).toBe('1')
  })

  it('refuses a stale resourceVersion and retries an update without one', async () => {
    const { call } = await startServer()
    await call('POST', '/api/v1/namespaces/default/configmaps', configMap('one'))
    const stale = { ...configMap('one', { x: '1' }), metadata: { name: 'one', resourceVersion: '77' } }
    expect((await call('PUT', '/api/v1/namespaces/default/configmaps/one', stale)).object).toMatchObject({
      code: 409,
      message:
        'Operation cannot be fulfilled on configmaps "one": the object has been modified; please apply your changes to the latest version and try again',
    })
    const many = await Promise.all(
      Array.from({ length: 10 }, (_, i) =>
        call('PUT', '/api/v1/namespaces/default/configmaps/one', configMap('one', { x: String(i) })),
      ),
    )
    expect(many.map((one) => one.status)).toEqual(Array(10).fill(200))
  })

  it('pages a list as it was at its start', async () => {
    const { call } = await startServer()
    for (const name of ['a', 'b', 'c']) await call('POST', '/api/v1/namespaces/default/configmaps', configMap(name))
    const first = await call('GET', '/api/v1/configmaps?limit=2')
    const names = (list: unknown) => (list as { items: KubeObject[] }).items.map((one) => one.metadata?.name)
    expect(names(first.object)).toEqual(['a', 'b'])
    const { continue: token, remainingItemCount } = first.object.metadata as {
      continue?: string
      remainingItemCount?: number
    }
    expect(remainingItemCount).toBe(1)
    await call('DELETE', '/api/v1/namespaces/default/configmaps/c')
    const second = await call('GET', `/api/v1/configmaps?limit=2&continue=${token}`)
    expect(names(second.object)).toEqual(['c'])
    expect(names((await call('GET', '/api/v1/configmaps?labelSelector=tier%20in%20(b,c)')).object)).toEqual(['b'])
  })

  it('watches from any version, with selectors, as objects and as bytes', async () => {
    const { call, handler } = await startServer()
    await call('POST', '/api/v1/namespaces/default/configmaps', configMap('a'))
    const stop = new AbortController()
    const watch = async (query: string, wantsObjects: boolean) => {
      const response = await handler({
        method: 'GET',
        path: '/api/v1/configmaps',
        query: new URLSearchParams(query),
        headers: {},
        user: admin,
        wantsObjects,
        signal: stop.signal,
      })
      return response.body
    }
    const objects = await watch('watch=1&resourceVersion=0&labelSelector=tier=a', true)
    const bytes = await watch('watch=1&resourceVersion=1', false)
    await call('PUT', '/api/v1/namespaces/default/configmaps/a', {
      ...configMap('a'),
      metadata: { name: 'a', labels: { tier: 'b' } },
    })
    await call('POST', '/api/v1/namespaces/default/configmaps', configMap('c'))
    const seen: string[] = []
    if (objects.kind !== 'events' || bytes.kind !== 'stream') throw new Error('wrong bodies')
    for await (const events of objects.events as AsyncIterable<readonly WatchEvent[]>) {
      for (const { type, object } of events)
        seen.push(`${type} ${object.metadata?.name} ${object.metadata?.resourceVersion}`)
      if (seen.length >= 2) break
    }
    expect(seen).toEqual(['ADDED a 1', 'DELETED a 2'])
    let text = ''
    for await (const chunk of bytes.chunks) {
      text += Buffer.from(chunk).toString()
      if (text.split('\n').length > 2) break
    }
    const events = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; object: KubeObject })
    expect(events.map(({ type, object }) => [type, object.metadata?.name, object.metadata?.resourceVersion])).toEqual([
      ['MODIFIED', 'a', '2'],
      ['ADDED', 'c', '3'],
    ])
    stop.abort()
  })
})
