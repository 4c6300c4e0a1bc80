import { ConfigMaps, closeEnvelope, definitionOf, encodeMessage, messageOfDefinition } from '../api/index.js'
import { plainDefinition } from '../registry/testing/index.js'
import { startTestServer } from './testing/index.js'

const collection = '/api/v1/namespaces/default/configmaps'
const yaml = { headers: { 'content-type': 'application/yaml' } }
const head = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: one\n  namespace: default\ndata:\n'
const entries = (count: number) => Array.from({ length: count }, (_, index) => `  key-${index}: value\n`).join('')

/** How often others had their turn meanwhile. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let isOver = false
  const count = (): void => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await work
  isOver = true
  return turns
}

describe('a long body', () => {
  it('is read while others are served', async () => {
    const { call, registry } = await startTestServer([plainDefinition(ConfigMaps)])
    const few = await turnsDuring(call('POST', `${collection}?dryRun=All`, Buffer.from(head + entries(10)), yaml))
    const many = await turnsDuring(call('POST', `${collection}?dryRun=All`, Buffer.from(head + entries(30_000)), yaml))
    expect(many).toBeGreaterThan(few + 5)
    const apply = { headers: { 'content-type': 'application/apply-patch+yaml' } }
    const config = Buffer.from(head + entries(30_000))
    const applied = await turnsDuring(
      call('PATCH', `${collection}/one?dryRun=All&fieldManager=me&force=true`, config, apply),
    )
    expect(applied).toBeGreaterThan(few + 5)
    await registry.stop()
  }, 60_000)

  it('is refused as etcd refuses it where it makes too large an object, and nothing is written', async () => {
    const { call, registry, store } = await startTestServer([plainDefinition(ConfigMaps)])
    const object = (name: string, text: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name },
      data: { text },
    })
    // What JSON escapes is shorter in protobuf, in which etcd has it.
    expect((await call('POST', collection, object('quotes', '"'.repeat(1_000_000)))).status).toBe(201)
    const before = await store.revision()
    const large = object('large', 'x'.repeat(1_600_000))
    const refused = await call('POST', collection, large)
    expect(refused.object).toMatchObject({ code: 500, message: 'etcdserver: request is too large' })
    expect(refused.object).not.toHaveProperty('reason')
    const patched = await call(
      'PATCH',
      `${collection}/quotes`,
      { data: large.data },
      {
        headers: { 'content-type': 'application/merge-patch+json' },
      },
    )
    expect(patched.object).toMatchObject({ code: 500, message: 'etcdserver: request is too large' })
    expect(await store.revision()).toBe(before)
    expect((await call('POST', `${collection}?dryRun=All`, large)).status).toBe(201)
    await registry.stop()
  })

  it('of more members than any object has is refused, whatever it is written in', async () => {
    const { call, registry, store } = await startTestServer([plainDefinition(ConfigMaps)])
    const before = await store.revision()
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'one' } }
    const data = Object.fromEntries(Array.from({ length: 110_000 }, (_, index) => [`k${index}`, '']))
    const many = { ...object, data }
    const message = messageOfDefinition(definitionOf({ group: '', version: 'v1', kind: 'ConfigMap' }) ?? '')
    if (!message) throw new Error('ConfigMaps have a message')
    const json = Buffer.from(JSON.stringify(many))
    // A few thousand members that are meant twenty times.
    const aliases = `a: &a [${'{},'.repeat(6000)}]\nb: [${'*a,'.repeat(20)}]\n`
    const bodies: readonly (readonly [string, string, string, Uint8Array])[] = [
      ['POST', collection, 'application/json', json],
      ['POST', collection, 'application/json', Buffer.from(`{"x":[${'{},'.repeat(110_000)}{}]}`)],
      ['POST', collection, 'application/json', Buffer.from(`{"x":[${'1.0,'.repeat(110_000)}1]}`)],
      ['POST', collection, 'application/yaml', json],
      ['POST', collection, 'application/yaml', Buffer.from(aliases)],
      [
        'POST',
        collection,
        'application/vnd.kubernetes.protobuf',
        closeEnvelope('v1', 'ConfigMap', encodeMessage(message, many)),
      ],
      ['PUT', `${collection}/one`, 'application/json', json],
      ['PATCH', `${collection}/one`, 'application/merge-patch+json', json],
      ['PATCH', `${collection}/one`, 'application/strategic-merge-patch+json', json],
      ['PATCH', `${collection}/one?fieldManager=me`, 'application/apply-patch+yaml', json],
      ['DELETE', `${collection}/one`, 'application/json', json],
    ]
    expect((await call('POST', collection, object)).status).toBe(201)
    const made = await store.revision()
    expect(made).toBeGreaterThan(before)
    for (const [method, path, type, body] of bodies) {
      const { object: answer } = await call(method, path, Buffer.from(body), { headers: { 'content-type': type } })
      expect([method, type, answer]).toMatchObject([
        method,
        type,
        { code: 413, message: 'Request entity too large: limit is 100000 members' },
      ])
    }
    expect(await store.revision()).toBe(made)
    await registry.stop()
  }, 60_000)

  it('of many values is refused at once where its object and who owns it could not be stored', async () => {
    const { call, registry } = await startTestServer([plainDefinition(ConfigMaps)])
    const object = (count: number, key: string) => ({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one', labels: Object.fromEntries(Array.from({ length: count }, (_, at) => [key + at, 'v'])) },
    })
    const tooLarge = { code: 413, message: 'Request entity too large: limit is 1572864' }
    expect((await call('POST', collection, object(70_000, 'k'))).object).toMatchObject(tooLarge)
    const apply = { headers: { 'content-type': 'application/apply-patch+yaml' } }
    const applied = await call('PATCH', `${collection}/one?fieldManager=me`, object(70_000, 'k'), apply)
    expect(applied.object).toMatchObject(tooLarge)
    // What may just be stored is looked at.
    expect((await call('POST', collection, object(50_000, 'a '))).status).toBe(422)
    expect((await call('POST', collection, object(50_000, 'k'))).status).toBe(201)
    await registry.stop()
  }, 60_000)

  it('that is wrong in a hundred thousand places is told of ten thousand', async () => {
    const { call, registry } = await startTestServer([plainDefinition(ConfigMaps)])
    const labels = Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`a ${index}`, 'b c']))
    const { object } = await call('POST', collection, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one', labels },
    })
    expect(object).toMatchObject({ code: 422, details: { causes: { length: 10_000 } } })
    const ownerReferences = Array.from({ length: 4000 }, (_, index) => ({
      apiVersion: 'v1',
      kind: 'Pod',
      name: `p${index}`,
      uid: `u${index}`,
      controller: true,
    }))
    // Each of these errors shows the whole list.
    const { bytes } = await call('POST', collection, {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'one', ownerReferences },
    })
    expect(bytes.length).toBeLessThan(64 * 1024 * 1024)
    await registry.stop()
  }, 60_000)
})
