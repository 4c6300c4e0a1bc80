import { ConfigMaps } from '../api/index.js'
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
