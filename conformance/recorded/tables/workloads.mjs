const kinds = [
  {
    path: '/apis/apps/v1/namespaces/${NS}/deployments',
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'one',
      },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        progressDeadlineSeconds: 60,
        revisionHistoryLimit: 3,
        paused: false,
        selector: {
          matchLabels: {
            app: 'one',
          },
          matchExpressions: [
            {
              key: 'app',
              operator: 'In',
              values: ['one'],
            },
          ],
        },
        template: {
          metadata: {
            labels: {
              app: 'one',
            },
          },
          spec: {
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
        strategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxSurge: '30%',
            maxUnavailable: 1,
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 2,
      unavailableReplicas: 1,
      terminatingReplicas: 1,
      collisionCount: 2,
      conditions: [
        {
          type: 'A',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/replicasets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: 'one',
      },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        selector: {
          matchLabels: {
            app: 'one',
          },
          matchExpressions: [
            {
              key: 'app',
              operator: 'In',
              values: ['one'],
            },
          ],
        },
        template: {
          metadata: {
            labels: {
              app: 'one',
            },
          },
          spec: {
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      fullyLabeledReplicas: 4,
      readyReplicas: 3,
      availableReplicas: 2,
      terminatingReplicas: 1,
      conditions: [
        {
          type: 'A',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/daemonsets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: {
        name: 'one',
      },
      spec: {
        minReadySeconds: 1,
        revisionHistoryLimit: 3,
        selector: {
          matchLabels: {
            app: 'one',
          },
          matchExpressions: [
            {
              key: 'app',
              operator: 'In',
              values: ['one'],
            },
          ],
        },
        template: {
          metadata: {
            labels: {
              app: 'one',
            },
          },
          spec: {
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            maxUnavailable: 1,
            maxSurge: 0,
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      currentNumberScheduled: 1,
      numberMisscheduled: 1,
      desiredNumberScheduled: 1,
      numberReady: 1,
      updatedNumberScheduled: 1,
      numberAvailable: 1,
      numberUnavailable: 1,
      collisionCount: 2,
      conditions: [
        {
          type: 'A',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/statefulsets',
    object: {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        name: 'one',
      },
      spec: {
        replicas: 2,
        minReadySeconds: 1,
        revisionHistoryLimit: 3,
        serviceName: 'one',
        podManagementPolicy: 'Parallel',
        ordinals: {
          start: 1,
        },
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Delete',
          whenScaled: 'Retain',
        },
        selector: {
          matchLabels: {
            app: 'one',
          },
          matchExpressions: [
            {
              key: 'app',
              operator: 'In',
              values: ['one'],
            },
          ],
        },
        template: {
          metadata: {
            labels: {
              app: 'one',
            },
          },
          spec: {
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
        updateStrategy: {
          type: 'RollingUpdate',
          rollingUpdate: {
            partition: 1,
          },
        },
        volumeClaimTemplates: [
          {
            metadata: {
              name: 'data',
            },
            spec: {
              accessModes: ['ReadWriteOnce'],
              resources: {
                requests: {
                  storage: '1Gi',
                },
              },
            },
          },
        ],
      },
    },
    status: {
      observedGeneration: 1,
      replicas: 5,
      readyReplicas: 4,
      currentReplicas: 3,
      updatedReplicas: 2,
      availableReplicas: 2,
      currentRevision: 'a',
      updateRevision: 'b',
      collisionCount: 2,
      conditions: [
        {
          type: 'A',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/apps/v1/namespaces/${NS}/controllerrevisions',
    object: {
      apiVersion: 'apps/v1',
      kind: 'ControllerRevision',
      metadata: {
        name: 'one',
      },
      revision: 3,
      data: {
        spec: {
          any: 'thing',
          b: 1,
        },
      },
    },
  },
  {
    path: '/apis/batch/v1/namespaces/${NS}/jobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: 'j',
      },
      spec: {
        parallelism: 3,
        completions: 5,
        activeDeadlineSeconds: 100,
        backoffLimit: 3,
        completionMode: 'Indexed',
        suspend: false,
        ttlSecondsAfterFinished: 100,
        podReplacementPolicy: 'Failed',
        maxFailedIndexes: 2,
        backoffLimitPerIndex: 1,
        managedBy: 'example.com/x',
        podFailurePolicy: {
          rules: [
            {
              action: 'FailJob',
              onExitCodes: {
                containerName: 'main',
                operator: 'In',
                values: [1, 2],
              },
            },
            {
              action: 'Ignore',
              onPodConditions: [
                {
                  type: 'DisruptionTarget',
                  status: 'True',
                },
              ],
            },
          ],
        },
        successPolicy: {
          rules: [
            {
              succeededIndexes: '0-2',
              succeededCount: 1,
            },
          ],
        },
        template: {
          metadata: {
            labels: {
              a: 'b',
            },
          },
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
      },
    },
    status: {
      startTime: '2020-01-01T00:00:00Z',
      active: 1,
      ready: 1,
      terminating: 1,
      succeeded: 1,
      failed: 1,
      completedIndexes: '1',
      failedIndexes: '2',
      uncountedTerminatedPods: {
        succeeded: ['a'],
        failed: ['b'],
      },
      conditions: [
        {
          type: 'Suspended',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
          lastProbeTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/batch/v1/namespaces/${NS}/jobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: 'j2',
      },
      spec: {
        parallelism: 2,
        template: {
          spec: {
            restartPolicy: 'OnFailure',
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
      },
    },
    status: {
      startTime: '2020-01-01T00:00:00Z',
      active: 1,
      ready: 1,
      terminating: 0,
      succeeded: 1,
      conditions: [
        {
          type: 'Suspended',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
          lastProbeTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/batch/v1/namespaces/${NS}/jobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: 'j3',
      },
      spec: {
        parallelism: 2,
        template: {
          metadata: {
            labels: {
              x: 'y',
            },
          },
          spec: {
            restartPolicy: 'Never',
            containers: [
              {
                name: 'main',
                image: 'registry.example/app:1',
              },
            ],
          },
        },
        suspend: true,
        manualSelector: true,
        selector: {
          matchLabels: {
            x: 'y',
          },
        },
      },
    },
  },
  {
    path: '/apis/batch/v1/namespaces/${NS}/cronjobs',
    object: {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: {
        name: 'one',
      },
      spec: {
        schedule: '*/5 * * * *',
        timeZone: 'Europe/Paris',
        startingDeadlineSeconds: 10,
        concurrencyPolicy: 'Forbid',
        suspend: true,
        successfulJobsHistoryLimit: 1,
        failedJobsHistoryLimit: 1,
        jobTemplate: {
          metadata: {
            labels: {
              a: 'b',
            },
          },
          spec: {
            parallelism: 2,
            template: {
              spec: {
                restartPolicy: 'OnFailure',
                containers: [
                  {
                    name: 'main',
                    image: 'registry.example/app:1',
                  },
                ],
              },
            },
            backoffLimit: 2,
            ttlSecondsAfterFinished: 1,
          },
        },
      },
    },
    status: {
      active: [
        {
          kind: 'Job',
          name: 'x',
          apiVersion: 'batch/v1',
        },
      ],
      lastScheduleTime: '2020-01-01T00:00:00Z',
      lastSuccessfulTime: '2020-01-01T00:00:00Z',
    },
  },
  {
    path: '/apis/autoscaling/v2/namespaces/${NS}/horizontalpodautoscalers',
    object: {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: {
        name: 'v2',
      },
      spec: {
        scaleTargetRef: {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          name: 'one',
        },
        minReplicas: 2,
        maxReplicas: 5,
        metrics: [
          {
            type: 'Resource',
            resource: {
              name: 'memory',
              target: {
                type: 'AverageValue',
                averageValue: '100Mi',
              },
            },
          },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'cpu',
              container: 'main',
              target: {
                type: 'Utilization',
                averageUtilization: 50,
              },
            },
          },
          {
            type: 'Pods',
            pods: {
              metric: {
                name: 'm',
                selector: {
                  matchLabels: {
                    a: 'b',
                  },
                },
              },
              target: {
                type: 'AverageValue',
                averageValue: '10',
              },
            },
          },
          {
            type: 'Object',
            object: {
              describedObject: {
                apiVersion: 'v1',
                kind: 'Service',
                name: 's',
              },
              metric: {
                name: 'm',
              },
              target: {
                type: 'Value',
                value: '10',
              },
            },
          },
          {
            type: 'External',
            external: {
              metric: {
                name: 'e',
                selector: {
                  matchLabels: {
                    a: 'b',
                  },
                },
              },
              target: {
                type: 'AverageValue',
                averageValue: '10',
              },
            },
          },
        ],
        behavior: {
          scaleDown: {
            stabilizationWindowSeconds: 60,
            selectPolicy: 'Min',
            policies: [
              {
                type: 'Pods',
                value: 1,
                periodSeconds: 10,
              },
            ],
          },
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            policies: [
              {
                type: 'Percent',
                value: 100,
                periodSeconds: 15,
              },
            ],
          },
        },
      },
    },
    status: {
      observedGeneration: 1,
      currentReplicas: 1,
      desiredReplicas: 2,
      lastScaleTime: '2020-01-01T00:00:00Z',
      conditions: [
        {
          type: 'ScalingActive',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
      currentMetrics: [
        {
          type: 'Resource',
          resource: {
            name: 'cpu',
            current: {
              averageUtilization: 10,
              averageValue: '1',
            },
          },
        },
      ],
    },
  },
  {
    path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
    object: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: {
        name: 'one',
      },
      spec: {
        minAvailable: 1,
        selector: {
          matchLabels: {
            app: 'one',
          },
          matchExpressions: [
            {
              key: 'a',
              operator: 'In',
              values: ['b'],
            },
          ],
        },
        unhealthyPodEvictionPolicy: 'IfHealthyBudget',
      },
    },
    status: {
      observedGeneration: 1,
      disruptedPods: {
        x: '2020-01-01T00:00:00Z',
      },
      disruptionsAllowed: 1,
      currentHealthy: 2,
      desiredHealthy: 3,
      expectedPods: 4,
      conditions: [
        {
          type: 'DisruptionAllowed',
          status: 'True',
          reason: 'SufficientPods',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
          observedGeneration: 1,
        },
      ],
    },
  },
  {
    path: '/apis/policy/v1/namespaces/${NS}/poddisruptionbudgets',
    object: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: {
        name: 'two',
      },
      spec: {
        maxUnavailable: '10%',
      },
    },
  },
  {
    path: '/apis/scheduling.k8s.io/v1/priorityclasses',
    object: {
      apiVersion: 'scheduling.k8s.io/v1',
      kind: 'PriorityClass',
      metadata: {
        name: 'hd-p-${ID}',
      },
      value: 5,
      globalDefault: false,
      description: 'd',
      preemptionPolicy: 'Never',
    },
  },
  {
    path: '/apis/coordination.k8s.io/v1/namespaces/${NS}/leases',
    object: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name: 'one',
      },
      spec: {
        holderIdentity: 'me',
        leaseDurationSeconds: 15,
        acquireTime: '2020-01-01T00:00:00.000000Z',
        renewTime: '2020-01-01T00:00:00.000000Z',
        leaseTransitions: 2,
      },
    },
  },
  {
    path: '/apis/coordination.k8s.io/v1/namespaces/${NS}/leases',
    object: {
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name: 'two',
      },
      spec: {
        holderIdentity: 'me',
        strategy: 'OldestEmulationVersion',
        preferredHolder: 'x',
      },
    },
  },
  {
    path: '/apis/node.k8s.io/v1/runtimeclasses',
    object: {
      apiVersion: 'node.k8s.io/v1',
      kind: 'RuntimeClass',
      metadata: {
        name: 'hd-rc-${ID}',
      },
      handler: 'runsc',
      overhead: {
        podFixed: {
          cpu: '1',
          memory: '1Gi',
        },
      },
      scheduling: {
        nodeSelector: {
          a: 'b',
        },
        tolerations: [
          {
            key: 'a',
            operator: 'Equal',
            value: 'b',
            effect: 'NoSchedule',
          },
          {
            key: 'x',
            operator: 'Exists',
            effect: 'NoExecute',
            tolerationSeconds: 5,
          },
        ],
      },
    },
  },
]

const table = { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' }

export default {
  about: 'what the rows of Tables say of objects of many kinds',
  needs: ['apiserver'],
  steps: kinds.flatMap(({ path, object, status }) => {
    const item = `${path}/${object.metadata.name}`
    const merge = { 'content-type': 'application/merge-patch+json' }
    return [
      { request: { method: 'POST', path, body: object }, unrecorded: true },
      ...(status
        ? [{ request: { method: 'PATCH', path: `${item}/status`, body: { status }, headers: merge }, unrecorded: true }]
        : []),
      {
        request: { path: item, query: { includeObject: 'None' }, headers: table },
        only: [
          'columnDefinitions.*.name',
          'columnDefinitions.*.priority',
          'columnDefinitions.*.type',
          'columnDefinitions.*.format',
          'rows',
        ],
      },
      { request: { method: 'DELETE', path: item }, unrecorded: true },
    ]
  }),
}
