export default {
  about: 'access and token reviews of every form',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview' },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: {} },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', spec: {} },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', spec: {} },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: {} },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SubjectAccessReview', spec: { user: 'bob' } },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', spec: { user: 'bob' } },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'LocalSubjectAccessReview', spec: { user: 'bob' } },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectAccessReview', spec: {} },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user: 'bob', resourceAttributes: { verb: 'get', resource: 'pods' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', resourceAttributes: { verb: 'get', resource: 'pods', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', resourceAttributes: { verb: 'get', resource: 'pods' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get', resource: 'pods' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user: 'bob', nonResourceAttributes: { path: '/healthz', verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', nonResourceAttributes: { path: '/healthz', verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', nonResourceAttributes: { path: '/healthz', verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { nonResourceAttributes: { path: '/healthz', verb: 'get' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user: 'bob', groups: ['system:masters'], resourceAttributes: { verb: '*', resource: '*' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            groups: ['system:masters'],
            resourceAttributes: { verb: '*', resource: '*', namespace: '${NS}' },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', groups: ['system:masters'], resourceAttributes: { verb: '*', resource: '*' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: '*', resource: '*' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { groups: ['g'], resourceAttributes: { verb: 'get', resource: 'pods', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { groups: ['g'], resourceAttributes: { verb: 'get', resource: 'pods', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { groups: ['g'], resourceAttributes: { verb: 'get', resource: 'pods', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get', resource: 'pods', namespace: '${NS}' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user: 'bob', resourceAttributes: { verb: 'get' }, nonResourceAttributes: { path: '/' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: { verb: 'get', namespace: '${NS}' },
            nonResourceAttributes: { path: '/' },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: { user: 'bob', resourceAttributes: { verb: 'get' }, nonResourceAttributes: { path: '/' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: { resourceAttributes: { verb: 'get' }, nonResourceAttributes: { path: '/' } },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              fieldSelector: { rawSelector: 'a=b', requirements: [{ key: 'a', operator: 'In', values: ['b'] }] },
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              fieldSelector: { rawSelector: 'a=b', requirements: [{ key: 'a', operator: 'In', values: ['b'] }] },
              namespace: '${NS}',
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              fieldSelector: { rawSelector: 'a=b', requirements: [{ key: 'a', operator: 'In', values: ['b'] }] },
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              fieldSelector: { rawSelector: 'a=b', requirements: [{ key: 'a', operator: 'In', values: ['b'] }] },
            },
          },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              labelSelector: { requirements: [{ key: '', operator: 'X' }] },
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              labelSelector: { requirements: [{ key: '', operator: 'X' }] },
              namespace: '${NS}',
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              labelSelector: { requirements: [{ key: '', operator: 'X' }] },
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              labelSelector: { requirements: [{ key: '', operator: 'X' }] },
            },
          },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: {
            user: 'bob',
            uid: '1',
            extra: { a: ['b'] },
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              name: 'x',
              version: 'v1',
              subresource: 'log',
              group: 'g',
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            uid: '1',
            extra: { a: ['b'] },
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              name: 'x',
              version: 'v1',
              subresource: 'log',
              group: 'g',
              namespace: '${NS}',
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          spec: {
            user: 'bob',
            uid: '1',
            extra: { a: ['b'] },
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              name: 'x',
              version: 'v1',
              subresource: 'log',
              group: 'g',
            },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SelfSubjectAccessReview',
          spec: {
            resourceAttributes: {
              verb: 'get',
              resource: 'pods',
              name: 'x',
              version: 'v1',
              subresource: 'log',
              group: 'g',
            },
          },
        },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          metadata: { name: 'x' },
          spec: { user: 'b', resourceAttributes: { verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          metadata: { labels: { a: 'b' } },
          spec: { user: 'b', resourceAttributes: { verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/subjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          metadata: { namespace: 'x' },
          spec: { user: 'b', resourceAttributes: { verb: 'get' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/namespaces/${NS}/localsubjectaccessreviews',
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'LocalSubjectAccessReview',
          metadata: { namespace: 'other' },
          spec: { user: 'b', resourceAttributes: { verb: 'get', namespace: '${NS}' } },
        },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: {} },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        method: 'POST',
        body: { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview' },
        headers: { 'impersonate-user': 'bob' },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview' },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: {} },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: '' } },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: 'x' } },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: 'x', audiences: ['a'] } },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenReview', spec: { token: 'a.b.c' } },
      },
    },
    {
      request: {
        path: '/apis/authentication.k8s.io/v1/tokenreviews',
        method: 'POST',
        body: {
          apiVersion: 'authentication.k8s.io/v1',
          kind: 'TokenReview',
          metadata: { name: 'x' },
          spec: { token: 'y' },
        },
      },
    },
    { request: { path: '/apis/authentication.k8s.io/v1/tokenreviews' } },
  ],
}
