import type { ClusterRole, ClusterRoleBinding, Pod, Role, RoleBinding } from '../../api/index.js'
import type { Attributes } from './index.js'
import { createAuthorizer, forbidden, type RbacLister, ruleAllows } from './index.js'

const jane = { username: 'jane', groups: ['dev', 'system:authenticated'] }

function attributes(text: string, change: Partial<Attributes> = {}): Attributes {
  const [verb = '', what = ''] = text.split(' ')
  const common = {
    user: jane,
    verb,
    group: '',
    version: 'v1',
    namespace: '',
    resource: '',
    subresource: '',
    name: '',
    path: '',
  }
  if (what.startsWith('/')) return { ...common, isResourceRequest: false, path: what, ...change }
  const [resource = '', subresource = ''] = what.split('/')
  return { ...common, isResourceRequest: true, resource, subresource, ...change }
}

describe('ruleAllows', () => {
  const rows: [rule: Parameters<typeof ruleAllows>[0], asked: Attributes, allowed: boolean][] = [
    [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }, attributes('get pods'), true],
    [{ verbs: ['get'], apiGroups: [''], resources: ['pods'] }, attributes('get pods/log'), false],
    [{ verbs: ['get'], apiGroups: [''], resources: ['pods/log'] }, attributes('get pods/log'), true],
    [{ verbs: ['get'], apiGroups: [''], resources: ['pods/log'] }, attributes('get pods'), false],
    [{ verbs: ['*'], apiGroups: ['*'], resources: ['*/scale'] }, attributes('get things/scale'), true],
    [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, attributes('patch things/scale', { group: 'x' }), true],
    [{ verbs: ['*'], apiGroups: ['apps'], resources: ['*'] }, attributes('get pods'), false],
    [
      { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: ['a'] },
      attributes('get pods', { name: 'a' }),
      true,
    ],
    [
      { verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: ['a'] },
      attributes('get pods', { name: 'b' }),
      false,
    ],
    [{ verbs: ['get'], apiGroups: [''], resources: ['pods'], resourceNames: ['a'] }, attributes('get pods'), false],
    [{ verbs: ['get'], nonResourceURLs: ['/a/*'] }, attributes('get /a/b/c'), true],
    [{ verbs: ['get'], nonResourceURLs: ['/a'] }, attributes('get /a/b'), false],
    [{ verbs: ['*'], nonResourceURLs: ['*'] }, attributes('post /x'), true],
    [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }, attributes('get /a'), false],
  ]
  it.each(rows)('%j for %j: %s', (rule, asked, expected) => expect(ruleAllows(rule, asked)).toBe(expected))
})

describe('forbidden', () => {
  it.each([
    [
      attributes('list pods', { namespace: 'a' }),
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" in the namespace "a"',
    ],
    [
      attributes('list pods'),
      'pods is forbidden: User "jane" cannot list resource "pods" in API group "" at the cluster scope',
    ],
    [
      attributes('get deployments/scale', { group: 'apps', namespace: 'a', name: 'x' }),
      'deployments.apps "x" is forbidden: User "jane" cannot get resource "deployments/scale" in API group "apps" in the namespace "a"',
    ],
    [attributes('get /logs'), 'forbidden: User "jane" cannot get path "/logs"'],
  ])('%j', (asked, message) => expect(forbidden(asked, '')).toMatchObject({ code: 403, reason: 'Forbidden', message }))

  it('adds a reason', () => {
    expect(forbidden(attributes('get /logs'), 'not today').message).toBe(
      'forbidden: User "jane" cannot get path "/logs": not today',
    )
  })
})

function lister(objects: {
  clusterRoleBindings?: ClusterRoleBinding[]
  roleBindings?: RoleBinding[]
  clusterRoles?: ClusterRole[]
  roles?: Role[]
}): RbacLister {
  return {
    clusterRoleBindings: () => objects.clusterRoleBindings ?? [],
    roleBindings: (namespace) => (objects.roleBindings ?? []).filter((one) => one.metadata?.namespace === namespace),
    clusterRole: (name) => objects.clusterRoles?.find((one) => one.metadata?.name === name),
    role: (namespace, name) =>
      objects.roles?.find((one) => one.metadata?.namespace === namespace && one.metadata.name === name),
  }
}

describe('createAuthorizer', () => {
  const readPods = [{ verbs: ['get', 'list'], apiGroups: [''], resources: ['pods'] }]
  const roleRef = (kind: string, name: string) => ({ apiGroup: 'rbac.authorization.k8s.io', kind, name })
  const rbac = lister({
    roles: [{ metadata: { name: 'r', namespace: 'a' }, rules: readPods }],
    clusterRoles: [{ metadata: { name: 'c' }, rules: readPods }],
    roleBindings: [
      {
        metadata: { name: 'b', namespace: 'a' },
        roleRef: roleRef('Role', 'r'),
        subjects: [{ kind: 'User', name: 'jane' }],
      },
      {
        metadata: { name: 'b', namespace: 'b' },
        roleRef: roleRef('ClusterRole', 'c'),
        subjects: [{ kind: 'ServiceAccount', name: 'bob' }],
      },
      {
        metadata: { name: 'broken', namespace: 'c' },
        roleRef: roleRef('Role', 'gone'),
        subjects: [{ kind: 'User', name: 'jane' }],
      },
    ],
    clusterRoleBindings: [
      { metadata: { name: 'all' }, roleRef: roleRef('ClusterRole', 'c'), subjects: [{ kind: 'Group', name: 'qa' }] },
    ],
  })
  const authorizer = createAuthorizer({ rbac })
  const bob = { username: 'system:serviceaccount:b:bob', groups: [] }

  it.each([
    [attributes('get pods', { namespace: 'a' }), 'RBAC: allowed by RoleBinding "b/a" of Role "r" to User "jane"'],
    [
      attributes('get pods', { namespace: 'b', user: bob }),
      'RBAC: allowed by RoleBinding "b/b" of ClusterRole "c" to ServiceAccount "bob/b"',
    ],
    [
      attributes('list pods', { user: { username: 'x', groups: ['qa'] } }),
      'RBAC: allowed by ClusterRoleBinding "all" of ClusterRole "c" to Group "qa"',
    ],
  ])('allows %j and says through what', (asked, reason) =>
    expect(authorizer.authorize(asked)).toEqual({ decision: 'allow', reason }),
  )

  it.each([
    attributes('delete pods', { namespace: 'a' }),
    attributes('get pods', { namespace: 'b' }),
    attributes('get pods', { namespace: 'c' }),
    attributes('get pods'),
    attributes('get pods', { namespace: 'a', user: bob }),
    attributes('get /metrics'),
  ])('has no opinion on %j', (asked) => expect(authorizer.authorize(asked).decision).toBe('noOpinion'))

  it('lets masters do all, everybody see health, and components work before there are roles', () => {
    const empty = createAuthorizer({ withComponents: true })
    const as = (username: string, ...groups: string[]) => ({ user: { username, groups } })
    const decides = (asked: Attributes) => empty.authorize(asked).decision
    expect(decides(attributes('delete nodes', as('x', 'system:masters')))).toBe('allow')
    expect(decides(attributes('get /readyz', as('system:anonymous', 'system:unauthenticated')))).toBe('allow')
    expect(decides(attributes('get /version', as('system:anonymous', 'system:unauthenticated')))).toBe('allow')
    expect(decides(attributes('get /apis', as('system:anonymous', 'system:unauthenticated')))).toBe('noOpinion')
    expect(decides(attributes('get /apis/apps'))).toBe('allow')
    expect(decides(attributes('create pods/binding', as('system:kube-scheduler')))).toBe('allow')
    expect(decides(attributes('create deployments', as('system:kube-scheduler')))).toBe('noOpinion')
    expect(decides(attributes('create pods', as('system:kube-controller-manager')))).toBe('allow')
  })

  it('answers reviews about components by their roles', () => {
    const user = { username: 'system:kube-scheduler', groups: [] }
    expect(createAuthorizer({}).authorize(attributes('create pods/binding', { user })).decision).toBe('noOpinion')
  })
})

describe('nodes', () => {
  const pod: Pod = {
    metadata: { name: 'p', namespace: 'a' },
    spec: {
      serviceAccountName: 'bob',
      containers: [{ name: 'c', envFrom: [{ configMapRef: { name: 'conf' } }] }],
      volumes: [
        { name: 'v', secret: { secretName: 'used' } },
        { name: 'd', persistentVolumeClaim: { claimName: 'disk' } },
      ],
    },
  }
  const authorizer = createAuthorizer({
    rbac: lister({}),
    nodes: {
      podsOn: (node) => (node === 'n1' ? [pod] : []),
      claim: (_namespace, name) => (name === 'disk' ? ({ spec: { volumeName: 'pv1' } } as never) : undefined),
    },
  })
  const node = { user: { username: 'system:node:n1', groups: ['system:nodes', 'system:authenticated'] } }
  const ask = (text: string, change: Partial<Attributes> = {}) =>
    authorizer.authorize(attributes(text, { ...node, ...change }))
  const inA = { namespace: 'a' }

  it.each<[string, Partial<Attributes>]>([
    ['get secrets', { ...inA, name: 'used' }],
    ['get configmaps', { ...inA, name: 'conf' }],
    ['get persistentvolumeclaims', { ...inA, name: 'disk' }],
    ['get persistentvolumes', { name: 'pv1' }],
    ['create serviceaccounts/token', { ...inA, name: 'bob' }],
    ['get pods', { ...inA, name: 'p' }],
    ['watch pods', { fieldSelector: 'spec.nodeName=n1' }],
    ['get nodes', { name: 'n1' }],
    ['patch nodes/status', { name: 'n1' }],
    ['update leases', { group: 'coordination.k8s.io', namespace: 'kube-node-lease', name: 'n1' }],
    ['list services', {}],
    ['get /healthz', {}],
  ])('may %s %j', (text, change) => expect(ask(text, change).decision).toBe('allow'))

  it.each<[string, Partial<Attributes>, string]>([
    ['get secrets', { ...inA, name: 'other' }, "no relationship found between node 'n1' and this object"],
    ['get secrets', { namespace: 'b', name: 'used' }, "no relationship found between node 'n1' and this object"],
    ['list secrets', inA, 'No Object name found'],
    ['get pods', inA, 'No Object name found'],
    ['create serviceaccounts/token', inA, 'can only create tokens for individual service accounts'],
    ['create serviceaccounts', { ...inA, name: 'bob' }, 'can only create token subresource of serviceaccount'],
    ['delete secrets', { ...inA, name: 'used' }, 'can only read resources of this type'],
    ['get nodes', { name: 'n2' }, "node 'n1' cannot read 'n2', only its own Node object"],
    ['list pods', {}, 'can only list/watch pods with spec.nodeName field selector'],
    [
      'update leases',
      { group: 'coordination.k8s.io', namespace: 'kube-node-lease', name: 'n2' },
      'can only access node lease with the same name as the requesting node',
    ],
    ['create deployments', { group: 'apps', ...inA }, ''],
  ])('may not %s %j', (text, change, reason) => expect(ask(text, change)).toEqual({ decision: 'noOpinion', reason }))
})
