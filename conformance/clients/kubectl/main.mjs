// What people do with kubectl; KUBECTL is the program, KUBECONFIG leads to the server.
import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runChecks, until } from '../lib/check.mjs'
import { customResource, web } from './manifests.mjs'

const namespace = `kubectl-${Math.random().toString(36).slice(2, 8)}`
const home = mkdtempSync(join(tmpdir(), 'wherry-kubectl-'))
const environment = { ...process.env, HOME: home, KUBECACHEDIR: join(home, 'cache') }

process.on('exit', () => rmSync(home, { recursive: true, force: true }))

function attempt(line, stdin = '') {
  const args = ['-n', namespace, ...(Array.isArray(line) ? line : line.split(' '))]
  return new Promise((resolve) => {
    const child = execFile(
      process.env.KUBECTL,
      args,
      { env: environment, timeout: 60_000 },
      (error, stdout, stderr) => {
        resolve({ code: error ? (error.code ?? error.signal) : 0, stdout, stderr })
      },
    )
    child.stdin.on('error', () => {})
    child.stdin.end(typeof stdin === 'string' ? stdin : JSON.stringify(stdin))
  })
}

async function kubectl(line, stdin) {
  const { code, stdout, stderr } = await attempt(line, stdin)
  assert.equal(code, 0, `kubectl ${line}: ${stderr}${stdout}`)
  return stdout.trim()
}

async function refused(line, message, stdin) {
  const { code, stderr } = await attempt(line, stdin)
  assert.equal(code, 1, `kubectl ${line} was not refused`)
  assert.equal(stderr.trim(), message)
}

async function discovery() {
  const { serverVersion } = JSON.parse(await kubectl('version -o json'))
  assert.match(serverVersion.gitVersion, /^v1\.34\./)
  const names = (await kubectl('api-resources --verbs=list --namespaced -o name')).split('\n')
  for (const name of ['pods', 'deployments.apps', 'leases.coordination.k8s.io']) assert.ok(names.includes(name), name)
  assert.match(await kubectl('api-versions'), /^apps\/v1$/m)
  assert.match(await kubectl('explain deployment.spec.replicas'), /Number of desired pods/)
}

async function crud() {
  assert.equal(await kubectl('create configmap a --from-literal=k=v'), 'configmap/a created')
  assert.equal(await kubectl('get configmap a -o jsonpath={.data.k}'), 'v')
  assert.equal(await kubectl(['patch', 'configmap', 'a', '-p', '{"data":{"k":"w"}}']), 'configmap/a patched')
  assert.equal(await kubectl('label configmap a of=us'), 'configmap/a labeled')
  const edited = JSON.parse(await kubectl('get configmap a -o json'))
  edited.data.more = 'x'
  assert.equal(await kubectl('replace -f -', edited), 'configmap/a replaced')
  assert.match(await kubectl('get configmaps -l of=us --no-headers'), /^a +2 +\S+$/)
  assert.equal(await kubectl('delete configmap a'), 'configmap "a" deleted'.concat(await deletedFrom()))
}

/** Since 1.34 kubectl tells from which namespace. */
async function deletedFrom() {
  const { clientVersion } = JSON.parse(await kubectl('version --client -o json'))
  return Number.parseInt(clientVersion.minor, 10) >= 34 ? ` from ${namespace} namespace` : ''
}

async function deployment() {
  await kubectl('apply -f -', web(2))
  assert.match(await kubectl('rollout status deployment/web --timeout=60s'), /successfully rolled out/)
  assert.equal(await kubectl('apply -f -', web(2)), 'deployment.apps/web unchanged')
  await kubectl('scale deployment web --replicas=1')
  await kubectl('set image deployment/web web=web:2')
  await kubectl('rollout status deployment/web --timeout=60s')
  assert.match(await kubectl('get deployment web --no-headers'), /^web +1\/1 +1 +1 +\S+$/)
  await kubectl('rollout undo deployment/web')
  assert.equal(await kubectl('get deployment web -o jsonpath={..image}'), 'web:1')
  await kubectl('wait deployment/web --for=condition=Available --timeout=60s')
  assert.match(await kubectl('describe deployment web'), /ScalingReplicaSet/)
  await kubectl('delete deployment web --cascade=foreground')
}

async function apply() {
  const wanted = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'applied' }, data: { k: 'v' } }
  const line = 'apply --server-side -f - --field-manager='
  assert.equal(await kubectl(`${line}one`, wanted), 'configmap/applied serverside-applied')
  const other = { ...wanted, data: { k: 'w' } }
  const { code, stderr } = await attempt(`${line}two`, other)
  assert.equal(code, 1)
  assert.match(stderr, /Apply failed with 1 conflict: conflict with "one": \.data\.k/)
  await kubectl(`${line}two --force-conflicts`, other)
  const { code: differs, stdout } = await attempt('diff --server-side --field-manager=two -f -', {
    ...wanted,
    data: { k: 'z' },
  })
  assert.equal(differs, 1)
  assert.match(stdout, /^\+ {2}k: z$/m)
  assert.equal(await kubectl('get configmap applied -o jsonpath={.data.k}'), 'w')
}

async function pagesAndWatches() {
  for (const name of ['p1', 'p2', 'p3']) await kubectl(`create configmap ${name}`)
  const pages = await kubectl('get configmaps --chunk-size=1 -o name')
  assert.ok(
    ['p1', 'p2', 'p3'].every((name) => pages.includes(`configmap/${name}\n`) || pages.endsWith(name)),
    pages,
  )
  const watching = spawn(process.env.KUBECTL, ['-n', namespace, 'get', 'configmaps', '-w', '--output-watch-events'], {
    env: environment,
  })
  let seen = ''
  watching.stdout.setEncoding('utf8').on('data', (text) => {
    seen += text
  })
  try {
    await until(() => seen.includes('p3'), 'the list of a watch')
    await kubectl('delete configmap p3')
    await until(() => /DELETED +p3/.test(seen), `DELETED p3 in ${seen}`)
  } finally {
    watching.kill()
  }
  await kubectl('delete configmaps --all')
}

async function custom() {
  const group = `${namespace}.example.com`
  const { definition, boat } = customResource(group)
  await kubectl('create -f -', definition)
  await kubectl(`wait crd/boats.${group} --for=condition=Established --timeout=60s`)
  assert.equal(await kubectl('apply -f -', boat('a', { crew: 2 })), `boat.${group}/a created`)
  assert.match(await kubectl(`get boats.${group}`), /^NAME +CREW\na +2$/)
  assert.match(await kubectl(`explain boats.spec.crew --api-version=${group}/v1`), /How many row/)
  const { code, stderr } = await attempt('create -f -', boat('b', { crew: -1 }))
  assert.equal(code, 1)
  assert.match(
    stderr,
    /"b" is invalid: spec\.crew: Invalid value: -1: spec\.crew in body should be greater than or equal to 0/,
  )
  await kubectl(['patch', `boats.${group}`, 'a', '--type=merge', '-p', '{"spec":{"crew":3}}'])
  assert.equal(await kubectl(`get boats.${group} a -o jsonpath={.spec.crew}`), '3')
  await kubectl(`delete crd boats.${group}`)
  await until(async () => (await attempt(`get boats.${group}`)).code === 1, 'the end of the resource')
}

async function refusals() {
  const nothing = 'Error from server (NotFound): configmaps "missing" not found'
  await refused('get configmap missing', nothing)
  await kubectl('create configmap twice')
  const exists = 'configmaps "twice" already exists'
  await refused('create configmap twice', `error: failed to create configmap: ${exists}`)
  const twice = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'twice' } }
  await refused('create -f -', `Error from server (AlreadyExists): error when creating "STDIN": ${exists}`, twice)
  const invalid = `The Deployment "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0`
  await refused('create -f -', invalid, web(-1))
  await refused('get nonsense', `error: the server doesn't have a resource type "nonsense"`)
  assert.equal((await attempt('auth can-i list secrets --as=stranger')).stdout.trim(), 'no')
}

await runChecks([
  ['namespace', () => kubectl(`create namespace ${namespace}`)],
  ['discovery', discovery],
  ['CRUD of a ConfigMap', crud],
  ['a Deployment and its rollouts', deployment],
  ['server-side apply', apply],
  ['pages and watches', pagesAndWatches],
  ['a custom resource from definition to removal', custom],
  ['reasons of refusals', refusals],
  ['deletion of a namespace', () => kubectl(`delete namespace ${namespace} --timeout=60s`)],
])
