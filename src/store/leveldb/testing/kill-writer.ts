// A process of its own: writes to a store until it is killed, and tells each answer on standard output.
// Arguments: data folder, number of the run.
import { writeSync } from 'node:fs'
import type { Entry, Revision } from '../../store.js'
import { openLevelStore } from '../index.js'
import { isDelete, keyOf, keysPerRun, valueAfter } from './kill-workload.js'

const [folder = '', run = '0'] = process.argv.slice(2)
const store = await openLevelStore(folder)
writeSync(1, 'open\n')

async function writeForever(index: number): Promise<void> {
  const key = keyOf(Number(run), index)
  let entry: Entry | undefined
  for (let step = 0; ; step++) {
    const value = valueAfter(key, step + 1)
    let answer: Entry
    if (isDelete(step) || value === undefined) answer = await store.delete(key, entry?.revision)
    else if (entry === undefined) answer = await store.create(key, value)
    else answer = await store.update(key, value, entry.revision)
    entry = isDelete(step) ? undefined : answer
    // Synchronous, so that what was told has left the process whenever it dies.
    writeSync(1, `${index} ${step + 1} ${answer.revision}\n`)
  }
}

async function compactForever(): Promise<void> {
  for (;;) {
    await store.compact(Math.max(0, (await store.revision()) - 200) as Revision)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }
}

await Promise.all([compactForever(), ...Array.from({ length: keysPerRun }, (_, index) => writeForever(index))])
