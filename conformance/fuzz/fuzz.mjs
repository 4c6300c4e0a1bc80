#!/usr/bin/env node
// Sends the same spoilt requests to two API servers and tells where their answers differ.
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { Client } from '../golden/lib/client.mjs'
import { loadKubeconfig } from '../golden/lib/kubeconfig.mjs'
import { Normaliser } from '../golden/lib/normalise.mjs'
import { Random } from './random.mjs'
import { requestFor } from './requests.mjs'
import { customTarget, seedsOf } from './targets.mjs'

const usage =
  'fuzz.mjs --reference KUBECONFIG --kubeconfig KUBECONFIG [--seed N] [--runs N] [--only TEXT] [--kubectl PATH]\n'
const { values: options } = parseArgs({
  options: {
    reference: { type: 'string' },
    kubeconfig: { type: 'string' },
    kubectl: { type: 'string', default: 'kubectl' },
    seed: { type: 'string', default: '1' },
    runs: { type: 'string', default: '500' },
    only: { type: 'string', default: '' },
    verb: { type: 'string', default: '' },
    examples: { type: 'string', default: '1' },
  },
})
if (!options.reference || !options.kubeconfig) {
  process.stderr.write(usage)
  process.exit(2)
}

const seed = Number(options.seed)
const id = `f${process.pid.toString(36)}`
const namespace = `fuzz-${id}`
const reference = new Client(loadKubeconfig(options.reference, options.kubectl))
const subject = new Client(loadKubeconfig(options.kubeconfig, options.kubectl))
const servers = [reference, subject]
const toBoth = (spec) => Promise.all(servers.map((server) => server.request(spec).catch(brokenOff)))

/** Upstream panics at some requests, and closes the connection. */
function brokenOff(error) {
  return { status: 0, headers: {}, warnings: [], bytes: Buffer.from(error.message) }
}

const created = []
try {
  process.exitCode = await run()
} finally {
  for (const path of created.reverse()) await toBoth({ method: 'DELETE', path, query: { gracePeriodSeconds: '0' } })
  for (const server of servers) server.close()
}

async function run() {
  const targets = await prepare()
  const random = new Random(seed)
  const groups = new Map()
  let sent = 0
  for (; sent < Number(options.runs); sent++) {
    const { what, verb, spec } = requestFor(random.pick(targets), random)
    if (options.verb && verb !== options.verb) continue
    const answers = await toBoth(spec).then((both) => both.map((one) => answerOf(one, spec)))
    const lines = answers[0].status === 0 ? [] : differences(answers[0], answers[1])
    if (lines.length === 0) continue
    const key = `${verb} ${signatureOf(lines)}`
    groups.set(key, [...(groups.get(key) ?? []), { number: sent, what, lines, spec }])
  }
  report(groups)
  process.stdout.write(`${sent} requests on ${targets.length} objects, ${groups.size} groups of differences\n`)
  return groups.size === 0 ? 0 : 1
}

/** Creates in both servers what the requests are about. */
async function prepare() {
  await create('/api/v1/namespaces', { metadata: { name: namespace } })
  await toBoth({
    method: 'POST',
    path: `/api/v1/namespaces/${namespace}/serviceaccounts`,
    body: { metadata: { name: 'default' } },
  })
  const { definition, ...custom } = customTarget(namespace, id)
  await create('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', definition)
  const seeds = [
    custom,
    ...(await seedsOf(join(dirname(fileURLToPath(import.meta.url)), '../golden/cases'), { namespace, id })),
  ]
  const targets = []
  for (const [index, { collection, body }] of seeds.entries()) {
    if (!collection.includes(options.only)) continue
    const name = body.metadata.name ? `${body.metadata.name}`.slice(0, 40) : 'x'
    const own = index === 0 || !collection.includes('/namespaces/') ? name : `${name}-${index}`
    const full = { ...body, metadata: { ...body.metadata, name: own } }
    if (collection.endsWith('/customresourcedefinitions')) full.metadata.name = name
    if (await create(collection, full)) targets.push({ collection, name: full.metadata.name, body: full })
  }
  return targets
}

async function create(collection, body) {
  const deadline = Date.now() + 5000
  for (;;) {
    const answers = await toBoth({ method: 'POST', path: collection, body })
    const statuses = answers.map(({ status }) => status)
    // A new definition is served a little later.
    if (statuses.includes(404) && collection.includes('fuzz.example') && Date.now() < deadline) {
      await new Promise((wake) => setTimeout(wake, 200))
      continue
    }
    if (statuses.some((status) => status < 300)) created.push(`${collection}/${body.metadata.name}`)
    return statuses.every((status) => status < 300 || status === 409)
  }
}

function answerOf({ status, headers, warnings, bytes }, spec) {
  const normaliser = new Normaliser({ source: JSON.stringify(spec), literals: [] })
  const text = bytes.toString('utf8')
  let body = text
  try {
    body = JSON.parse(text)
  } catch {}
  return normaliser.value({ status, type: headers['content-type'], warnings, body: withoutVersions(body) })
}

/** Two servers count their writes apart. */
function withoutVersions(node) {
  if (Array.isArray(node)) return node.map(withoutVersions)
  if (node === null || typeof node !== 'object') return node
  const copy = {}
  for (const [key, value] of Object.entries(node)) {
    if (['resourceVersion', 'selfLink', 'clusterIP', 'clusterIPs', 'nodePort', 'remainingItemCount'].includes(key))
      continue
    copy[key] =
      typeof value === 'string'
        ? value.replaceAll(/"resourceVersion\\?":\\?"\d+\\?"|kube-api-access-\w{5}/g, '<varies>')
        : withoutVersions(value)
  }
  return copy
}

/** `place: expected … / got …`, of texts from where they part. */
function differences(expected, got, place = '') {
  if (Object.is(expected, got)) return []
  const isObject = (value) => value !== null && typeof value === 'object'
  if (isObject(expected) && isObject(got) && Array.isArray(expected) === Array.isArray(got)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(got)])]
    return keys.flatMap((key) => differences(expected[key], got[key], place === '' ? key : `${place}.${key}`))
  }
  const [one, other] = [expected, got].map((value) => (value === undefined ? 'nothing' : JSON.stringify(value)))
  let from = 0
  while (one[from] === other[from]) from++
  from = one.length < 150 && other.length < 150 ? 0 : Math.max(0, from - 40)
  const part = (text) => (from > 0 ? '…' : '') + text.slice(from, from + 220)
  return [`${place}: expected ${part(one)} / got ${part(other)}`]
}

/** What differences have in common: their places and words, without names and numbers. */
function signatureOf(lines) {
  const first = lines.find((line) => line.startsWith('status') || line.startsWith('body.message')) ?? lines[0]
  return first
    .replace(/\\+"/g, '"')
    .replace(/\d+/g, 'N')
    .replace(/"[^"]{0,40}"/g, '"…"')
    .replace(/of type \S+|\(\S+ \.\.\.\)/g, '')
}

function report(groups) {
  const sorted = [...groups.values()].sort((a, b) => b.length - a.length)
  for (const found of sorted) {
    process.stdout.write(`\n${found.length} times\n`)
    for (const { number, what, lines, spec } of found.slice(0, Number(options.examples))) {
      process.stdout.write(`  #${number} ${what.slice(0, 300)}\n`)
      if (spec.query)
        process.stdout.write(`     ${JSON.stringify(spec.query)} ${spec.headers?.['content-type'] ?? ''}\n`)
      for (const line of lines.slice(0, 4)) process.stdout.write(`     ${line}\n`)
    }
  }
}
