import { isToBeCleaned } from './cleaner.js'
import { clientUsagesProblem, kubeletClientProblem, kubeletServingProblem } from './kubelet-requests.js'
import { validity } from './signer.js'

const node = {
  commonName: 'system:node:n',
  organizations: ['system:nodes'],
  dnsNames: [],
  ipAddresses: [],
  emailAddresses: [],
  uris: [],
}
const clientUsages = ['digital signature', 'client auth']
const servingUsages = ['digital signature', 'key encipherment', 'server auth']

describe('requests of kubelets', () => {
  it.each([
    [{}, clientUsages, undefined],
    [{ organizations: ['x'] }, clientUsages, 'subject organization is not system:nodes'],
    [{ dnsNames: ['a'] }, clientUsages, 'DNS subjectAltNames are not allowed'],
    [{ commonName: 'n' }, clientUsages, 'subject common name does not begin with system:node:'],
    [{}, ['client auth'], 'usages did not match [client auth digital signature key encipherment]'],
  ])('for a client certificate: %j %j', (changes, usages, problem) => {
    expect(kubeletClientProblem({ ...node, ...changes }, usages)).toBe(problem)
  })

  it.each([
    [{ dnsNames: ['a'] }, servingUsages, undefined],
    [{ dnsNames: ['a'] }, ['server auth', 'digital signature'], undefined],
    [{}, servingUsages, 'DNS or IP subjectAltName is required'],
    [{ dnsNames: ['a'], uris: ['b:'] }, servingUsages, 'URI subjectAltNames are not allowed'],
  ])('for a serving certificate: %j %j', (changes, usages, problem) => {
    expect(kubeletServingProblem({ ...node, ...changes }, usages)).toBe(problem)
  })
})

it('lets clients of the API server have what clients need', () => {
  expect(clientUsagesProblem(['client auth', 'key encipherment'])).toBeUndefined()
  expect(clientUsagesProblem(['server auth'])).toBe('invalid usage for client certificate: server auth')
  expect(clientUsagesProblem([])).toBe('missing required usage for client certificate: client auth')
})

it('signs for as long as was asked, within bounds', () => {
  const minutes = (seconds: number | undefined) => {
    const { notBefore, notAfter } = validity(0, seconds)
    return [notBefore / 60_000, notAfter / 60_000]
  }
  expect(minutes(60)).toEqual([-5, 10])
  expect(minutes(3600)).toEqual([-5, 60])
  expect(minutes(24 * 3600)).toEqual([-5, 24 * 60 - 5])
  expect(minutes(undefined)).toEqual([-5, 8760 * 60 - 5])
})

describe('old requests', () => {
  const hours = (count: number) => new Date(count * 3_600_000).toISOString()
  const at = (created: number, conditions: { type: string; hour: number }[], certificate?: string) => ({
    metadata: { creationTimestamp: hours(created) },
    status: {
      conditions: conditions.map(({ type, hour }) => ({ type, status: 'True', lastUpdateTime: hours(hour) })),
      ...(certificate === undefined ? {} : { certificate }),
    },
  })
  it.each([
    ['pending for a day', at(0, []), 23.9, 24.1],
    ['denied an hour ago', at(0, [{ type: 'Denied', hour: 5 }]), 5.9, 6.1],
    ['failed an hour ago', at(0, [{ type: 'Failed', hour: 5 }]), 5.9, 6.1],
    ['issued an hour ago', at(0, [{ type: 'Approved', hour: 5 }], 'eA=='), 5.9, 6.1],
  ])('are deleted: %s', (_, request, before, after) => {
    expect([before, after].map((hour) => isToBeCleaned(request, hour * 3_600_000))).toEqual([false, true])
  })

  it('stay when they are approved and wait for a signer', () => {
    expect(isToBeCleaned(at(0, [{ type: 'Approved', hour: 1 }]), 1e12)).toBe(false)
  })
})
