import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describeStore } from '../testing/describe-store.js'
import { openLevelStore } from './index.js'

const folders = new Map<unknown, string>()
const openAt = async (folder: string) => {
  const store = await openLevelStore(folder)
  folders.set(store, folder)
  return store
}

afterAll(async () => {
  for (const folder of new Set(folders.values())) await rm(folder, { recursive: true, force: true })
})

describeStore('leveldb', {
  open: async () => openAt(await mkdtemp(join(tmpdir(), 'wherry-store-'))),
  reopen: (store) => openAt(folders.get(store) as string),
})
