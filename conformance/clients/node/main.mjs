// What users of the JavaScript client do; KUBECONFIG leads to the server.
import assert from 'node:assert/strict'
import * as k8s from '@kubernetes/client-node'
import { customResource, web } from '../kubectl/manifests.mjs'
import { runChecks, until } from '../lib/check.mjs'
import { streams } from './streams.mjs'

const config = new k8s.KubeConfig()
config.loadFromDefault()
const core = config.makeApiClient(k8s.CoreV1Api)
const apps = config.makeApiClient(k8s.AppsV1Api)
const objects = k8s.KubernetesObjectApi.makeApiClient(config)
const namespace = `node-${Math.random().toString(36).slice(2, 8)}`

const configMap = (name, of = '', data = {}) => ({ metadata: { name, labels: { of } }, data })
const create = (name, of, data) => core.createNamespacedConfigMap({ namespace, body: configMap(name, of, data) })

async function refused(promise, code, reason, message) {
  await assert.rejects(promise, (error) => {
    const status = typeof error.body === 'string' ? JSON.parse(error.body) : error.body
    assert.deepEqual([error.code, status.reason], [code, reason], status.message)
    if (message !== undefined) assert.equal(status.message, message)
    return true
  })
}

async function discovery() {
  assert.equal((await config.makeApiClient(k8s.VersionApi).getCode()).minor, '34')
  const { groups } = await config.makeApiClient(k8s.ApisApi).getAPIVersions()
  assert.ok(groups.some(({ name }) => name === 'apiextensions.k8s.io'))
  const { resources } = await apps.getAPIResources()
  assert.ok(resources.some(({ name }) => name === 'deployments/scale'))
}

async function crud() {
  const made = await create('crud', '', { k: 'v' })
  made.data.k = 'w'
  const updated = await core.replaceNamespacedConfigMap({ namespace, name: 'crud', body: made })
  assert.equal(updated.data.k, 'w')
  await refused(core.replaceNamespacedConfigMap({ namespace, name: 'crud', body: made }), 409, 'Conflict')
  const patch = { namespace, name: 'crud', body: { data: { k: null, more: 'x' } } }
  for (const kind of [k8s.PatchStrategy.MergePatch, k8s.PatchStrategy.StrategicMergePatch]) {
    const { data } = await core.patchNamespacedConfigMap(patch, k8s.setHeaderOptions('Content-Type', kind))
    assert.deepEqual(data, { more: 'x' })
  }
  const operations = [{ op: 'add', path: '/data/k', value: 'v' }]
  assert.equal((await core.patchNamespacedConfigMap({ ...patch, body: operations })).data.k, 'v')
  await core.deleteNamespacedConfigMap({ namespace, name: 'crud' })
  await refused(
    core.readNamespacedConfigMap({ namespace, name: 'crud' }),
    404,
    'NotFound',
    'configmaps "crud" not found',
  )
}

async function deployment() {
  await apps.createNamespacedDeployment({ namespace, body: web(2) })
  const ready = async (count) => {
    const { status } = await apps.readNamespacedDeploymentStatus({ namespace, name: 'web' })
    return status.readyReplicas === count && status.replicas === count
  }
  await until(() => ready(2), 'two pods')
  const scale = await apps.readNamespacedDeploymentScale({ namespace, name: 'web' })
  scale.spec.replicas = 1
  await apps.replaceNamespacedDeploymentScale({ namespace, name: 'web', body: scale })
  await until(() => ready(1), 'one pod')
  await apps.deleteNamespacedDeployment({ namespace, name: 'web', propagationPolicy: 'Background' })
}

async function pages() {
  for (const name of ['p1', 'p2', 'p3']) await create(name, 'page')
  const sizes = []
  for (let token; token !== ''; ) {
    const { items, metadata } = await core.listNamespacedConfigMap({
      namespace,
      labelSelector: 'of=page',
      limit: 2,
      _continue: token,
    })
    sizes.push(items.length)
    token = metadata._continue ?? ''
  }
  assert.deepEqual(sizes, [2, 1])
  await core.deleteCollectionNamespacedConfigMap({ namespace, labelSelector: 'of=page' })
}

async function watchResumes() {
  let version = (await core.listNamespacedConfigMap({ namespace })).metadata.resourceVersion
  const seen = []
  for (const name of ['a', 'b']) {
    await create(name, 'watched')
    const query = { labelSelector: 'of=watched', resourceVersion: version }
    const take = (type, object) => {
      seen.push(`${type} ${object.metadata.name}`)
      version = object.metadata.resourceVersion
    }
    const controller = await new k8s.Watch(config).watch(
      `/api/v1/namespaces/${namespace}/configmaps`,
      query,
      take,
      () => {},
    )
    await until(() => seen.some((event) => event.endsWith(name)), `an event of ${name}`)
    controller.abort()
  }
  assert.deepEqual(seen, ['ADDED a', 'ADDED b'])
}

async function informer() {
  const list = () => core.listNamespacedConfigMap({ namespace, labelSelector: 'of=informed' })
  const informed = k8s.makeInformer(config, `/api/v1/namespaces/${namespace}/configmaps`, list, 'of=informed')
  const seen = []
  for (const verb of ['add', 'update', 'delete'])
    informed.on(verb, ({ metadata }) => seen.push(`${verb} ${metadata.name}`))
  await create('one', 'informed')
  await informed.start()
  try {
    await core.patchNamespacedConfigMap({
      namespace,
      name: 'one',
      body: [{ op: 'add', path: '/data', value: { k: 'v' } }],
    })
    await core.deleteNamespacedConfigMap({ namespace, name: 'one' })
    await until(() => seen.length === 3, `three events, not ${seen}`)
    assert.deepEqual(seen, ['add one', 'update one', 'delete one'])
  } finally {
    await informed.stop()
  }
}

async function apply() {
  const body = { apiVersion: 'v1', kind: 'ConfigMap', ...configMap('applied', '', { a: '1' }) }
  body.metadata.namespace = namespace
  const as = (manager, force) =>
    objects.patch(body, undefined, undefined, manager, force, k8s.PatchStrategy.ServerSideApply)
  const first = await as('first')
  assert.equal((await as('first')).metadata.resourceVersion, first.metadata.resourceVersion)
  body.data.a = '2'
  const message = 'Apply failed with 1 conflict: conflict with "first": .data.a'
  await refused(as('second', false), 409, 'Conflict', message)
  assert.equal((await as('second', true)).data.a, '2')
}

async function custom() {
  const group = `${namespace}.example.com`
  const { definition, boat } = customResource(group)
  // The names that the models give to keywords of JavaScript.
  const { kind } = definition.spec.versions[0].schema.openAPIV3Schema.properties.spec.properties
  kind._default = kind.default
  const extensions = config.makeApiClient(k8s.ApiextensionsV1Api)
  const boats = config.makeApiClient(k8s.CustomObjectsApi)
  const place = { group, version: 'v1', namespace, plural: 'boats' }
  const name = definition.metadata.name
  await extensions.createCustomResourceDefinition({ body: definition })
  await until(async () => {
    const { status } = await extensions.readCustomResourceDefinition({ name })
    return status.conditions?.some((one) => one.type === 'Established' && one.status === 'True')
  }, 'Established')
  const made = await boats.createNamespacedCustomObject({ ...place, body: boat('a', { crew: 1, unknown: true }) })
  assert.deepEqual(made.spec, { crew: 1, kind: 'wherry' })
  await refused(boats.createNamespacedCustomObject({ ...place, body: boat('b', {}) }), 422, 'Invalid')
  const stated = await boats.replaceNamespacedCustomObjectStatus({ ...place, name: 'a', body: { ...made, status: {} } })
  assert.equal(stated.metadata.generation, 1)
  assert.equal((await objects.list(`${group}/v1`, 'Boat', namespace)).items.length, 1)
  await boats.deleteNamespacedCustomObject({ ...place, name: 'a' })
  await extensions.deleteCustomResourceDefinition({ name })
  await until(
    () =>
      boats.listNamespacedCustomObject(place).then(
        () => false,
        ({ code }) => code === 404,
      ),
    'the end of the resource',
  )
}

async function refusals() {
  await create('twice')
  await refused(create('twice'), 409, 'AlreadyExists', 'configmaps "twice" already exists')
  const message =
    'Deployment.apps "web" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0'
  await refused(apps.createNamespacedDeployment({ namespace, body: web(-1) }), 422, 'Invalid', message)
  await refused(core.listNamespacedConfigMap({ namespace, fieldSelector: 'data.k=v' }), 400, 'BadRequest')
}

async function removeNamespace() {
  await core.deleteNamespace({ name: namespace })
  await until(
    () =>
      core.readNamespace({ name: namespace }).then(
        () => false,
        ({ code }) => code === 404,
      ),
    'its end',
  )
}

await runChecks([
  ['namespace', () => core.createNamespace({ body: { metadata: { name: namespace } } })],
  ['discovery', discovery],
  ['CRUD of a ConfigMap', crud],
  ['a Deployment, its scale and its rollout', deployment],
  ['pages', pages],
  ['a watch that resumes', watchResumes],
  ['an informer', informer],
  ['server-side apply', apply],
  ['a custom resource from definition to removal', custom],
  ['exec, logs and a forwarded port of a pod', () => streams(config, namespace)],
  ['reasons of refusals', refusals],
  ['deletion of a namespace', removeNamespace],
])
