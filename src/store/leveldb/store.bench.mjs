// Measures the embedded store. Needs a build: `npm run build && node --expose-gc src/store/leveldb/store.bench.mjs [folder of dist]`
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const dist = resolve(process.argv[2] ?? 'dist')
const { openLevelStore } = await import(pathToFileURL(join(dist, 'store/leveldb/index.js')).href)

async function withStore(measure) {
  const folder = await mkdtemp(join(tmpdir(), 'wherry-bench-'))
  try {
    await measure(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function creates({ concurrent, bytes, count }) {
  await withStore(async (folder) => {
    const store = await openLevelStore(folder)
    let next = 0
    const worker = async () => {
      while (next < count)
        await store.create(`/registry/pods/default/pod-${next++}`, Buffer.allocUnsafeSlow(bytes).fill(97))
    }
    const start = performance.now()
    const cpu = process.cpuUsage()
    await Promise.all(Array.from({ length: concurrent }, worker))
    const ms = performance.now() - start
    const { user, system } = process.cpuUsage(cpu)
    console.log(
      `create ${bytes} B, ${concurrent} at once: ${Math.round((count / ms) * 1000)}/s, ${((user + system) / count).toFixed(1)} us of CPU each`,
    )
    await store.close()
  })
}

async function memory(count, bytes) {
  await withStore(async (folder) => {
    let store = await openLevelStore(folder)
    const shared = []
    for (let i = 0; i < count; i++) shared.push(Buffer.allocUnsafeSlow(bytes).fill(97))
    const used = async () => {
      for (let i = 0; i < 5; i++) {
        global.gc?.()
        await new Promise((resolve) => setImmediate(resolve))
      }
      const { heapUsed, external } = process.memoryUsage()
      return (heapUsed + external) / 1024 / 1024
    }
    const before = await used()
    const writing = shared.map((value, i) => store.create(`/registry/pods/default/pod-${i}`, value))
    await Promise.all(writing)
    writing.length = 0
    await store.compact(await store.revision())
    console.log(
      `${count} entries of ${bytes} B: the store adds ${((await used()) - before).toFixed(1)} MiB to the writer's ${((count * bytes) / 2 ** 20).toFixed(1)} MiB`,
    )
    await store.close()
    const start = performance.now()
    store = await openLevelStore(folder)
    console.log(`opened again in ${(performance.now() - start).toFixed(0)} ms`)
    await store.close()
  })
}

await memory(10_000, 3 * 1024)
await creates({ concurrent: 1, bytes: 1024, count: 5000 })
await creates({ concurrent: 64, bytes: 1024, count: 60000 })
await creates({ concurrent: 256, bytes: 1024, count: 100000 })
