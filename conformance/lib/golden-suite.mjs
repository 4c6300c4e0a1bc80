// Plays the golden cases against one server, with a limit for each, and judges the answers.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Client } from '../golden/lib/client.mjs'
import { diff } from '../golden/lib/diff.mjs'
import { loadKubeconfig } from '../golden/lib/kubeconfig.mjs'
import { playCase } from '../golden/lib/runner.mjs'

const longestEndMs = 30_000
const conformanceFolder = dirname(dirname(fileURLToPath(import.meta.url)))
/** The golden cases, and those of our own, recorded in the same way; their areas are called `recorded/…`. */
const collections = [
  { folder: join(conformanceFolder, 'golden', 'cases'), prefix: '' },
  { folder: join(conformanceFolder, 'recorded'), prefix: 'recorded/' },
]

/** All cases: `{ name, area, scenario, goldenFile }`, sorted by name. `only`: parts of names. */
export async function loadCases({ only = [] } = {}) {
  const cases = []
  for (const { folder, prefix } of collections) {
    for (const area of foldersIn(folder)) {
      for (const file of readdirSync(join(folder, area)).sort()) {
        const base = file.replace(/\.mjs$/, '')
        const name = `${prefix}${area}/${base}`
        if (!file.endsWith('.mjs') || (only.length > 0 && !only.some((part) => name.includes(part)))) continue
        const scenario = (await import(pathToFileURL(join(folder, area, file)))).default
        const goldenFile = join(folder, area, `${base}.golden.json`)
        cases.push({ name, area: `${prefix}${area}`, scenario, goldenFile })
      }
    }
  }
  return cases
}

function foldersIn(folder) {
  const entries = readdirSync(folder, { withFileTypes: true })
  return entries.flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])).sort()
}

/** Whether a server with nothing but the API is enough. */
export function needsApiServerOnly({ scenario }) {
  return (scenario.needs ?? []).every((need) => need === 'apiserver')
}

/** Whether this version of kubectl prints what was recorded. */
export function fitsKubectl({ scenario }, minor) {
  return !scenario.kubectl || minor >= Number(scenario.kubectl.split('.')[1])
}

/**
 * Plays the cases marked `serial` one by one, then the others side by side; `limitOf(case)` is how many milliseconds one may take. One
 * result a case: `{ name, area, passed, step, title, diff, ms }`; `diff` are lines for people.
 */
export async function playCases(cases, { kubeconfig, kubectl, jobs, limitOf, onResult = () => {} }) {
  const config = loadKubeconfig(kubeconfig, kubectl)
  const client = new Client(config)
  const results = []
  const play = async (one) => {
    const begun = performance.now()
    const answers = await playWithin(limitOf(one), one.scenario, { client, config, kubectl })
    const result = { ...judge(one, answers), ms: Math.round(performance.now() - begun) }
    results.push(result)
    onResult(result)
  }
  for (const one of cases.filter(({ scenario }) => scenario.serial)) await play(one)
  const queue = cases.filter(({ scenario }) => !scenario.serial)
  const worker = async () => {
    for (let one = queue.shift(); one !== undefined; one = queue.shift()) await play(one)
  }
  await Promise.all(Array.from({ length: jobs }, worker))
  client.close()
  return results
}

/** A case that takes too long may only clean up any more, so that it ends soon and leaves nothing behind. */
async function playWithin(limitMs, scenario, { client, config, kubectl }) {
  let isOver = false
  const late = () => new Error(`not finished after ${limitMs} ms`)
  const guard = (spec) => {
    if (isOver && spec.method !== 'DELETE') throw late()
  }
  const guarded = {
    async request(spec) {
      guard(spec)
      return client.request(spec)
    },
    async watch(spec) {
      guard(spec)
      return client.watch(spec)
    },
  }
  const timers = []
  const limit = new Promise((resolve) => {
    timers.push(
      setTimeout(() => {
        isOver = true
      }, limitMs),
    )
    timers.push(setTimeout(() => resolve([{ error: late().message }]), limitMs + longestEndMs))
  })
  const played = playCase(scenario, { client: guarded, config, kubectl }).catch((error) => [{ error: error.message }])
  return Promise.race([played, limit]).finally(() => timers.forEach(clearTimeout))
}

function judge({ name, area, goldenFile, scenario }, answers) {
  if (!existsSync(goldenFile)) return { name, area, passed: false, step: 0, title: '', diff: ['no recording'] }
  const expected = JSON.parse(readFileSync(goldenFile, 'utf8')).steps
  for (let step = 0; step < Math.max(expected.length, answers.length); step++) {
    const lines = diff(expected[step] ?? null, answers[step] ?? null)
    if (lines.length > 0) return { name, area, passed: false, step, title: titleOf(scenario.steps[step]), diff: lines }
  }
  return { name, area, passed: true }
}

function titleOf(step = {}) {
  if (step.request) return `${step.request.method ?? 'GET'} ${step.request.path}`
  if (step.kubectl) return `kubectl ${step.kubectl.join(' ')}`
  return Object.keys(step)[0] ?? ''
}
