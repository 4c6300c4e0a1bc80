import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Deployment, KubeObject, Scale } from '../../../../api/index.js'
import {
  ConfigMaps,
  Deployments,
  MutatingWebhookConfigurations,
  Namespaces,
  typeOfToken,
  ValidatingWebhookConfigurations,
} from '../../../../api/index.js'
import { SeededRandom, SystemClock, silentLogger } from '../../../../base/index.js'
import { scaleSubresource } from '../../../../registry/index.js'
import { plainDefinition } from '../../../../registry/testing/index.js'
import { testCertificates } from '../../../http/testing/certificates.js'
import type { TestServer } from '../../../testing/server.js'
import { startTestServer } from '../../../testing/server.js'
import { WebhookCaller } from '../../../webhooks/index.js'
import type { AdmissionPlugin } from '../../attributes.js'
import { mutatingAdmissionWebhook, validatingAdmissionWebhook } from './index.js'

/** Untyped: tests look into reviews as they like. */
type Review = ReturnType<typeof JSON.parse>
type Respond = (request: Review, path: string) => object

const clock = new SystemClock()
const caller = new WebhookCaller({ clock, resolveService: () => undefined })
const hookServer = createServer(testCertificates.server)
let asked: { path: string; request: Review }[] = []
let respond: Respond = () => ({ allowed: true })
let base = ''
let server: TestServer

const maps = '/api/v1/namespaces/shop/configmaps'
const configurations = '/apis/admissionregistration.k8s.io/v1'
const map = (name: string, more: object = {}) => ({ metadata: { name }, ...more })
const patch = (...operations: object[]) => ({
  allowed: true,
  patchType: 'JSONPatch',
  patch: Buffer.from(JSON.stringify(operations)).toString('base64'),
})
/** The server's own plugin, before the webhooks: shows what it saw last. */
const counting: AdmissionPlugin = {
  name: 'Counting',
  handles: ({ resource }) => resource.plural === 'configmaps',
  mutate({ object }) {
    const data = (object as { data?: Record<string, string> } | undefined)?.data
    if (data)
      data.seen = Object.keys(data)
        .filter((key) => key !== 'seen')
        .join()
  },
}

const rule = { apiGroups: [''], apiVersions: ['v1'], operations: ['*'], resources: ['configmaps'], scope: '*' }
const hook = (name: string, more: object = {}) => ({
  name: `${name}.example.com`,
  sideEffects: 'None',
  admissionReviewVersions: ['v1'],
  clientConfig: { url: `${base}/${name}`, caBundle: Buffer.from(testCertificates.ca).toString('base64') },
  rules: [rule],
  failurePolicy: 'Fail',
  matchPolicy: 'Equivalent',
  namespaceSelector: {},
  objectSelector: {},
  timeoutSeconds: 5,
  ...more,
})
async function configure(kind: 'Validating' | 'Mutating', name: string, ...webhooks: object[]) {
  const path = `${configurations}/${kind.toLowerCase()}webhookconfigurations`
  expect((await server.call('POST', path, { metadata: { name }, webhooks })).status).toBe(201)
}
const paths = () => asked.map(({ path }) => path)

beforeAll(async () => {
  hookServer.on('request', async (request, response) => {
    const parts: Buffer[] = []
    for await (const part of request) parts.push(part as Buffer)
    const review = JSON.parse(Buffer.concat(parts).toString()) as Review
    const [path = '', query] = (request.url ?? '').split('?')
    expect(query).toBe('timeout=5s')
    asked.push({ path, request: review.request })
    const { uid } = review.request
    const { apiVersion, kind } = review
    response.end(JSON.stringify({ apiVersion, kind, response: { uid, ...respond(review.request, path) } }))
  })
  await new Promise<void>((resolve) => hookServer.listen(0, '127.0.0.1', resolve))
  base = `https://127.0.0.1:${(hookServer.address() as AddressInfo).port}`
})

beforeEach(async () => {
  asked = []
  respond = () => ({ allowed: true })
  const scale = scaleSubresource<Deployment>({
    replicas: ({ spec }) => spec?.replicas ?? 0,
    setReplicas(object, replicas) {
      if (object.spec) object.spec.replicas = replicas
    },
    statusReplicas: () => 0,
    selector: () => '',
  })
  const beta = { ...Deployments, version: 'v1beta1' }
  server = await startTestServer(
    [
      plainDefinition(ConfigMaps),
      plainDefinition(Namespaces),
      plainDefinition(Deployments, {
        subresources: [scale],
        representations: [{ token: beta, type: typeOfToken(Deployments), subresources: [scale] as never }],
      }),
      plainDefinition(MutatingWebhookConfigurations),
      plainDefinition(ValidatingWebhookConfigurations),
    ] as never,
    {
      admission: (lister) => {
        const call = caller.call.bind(caller)
        const options = { lister, call, random: new SeededRandom(1), logger: silentLogger }
        return [counting, mutatingAdmissionWebhook(options), validatingAdmissionWebhook(options)]
      },
    },
  )
  await server.call('POST', '/api/v1/namespaces', { metadata: { name: 'shop', labels: { team: 'a' } } })
})

afterEach(() => server.registry.stop())
afterAll(async () => {
  caller.close()
  await new Promise((resolve) => hookServer.close(resolve))
})

describe('validating webhooks', () => {
  it('are told of the request and may deny it', async () => {
    await configure('Validating', 'one', hook('check'))
    respond = () => ({ allowed: true, warnings: ['careful'] })
    const made = await server.call('POST', `${maps}?fieldManager=me`, map('a'))
    expect([made.status, ...made.warnings]).toEqual([201, '299 - "careful"'])
    expect(asked[0]?.request).toMatchObject({
      kind: { group: '', version: 'v1', kind: 'ConfigMap' },
      resource: { group: '', version: 'v1', resource: 'configmaps' },
      requestKind: { kind: 'ConfigMap' },
      name: 'a',
      namespace: 'shop',
      operation: 'CREATE',
      userInfo: { username: 'admin', groups: ['system:masters'] },
      object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } },
      oldObject: null,
      dryRun: false,
      options: { kind: 'CreateOptions', apiVersion: 'meta.k8s.io/v1', fieldManager: 'me' },
    })
    respond = () => ({ allowed: false })
    const gone = await server.call('DELETE', `${maps}/a`)
    expect([gone.status, gone.object.message]).toEqual([
      400,
      'admission webhook "check.example.com" denied the request without explanation',
    ])
    expect(asked[1]?.request).toMatchObject({
      operation: 'DELETE',
      object: null,
      oldObject: { metadata: { name: 'a' } },
    })
    respond = () => ({ allowed: false, status: { code: 403, reason: 'Forbidden', message: 'no' } })
    const changed = await server.call('PUT', `${maps}/a?dryRun=All`, map('a', { data: { k: 'v' } }))
    expect(changed.object).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message: 'admission webhook "check.example.com" denied the request: no',
    })
    expect(asked[2]?.request).toMatchObject({ operation: 'UPDATE', dryRun: true, options: { kind: 'UpdateOptions' } })
    expect((await server.call('DELETE', `${maps}/none`)).status).toBe(404)
    expect(asked).toHaveLength(3)
  })

  it('are asked together; the first in order to refuse is the one that is quoted', async () => {
    await configure('Validating', 'b', hook('third'))
    await configure('Validating', 'a', hook('first'), hook('second'))
    respond = (_request, path) =>
      path === '/first' ? { allowed: true } : { allowed: false, status: { message: path } }
    const { object } = await server.call('POST', maps, map('a'))
    expect(object.message).toBe('admission webhook "second.example.com" denied the request: /second')
    expect(paths().sort()).toEqual(['/first', '/second', '/third'])
  })

  it('fail as their failurePolicy says', async () => {
    const url = 'https://127.0.0.1:1/check'
    await configure('Validating', 'one', hook('down', { clientConfig: { url }, failurePolicy: 'Ignore' }))
    expect((await server.call('POST', maps, map('a'))).status).toBe(201)
    await configure('Validating', 'two', hook('down', { clientConfig: { url } }))
    const why = `failed calling webhook "down.example.com": failed to call webhook: Post "${url}?timeout=5s": dial tcp 127.0.0.1:1: connect: connection refused`
    expect((await server.call('POST', maps, map('b'))).object).toMatchObject({
      code: 500,
      reason: 'InternalError',
      message: `Internal error occurred: ${why}`,
      details: { causes: [{ message: why }] },
    })
  })

  it('must answer in due form', async () => {
    await configure('Validating', 'one', hook('check'))
    const said = async (answer: object) => {
      respond = () => answer
      return String((await server.call('POST', maps, map('a'))).object.message).split('invalid webhook response: ')[1]
    }
    expect(await said({ allowed: true, uid: 'x' })).toMatch(/^expected response.uid="[^"]+", got "x"$/)
    expect(await said(patch())).toBe('validating webhook may not return response.patch')
  })

  it('are asked about what their rules and selectors take, and never about configurations', async () => {
    const labelled = { matchLabels: { check: 'yes' } }
    await configure(
      'Validating',
      'one',
      hook('all', { rules: [{ ...rule, apiGroups: ['*'], apiVersions: ['*'], resources: ['*/*'] }] }),
      hook('labelled', { objectSelector: labelled }),
      hook('elsewhere', { namespaceSelector: { matchLabels: { team: 'b' } } }),
      hook('here', { namespaceSelector: { matchLabels: { team: 'a' } }, rules: [{ ...rule, operations: ['UPDATE'] }] }),
      hook('cluster', { rules: [{ ...rule, resources: ['*'], scope: 'Cluster' }] }),
      hook('status', { rules: [{ ...rule, resources: ['configmaps/status'] }] }),
    )
    await server.call('POST', maps, map('a'))
    await server.call('PUT', `${maps}/a`, { metadata: { name: 'a', labels: { check: 'yes' } } })
    expect(paths()).toEqual(['/all', '/all', '/labelled', '/here'])
    asked = []
    await server.call('POST', '/api/v1/namespaces', { metadata: { name: 'other' } })
    expect(paths()).toEqual(['/all', '/cluster'])
    asked = []
    expect((await server.call('DELETE', `${configurations}/validatingwebhookconfigurations/one`)).status).toBe(200)
    expect(asked).toEqual([])
  })

  it('are asked when all match conditions hold', async () => {
    const when = (...expressions: string[]) => ({
      matchConditions: expressions.map((expression, index) => ({ name: `c${index}`, expression })),
    })
    await configure(
      'Validating',
      'one',
      hook('named', when("object.metadata.name == 'x'", "request.userInfo.username == 'admin'", 'oldObject == null')),
      hook('never', when('object.data.none == 1', "request.operation == 'DELETE'")),
      hook('lax', { ...when('object.data.none == 1'), failurePolicy: 'Ignore' }),
    )
    await server.call('POST', maps, map('x'))
    expect((await server.call('POST', maps, map('y'))).status).toBe(201)
    expect(paths()).toEqual(['/named'])
    await configure('Validating', 'two', hook('strict', when('object.data.none == 1')))
    expect((await server.call('POST', maps, map('z'))).object).toMatchObject({
      code: 403,
      message: `configmaps "z" is forbidden: expression 'object.data.none == 1' resulted in error: no such key: data`,
    })
  })

  it('see other versions and subresources as their rules name them', async () => {
    const apps = { ...rule, apiGroups: ['apps'], resources: ['deployments', 'deployments/scale'] }
    await configure('Validating', 'one', hook('beta', { rules: [{ ...apps, apiVersions: ['v1beta1'] }] }))
    await configure(
      'Validating',
      'two',
      hook('exact', { rules: [{ ...apps, apiVersions: ['v1beta1'] }], matchPolicy: 'Exact' }),
    )
    const path = '/apis/apps/v1/namespaces/shop/deployments'
    const template = { metadata: { labels: { a: 'b' } }, spec: { containers: [] } }
    const spec = { replicas: 1, selector: { matchLabels: { a: 'b' } }, template }
    expect((await server.call('POST', path, { metadata: { name: 'web' }, spec })).status).toBe(201)
    expect(paths()).toEqual(['/beta'])
    expect(asked[0]?.request).toMatchObject({
      kind: { group: 'apps', version: 'v1beta1', kind: 'Deployment' },
      requestKind: { group: 'apps', version: 'v1' },
      object: { apiVersion: 'apps/v1beta1' },
    })
    const scale: Scale = { metadata: { name: 'web', namespace: 'shop' }, spec: { replicas: 3 } }
    expect((await server.call('PUT', `${path}/web/scale`, scale)).status).toBe(200)
    expect(asked[1]?.request).toMatchObject({
      kind: { group: 'autoscaling', version: 'v1', kind: 'Scale' },
      subResource: 'scale',
      object: { kind: 'Scale', spec: { replicas: 3 } },
      oldObject: { kind: 'Scale', spec: { replicas: 1 } },
    })
  })
})

describe('mutating webhooks', () => {
  const dataOf = (object: KubeObject) => (object as { data?: unknown }).data

  it('change the object one after the other; the server looks at it again, and so does who wants to', async () => {
    await configure('Mutating', 'one', hook('first', { reinvocationPolicy: 'IfNeeded' }), hook('second', {}))
    respond = ({ object }, path) => {
      const key = path.slice(1)
      return path === '/check' || object.data[key]
        ? { allowed: true }
        : patch({ op: 'add', path: `/data/${key}`, value: 'x' })
    }
    await configure('Validating', 'one', hook('check'))
    const { status, object } = await server.call('POST', maps, map('a', { data: { k: 'v' } }))
    expect(status).toBe(201)
    expect(paths()).toEqual(['/first', '/second', '/first', '/check'])
    expect(dataOf(object)).toEqual({ k: 'v', first: 'x', second: 'x', seen: 'first,k,second' })
    expect(asked[3]?.request.object.data).toEqual(dataOf(object))
  })

  it('answer with patches that apply', async () => {
    await configure('Mutating', 'one', hook('m'))
    const tell = async (answer: object, method = 'POST', path = maps) => {
      respond = () => answer
      return (await server.call(method, path, method === 'POST' ? map('a') : undefined)).object
    }
    expect(await tell(patch({ op: 'remove', path: '/data/x' }))).toMatchObject({ code: 500, reason: 'InternalError' })
    expect(await tell({ ...patch({}), patchType: 'Other' })).toMatchObject({
      message: expect.stringContaining('failed calling webhook "m.example.com": unsupported patch type "Other"'),
    })
    expect(await tell(patch({ op: 'add', path: '/data', value: 3 }))).toMatchObject({ code: 500 })
    expect(await tell({ allowed: false, status: { reason: 'Busy' } })).toMatchObject({
      code: 400,
      message: 'admission webhook "m.example.com" denied the request: Busy',
    })
    expect(await tell({ allowed: true })).toMatchObject({ kind: 'ConfigMap' })
    expect(await tell(patch({ op: 'add', path: '/data', value: {} }), 'DELETE', `${maps}/a`)).toMatchObject({
      message: expect.stringContaining('attempted to modify the object, which is not supported for this operation'),
    })
  })
})
