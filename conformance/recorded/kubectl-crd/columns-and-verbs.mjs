export default {
  about: 'a custom kind with columns of every type, through all commands',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    { kubectl: ['wait', 'crd/gizmos.${ID}.example.com', '--for=condition=Established', '--timeout=10s'] },
    { settle: { ms: 2500 } },
    { kubectl: ['get', 'crd', 'gizmos.${ID}.example.com'] },
    { kubectl: ['describe', 'crd', 'gizmos.${ID}.example.com'] },
    { kubectl: ['get', 'crd', 'gizmos.${ID}.example.com', '-o', 'yaml'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: {
            color: 'red',
            size: 2,
            ok: true,
            weight: 1.5,
            since: '2020-01-01T00:00:00Z',
            tags: ['x', 'y'],
            map: { k: 'v' },
            any: { z: [1, { y: 2 }] },
            port: 'http',
            items: [{ name: 'one', value: 1 }],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'b' },
          spec: { color: 'blue', replicas: 2, port: 80 },
        },
      },
    },
    { kubectl: ['get', 'gizmos.${ID}.example.com'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '-o', 'wide'] },
    { kubectl: ['get', 'gz${ID}', 'a', '--no-headers'] },
    { kubectl: ['get', 'gizmo.${ID}.example.com/b', '--show-labels'] },
    { kubectl: ['get', 'toys${ID}'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '--field-selector=spec.color=red'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '--field-selector=spec.size=1'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '-o', 'yaml'] },
    { kubectl: ['describe', 'gizmos.${ID}.example.com', 'a'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'a', '-o', 'jsonpath={.spec.tags[*]}'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '--sort-by=.spec.color'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '--server-print=false'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', '-w', '--request-timeout=1s'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'green' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: '${ID}.example.com/v1', kind: 'Gizmo', metadata: { name: 'c' }, spec: {} } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', size: 7 },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', size: 70 },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', nope: 1 },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--validate=warn'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', nope: 1 },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--validate=false'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c2' },
          spec: { color: 'red', nope: 1 },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': { apiVersion: '${ID}.example.com/v1', kind: 'Gizmo', metadata: { name: 'c' }, spec: { color: 1 } },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', tags: ['a', 'a'] },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', items: [{ name: 'a' }, { name: 'a' }] },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', items: [{}] },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', since: 'x' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red', weight: '1' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: '${ID}.example.com/v1', kind: 'Gizmo', metadata: { name: 'c' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': { apiVersion: '${ID}.example.com/v1', kind: 'Nope', metadata: { name: 'c' }, spec: { color: 'red' } },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v2',
          kind: 'Gizmo',
          metadata: { name: 'c' },
          spec: { color: 'red' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'C_' },
          spec: { color: 'red' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: { color: 'red', size: 3, items: [{ name: 'two', value: 1 }] },
        },
      },
    },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'a', '-o', 'yaml'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--force-conflicts'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: { color: 'red', size: 3, items: [{ name: 'three' }] },
        },
      },
    },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'a', '-o', 'json', '--show-managed-fields'] },
    { kubectl: ['patch', 'gizmos.${ID}.example.com', 'a', '-p', '{"spec":{"size":4}}'] },
    { kubectl: ['patch', 'gizmos.${ID}.example.com', 'a', '--type=merge', '-p', '{"spec":{"size":4,"zip":1}}'] },
    {
      kubectl: [
        'patch',
        'gizmos.${ID}.example.com',
        'a',
        '--type=json',
        '-p',
        '[{"op":"replace","path":"/spec/size","value":"x"}]',
      ],
    },
    { kubectl: ['patch', 'gizmos.${ID}.example.com', 'a', '--type=merge', '-p', '{"spec":{"color":null}}'] },
    { kubectl: ['scale', 'gizmos.${ID}.example.com/b', '--replicas=5'] },
    { kubectl: ['scale', 'gizmos.${ID}.example.com/a', '--replicas=5'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'b', '--subresource=scale'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'b', '--subresource=scale', '-o', 'yaml'] },
    {
      kubectl: [
        'patch',
        'gizmos.${ID}.example.com',
        'b',
        '--subresource=status',
        '--type=merge',
        '-p',
        '{"status":{"replicas":5,"selector":"a=b","conditions":[{"type":"Ready","status":"True"}]},"spec":{"color":"red"}}',
      ],
    },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'b'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com', 'b', '--subresource=status'] },
    {
      kubectl: [
        'patch',
        'gizmos.${ID}.example.com',
        'b',
        '--subresource=status',
        '--type=merge',
        '-p',
        '{"status":{"replicas":"x"}}',
      ],
    },
    { kubectl: ['autoscale', 'gizmos.${ID}.example.com/b', '--max=3', '-o', 'yaml', '--dry-run=server'] },
    { kubectl: ['label', 'gizmos.${ID}.example.com', 'a', 'x=y'] },
    { kubectl: ['annotate', 'gizmos.${ID}.example.com', '--all', 'x=y'] },
    { kubectl: ['edit', 'gizmos.${ID}.example.com', 'a'], env: { EDITOR: 'sed -i "s/size: 4/size: 2/"' } },
    {
      kubectl: ['edit', 'gizmos.${ID}.example.com', 'a'],
      env: { EDITOR: 'sed -i "s/color: red/color: green/"' },
      only: ['exitCode'],
    },
    {
      kubectl: ['diff', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: { color: 'red', size: 2, items: [{ name: 'three' }] },
        },
      },
    },
    {
      kubectl: ['replace', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: { color: 'blue' },
        },
      },
    },
    {
      kubectl: ['replace', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a', resourceVersion: '1' },
          spec: { color: 'blue' },
        },
      },
    },
    {
      kubectl: ['create', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'a' },
          spec: { color: 'blue' },
        },
      },
    },
    {
      kubectl: ['create', '-f', '${DIR}/o.json', '--dry-run=server', '-o', 'yaml'],
      files: {
        'o.json': {
          apiVersion: '${ID}.example.com/v1',
          kind: 'Gizmo',
          metadata: { name: 'dry' },
          spec: { color: 'blue' },
        },
      },
    },
    { kubectl: ['auth', 'can-i', 'get', 'gizmos.${ID}.example.com'] },
    {
      kubectl: [
        'create',
        'role',
        'r',
        '--verb=get',
        '--resource=gizmos.${ID}.example.com/status,gizmos.${ID}.example.com',
        '-o',
        'yaml',
        '--dry-run=server',
      ],
    },
    { kubectl: ['wait', 'gizmos.${ID}.example.com/b', '--for=condition=Ready'] },
    { kubectl: ['wait', 'gizmos.${ID}.example.com/b', '--for=jsonpath={.spec.color}=blue'] },
    { kubectl: ['rollout', 'status', 'gizmos.${ID}.example.com/b'] },
    { kubectl: ['expose', 'gizmos.${ID}.example.com/b', '--port=1'] },
    { kubectl: ['set', 'image', 'gizmos.${ID}.example.com/b', 'a=b'] },
    { kubectl: ['get', 'gizmos.v1.${ID}.example.com', '-A', '-l', 'x=y'] },
    { kubectl: ['get', 'gizmos.v9.${ID}.example.com'] },
    { kubectl: ['delete', 'gizmos.${ID}.example.com', 'a'] },
    { kubectl: ['delete', 'gizmos.${ID}.example.com', '--all'] },
    { kubectl: ['delete', 'crd', 'gizmos.${ID}.example.com'] },
    { kubectl: ['get', 'gizmos.${ID}.example.com'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'x.y' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Nope',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: { plural: 'gizmos' },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: false,
                storage: false,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: {
                  openAPIV3Schema: {
                    type: 'object',
                    required: ['spec'],
                    properties: {
                      spec: {
                        type: 'object',
                        required: ['color'],
                        properties: {
                          color: { type: 'string', enum: ['red', 'blue'], description: 'the color' },
                          size: { type: 'integer', minimum: 1, maximum: 9, default: 3 },
                          ok: { type: 'boolean' },
                          weight: { type: 'number' },
                          since: { type: 'string', format: 'date-time' },
                          tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
                          map: { type: 'object', additionalProperties: { type: 'string' } },
                          replicas: { type: 'integer' },
                          any: { 'x-kubernetes-preserve-unknown-fields': true, type: 'object' },
                          port: { 'x-kubernetes-int-or-string': true },
                          items: {
                            type: 'array',
                            'x-kubernetes-list-type': 'map',
                            'x-kubernetes-list-map-keys': ['name'],
                            items: {
                              type: 'object',
                              required: ['name'],
                              properties: { name: { type: 'string' }, value: { type: 'integer' } },
                            },
                          },
                        },
                        'x-kubernetes-validations': [
                          {
                            rule: 'self.color != "red" || !has(self.size) || self.size < 5',
                            message: 'red things are small',
                          },
                        ],
                      },
                      status: {
                        type: 'object',
                        properties: {
                          replicas: { type: 'integer' },
                          selector: { type: 'string' },
                          conditions: {
                            type: 'array',
                            items: {
                              type: 'object',
                              properties: { type: { type: 'string' }, status: { type: 'string' } },
                            },
                          },
                        },
                      },
                    },
                  },
                },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: { openAPIV3Schema: { type: 'object', properties: { a: { type: 'nope' } } } },
              },
            ],
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'gizmos.${ID}.example.com' },
          spec: {
            group: '${ID}.example.com',
            scope: 'Namespaced',
            names: {
              plural: 'gizmos',
              singular: 'gizmo',
              kind: 'Gizmo',
              listKind: 'GizmoList',
              shortNames: ['gz${ID}'],
              categories: ['all', 'toys${ID}'],
            },
            versions: [
              {
                name: 'v1',
                served: true,
                storage: true,
                subresources: {
                  status: {},
                  scale: {
                    specReplicasPath: '.spec.replicas',
                    statusReplicasPath: '.status.replicas',
                    labelSelectorPath: '.status.selector',
                  },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [
                  { name: 'Color', type: 'string', jsonPath: '.spec.color' },
                  { name: 'Size', type: 'integer', jsonPath: '.spec.size', priority: 1, description: 'how big' },
                  { name: 'Ok', type: 'boolean', jsonPath: '.spec.ok' },
                  { name: 'Weight', type: 'number', format: 'float', jsonPath: '.spec.weight' },
                  { name: 'Since', type: 'date', jsonPath: '.spec.since' },
                  { name: 'Age', type: 'date', jsonPath: '.metadata.creationTimestamp' },
                  { name: 'Tags', type: 'string', jsonPath: '.spec.tags' },
                  { name: 'First', type: 'string', jsonPath: '.spec.tags[0]' },
                  { name: 'Map', type: 'string', jsonPath: '.spec.map' },
                  { name: 'Cond', type: 'string', jsonPath: '.status.conditions[?(@.type=="Ready")].status' },
                ],
                schema: { openAPIV3Schema: { properties: { a: {} } } },
              },
            ],
          },
        },
      },
    },
  ],
}
