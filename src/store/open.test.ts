import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { silentLogger } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { Compactor, openStore, type Revision } from './index.js'
import { MemoryStore } from './memory/index.js'

describe('openStore', () => {
  it('opens a store in memory', async () => {
    const store = await openStore('memory:')
    expect(store.supports).toEqual({ persistent: false, distributed: false })
  })

  it('opens a data folder', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wherry-url-'))
    const store = await openStore(`leveldb:${folder}/data`)
    expect(store.supports).toEqual({ persistent: true, distributed: false })
    await store.close()
    await rm(folder, { recursive: true })
  })

  it.each([
    ['sqlite:/tmp/x', 'sqlite'],
    ['leveldb:', 'names no folder'],
    ['memory:/tmp/x', 'has no path'],
    ['nonsense', 'nonsense'],
  ])('refuses %s by name', async (url, told) => {
    await expect(openStore(url)).rejects.toThrow(told)
  })
})

describe('Compactor', () => {
  const minute = 60_000

  it('forgets every five minutes what was overwritten five minutes ago', async () => {
    const clock = new FakeClock()
    const store = new MemoryStore()
    const compactor = new Compactor({ store, clock, logger: silentLogger })
    await compactor.start(new AbortController().signal)
    await store.create('a', Buffer.from('1'))
    await clock.advance(5 * minute)
    expect(await store.compactedTo()).toBe(0)
    await store.update('a', Buffer.from('2'), 1 as Revision)
    await clock.advance(5 * minute)
    expect(await store.compactedTo()).toBe(1)
    await clock.advance(5 * minute)
    expect(await store.compactedTo()).toBe(2)
    await compactor.stop()
    expect(clock.pendingTimers).toBe(0)
  })

  it('goes on after a failure, and stops twice and before the start', async () => {
    const clock = new FakeClock()
    const store = new MemoryStore()
    const compactor = new Compactor({ store, clock, logger: silentLogger, keepMs: minute })
    await compactor.stop()
    await compactor.start(new AbortController().signal)
    await store.close()
    await clock.advance(3 * minute)
    await compactor.stop()
    await compactor.stop()
  })
})
