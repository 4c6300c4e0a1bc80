import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { SeededRandom, SystemClock, SystemRandom } from '../../base/index.js'
import type { Change, Revision, Store } from '../store.js'
import { openLevelStore } from './index.js'
import { compileFolders } from './testing/compile.js'
import { keyOf, keysPerRun, valueAfter } from './testing/kill-workload.js'

const kills = Number(process.env.WHERRY_KILLS ?? 50)
const seed = Number(process.env.WHERRY_SEED ?? new SystemRandom().below(2 ** 31))
const clock = new SystemClock()

interface Answer {
  readonly steps: number
  readonly revision: number
}

/** What the killed writers were told, and what of it has been found in the store: by key. */
interface Known extends Answer {
  readonly key: string
  /** Whether the run is over, so that the key may not change any more. */
  readonly isSettled: boolean
}

let folder: string
let compiled: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wherry-kill-'))
  compiled = join(folder, 'js')
  await compileFolders(join(import.meta.dirname, '..', '..'), compiled, ['base', 'store'])
})

afterAll(() => rm(folder, { recursive: true, force: true }))

/** Lets a writer run, kills it, and returns what it was told by key index. */
async function runAndKill(data: string, run: number, random: SeededRandom): Promise<Map<number, Answer>> {
  const script = join(compiled, 'store/leveldb/testing/kill-writer.js')
  const child = spawn(process.execPath, [script, data, String(run)], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise<NodeJS.Signals | null>((resolve) => child.once('close', (_, signal) => resolve(signal)))
  const answers = new Map<number, Answer>()
  let isDoomed = false
  const doom = (delayMs: number) => {
    if (isDoomed) return
    isDoomed = true
    clock.after(delayMs, () => child.kill('SIGKILL'))
  }
  // Some die while they open the store, most while they write.
  const lifeMs = random.below(150)
  if (random.below(8) === 0) doom(40 + lifeMs)
  for await (const line of createInterface({ input: child.stdout })) {
    if (line === 'open') {
      doom(lifeMs)
      continue
    }
    const [index = Number.NaN, steps = Number.NaN, revision = Number.NaN] = line.split(' ').map(Number)
    answers.set(index, { steps, revision })
  }
  expect(await ended).toBe('SIGKILL')
  return answers
}

/** All that the log still has, checked to be without gaps. */
async function readAll(store: Store): Promise<readonly Change[]> {
  const [from, to] = [await store.compactedTo(), await store.revision()]
  const stop = new AbortController()
  const changes: Change[] = []
  if (to > from) {
    for await (const commit of store.watch({ start: '', end: '\u{10ffff}' }, { after: from, signal: stop.signal })) {
      changes.push(...commit)
      if ((changes.at(-1)?.revision as number) >= to) break
    }
  }
  expect(changes.map((change) => change.revision)).toEqual(Array.from({ length: to - from }, (_, i) => from + 1 + i))
  return changes
}

/** The number of writes after which the key holds what it holds; throws when that is neither the answered one nor the one under way. */
function judge(known: Known, value: Uint8Array | undefined, revision: Revision | undefined): number {
  const { key, steps, isSettled } = known
  const holds = (after: number) => {
    const expected = valueAfter(key, after)
    return expected === undefined ? value === undefined : value !== undefined && Buffer.compare(value, expected) === 0
  }
  if (holds(steps)) {
    if (revision !== undefined && steps > 0) expect({ key, revision }).toEqual({ key, revision: known.revision })
    return steps
  }
  if (!isSettled && holds(steps + 1)) {
    if (revision !== undefined) expect(revision).toBeGreaterThan(known.revision)
    return steps + 1
  }
  throw new Error(
    `seed ${seed}: ${key} was answered ${steps} writes and holds ${Buffer.from(value ?? [])
      .toString()
      .slice(0, 80)}`,
  )
}

it(`keeps every answered write through ${kills} kills (WHERRY_SEED=${seed})`, async () => {
  const random = new SeededRandom(seed)
  const data = join(folder, 'data')
  const known = new Map<string, Known>()
  let revision = 0
  let answered = 0
  for (let run = 0; run < kills; run++) {
    const answers = await runAndKill(data, run, random)
    for (let index = 0; index < keysPerRun; index++) {
      const { steps, revision: at } = answers.get(index) ?? { steps: 0, revision: 0 }
      known.set(keyOf(run, index), { key: keyOf(run, index), steps, revision: at, isSettled: false })
      answered += steps
    }
    const store = await openLevelStore(data)
    try {
      const present = await store.revision()
      expect(present).toBeGreaterThanOrEqual(
        Math.max(revision, ...[...answers.values()].map((answer) => answer.revision)),
      )
      revision = present
      const changes = new Map((await readAll(store)).map((change) => [change.revision as number, change]))
      const compactedTo = await store.compactedTo()
      for (const item of known.values()) {
        const entry = await store.get(item.key)
        const steps = judge(item, entry?.value, entry?.revision)
        if (item.revision > compactedTo) expect(changes.get(item.revision)?.key).toBe(item.key)
        known.set(item.key, { key: item.key, steps, revision: entry?.revision ?? item.revision, isSettled: true })
      }
    } finally {
      await store.close()
    }
  }
  // The test would pass on nothing otherwise.
  expect(answered).toBeGreaterThan(kills * keysPerRun)
}, 120_000)
