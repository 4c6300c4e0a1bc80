export default {
  about: 'histories, undo and status of workloads whose revisions and statuses are made by hand',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'w', labels: { app: 'w' }, annotations: { 'deployment.kubernetes.io/revision': '3' } },
          spec: {
            replicas: 2,
            selector: { matchLabels: { app: 'w' } },
            template: { metadata: { labels: { app: 'w' } }, spec: { containers: [{ name: 'c', image: 'r:3' }] } },
          },
        },
      },
      only: [],
      save: { du: 'metadata.uid' },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: {
            name: 'a1',
            labels: { app: 'w', 'pod-template-hash': 'a1' },
            annotations: { 'deployment.kubernetes.io/revision': '1', 'kubernetes.io/change-cause': 'first' },
            ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'w', uid: '${du}', controller: true }],
          },
          spec: {
            replicas: 0,
            selector: { matchLabels: { app: 'w', 'pod-template-hash': 'a1' } },
            template: {
              metadata: { labels: { app: 'w', 'pod-template-hash': 'a1' } },
              spec: { containers: [{ name: 'c', image: 'r:1' }] },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: {
            name: 'a2',
            labels: { app: 'w', 'pod-template-hash': 'a2' },
            annotations: { 'deployment.kubernetes.io/revision': '2' },
            ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'w', uid: '${du}', controller: true }],
          },
          spec: {
            replicas: 0,
            selector: { matchLabels: { app: 'w', 'pod-template-hash': 'a2' } },
            template: {
              metadata: { labels: { app: 'w', 'pod-template-hash': 'a2' } },
              spec: { containers: [{ name: 'c', image: 'r:2' }] },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: {
            name: 'a3',
            labels: { app: 'w', 'pod-template-hash': 'a3' },
            annotations: { 'deployment.kubernetes.io/revision': '3', 'kubernetes.io/change-cause': 'third' },
            ownerReferences: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'w', uid: '${du}', controller: true }],
          },
          spec: {
            replicas: 0,
            selector: { matchLabels: { app: 'w', 'pod-template-hash': 'a3' } },
            template: {
              metadata: { labels: { app: 'w', 'pod-template-hash': 'a3' } },
              spec: { containers: [{ name: 'c', image: 'r:3' }] },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'history', 'deploy/w'] },
    { kubectl: ['rollout', 'history', 'deploy/w', '--revision=2'] },
    { kubectl: ['rollout', 'history', 'deploy/w', '-o', 'name'] },
    { kubectl: ['describe', 'deploy', 'w'] },
    { kubectl: ['rollout', 'undo', 'deploy/w', '--dry-run=client'] },
    { kubectl: ['rollout', 'undo', 'deploy/w', '--dry-run=server'] },
    { kubectl: ['rollout', 'undo', 'deploy/w', '--to-revision=1'] },
    { kubectl: ['rollout', 'undo', 'deploy/w', '--to-revision=3'] },
    { kubectl: ['get', 'deploy', 'w', '-o', 'yaml'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { observedGeneration: 9, replicas: 2, updatedReplicas: 1 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'deploy/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { updatedReplicas: 2, replicas: 3 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'deploy/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 2, availableReplicas: 1 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'deploy/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { availableReplicas: 2 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'deploy/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: { conditions: [{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' }] },
        },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'deploy/w', '--watch=false'] },
    { kubectl: ['rollout', 'status', 'deploy/w', '--revision=1', '--watch=false'] },
    { kubectl: ['describe', 'rs'] },
    { kubectl: ['get', 'rs', '-o', 'wide'] },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: 'w' },
          spec: {
            serviceName: 's',
            replicas: 2,
            selector: { matchLabels: { app: 'w' } },
            template: { metadata: { labels: { app: 'w' } }, spec: { containers: [{ name: 'c', image: 'r:3' }] } },
          },
        },
      },
      only: [],
      save: { su: 'metadata.uid' },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ControllerRevision',
          metadata: {
            name: 's1',
            labels: { app: 'w' },
            ownerReferences: [
              { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'w', uid: '${su}', controller: true },
            ],
          },
          revision: 1,
          data: {
            spec: {
              template: {
                $patch: 'replace',
                metadata: { labels: { app: 'w' } },
                spec: { containers: [{ name: 'c', image: 'r:1' }] },
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ControllerRevision',
          metadata: {
            name: 's2',
            labels: { app: 'w' },
            ownerReferences: [
              { apiVersion: 'apps/v1', kind: 'StatefulSet', name: 'w', uid: '${su}', controller: true },
            ],
          },
          revision: 2,
          data: {
            spec: {
              template: {
                $patch: 'replace',
                metadata: { labels: { app: 'w' } },
                spec: { containers: [{ name: 'c', image: 'r:2' }] },
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'history', 'sts/w'] },
    { kubectl: ['rollout', 'history', 'sts/w', '--revision=1'] },
    { kubectl: ['rollout', 'undo', 'sts/w', '--to-revision=1'] },
    { kubectl: ['rollout', 'undo', 'sts/w', '--to-revision=9'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { observedGeneration: 9, readyReplicas: 1, replicas: 2, updatedReplicas: 1 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'sts/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { readyReplicas: 2 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'sts/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { updateRevision: 'x', currentRevision: 'x' } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'sts/w', '--watch=false'] },
    { kubectl: ['get', 'controllerrevisions'] },
    { kubectl: ['describe', 'controllerrevision', 's1'] },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'w' },
          spec: {
            selector: { matchLabels: { app: 'w' } },
            template: { metadata: { labels: { app: 'w' } }, spec: { containers: [{ name: 'c', image: 'r:3' }] } },
          },
        },
      },
      only: [],
      save: { wu: 'metadata.uid' },
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ControllerRevision',
          metadata: {
            name: 'd1',
            labels: { app: 'w' },
            ownerReferences: [{ apiVersion: 'apps/v1', kind: 'DaemonSet', name: 'w', uid: '${wu}', controller: true }],
          },
          revision: 1,
          data: {
            spec: {
              template: {
                $patch: 'replace',
                metadata: { labels: { app: 'w' } },
                spec: { containers: [{ name: 'c', image: 'r:1' }] },
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'history', 'ds/w'] },
    { kubectl: ['rollout', 'undo', 'ds/w', '--to-revision=1'] },
    { kubectl: ['rollout', 'undo', 'ds/w'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { observedGeneration: 9, desiredNumberScheduled: 3, updatedNumberScheduled: 1 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'ds/w', '--watch=false'] },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets/w/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { updatedNumberScheduled: 3, numberAvailable: 3 } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['rollout', 'status', 'ds/w', '--watch=false'] },
    { kubectl: ['patch', 'ds', 'w', '-p', '{"spec":{"updateStrategy":{"type":"OnDelete","rollingUpdate":null}}}'] },
    { kubectl: ['rollout', 'status', 'ds/w', '--watch=false'] },
  ],
}
