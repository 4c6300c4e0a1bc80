export default {
  about: 'dry runs of every verb, and values of the parameter that are none',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 1,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
        query: { dryRun: 'All' },
      },
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d' } },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PUT',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 1,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
        query: { dryRun: 'All' },
      },
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d', method: 'DELETE', query: { dryRun: 'All' } } },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 1,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 1,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PUT',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 3,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 4 } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PATCH',
        query: { dryRun: 'All', fieldManager: 'm' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 5,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d',
        method: 'PATCH',
        query: { dryRun: 'All', fieldManager: 'm', force: 'true' },
        headers: { 'content-type': 'application/apply-patch+yaml' },
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          spec: {
            replicas: 5,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/scale',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { spec: { replicas: 6 } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d/status',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 2 } },
        query: { dryRun: 'All' },
      },
    },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d', method: 'DELETE', query: { dryRun: 'All' } } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments', method: 'DELETE', query: { dryRun: 'All' } } },
    { request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/d' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { generateName: 'p-' },
          spec: { containers: [{ name: 'c', image: 'i' }] },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/secrets',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's' }, stringData: { a: 'b' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/serviceaccounts/default/token',
        method: 'POST',
        body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: { audiences: ['a'] } },
        query: { dryRun: 'All' },
      },
      only: ['kind'],
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
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          metadata: { name: 'j' },
          spec: {
            schedule: '* * * * *',
            jobTemplate: {
              spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
            },
          },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'All,All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'all' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'ALL' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'true' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: '' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'None' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
        query: { dryRun: 'all' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'all' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/v', method: 'DELETE', query: { dryRun: 'all' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
        query: { dryRun: '' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: '' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/v', method: 'DELETE', query: { dryRun: '' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {},
        query: { dryRun: 'None' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps/v',
        method: 'PUT',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'v' } },
        query: { dryRun: 'None' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/v', method: 'DELETE', query: { dryRun: 'None' } } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/configmaps',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'w' } },
        query: { dryRun: ['All', 'All'] },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/configmaps/w' } },
  ],
}
