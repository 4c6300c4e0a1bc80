import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FlowSchema, KubeObject, PriorityLevelConfiguration } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { parseRequestInfo } from '../request-info/index.js'
import { FlowClassifier } from './index.js'

/** What a fresh server has; the uid is the name, to be recognised by. */
const bootstrap = (
  JSON.parse(
    readFileSync(fileURLToPath(new URL('../../../openapi/facts/bootstrap.json', import.meta.url)), 'utf8'),
  ) as KubeObject[]
).map((object) => ({ ...object, metadata: { ...object.metadata, uid: object.metadata?.name ?? '' } }))
const schemas = bootstrap.filter((one) => one.kind === 'FlowSchema') as FlowSchema[]
const levels = bootstrap.filter((one) => one.kind === 'PriorityLevelConfiguration') as PriorityLevelConfiguration[]

function classify(username: string, groups: readonly string[], method: string, path: string, flows = schemas) {
  const classifier = new FlowClassifier({ flowSchemas: () => flows, priorityLevels: () => levels }, new FakeClock())
  const info = parseRequestInfo(method, path, new URLSearchParams())
  if (!info) throw new Error('bad path')
  const headers = classifier.headersFor(info, { username, groups })
  return [headers['x-kubernetes-pf-flowschema-uid'], headers['x-kubernetes-pf-prioritylevel-uid']]
}

const known = 'system:authenticated'

describe('FlowClassifier', () => {
  it.each([
    ['admin', ['system:masters', known], 'GET', '/api/v1/pods', 'exempt', 'exempt'],
    ['system:anonymous', ['system:unauthenticated'], 'GET', '/healthz', 'probes', 'exempt'],
    ['system:node:n1', ['system:nodes', known], 'PUT', '/api/v1/nodes/n1/status', 'system-node-high', 'node-high'],
    ['system:node:n1', ['system:nodes', known], 'GET', '/api/v1/namespaces/a/pods/p', 'system-nodes', 'system'],
    ['system:kube-scheduler', [known], 'GET', '/api/v1/pods', 'kube-scheduler', 'workload-high'],
    [
      'system:kube-scheduler',
      [known],
      'PUT',
      '/apis/coordination.k8s.io/v1/namespaces/kube-system/leases/s',
      'system-leader-election',
      'leader-election',
    ],
    [
      'system:serviceaccount:kube-system:job-controller',
      ['system:serviceaccounts', known],
      'GET',
      '/api/v1/pods',
      'kube-system-service-accounts',
      'workload-high',
    ],
    [
      'system:serviceaccount:a:bob',
      ['system:serviceaccounts', known],
      'GET',
      '/api/v1/pods',
      'service-accounts',
      'workload-low',
    ],
    ['jane', [known], 'GET', '/api/v1/pods', 'global-default', 'global-default'],
    ['system:anonymous', ['system:unauthenticated'], 'GET', '/api/v1/pods', 'global-default', 'global-default'],
    ['nobody', [], 'GET', '/api/v1/pods', 'catch-all', 'catch-all'],
  ])('puts %s %j %s %s under %s', (username, groups, method, path, schema, level) => {
    expect(classify(username, groups, method, path)).toEqual([schema, level])
  })

  it('says nothing where nothing matches', () => {
    expect(classify('jane', [known], 'GET', '/api/v1/pods', [])).toEqual([undefined, undefined])
  })

  it('takes up changes', async () => {
    const clock = new FakeClock()
    const flows: FlowSchema[] = []
    const classifier = new FlowClassifier({ flowSchemas: () => flows, priorityLevels: () => levels }, clock)
    const info = parseRequestInfo('GET', '/api/v1/pods', new URLSearchParams())
    if (!info) throw new Error('bad path')
    const jane = { username: 'jane', groups: [known] }
    expect(classifier.headersFor(info, jane)).toEqual({})
    flows.push(...schemas)
    await clock.advance(1_000)
    expect(classifier.headersFor(info, jane)).toMatchObject({ 'x-kubernetes-pf-flowschema-uid': 'global-default' })
  })
})
