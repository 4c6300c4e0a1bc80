const kinds = [
  {
    path: '/apis/networking.k8s.io/v1/ingressclasses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: 'hd-one-${ID}',
        annotations: {
          'ingressclass.kubernetes.io/is-default-class': 'false',
        },
      },
      spec: {
        controller: 'example.com/controller',
        parameters: {
          apiGroup: 'x.example.com',
          kind: 'K',
          name: 'n',
          scope: 'Namespace',
          namespace: 'ns',
        },
      },
    },
  },
  {
    path: '/apis/networking.k8s.io/v1/ingressclasses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IngressClass',
      metadata: {
        name: 'hd-two-${ID}',
      },
      spec: {
        controller: 'example.com/controller',
        parameters: {
          kind: 'K',
          name: 'n',
        },
      },
    },
  },
  {
    path: '/apis/networking.k8s.io/v1/namespaces/${NS}/ingresses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: {
        name: 'one',
      },
      spec: {
        ingressClassName: 'x',
        defaultBackend: {
          service: {
            name: 'd',
            port: {
              number: 80,
            },
          },
        },
        tls: [
          {
            hosts: ['a.example', '*.b.example'],
            secretName: 's',
          },
        ],
        rules: [
          {
            host: 'one.example',
            http: {
              paths: [
                {
                  path: '/',
                  pathType: 'Prefix',
                  backend: {
                    service: {
                      name: 'one',
                      port: {
                        number: 80,
                      },
                    },
                  },
                },
                {
                  path: '/x',
                  pathType: 'Exact',
                  backend: {
                    service: {
                      name: 'one',
                      port: {
                        name: 'http',
                      },
                    },
                  },
                },
              ],
            },
          },
          {
            host: '*.foo.example',
            http: {
              paths: [
                {
                  pathType: 'ImplementationSpecific',
                  backend: {
                    resource: {
                      apiGroup: 'x.example.com',
                      kind: 'K',
                      name: 'n',
                    },
                  },
                },
              ],
            },
          },
        ],
      },
    },
    status: {
      loadBalancer: {
        ingress: [
          {
            ip: '1.2.3.4',
            hostname: 'h.example',
            ports: [
              {
                port: 80,
                protocol: 'TCP',
                error: 'a.b/C',
              },
            ],
          },
        ],
      },
    },
  },
  {
    path: '/apis/networking.k8s.io/v1/namespaces/${NS}/networkpolicies',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: {
        name: 'n',
      },
      spec: {
        podSelector: {
          matchLabels: {
            a: 'b',
          },
        },
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            ports: [
              {
                protocol: 'TCP',
                port: 80,
                endPort: 90,
              },
            ],
            from: [
              {
                podSelector: {
                  matchLabels: {
                    a: 'b',
                  },
                },
                namespaceSelector: {
                  matchLabels: {
                    a: 'b',
                  },
                },
              },
              {
                ipBlock: {
                  cidr: '10.0.0.0/8',
                  except: ['10.1.0.0/16'],
                },
              },
            ],
          },
        ],
        egress: [
          {
            ports: [
              {
                protocol: 'UDP',
                port: 'dns',
              },
            ],
            to: [
              {
                ipBlock: {
                  cidr: 'fd00::/64',
                },
              },
            ],
          },
        ],
      },
    },
  },
  {
    path: '/apis/networking.k8s.io/v1/ipaddresses',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'IPAddress',
      metadata: {
        name: '198.51.100.77',
      },
      spec: {
        parentRef: {
          group: 'x.example.com',
          resource: 'services',
          name: 'one',
          namespace: 'fixtures',
        },
      },
    },
  },
  {
    path: '/apis/networking.k8s.io/v1/servicecidrs',
    object: {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'ServiceCIDR',
      metadata: {
        name: 'hd-cidr',
      },
      spec: {
        cidrs: ['198.51.100.128/25', 'fd00:1::/112'],
      },
    },
    status: {
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'r',
          message: 'm',
          lastTransitionTime: '2020-01-01T00:00:00Z',
        },
      ],
    },
  },
  {
    path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'one',
      },
      addressType: 'IPv4',
      endpoints: [
        {
          addresses: ['192.0.2.1'],
          conditions: {
            ready: true,
            serving: true,
            terminating: false,
          },
          hostname: 'h',
          targetRef: {
            kind: 'Pod',
            name: 'p',
            namespace: 'n',
          },
          deprecatedTopology: {
            a: 'b',
          },
          nodeName: 'node1',
          zone: 'z',
          hints: {
            forZones: [
              {
                name: 'z',
              },
            ],
            forNodes: [
              {
                name: 'n',
              },
            ],
          },
        },
      ],
      ports: [
        {
          name: 'http',
          port: 80,
          protocol: 'TCP',
          appProtocol: 'http',
        },
      ],
    },
  },
  {
    path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'six',
      },
      addressType: 'IPv6',
      endpoints: [
        {
          addresses: ['fd00::1'],
        },
      ],
    },
  },
  {
    path: '/apis/discovery.k8s.io/v1/namespaces/${NS}/endpointslices',
    object: {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: {
        name: 'fq',
      },
      addressType: 'FQDN',
      endpoints: [
        {
          addresses: ['a.example'],
        },
      ],
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/storageclasses',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: {
        name: 'hd-sc-${ID}',
      },
      provisioner: 'example.com/disk',
      parameters: {
        a: 'b',
      },
      reclaimPolicy: 'Retain',
      mountOptions: ['ro'],
      allowVolumeExpansion: true,
      volumeBindingMode: 'WaitForFirstConsumer',
      allowedTopologies: [
        {
          matchLabelExpressions: [
            {
              key: 'zone',
              values: ['a', 'b'],
            },
          ],
        },
      ],
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/volumeattachments',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: {
        name: 'hd-va-${ID}',
      },
      spec: {
        attacher: 'csi.example.com',
        nodeName: 'node1',
        source: {
          persistentVolumeName: 'pv1',
        },
      },
    },
    status: {
      attached: true,
      attachmentMetadata: {
        a: 'b',
      },
      attachError: {
        time: '2020-01-01T00:00:00Z',
        message: 'm',
        errorCode: 3,
      },
      detachError: {
        message: 'x',
      },
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/volumeattachments',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'VolumeAttachment',
      metadata: {
        name: 'hd-va2-${ID}',
      },
      spec: {
        attacher: 'csi.example.com',
        nodeName: 'node1',
        source: {
          inlineVolumeSpec: {
            accessModes: ['ReadWriteOnce'],
            csi: {
              driver: 'csi.example.com',
              volumeHandle: 'h',
            },
          },
        },
      },
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/csidrivers',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIDriver',
      metadata: {
        name: 'hd.example.com-${ID}',
      },
      spec: {
        attachRequired: true,
        podInfoOnMount: true,
        volumeLifecycleModes: ['Persistent', 'Ephemeral'],
        storageCapacity: true,
        fsGroupPolicy: 'File',
        tokenRequests: [
          {
            audience: 'a',
            expirationSeconds: 600,
          },
        ],
        requiresRepublish: true,
        seLinuxMount: true,
        nodeAllocatableUpdatePeriodSeconds: 10,
      },
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/csinodes',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSINode',
      metadata: {
        name: 'hd-node-${ID}',
      },
      spec: {
        drivers: [
          {
            name: 'csi.example.com',
            nodeID: 'n-1',
            topologyKeys: ['zone'],
            allocatable: {
              count: 5,
            },
          },
        ],
      },
    },
  },
  {
    path: '/apis/storage.k8s.io/v1/namespaces/${NS}/csistoragecapacities',
    object: {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'CSIStorageCapacity',
      metadata: {
        name: 'one',
      },
      storageClassName: 'fast',
      capacity: '1Gi',
      maximumVolumeSize: '500Mi',
      nodeTopology: {
        matchLabels: {
          a: 'b',
        },
      },
    },
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/roles',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'Role',
      metadata: {
        name: 'one',
      },
      rules: [
        {
          apiGroups: ['', 'apps'],
          resources: ['pods', 'deployments'],
          resourceNames: ['x'],
          verbs: ['get', 'list'],
        },
      ],
    },
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: {
        name: 'hd-one-${ID}',
      },
      rules: [
        {
          apiGroups: [''],
          resources: ['pods'],
          verbs: ['get'],
        },
        {
          nonResourceURLs: ['/healthz', '/foo/*'],
          verbs: ['get'],
        },
      ],
    },
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: {
        name: 'hd-two-${ID}',
      },
      rules: [],
      aggregationRule: {
        clusterRoleSelectors: [
          {
            matchLabels: {
              a: 'b',
            },
            matchExpressions: [
              {
                key: 'a',
                operator: 'In',
                values: ['b'],
              },
            ],
          },
        ],
      },
    },
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/namespaces/${NS}/rolebindings',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: {
        name: 'one',
      },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'Role',
        name: 'r',
      },
      subjects: [
        {
          kind: 'ServiceAccount',
          name: 'bob',
          namespace: 'n',
        },
        {
          kind: 'User',
          name: 'u',
          apiGroup: 'rbac.authorization.k8s.io',
        },
        {
          kind: 'Group',
          name: 'g',
        },
      ],
    },
  },
  {
    path: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings',
    object: {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: {
        name: 'hd-one-${ID}',
      },
      roleRef: {
        apiGroup: 'rbac.authorization.k8s.io',
        kind: 'ClusterRole',
        name: 'view',
      },
      subjects: [
        {
          kind: 'Group',
          name: 'readers',
        },
        {
          kind: 'ServiceAccount',
          name: 'bob',
          namespace: 'n',
        },
      ],
    },
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'MutatingWebhookConfiguration',
      metadata: {
        name: 'hd-m-${ID}',
      },
      webhooks: [
        {
          name: 'one.example.com',
          sideEffects: 'None',
          admissionReviewVersions: ['v1', 'v1beta1'],
          timeoutSeconds: 5,
          failurePolicy: 'Ignore',
          matchPolicy: 'Exact',
          clientConfig: {
            service: {
              name: 'hook',
              namespace: 'fixtures',
              path: '/x',
              port: 444,
            },
          },
          rules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['things', 'things/status'],
              scope: 'Namespaced',
            },
          ],
          namespaceSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          objectSelector: {
            matchExpressions: [
              {
                key: 'a',
                operator: 'Exists',
              },
            ],
          },
          matchConditions: [
            {
              name: 'c1',
              expression: 'true',
            },
            {
              name: 'c2',
              expression: 'request.kind.group != ""',
            },
          ],
          reinvocationPolicy: 'IfNeeded',
        },
        {
          name: 'two.example.com',
          sideEffects: 'NoneOnDryRun',
          admissionReviewVersions: ['v1'],
          clientConfig: {
            url: 'https://x.example.com/p',
          },
          rules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['*'],
              operations: ['*'],
              resources: ['*'],
            },
          ],
        },
      ],
    },
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingWebhookConfiguration',
      metadata: {
        name: 'hd-v-${ID}',
      },
      webhooks: [
        {
          name: 'one.example.com',
          sideEffects: 'None',
          admissionReviewVersions: ['v1', 'v1beta1'],
          timeoutSeconds: 5,
          failurePolicy: 'Ignore',
          matchPolicy: 'Exact',
          clientConfig: {
            service: {
              name: 'hook',
              namespace: 'fixtures',
              path: '/x',
              port: 444,
            },
          },
          rules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE', 'UPDATE'],
              resources: ['things', 'things/status'],
              scope: 'Namespaced',
            },
          ],
          namespaceSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          objectSelector: {
            matchExpressions: [
              {
                key: 'a',
                operator: 'Exists',
              },
            ],
          },
          matchConditions: [
            {
              name: 'c1',
              expression: 'true',
            },
            {
              name: 'c2',
              expression: 'request.kind.group != ""',
            },
          ],
        },
        {
          name: 'two.example.com',
          sideEffects: 'NoneOnDryRun',
          admissionReviewVersions: ['v1'],
          clientConfig: {
            url: 'https://x.example.com/p',
          },
          rules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['*'],
              operations: ['*'],
              resources: ['*'],
            },
          ],
        },
      ],
    },
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: {
        name: 'hd-vap-${ID}',
      },
      spec: {
        failurePolicy: 'Fail',
        paramKind: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
        },
        matchConstraints: {
          matchPolicy: 'Equivalent',
          namespaceSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          objectSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          resourceRules: [
            {
              resourceNames: ['x'],
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
          excludeResourceRules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
            },
          ],
        },
        validations: [
          {
            expression: 'object.metadata.name != "x"',
            message: 'm',
            reason: 'Forbidden',
            messageExpression: '"a" + object.metadata.name',
          },
        ],
        auditAnnotations: [
          {
            key: 'k',
            valueExpression: '"x"',
          },
        ],
        matchConditions: [
          {
            name: 'c',
            expression: 'true',
          },
        ],
        variables: [
          {
            name: 'foo',
            expression: '1 + 1',
          },
        ],
      },
    },
    status: {
      observedGeneration: 1,
      typeChecking: {
        expressionWarnings: [
          {
            fieldRef: 'spec.validations[0].expression',
            warning: 'w',
          },
        ],
      },
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
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicies',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: {
        name: 'hd-vap2-${ID}',
      },
      spec: {
        matchConstraints: {
          resourceRules: [
            {
              resourceNames: ['x'],
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
        },
        validations: [
          {
            expression: 'true',
          },
        ],
      },
    },
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: {
        name: 'hd-b-${ID}',
      },
      spec: {
        policyName: 'none',
        validationActions: ['Deny', 'Audit'],
        paramRef: {
          name: 'p',
          namespace: 'n',
          parameterNotFoundAction: 'Deny',
        },
        matchResources: {
          matchPolicy: 'Equivalent',
          namespaceSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          objectSelector: {
            matchLabels: {
              a: 'b',
            },
          },
          resourceRules: [
            {
              resourceNames: ['x'],
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
              scope: '*',
            },
          ],
          excludeResourceRules: [
            {
              apiGroups: ['nothing.example.com'],
              apiVersions: ['v1'],
              operations: ['CREATE'],
              resources: ['pods'],
            },
          ],
        },
      },
    },
  },
  {
    path: '/apis/admissionregistration.k8s.io/v1/validatingadmissionpolicybindings',
    object: {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicyBinding',
      metadata: {
        name: 'hd-b2-${ID}',
      },
      spec: {
        policyName: 'none',
        validationActions: ['Warn'],
        paramRef: {
          selector: {
            matchLabels: {
              a: 'b',
            },
          },
          parameterNotFoundAction: 'Allow',
        },
      },
    },
  },
  {
    path: '/apis/resource.k8s.io/v1/deviceclasses',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'DeviceClass',
      metadata: {
        name: 'hd-dc-${ID}',
      },
      spec: {
        selectors: [
          {
            cel: {
              expression: 'device.driver == "gpu.example.com"',
            },
          },
        ],
        config: [
          {
            opaque: {
              driver: 'x.example.com',
              parameters: {
                a: 1,
              },
            },
          },
        ],
        extendedResourceName: 'example.com/gpu',
      },
    },
  },
  {
    path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaims',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaim',
      metadata: {
        name: 'one',
      },
      spec: {
        devices: {
          requests: [
            {
              name: 'gpu',
              exactly: {
                deviceClassName: 'gpu.example.com',
                selectors: [
                  {
                    cel: {
                      expression: 'device.driver == "x"',
                    },
                  },
                ],
                allocationMode: 'ExactCount',
                count: 2,
                adminAccess: false,
                tolerations: [
                  {
                    key: 'a',
                    operator: 'Equal',
                    value: 'b',
                    effect: 'NoSchedule',
                  },
                ],
                capacity: {
                  requests: {
                    memory: '1Gi',
                  },
                },
              },
            },
            {
              name: 'alt',
              firstAvailable: [
                {
                  name: 's1',
                  deviceClassName: 'a.example.com',
                  count: 1,
                  allocationMode: 'ExactCount',
                },
                {
                  name: 's2',
                  deviceClassName: 'b.example.com',
                  allocationMode: 'All',
                },
              ],
            },
          ],
          constraints: [
            {
              requests: ['gpu'],
              matchAttribute: 'x.example.com/a',
            },
          ],
          config: [
            {
              requests: ['gpu'],
              opaque: {
                driver: 'x.example.com',
                parameters: {
                  a: 1,
                },
              },
            },
          ],
        },
      },
    },
    status: {
      allocation: {
        devices: {
          results: [
            {
              request: 'gpu',
              driver: 'x.example.com',
              pool: 'p',
              device: 'd',
            },
          ],
        },
      },
      reservedFor: [
        {
          resource: 'pods',
          name: 'p',
          uid: 'u',
        },
      ],
      devices: [
        {
          driver: 'x.example.com',
          pool: 'p',
          device: 'd',
          networkData: {
            interfaceName: 'eth0',
            ips: ['10.0.0.1/24'],
            hardwareAddress: 'aa',
          },
        },
      ],
    },
  },
  {
    path: '/apis/resource.k8s.io/v1/namespaces/${NS}/resourceclaimtemplates',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceClaimTemplate',
      metadata: {
        name: 'one',
      },
      spec: {
        metadata: {
          labels: {
            a: 'b',
          },
        },
        spec: {
          devices: {
            requests: [
              {
                name: 'gpu',
                exactly: {
                  deviceClassName: 'gpu.example.com',
                  selectors: [
                    {
                      cel: {
                        expression: 'device.driver == "x"',
                      },
                    },
                  ],
                  allocationMode: 'ExactCount',
                  count: 2,
                  adminAccess: false,
                  tolerations: [
                    {
                      key: 'a',
                      operator: 'Equal',
                      value: 'b',
                      effect: 'NoSchedule',
                    },
                  ],
                  capacity: {
                    requests: {
                      memory: '1Gi',
                    },
                  },
                },
              },
              {
                name: 'alt',
                firstAvailable: [
                  {
                    name: 's1',
                    deviceClassName: 'a.example.com',
                    count: 1,
                    allocationMode: 'ExactCount',
                  },
                  {
                    name: 's2',
                    deviceClassName: 'b.example.com',
                    allocationMode: 'All',
                  },
                ],
              },
            ],
            constraints: [
              {
                requests: ['gpu'],
                matchAttribute: 'x.example.com/a',
              },
            ],
            config: [
              {
                requests: ['gpu'],
                opaque: {
                  driver: 'x.example.com',
                  parameters: {
                    a: 1,
                  },
                },
              },
            ],
          },
        },
      },
    },
  },
  {
    path: '/apis/resource.k8s.io/v1/resourceslices',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceSlice',
      metadata: {
        name: 'hd-rs-${ID}',
      },
      spec: {
        driver: 'gpu.example.com',
        nodeName: 'node-1',
        pool: {
          name: 'pool-a',
          generation: 1,
          resourceSliceCount: 1,
        },
        devices: [
          {
            name: 'gpu-0',
            attributes: {
              model: {
                string: 'X1',
              },
              n: {
                int: 3,
              },
              b: {
                bool: true,
              },
              v: {
                version: '1.0.0',
              },
            },
            capacity: {
              memory: {
                value: '8Gi',
              },
            },
            taints: [
              {
                key: 'a',
                value: 'b',
                effect: 'NoSchedule',
              },
            ],
            consumesCounters: [
              {
                counterSet: 'cs',
                counters: {
                  c: {
                    value: '1',
                  },
                },
              },
            ],
          },
        ],
        sharedCounters: [
          {
            name: 'cs',
            counters: {
              c: {
                value: '5',
              },
            },
          },
        ],
      },
    },
  },
  {
    path: '/apis/resource.k8s.io/v1/resourceslices',
    object: {
      apiVersion: 'resource.k8s.io/v1',
      kind: 'ResourceSlice',
      metadata: {
        name: 'hd-rs2-${ID}',
      },
      spec: {
        driver: 'gpu.example.com',
        nodeSelector: {
          nodeSelectorTerms: [
            {
              matchExpressions: [
                {
                  key: 'a',
                  operator: 'In',
                  values: ['b'],
                },
              ],
            },
          ],
        },
        pool: {
          name: 'pool-a',
          generation: 1,
          resourceSliceCount: 1,
        },
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
