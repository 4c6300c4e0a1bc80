import { generateKeyPairSync } from 'node:crypto'
import { decodeJwt } from 'jose'
import type { ApiRequest, UserInfo } from '../../api/index.js'
import { StatusError } from '../../api/index.js'
import { SeededRandom } from '../../base/index.js'
import { FakeClock } from '../../base/testing/index.js'
import type { Attributes } from '../authorization/index.js'
import { createAuthenticator, impersonate, parseTokenFile, ServiceAccountTokens, StaticTokens } from './index.js'

const api = 'https://kubernetes.default.svc.cluster.local'

function request(headers: Record<string, string> = {}, credentials?: ApiRequest['credentials']): ApiRequest {
  return {
    method: 'GET',
    path: '/apis/x',
    query: new URLSearchParams(),
    headers,
    ...(credentials ? { credentials } : {}),
    signal: new AbortController().signal,
  }
}

function tokensWith(
  kind: 'ec' | 'rsa',
  uids: Record<string, string>,
  clock = new FakeClock(Date.parse('2025-01-01T00:00:00Z')),
) {
  const pair =
    kind === 'ec'
      ? generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : generateKeyPairSync('rsa', { modulusLength: 2048 })
  const lookUp = (key: string) => uids[key]
  const tokens = new ServiceAccountTokens({
    issuer: api,
    audiences: [api],
    ...pair,
    bound: {
      serviceAccountUid: (namespace, name) => lookUp(`sa/${namespace}/${name}`),
      podUid: (namespace, name) => lookUp(`pod/${namespace}/${name}`),
      secretUid: (namespace, name) => lookUp(`secret/${namespace}/${name}`),
      nodeUid: (name) => lookUp(`node/${name}`),
      secretToken: (namespace, name) => lookUp(`token/${namespace}/${name}`),
      async secretTokenUsed(namespace, secret, account) {
        uids.used = `${namespace}/${secret}/${account}`
        const { problem, warning } = uids
        return { ...(problem ? { problem } : {}), ...(warning ? { warning } : {}) }
      },
    },
    clock,
    random: new SeededRandom(1),
  })
  return { tokens, clock }
}

const bob = { namespace: 'a', serviceAccount: { name: 'bob', uid: 'u1' }, audiences: [api], expirationSeconds: 3600 }

async function outcome(call: () => unknown): Promise<unknown> {
  try {
    return await call()
  } catch (error) {
    return error instanceof StatusError ? error.code : error
  }
}

describe('createAuthenticator', () => {
  const authenticate = createAuthenticator({
    staticTokens: new StaticTokens(new Map([['secret', { username: 'jane', groups: ['dev'] }]])),
    serviceAccountTokens: tokensWith('ec', {}).tokens,
  })

  it.each([
    ['Bearer secret', 'jane'],
    ['bearer secret', 'jane'],
    ['  Bearer secret ', 'jane'],
    ['Bearer nonsense', 401],
    ['Bearer a.b.c', 401],
    ['Bearer ', 'system:anonymous'],
    ['', 'system:anonymous'],
    ['Basic YWRtaW46YWRtaW4=', 'system:anonymous'],
    ['nonsense', 'system:anonymous'],
  ])('takes Authorization %j for %s', async (authorization, expected) => {
    const found = await outcome(() => authenticate(request({ authorization })))
    expect(typeof found === 'number' ? found : (found as UserInfo).username).toBe(expected)
  })

  it('takes the subject of a certificate for a user, and puts him before a token', async () => {
    const certificate = { commonName: 'kubernetes-admin', organizations: ['system:masters'], fingerprint: 'ab' }
    expect(await authenticate(request({ authorization: 'Bearer nonsense' }, { certificate }))).toEqual({
      username: 'kubernetes-admin',
      groups: ['system:masters', 'system:authenticated'],
      extra: { 'authentication.kubernetes.io/credential-id': ['X509SHA256=ab'] },
    })
  })

  it('refuses a foreign certificate unless a token helps', async () => {
    const credentials = { refusedCertificate: 'SELF_SIGNED' }
    expect(await outcome(() => authenticate(request({}, credentials)))).toBe(401)
    expect(await outcome(() => authenticate(request({ authorization: 'Bearer secret' }, credentials)))).toMatchObject({
      username: 'jane',
    })
  })

  it('gives no authenticated group to the anonymous', async () => {
    expect(await authenticate(request())).toEqual({ username: 'system:anonymous', groups: ['system:unauthenticated'] })
  })
})

describe.each(['ec', 'rsa'] as const)('service account tokens signed with %s', (kind) => {
  it('carry the account and what they are bound to', async () => {
    const { tokens } = tokensWith(kind, { 'sa/a/bob': 'u1', 'pod/a/p': 'u2' })
    const { token, expiresMs } = await tokens.issue({
      ...bob,
      pod: { name: 'p', uid: 'u2' },
      node: { name: 'n', uid: 'u3' },
    })
    expect(expiresMs).toBe(Date.parse('2025-01-01T01:00:00Z'))
    expect(decodeJwt(token)).toMatchObject({
      iss: api,
      aud: [api],
      sub: 'system:serviceaccount:a:bob',
      'kubernetes.io': { namespace: 'a', serviceaccount: { name: 'bob', uid: 'u1' }, pod: { name: 'p', uid: 'u2' } },
    })
    expect(await tokens.authenticate(token)).toEqual({
      username: 'system:serviceaccount:a:bob',
      uid: 'u1',
      groups: ['system:serviceaccounts', 'system:serviceaccounts:a'],
      extra: {
        'authentication.kubernetes.io/credential-id': [expect.stringMatching(/^JTI=/)],
        'authentication.kubernetes.io/node-name': ['n'],
        'authentication.kubernetes.io/node-uid': ['u3'],
        'authentication.kubernetes.io/pod-name': ['p'],
        'authentication.kubernetes.io/pod-uid': ['u2'],
      },
    })
  })

  it('are listed by their public key', async () => {
    const { tokens } = tokensWith(kind, {})
    const jwk = await tokens.publicJwk()
    expect(jwk).toMatchObject({ use: 'sig', alg: kind === 'ec' ? 'ES256' : 'RS256', kid: expect.any(String) })
    expect(jwk).not.toHaveProperty('d')
  })
})

describe('a service account token', () => {
  it('dies with its time, its account and its pod, although it was verified before', async () => {
    const uids: Record<string, string> = { 'sa/a/bob': 'u1', 'pod/a/p': 'u2' }
    const { tokens, clock } = tokensWith('ec', uids)
    const { token } = await tokens.issue({ ...bob, pod: { name: 'p', uid: 'u2' } })
    expect(await tokens.authenticate(token)).toBeDefined()
    uids['pod/a/p'] = 'another'
    expect(await tokens.authenticate(token)).toBeUndefined()
    uids['pod/a/p'] = 'u2'
    delete uids['sa/a/bob']
    expect(await tokens.authenticate(token)).toBeUndefined()
    uids['sa/a/bob'] = 'u1'
    expect(await tokens.authenticate(token)).toBeDefined()
    await clock.advance(3_600_000)
    expect(await tokens.authenticate(token)).toBeUndefined()
  })

  it('of another key or with changed claims is worth nothing', async () => {
    const { tokens } = tokensWith('ec', { 'sa/a/bob': 'u1' })
    const foreign = await tokensWith('ec', {}).tokens.issue(bob)
    expect(await tokens.authenticate(foreign.token)).toBeUndefined()
    const [head, payload, signature] = (await tokens.issue(bob)).token.split('.')
    const forged = Buffer.from(
      Buffer.from(payload ?? '', 'base64url')
        .toString()
        .replace('bob', 'eve'),
    ).toString('base64url')
    expect(await tokens.authenticate([head, forged, signature].join('.'))).toBeUndefined()
  })

  it('of a foreign audience is reviewed in upstream’s words', async () => {
    const { tokens } = tokensWith('ec', { 'sa/a/bob': 'u1' })
    const { token } = await tokens.issue({ ...bob, audiences: ['vault'] })
    expect(await tokens.authenticate(token)).toBeUndefined()
    expect(await tokens.review(token, [api])).toEqual({
      authenticated: false,
      error: `[invalid bearer token, token audiences ["vault"] is invalid for the target audiences ["${api}"]]`,
    })
    expect(await tokens.review(token, ['vault', 'x'])).toMatchObject({
      authenticated: true,
      audiences: ['vault'],
      user: { uid: 'u1' },
    })
  })
})

describe('impersonate', () => {
  const admin: UserInfo = { username: 'admin', groups: ['system:masters'] }
  const cases: [headers: Record<string, string>, expected: UserInfo, checked: string[]][] = [
    [{ 'impersonate-user': 'jane' }, { username: 'jane', groups: ['system:authenticated'] }, ['users//jane']],
    [
      {
        'impersonate-user': 'jane',
        'impersonate-group': 'dev, qa',
        'impersonate-uid': 'u-1',
        'impersonate-extra-a%2fb': 'c',
      },
      { username: 'jane', uid: 'u-1', groups: ['dev', 'qa', 'system:authenticated'], extra: { 'a/b': ['c'] } },
      ['users//jane', 'groups//dev', 'groups//qa', 'userextras/a/b/c', 'uids//u-1'],
    ],
    [
      { 'impersonate-user': 'system:serviceaccount:ns:bob' },
      {
        username: 'system:serviceaccount:ns:bob',
        groups: ['system:serviceaccounts', 'system:serviceaccounts:ns', 'system:authenticated'],
      },
      ['serviceaccounts//bob'],
    ],
    [
      { 'impersonate-user': 'system:serviceaccount:ns:bob', 'impersonate-group': 'only-this' },
      { username: 'system:serviceaccount:ns:bob', groups: ['only-this', 'system:authenticated'] },
      ['serviceaccounts//bob', 'groups//only-this'],
    ],
    [
      { 'impersonate-user': 'system:anonymous' },
      { username: 'system:anonymous', groups: ['system:unauthenticated'] },
      ['users//system:anonymous'],
    ],
  ]
  it.each(cases)('acts on %j', async (headers, expected, checked) => {
    const asked: Attributes[] = []
    expect(await impersonate(request(headers), admin, (attributes) => void asked.push(attributes))).toEqual(expected)
    expect(asked.map(({ resource, subresource, name }) => `${resource}/${subresource}/${name}`)).toEqual(checked)
    for (const one of asked) expect(one).toMatchObject({ verb: 'impersonate', user: admin })
  })

  it('leaves others alone', () => {
    expect(impersonate(request({ accept: '*/*' }), admin, () => {})).toBe(admin)
  })

  it('cannot give a group to nobody', () => {
    expect(() => impersonate(request({ 'impersonate-group': 'dev' }), admin, () => {})).toThrow(
      'Internal Server Error: "/apis/x": requested [{Group  dev    }] without impersonating a user',
    )
  })
})

it('believes a token that never ends as long as it lies in its Secret', async () => {
  const uids: Record<string, string> = { 'sa/a/bob': 'u1' }
  const { tokens } = tokensWith('ec', uids)
  const token = await tokens.issueLegacy({ ...bob, secret: 's' })
  expect(await tokens.review(token, [api])).toMatchObject({
    error: '[invalid bearer token, Token has been invalidated]',
  })
  uids['token/a/s'] = token
  expect(await tokens.authenticate(token)).toEqual({
    username: 'system:serviceaccount:a:bob',
    uid: 'u1',
    groups: ['system:serviceaccounts', 'system:serviceaccounts:a'],
  })
  uids['token/a/s'] = 'another'
  expect(await tokens.authenticate(token)).toBeUndefined()
})

describe('a file of tokens', () => {
  it('names a user, an uid and groups a line', () => {
    const text = 'a,jane,1\r\n"b""c",joe,,"x,y"\n\n,nobody,2\na,jack,3,z\n'
    expect([...parseTokenFile(text)]).toEqual([
      ['a', { username: 'jack', uid: '3', groups: ['z'] }],
      ['b"c', { username: 'joe', uid: '', groups: ['x', 'y'] }],
    ])
  })

  it('is refused where a line is too short', () => {
    expect(() => parseTokenFile('a,b')).toThrow('at least 3 columns')
  })
})

it('notes the use of the token of a Secret, and hears what is to be said of it', async () => {
  const uids: Record<string, string> = { 'sa/a/bob': 'u1' }
  const { tokens } = tokensWith('ec', uids)
  const token = await tokens.issueLegacy({ ...bob, secret: 's' })
  const warnings: string[] = []
  const ask = () => tokens.review(token, [api], (text) => warnings.push(text))
  expect(await ask()).toMatchObject({ authenticated: false })
  expect(uids.used).toBeUndefined()
  uids['token/a/s'] = token
  expect(await ask()).toMatchObject({ authenticated: true })
  expect(uids.used).toBe('a/s/bob')
  expect(warnings).toEqual([])
  uids.warning = 'old'
  expect(await ask()).toMatchObject({ authenticated: true })
  expect(warnings).toEqual(['old'])
  uids.problem = 'marked invalid'
  expect(await ask()).toMatchObject({ authenticated: false, error: '[invalid bearer token, marked invalid]' })
})
