export default {
  about: 'workloads, autoscalers, budgets, claims, ingresses and quotas with rich statuses, in tables and described',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  serial: true,
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd1', labels: { app: 'd1' } },
          spec: {
            replicas: 3,
            selector: { matchLabels: { app: 'd1' }, matchExpressions: [{ key: 'app', operator: 'Exists' }] },
            template: {
              metadata: { labels: { app: 'd1' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/deployments/d1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            replicas: 4,
            updatedReplicas: 2,
            readyReplicas: 2,
            availableReplicas: 1,
            unavailableReplicas: 3,
            observedGeneration: 1,
            conditions: [
              {
                type: 'Available',
                status: 'False',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'MinimumReplicasUnavailable',
                message: 'm',
                lastUpdateTime: '2024-01-01T00:00:00Z',
              },
              {
                type: 'Progressing',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'ReplicaSetUpdated',
                lastUpdateTime: '2024-01-01T00:00:00Z',
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/deployments',
        body: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd2', labels: { app: 'd2' } },
          spec: {
            replicas: 0,
            paused: true,
            strategy: { type: 'Recreate' },
            minReadySeconds: 5,
            selector: { matchLabels: { app: 'd2' } },
            template: {
              metadata: { labels: { app: 'd2' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
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
        path: '/apis/apps/v1/namespaces/${NS}/replicasets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'ReplicaSet',
          metadata: { name: 'r1', labels: { app: 'r1' } },
          spec: {
            replicas: 2,
            selector: { matchLabels: { app: 'r1' }, matchExpressions: [{ key: 'app', operator: 'Exists' }] },
            template: {
              metadata: { labels: { app: 'r1' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/replicasets/r1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            replicas: 2,
            readyReplicas: 1,
            fullyLabeledReplicas: 2,
            availableReplicas: 1,
            observedGeneration: 1,
            conditions: [
              {
                type: 'ReplicaFailure',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'FailedCreate',
                message: 'quota',
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'StatefulSet',
          metadata: { name: 's1', labels: { app: 's1' } },
          spec: {
            serviceName: 's',
            replicas: 2,
            selector: { matchLabels: { app: 's1' } },
            template: {
              metadata: { labels: { app: 's1' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
              },
            },
            volumeClaimTemplates: [
              {
                metadata: { name: 'data', annotations: { a: 'b' } },
                spec: {
                  storageClassName: 'fast',
                  accessModes: ['ReadWriteOnce'],
                  resources: { requests: { storage: '1Gi' } },
                },
              },
            ],
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1 } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/statefulsets/s1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            replicas: 2,
            readyReplicas: 1,
            currentReplicas: 1,
            updatedReplicas: 1,
            currentRevision: 'a',
            updateRevision: 'b',
            availableReplicas: 1,
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
        body: {
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'ds1', labels: { app: 'ds1' } },
          spec: {
            selector: { matchLabels: { app: 'ds1' } },
            template: {
              metadata: { labels: { app: 'ds1' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
                nodeSelector: { a: 'b', c: 'd' },
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/apps/v1/namespaces/${NS}/daemonsets/ds1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            currentNumberScheduled: 2,
            numberMisscheduled: 1,
            desiredNumberScheduled: 3,
            numberReady: 1,
            updatedNumberScheduled: 2,
            numberAvailable: 1,
            numberUnavailable: 2,
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/replicationcontrollers',
        body: {
          apiVersion: 'v1',
          kind: 'ReplicationController',
          metadata: { name: 'rc1', labels: { app: 'rc1' } },
          spec: {
            replicas: 1,
            selector: { app: 'rc1' },
            template: {
              metadata: { labels: { app: 'rc1' } },
              spec: {
                containers: [
                  { name: 'main', image: 'registry.test/main:1' },
                  { name: 'side', image: 'registry.test/side:1' },
                ],
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/replicationcontrollers/rc1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { replicas: 1, readyReplicas: 1 } },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j1', labels: { app: 'j1' } },
          spec: {
            completions: 3,
            parallelism: 2,
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'registry.test/a:1' }] } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { active: 1, succeeded: 1, failed: 1, ready: 1, startTime: '2024-01-01T00:00:00Z' } },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j2', labels: { app: 'j2' } },
          spec: {
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'registry.test/a:1' }] } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j2/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            succeeded: 1,
            startTime: '2024-01-01T00:00:00Z',
            completionTime: '2024-01-01T01:30:00Z',
            conditions: [
              {
                type: 'SuccessCriteriaMet',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'CompletionsReached',
              },
              {
                type: 'Complete',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'CompletionsReached',
              },
            ],
            uncountedTerminatedPods: {},
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j3', labels: { app: 'j3' } },
          spec: {
            suspend: true,
            completionMode: 'Indexed',
            completions: 5,
            parallelism: 1,
            backoffLimitPerIndex: 1,
            ttlSecondsAfterFinished: 9,
            activeDeadlineSeconds: 99,
            podFailurePolicy: {
              rules: [
                { action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 2] } },
                { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
              ],
            },
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'registry.test/a:1' }] } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j3/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            conditions: [
              {
                type: 'Suspended',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'JobSuspended',
              },
            ],
            completedIndexes: '',
            failedIndexes: '1',
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j4', labels: { app: 'j4' } },
          spec: {
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'registry.test/a:1' }] } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/jobs/j4/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            failed: 1,
            startTime: '2024-01-01T00:00:00Z',
            conditions: [
              {
                type: 'FailureTarget',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
              },
              {
                type: 'Failed',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'BackoffLimitExceeded',
                message: 'x',
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/jobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'Job',
          metadata: { name: 'j5', labels: { app: 'j5' } },
          spec: {
            parallelism: 3,
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'a', image: 'registry.test/a:1' }] } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs',
        body: {
          apiVersion: 'batch/v1',
          kind: 'CronJob',
          metadata: { name: 'c1', labels: { app: 'c1' } },
          spec: {
            schedule: '*/5 * * * *',
            timeZone: 'Europe/Paris',
            suspend: true,
            concurrencyPolicy: 'Forbid',
            startingDeadlineSeconds: 30,
            successfulJobsHistoryLimit: 0,
            jobTemplate: {
              spec: {
                template: {
                  spec: {
                    restartPolicy: 'Never',
                    containers: [{ name: 'a', image: 'registry.test/a:1', command: ['date'] }],
                  },
                },
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/batch/v1/namespaces/${NS}/cronjobs/c1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            lastScheduleTime: '2024-01-01T00:00:00Z',
            lastSuccessfulTime: '2024-01-01T00:00:00Z',
            active: [{ kind: 'Job', name: 'x', namespace: '${NS}', uid: 'u' }],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers',
        body: {
          apiVersion: 'autoscaling/v2',
          kind: 'HorizontalPodAutoscaler',
          metadata: { name: 'h1', labels: { app: 'h1' } },
          spec: {
            scaleTargetRef: { kind: 'Deployment', name: 'd1', apiVersion: 'apps/v1' },
            minReplicas: 2,
            maxReplicas: 9,
            metrics: [
              { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } } },
              { type: 'Resource', resource: { name: 'memory', target: { type: 'AverageValue', averageValue: '1Gi' } } },
              { type: 'Pods', pods: { metric: { name: 'q' }, target: { type: 'AverageValue', averageValue: '5' } } },
              {
                type: 'Object',
                object: {
                  metric: { name: 'o' },
                  describedObject: { kind: 'Service', name: 's', apiVersion: 'v1' },
                  target: { type: 'Value', value: '7' },
                },
              },
              {
                type: 'External',
                external: {
                  metric: { name: 'e', selector: { matchLabels: { a: 'b' } } },
                  target: { type: 'AverageValue', averageValue: '3' },
                },
              },
              {
                type: 'ContainerResource',
                containerResource: {
                  name: 'cpu',
                  container: 'main',
                  target: { type: 'Utilization', averageUtilization: 60 },
                },
              },
            ],
            behavior: {
              scaleDown: {
                stabilizationWindowSeconds: 10,
                policies: [{ type: 'Percent', value: 5, periodSeconds: 9 }],
              },
            },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers/h1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            currentReplicas: 3,
            desiredReplicas: 4,
            observedGeneration: 1,
            lastScaleTime: '2024-01-01T00:00:00Z',
            currentMetrics: [
              {
                type: 'Resource',
                resource: { name: 'cpu', current: { averageUtilization: 20, averageValue: '200m' } },
              },
              { type: 'Resource', resource: { name: 'memory', current: { averageValue: '500Mi' } } },
            ],
            conditions: [
              {
                type: 'AbleToScale',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'R',
                message: 'm',
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: { name: 'b1', labels: { app: 'b1' } },
          spec: {
            minAvailable: '50%',
            selector: { matchLabels: { a: 'b' } },
            unhealthyPodEvictionPolicy: 'AlwaysAllow',
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets/b1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            currentHealthy: 1,
            desiredHealthy: 1,
            disruptionsAllowed: 0,
            expectedPods: 2,
            observedGeneration: 1,
            conditions: [
              {
                type: 'DisruptionAllowed',
                status: 'False',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                reason: 'InsufficientPods',
                message: '',
                observedGeneration: 1,
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
        body: {
          apiVersion: 'policy/v1',
          kind: 'PodDisruptionBudget',
          metadata: { name: 'b2', labels: { app: 'b2' } },
          spec: { maxUnavailable: 1, selector: {} },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'v1', labels: { app: 'v1' } },
          spec: {
            accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
            storageClassName: 'fast',
            volumeName: 'pv',
            resources: { requests: { storage: '1Gi' } },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/v1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            phase: 'Bound',
            accessModes: ['ReadWriteOnce'],
            capacity: { storage: '2Gi' },
            conditions: [
              {
                type: 'Resizing',
                status: 'True',
                lastTransitionTime: '2024-01-01T00:00:00Z',
                lastProbeTime: null,
                message: 'm',
              },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: { name: 'v2', labels: { app: 'v2' } },
          spec: {
            accessModes: ['ReadWriteMany'],
            volumeMode: 'Block',
            resources: { requests: { storage: '1Gi' } },
            dataSource: { kind: 'PersistentVolumeClaim', name: 'v1' },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/v2/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { phase: 'Lost' } },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/apis/networking.k8s.io/v1/namespaces/${NS}/ingresses',
        body: {
          apiVersion: 'networking.k8s.io/v1',
          kind: 'Ingress',
          metadata: { name: 'i1', labels: { app: 'i1' } },
          spec: {
            ingressClassName: 'k',
            defaultBackend: { service: { name: 'd', port: { name: 'h' } } },
            tls: [{ hosts: ['a.b', 'c.d'], secretName: 't' }, { hosts: ['e.f'] }],
            rules: [
              {
                host: 'a.b',
                http: {
                  paths: [
                    { path: '/x', pathType: 'Prefix', backend: { service: { name: 's', port: { number: 80 } } } },
                    { path: '/y', pathType: 'Exact', backend: { resource: { kind: 'K', name: 'n', apiGroup: 'g' } } },
                  ],
                },
              },
              { host: 'c.d' },
              {
                http: {
                  paths: [
                    { pathType: 'ImplementationSpecific', backend: { service: { name: 's', port: { number: 81 } } } },
                  ],
                },
              },
              { host: 'z.z' },
            ],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/networking.k8s.io/v1/namespaces/${NS}/ingresses/i1/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: {
          status: {
            loadBalancer: { ingress: [{ ip: '1.2.3.4' }, { hostname: 'lb', ports: [{ port: 80, protocol: 'TCP' }] }] },
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'q1', labels: { app: 'q1' } },
          spec: {
            hard: { pods: '5', 'requests.cpu': '1', 'limits.memory': '1Gi', 'count/deployments.apps': '3' },
            scopes: ['NotTerminating'],
          },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/resourcequotas',
        body: {
          apiVersion: 'v1',
          kind: 'ResourceQuota',
          metadata: { name: 'q2', labels: { app: 'q2' } },
          spec: { hard: { pods: '5', 'requests.cpu': '1' } },
        },
      },
      only: ['kind', 'message'],
    },
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/namespaces/${NS}/resourcequotas/q2/status',
        headers: { 'content-type': 'application/merge-patch+json' },
        body: { status: { hard: { pods: '5', 'requests.cpu': '1' }, used: { pods: '2', 'requests.cpu': '500m' } } },
      },
      only: ['kind', 'message'],
    },
    { kubectl: ['get', 'deployments'] },
    { kubectl: ['get', 'deployments', '-o', 'wide'] },
    { kubectl: ['describe', 'deployments'] },
    { kubectl: ['get', 'replicasets'] },
    { kubectl: ['get', 'replicasets', '-o', 'wide'] },
    { kubectl: ['describe', 'replicasets'] },
    { kubectl: ['get', 'statefulsets'] },
    { kubectl: ['get', 'statefulsets', '-o', 'wide'] },
    { kubectl: ['describe', 'statefulsets'] },
    { kubectl: ['get', 'daemonsets'] },
    { kubectl: ['get', 'daemonsets', '-o', 'wide'] },
    { kubectl: ['describe', 'daemonsets'] },
    { kubectl: ['get', 'replicationcontrollers'] },
    { kubectl: ['get', 'replicationcontrollers', '-o', 'wide'] },
    { kubectl: ['describe', 'replicationcontrollers'] },
    { kubectl: ['get', 'jobs'] },
    { kubectl: ['get', 'jobs', '-o', 'wide'] },
    { kubectl: ['describe', 'jobs'] },
    { kubectl: ['get', 'cronjobs'] },
    { kubectl: ['get', 'cronjobs', '-o', 'wide'] },
    { kubectl: ['describe', 'cronjobs'] },
    { kubectl: ['get', 'horizontalpodautoscalers'] },
    { kubectl: ['get', 'horizontalpodautoscalers', '-o', 'wide'] },
    { kubectl: ['describe', 'horizontalpodautoscalers'] },
    { kubectl: ['get', 'poddisruptionbudgets'] },
    { kubectl: ['get', 'poddisruptionbudgets', '-o', 'wide'] },
    { kubectl: ['describe', 'poddisruptionbudgets'] },
    { kubectl: ['get', 'persistentvolumeclaims'] },
    { kubectl: ['get', 'persistentvolumeclaims', '-o', 'wide'] },
    { kubectl: ['describe', 'persistentvolumeclaims'] },
    { kubectl: ['get', 'ingresses'] },
    { kubectl: ['get', 'ingresses', '-o', 'wide'] },
    { kubectl: ['describe', 'ingresses'] },
    { kubectl: ['get', 'resourcequotas'] },
    { kubectl: ['get', 'resourcequotas', '-o', 'wide'] },
    { kubectl: ['describe', 'resourcequotas'] },
    { kubectl: ['get', 'all'] },
    { kubectl: ['get', 'hpa.v1.autoscaling'] },
    { kubectl: ['get', 'hpa.v1.autoscaling', 'h1', '-o', 'json'] },
  ],
}
