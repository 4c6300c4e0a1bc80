import { generateKeyPairSync } from 'node:crypto'
import { SeededRandom } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { ServiceAccountTokens } from './authentication/index.js'
import { createAuthorizer, type RbacLister } from './authorization/index.js'
import { createReviewServices } from './reviews.js'

const readPods = { verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] }
const rbac: RbacLister = {
  clusterRoleBindings: () => [
    {
      metadata: { name: 'see' },
      roleRef: { apiGroup: '', kind: 'ClusterRole', name: 'see' },
      subjects: [{ kind: 'Group', name: 'dev' }],
    },
  ],
  roleBindings: (namespace) =>
    namespace === 'a'
      ? [
          {
            metadata: { name: 'b', namespace },
            roleRef: { apiGroup: '', kind: 'Role', name: 'r' },
            subjects: [{ kind: 'User', name: 'jane' }],
          },
        ]
      : [],
  clusterRole: () => ({ metadata: { name: 'see' }, rules: [{ verbs: ['get'], nonResourceURLs: ['/apis/*'] }] }),
  role: () => ({ metadata: { name: 'r' }, rules: [readPods] }),
}
const tokens = new ServiceAccountTokens({
  issuer: 'https://issuer',
  audiences: ['api'],
  ...generateKeyPairSync('ec', { namedCurve: 'P-256' }),
  bound: {
    serviceAccountUid: () => 'u1',
    podUid: () => undefined,
    secretUid: () => undefined,
    nodeUid: () => undefined,
  },
  clock: new FakeClock(),
  random: new SeededRandom(1),
})
const reviews = createReviewServices({ authorizer: createAuthorizer({ rbac }), rbac, tokens })
const jane = { username: 'jane', groups: ['dev'] }

describe('createReviewServices', () => {
  it('answers whether and why', async () => {
    const resource = { verb: 'get', resource: 'pods', namespace: 'a' }
    expect(await reviews.authorize({ user: jane, resource })).toEqual({
      allowed: true,
      reason: 'RBAC: allowed by RoleBinding "b/a" of Role "r" to User "jane"',
    })
    expect(await reviews.authorize({ user: jane, resource: { ...resource, verb: 'delete' } })).toEqual({
      allowed: false,
    })
    expect(
      await reviews.authorize({
        user: { username: 'x', groups: ['system:masters'] },
        resource: { verb: '*', group: '*', resource: '*' },
      }),
    ).toEqual({ allowed: true })
    expect(await reviews.authorize({ user: jane, nonResource: { path: '/apis/apps', verb: 'get' } })).toMatchObject({
      allowed: true,
    })
  })

  it('lists what roles give, here and everywhere', async () => {
    expect(await reviews.rulesFor(jane, 'a')).toEqual({
      resourceRules: [readPods],
      nonResourceRules: [{ verbs: ['get'], nonResourceURLs: ['/apis/*'] }],
      incomplete: false,
    })
    expect((await reviews.rulesFor(jane, 'b')).resourceRules).toEqual([])
    expect(await reviews.rulesFor({ username: 'system:node:n', groups: ['system:nodes'] }, 'a')).toMatchObject({
      incomplete: true,
      evaluationError: 'node authorizer does not support user rule resolution',
    })
  })

  it('says whose a token is', async () => {
    const { token } = await tokens.issue({
      namespace: 'a',
      serviceAccount: { name: 'bob', uid: 'u1' },
      audiences: ['vault', 'api'],
      expirationSeconds: 600,
    })
    expect(await reviews.authenticateToken(token, [])).toMatchObject({
      audiences: ['api'],
      user: { username: 'system:serviceaccount:a:bob', groups: expect.arrayContaining(['system:authenticated']) },
    })
    expect(await reviews.authenticateToken(token, ['vault'])).toMatchObject({ audiences: ['vault'] })
    expect(await reviews.authenticateToken('nonsense', [])).toEqual({ error: 'invalid bearer token' })
  })
})
