/** Bodies of which much is wrong at once: what is said of each, and in which order. */
const kinds = [
  {
    path: '/apis/networking.k8s.io/v1/namespaces/${NS}/ingresses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: { name: 'one' },
      spec: {
        ingressClassName: 'x',
        defaultBackend: { service: { name: 'd', port: { number: 80 } } },
        tls: [{ hosts: ['a.example', '*.b.example'], secretName: 's' }],
        rules: [
          {
            host: 'one.example',
            http: {
              paths: [
                { path: '/', pathType: 'Prefix', backend: { service: { name: 'one', port: { number: 80 } } } },
                { path: '/x', pathType: 'Exact', backend: { service: { name: 'one', port: { name: 'http' } } } },
              ],
            },
          },
          {
            host: '*.foo.example',
            http: {
              paths: [
                {
                  pathType: 'ImplementationSpecific',
                  backend: { resource: { apiGroup: 'x.example.com', kind: 'K', name: 'n' } },
                },
              ],
            },
          },
        ],
      },
    },
    status: {
      loadBalancer: {
        ingress: [{ ip: '1.2.3.4', hostname: 'h.example', ports: [{ port: 80, protocol: 'TCP', error: 'a.b/C' }] }],
      },
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'defaultBackend'], {}],
        [['spec', 'ingressClassName'], ''],
        [['spec', 'rules', 0, 'host'], 'Bad_Name!'],
        [['spec', 'rules', 0, 'http'], {}],
        [['spec', 'rules', 1, 'http', 'paths', 0, 'backend', 'resource'], {}],
        [['spec', 'tls', 0, 'hosts'], ['']],
        [['spec', 'tls', 0, 'secretName'], 'Bad_Name!'],
      ],
      [
        [['spec', 'defaultBackend', 'resource'], { kind: 'x', name: 'x' }],
        [['spec', 'rules', 0, 'host'], '10.0.0.1'],
        [['spec', 'rules', 0, 'http', 'paths'], [{}]],
        [['spec', 'rules', 1, 'http', 'paths', 0, 'backend', 'resource', 'apiGroup'], ''],
        [['spec', 'rules', 1, 'http', 'paths', 0, 'backend', 'resource', 'kind'], 'a.b/c'],
        [['spec', 'rules', 1, 'http', 'paths', 0, 'backend', 'resource', 'name'], 'a.b/c'],
        [['spec', 'tls', 0, 'hosts'], ['*']],
      ],
      [
        [['spec', 'defaultBackend', 'service'], {}],
        [['spec', 'rules', 0, 'host'], '*'],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'backend']],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'path']],
        [['spec', 'rules', 0, 'http', 'paths', 1, 'backend', 'service', 'port', 'name'], 'Bad_Name!'],
      ],
      [
        [['spec', 'defaultBackend', 'service', 'name'], 'Bad_Name!'],
        [['spec', 'defaultBackend', 'service', 'port', 'name'], 'Bad_Name!'],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'resource'], { kind: 'x', name: 'x' }],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'pathType'], ''],
        [['spec', 'rules', 0, 'http', 'paths', 1, 'backend', 'service', 'port', 'name'], ' '],
      ],
      [
        [['spec', 'defaultBackend', 'service', 'port', 'number'], -1],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service'], {}],
        [['spec', 'rules', 0, 'http', 'paths', 1, 'backend', 'service', 'port', 'name'], '-lead'],
      ],
      [
        [['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'name'], 'Bad_Name!'],
        [['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'port', 'name'], 'Bad_Name!'],
      ],
      [[['spec', 'rules', 0, 'http', 'paths', 0, 'backend', 'service', 'port', 'number'], -1]],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/defaultBackend', value: {} },
        { op: 'replace', path: '/spec/ingressClassName', value: '' },
        { op: 'replace', path: '/spec/rules/0/host', value: 'Bad_Name!' },
        { op: 'replace', path: '/spec/rules/0/http', value: {} },
        { op: 'replace', path: '/spec/rules/1/http/paths/0/backend/resource', value: {} },
        { op: 'replace', path: '/spec/tls/0/hosts', value: [''] },
        { op: 'replace', path: '/spec/tls/0/secretName', value: 'Bad_Name!' },
      ],
      [
        { op: 'add', path: '/spec/defaultBackend/resource', value: { kind: 'x', name: 'x' } },
        { op: 'replace', path: '/spec/rules/0/host', value: '10.0.0.1' },
        { op: 'replace', path: '/spec/rules/0/http/paths', value: [{}] },
        { op: 'replace', path: '/spec/rules/1/http/paths/0/backend/resource/apiGroup', value: '' },
        { op: 'replace', path: '/spec/rules/1/http/paths/0/backend/resource/kind', value: 'a.b/c' },
        { op: 'replace', path: '/spec/rules/1/http/paths/0/backend/resource/name', value: 'a.b/c' },
        { op: 'replace', path: '/spec/tls/0/hosts', value: ['*'] },
      ],
      [
        { op: 'replace', path: '/spec/defaultBackend/service', value: {} },
        { op: 'replace', path: '/spec/rules/0/host', value: '*' },
        { op: 'remove', path: '/spec/rules/0/http/paths/0/backend' },
        { op: 'remove', path: '/spec/rules/0/http/paths/0/path' },
        { op: 'replace', path: '/spec/rules/0/http/paths/1/backend/service/port/name', value: 'Bad_Name!' },
      ],
      [
        { op: 'replace', path: '/spec/defaultBackend/service/name', value: 'Bad_Name!' },
        { op: 'add', path: '/spec/defaultBackend/service/port/name', value: 'Bad_Name!' },
        { op: 'add', path: '/spec/rules/0/http/paths/0/backend/resource', value: { kind: 'x', name: 'x' } },
        { op: 'replace', path: '/spec/rules/0/http/paths/0/pathType', value: '' },
        { op: 'replace', path: '/spec/rules/0/http/paths/1/backend/service/port/name', value: ' ' },
      ],
      [
        { op: 'replace', path: '/spec/defaultBackend/service/port/number', value: -1 },
        { op: 'replace', path: '/spec/rules/0/http/paths/0/backend/service', value: {} },
        { op: 'replace', path: '/spec/rules/0/http/paths/1/backend/service/port/name', value: '-lead' },
      ],
      [
        { op: 'replace', path: '/spec/rules/0/http/paths/0/backend/service/name', value: 'Bad_Name!' },
        { op: 'add', path: '/spec/rules/0/http/paths/0/backend/service/port/name', value: 'Bad_Name!' },
      ],
      [{ op: 'replace', path: '/spec/rules/0/http/paths/0/backend/service/port/number', value: -1 }],
    ],
    statuses: [
      [
        { op: 'replace', path: '/status/loadBalancer/ingress/0/hostname', value: 'Bad_Name!' },
        { op: 'replace', path: '/status/loadBalancer/ingress/0/ip', value: 'Bad_Name!' },
      ],
      [{ op: 'replace', path: '/status/loadBalancer/ingress/0/hostname', value: '10.0.0.1' }],
    ],
  },
  {
    path: '/apis/networking.k8s.io/v1/ingressclasses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: { name: 'hd-one-${ID}', annotations: { 'ingressclass.kubernetes.io/is-default-class': 'false' } },
      spec: {
        controller: 'example.com/controller',
        parameters: { apiGroup: 'x.example.com', kind: 'K', name: 'n', scope: 'Namespace', namespace: 'ns' },
      },
    },
    creates: [
      [[['spec']]],
      [
        [['spec', 'controller'], 'Bad_Name!'],
        [['spec', 'parameters'], {}],
      ],
      [
        [['spec', 'parameters', 'apiGroup'], ''],
        [['spec', 'parameters', 'kind'], 'a.b/c'],
        [['spec', 'parameters', 'name'], 'a.b/c'],
        [['spec', 'parameters', 'namespace']],
      ],
      [[['spec', 'parameters', 'namespace'], '']],
      [[['spec', 'parameters', 'namespace'], '10.0.0.1']],
      [[['spec', 'parameters', 'scope']]],
      [[['spec', 'parameters', 'scope'], '']],
    ],
    updates: [
      [{ op: 'remove', path: '/spec' }],
      [
        { op: 'replace', path: '/spec/controller', value: 'Bad_Name!' },
        { op: 'replace', path: '/spec/parameters', value: {} },
      ],
      [
        { op: 'replace', path: '/spec/parameters/apiGroup', value: '' },
        { op: 'replace', path: '/spec/parameters/kind', value: 'a.b/c' },
        { op: 'replace', path: '/spec/parameters/name', value: 'a.b/c' },
        { op: 'remove', path: '/spec/parameters/namespace' },
      ],
      [{ op: 'replace', path: '/spec/parameters/namespace', value: '' }],
      [{ op: 'replace', path: '/spec/parameters/namespace', value: '10.0.0.1' }],
      [{ op: 'remove', path: '/spec/parameters/scope' }],
      [{ op: 'replace', path: '/spec/parameters/scope', value: '' }],
    ],
    statuses: [],
  },
]

/** The value with another at a path of it; without it where there is none. */
function changed(value, [key, ...rest], ...to) {
  const copy = Array.isArray(value) ? [...value] : typeof key === 'number' && !value ? [] : { ...value }
  if (rest.length > 0) copy[key] = changed(copy[key], rest, ...to)
  else if (to.length > 0) copy[key] = to[0]
  else if (Array.isArray(copy)) copy.splice(key, 1)
  else delete copy[key]
  return copy
}

const answer = { only: ['kind', 'status', 'details', 'message', 'reason', 'code'] }
const patch = (path, body) => ({
  request: {
    method: 'PATCH',
    path: `${path}?dryRun=All`,
    body,
    headers: { 'content-type': 'application/json-patch+json' },
  },
  ...answer,
})

export default {
  about: 'what is wrong with ingresses and their classes',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status, creates, updates, statuses }) => {
    const item = `${path}/${object.metadata.name}`
    return [
      ...creates.map((changes) => ({
        request: {
          method: 'POST',
          path: `${path}?dryRun=All`,
          body: changes.reduce((body, [at, ...to]) => changed(body, at, ...to), object),
        },
        ...answer,
      })),
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...updates.map((body) => patch(item, body)),
      ...(status
        ? [
            {
              request: {
                method: 'PATCH',
                path: `${item}/status`,
                body: { status },
                headers: { 'content-type': 'application/merge-patch+json' },
              },
              unrecorded: true,
            },
          ]
        : []),
      ...statuses.map((body) => patch(`${item}/status`, body)),
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
