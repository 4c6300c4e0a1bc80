export default {
  about: 'what each policy leaves of a workload',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r', method: 'DELETE', body: {} },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r', method: 'DELETE', body: {} },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r', method: 'DELETE', body: {} },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r', method: 'DELETE', body: {} },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Orphan' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Orphan' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Orphan' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Orphan' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Foreground' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Foreground' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Foreground' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Foreground' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { orphanDependents: true },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { orphanDependents: true },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { orphanDependents: true },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r', method: 'DELETE', body: { orphanDependents: true } },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { orphanDependents: false },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/replicasets/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        method: 'POST',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { matchLabels: { a: 'b' } },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { orphanDependents: false },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/apps/v1/namespaces/${NS}/deployments/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/apps/v1/namespaces/${NS}/deployments/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'r' },
          spec: {
            replicas: 0,
            selector: { a: 'b' },
            template: { metadata: { labels: { a: 'b' } }, spec: { containers: [{ name: 'c', image: 'i' }] } },
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { orphanDependents: false },
      },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/api/v1/namespaces/${NS}/replicationcontrollers/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        method: 'POST',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'r' },
          spec: { template: { spec: { restartPolicy: 'Never', containers: [{ name: 'c', image: 'i' }] } } },
        },
      },
      unrecorded: true,
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r', method: 'DELETE', body: { orphanDependents: false } },
      ignore: ['metadata.managedFields', 'spec'],
    },
    {
      request: { path: '/apis/batch/v1/namespaces/${NS}/jobs/r' },
      only: ['metadata.finalizers', 'metadata.deletionGracePeriodSeconds', 'metadata.generation', 'code'],
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'PATCH',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { metadata: { finalizers: null } },
      },
      unrecorded: true,
    },
    {
      request: {
        path: '/apis/batch/v1/namespaces/${NS}/jobs/r',
        method: 'DELETE',
        body: { propagationPolicy: 'Background' },
      },
      unrecorded: true,
    },
  ],
}
