import type { KubeObject, ResourceToken } from '../api/index.js'
import { Events } from '../api/index.js'
import { SeededRandom, silentLogger } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { MemoryStore } from '../store/memory/index.js'
import { Catalog } from './catalog.js'
import type { AnyResourceDefinition } from './definition/index.js'
import { Registry } from './registry.js'
import { plainDefinition } from './testing/index.js'
import { create } from './writes/index.js'

const hourMs = 60 * 60 * 1000

describe('objects with an end', () => {
  it('are deleted by the cluster clock, and not before', async () => {
    const clock = new FakeClock(Date.parse('2026-01-01T00:00:00Z'))
    const definition: AnyResourceDefinition = plainDefinition<KubeObject>(Events as ResourceToken, {
      expiresAt: ({ metadata }) => Date.parse(metadata?.creationTimestamp ?? '') + hourMs,
    })
    const catalog = new Catalog([{ group: '', versions: ['v1'] }], [definition])
    const registry = new Registry({
      catalog,
      store: new MemoryStore(),
      clock,
      random: new SeededRandom(1),
      logger: silentLogger,
    })
    await registry.start()
    const resource = registry.resource(definition)
    const event = { kind: 'Event', apiVersion: 'v1', metadata: { name: 'e', namespace: 'default' }, involvedObject: {} }
    await create(registry.tools, resource, event, { user: { username: 'a', groups: [] }, dryRun: false, warn() {} })
    await clock.advance(hourMs - 1)
    expect(resource.size).toBe(1)
    await clock.advance(60_000)
    await clock.settle()
    expect(resource.size).toBe(0)
    await registry.stop()
  })
})
