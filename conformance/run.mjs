// The black-box suites against a started `wherry`: golden answers first, then what people do with kubectl and client libraries.
import { spawnSync } from 'node:child_process'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'
import { parseArgs } from 'node:util'
import { runClients } from './clients/run.mjs'
import { clustersInDocker, dockerAnswers, mustHaveDocker } from './lib/docker.mjs'
import { fitsKubectl, loadCases, needsApiServerOnly, playCases } from './lib/golden-suite.mjs'
import { compareWithKnown, readKnownFailures, updateKnownFailures } from './lib/known-failures.mjs'
import { findKubectls } from './lib/kubectls.mjs'
import { recordedAdminFlags, recordedAdminKubeconfig } from './lib/recorded-admin.mjs'
import { projectFolder, runPrefix, runWherry, startWherry, temporaryFolder } from './lib/wherry.mjs'

const usage = `npm run conformance -- [FLAGS]
  --part NAME           only this part: golden, flows or clients
  --only TEXT           only cases and files whose name contains it; may be given again
  --update              write known-failures.json anew from this run (golden); reasons are kept
  --jobs N              cases side by side against the API server alone, twice as many against a whole cluster (default 4)
  --kubeconfig FILE     golden: against this server instead of one of ours
  --report FILE         golden: every result as JSON
  --built               use what is in dist/ as it is
  --verbose             golden: the differences of the known failures, too
`
const { values: options } = parseArgs({
  options: {
    part: { type: 'string', multiple: true, default: ['golden', 'flows', 'clients'] },
    only: { type: 'string', multiple: true, default: [] },
    update: { type: 'boolean', default: false },
    jobs: { type: 'string', default: '4' },
    kubeconfig: { type: 'string' },
    report: { type: 'string' },
    built: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
const caseLimitMs = 120_000
/** What a case gets that is known to fail: most of those wait in vain. */
const knownLimitMs = 20_000
const flowLimitMs = 240_000
const shownDifferences = 6

if (options.help) {
  console.log(usage)
  process.exit(0)
}
process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
if (!options.built) build()
let passed = 0
let failed = 0
if (options.part.includes('golden')) count(await runGolden())
if (options.part.includes('flows')) count(await runFlows())
if (options.part.includes('clients')) count(await runClientPrograms())
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)

function count(part) {
  passed += part.passed
  failed += part.failed
}

function build() {
  const { status } = spawnSync(process.execPath, [join(projectFolder, 'scripts', 'build.mjs'), '--if-needed'], {
    stdio: 'inherit',
  })
  if (status !== 0) process.exit(status ?? 1)
}

async function runGolden() {
  const kubectl = findKubectls().at(-1)
  const all = await loadCases({ only: options.only })
  const cases = all.filter((one) => fitsKubectl(one, kubectl?.minor ?? 0))
  console.log(`Golden: ${cases.length} cases, kubectl 1.${kubectl?.minor}`)
  if (cases.length < all.length) console.log(`  ${all.length - cases.length} left out: they need a newer kubectl`)
  const jobs = Number(options.jobs)
  const alone = ['--runtime', 'simulated', '--without', 'controllers,scheduler,nodes']
  // The cases make their nodes themselves and play their kubelets; most of the time they wait.
  const whole = ['--runtime', 'simulated', '--without', 'nodes']
  const results = (
    await Promise.all([
      playPhase(cases.filter(needsApiServerOnly), { flags: alone, kubectl: kubectl?.path, jobs }),
      playPhase(
        cases.filter((one) => !needsApiServerOnly(one)),
        { flags: whole, kubectl: kubectl?.path, jobs: 2 * jobs },
      ),
    ])
  ).flat()
  results.sort((a, b) => (a.name < b.name ? -1 : 1))
  if (options.report) writeFileSync(options.report, `${JSON.stringify(results, null, 1)}\n`)
  const known = readKnownFailures()
  if (options.update) updateKnownFailures(results, known)
  return summarise(results, options.update ? readKnownFailures() : known, all)
}

/** Starts a server, plays the cases, and those that failed unexpectedly once more, alone: the machine may have been busy. */
async function playPhase(cases, { flags, kubectl, jobs }) {
  if (cases.length === 0) return []
  const folder = temporaryFolder()
  const wherry =
    options.kubeconfig === undefined
      ? await startWherry({ flags: [...flags, ...recordedAdminFlags(folder)], folder })
      : undefined
  const listed = options.update ? {} : readKnownFailures()
  const limitOf = ({ name }) => (Object.hasOwn(listed, name) ? knownLimitMs : caseLimitMs)
  const kubeconfig = options.kubeconfig ?? recordedAdminKubeconfig(wherry.kubeconfig)
  const settings = { kubeconfig, kubectl, limitOf }
  try {
    const results = await playCases(cases, { ...settings, jobs, onResult: show })
    const known = readKnownFailures()
    const again = new Set(compareWithKnown(results, known).failed.map(({ name }) => name))
    if (again.size === 0 || again.size > 20) return results
    const second = await playCases(
      cases.filter(({ name }) => again.has(name)),
      { ...settings, jobs: 1 },
    )
    for (const { name } of second.filter((one) => one.passed)) console.log(`  ${name} passed the second time`)
    return [...results.filter(({ name }) => !again.has(name)), ...second]
  } finally {
    if (wherry !== undefined && !wherry.isRunning) console.log(`wherry ended by itself; it said:\n${wherry.output}`)
    await wherry?.remove()
    rmSync(folder, { recursive: true, force: true })
  }
}

function show(result) {
  const isKnown = Object.hasOwn(readKnownFailures(), result.name)
  if (result.passed || (isKnown && !options.verbose)) return
  console.log(`FAILED ${result.name} step ${result.step}: ${result.title}`)
  for (const line of result.diff.slice(0, shownDifferences)) console.log(`    ${line.slice(0, 400)}`)
}

function summarise(results, known, all) {
  const { passed: good, failed: bad, known: listed, closed } = compareWithKnown(results, known)
  const areas = Map.groupBy ? Map.groupBy(results, ({ area }) => area) : groupByArea(results)
  console.log('\nGolden cases that pass, by area:')
  console.log(
    [...areas].map(([area, ones]) => `  ${area} ${ones.filter((one) => one.passed).length}/${ones.length}`).join('\n'),
  )
  for (const { name, step, title, diff } of bad) console.log(`FAILED ${name} step ${step}: ${title}: ${diff[0]}`)
  for (const { name } of closed)
    console.log(`FAILED ${name} passes now: remove it from conformance/known-failures.json`)
  const names = new Set(all.map(({ name }) => name))
  const strays = options.only.length > 0 ? [] : Object.keys(known).filter((name) => !names.has(name))
  for (const name of strays)
    console.log(`FAILED ${name} is in conformance/known-failures.json, but there is no such case`)
  const slow = [...results].sort((a, b) => b.ms - a.ms).slice(0, 5)
  console.log(`Slowest: ${slow.map(({ name, ms }) => `${name} ${(ms / 1000).toFixed(0)} s`).join(', ')}`)
  console.log(
    `Golden: ${good.length} pass, ${listed.length} known to fail, ${bad.length + closed.length + strays.length} wrong`,
  )
  return { passed: good.length, failed: bad.length + closed.length + strays.length }
}

function groupByArea(results) {
  const areas = new Map()
  for (const result of results) areas.set(result.area, [...(areas.get(result.area) ?? []), result])
  return areas
}

async function runFlows() {
  prepareDocker()
  const folder = join(projectFolder, 'conformance', 'flows')
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.mjs'))
    .filter((name) => options.only.length === 0 || options.only.some((part) => `flows/${name}`.includes(part)))
    .map((name) => join(folder, name))
  const totals = { passed: 0, failed: 0, skipped: 0 }
  if (files.length === 0) return totals
  console.log(`\nFlows: ${files.length} files`)
  const events = run({ files, concurrency: 2, timeout: flowLimitMs })
  const isTest = ({ details }) => details?.type !== 'suite'
  events.on('test:pass', (data) => {
    if (isTest(data)) totals[data.skip === undefined ? 'passed' : 'skipped']++
  })
  events.on('test:fail', (data) => {
    if (isTest(data)) totals.failed++
  })
  await new Promise((resolve) => {
    events
      .compose(new spec())
      .on('data', (text) => process.stdout.write(text))
      .on('end', resolve)
  })
  await removeLeftovers()
  console.log(`Flows: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`)
  return totals
}

/** Of tests that were ended in the middle. */
async function removeLeftovers() {
  const names = dockerAnswers() ? clustersInDocker(runPrefix) : []
  for (const name of names) await runWherry(['delete', '--name', name])
}

async function runClientPrograms() {
  console.log('\nClients')
  const wherry = options.kubeconfig === undefined ? await startWherry({ flags: ['--runtime', 'simulated'] }) : undefined
  try {
    return await runClients({ kubeconfig: options.kubeconfig ?? wherry.kubeconfig, only: options.only })
  } finally {
    await wherry?.remove()
  }
}

/** The images that the flows run. Without Docker they are left out, or fail where Docker must be there. */
function prepareDocker() {
  if (!dockerAnswers()) {
    console.log(`Docker does not answer: the flows that need it ${mustHaveDocker() ? 'fail' : 'are left out'}`)
    return
  }
  const script = join(dirname(new URL(import.meta.url).pathname), 'docker', 'test-images.sh')
  spawnSync('bash', [script], { stdio: 'inherit' })
}
