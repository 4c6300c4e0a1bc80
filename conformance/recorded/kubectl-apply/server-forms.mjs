export default {
  about: 'apply on the server: managers, conflicts, wrong values, subresources',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=two'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1', y: '1' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=two'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '2' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=two', '--force-conflicts'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '2' } } },
    },
    { kubectl: ['get', 'cm', 'a', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--dry-run=server', '-o', 'yaml', '--force-conflicts'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--dry-run=client'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--force-conflicts'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager='],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: [
        'apply',
        '-f',
        '${DIR}/o.json',
        '--server-side',
        '--field-manager=xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
      ],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=t3'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: 1 } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=two'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: {} } },
    },
    { kubectl: ['get', 'cm', 'a', '-o', 'json', '--show-managed-fields'] },
    { kubectl: ['annotate', 'cm', 'a', 'q=w'] },
    { kubectl: ['label', 'cm', 'a', 'q=w', '--field-manager=lab'] },
    { kubectl: ['patch', 'cm', 'a', '-p', '{"data":{"x":"9"}}'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1' } } },
    },
    { kubectl: ['get', 'cm', 'a', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            replicas: 1,
          },
        },
      },
    },
    { kubectl: ['scale', 'deploy', 'd', '--replicas=3'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            replicas: 1,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    { kubectl: ['get', 'deploy', 'd', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: {
                containers: [
                  {
                    name: 'main',
                    image: 'registry.test/app:1',
                    env: [
                      { name: 'A', value: '1' },
                      { name: 'A', value: '2' },
                    ],
                  },
                ],
              },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            foo: 1,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--validate=false'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            foo: 1,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--validate=false'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            replicas: 'x',
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: {
                containers: [
                  {
                    name: 'main',
                    image: 'registry.test/app:1',
                    ports: [{ containerPort: 80 }, { containerPort: 80, protocol: 'UDP' }],
                  },
                ],
              },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--field-manager=p2'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: {
                containers: [
                  {
                    name: 'main',
                    image: 'registry.test/app:1',
                    ports: [{ containerPort: 80, protocol: 'UDP', name: 'u' }],
                  },
                ],
              },
            },
          },
        },
      },
    },
    { kubectl: ['get', 'deploy', 'd', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', resourceVersion: '1' },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', managedFields: [] },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--server-side', '--force-conflicts'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { z: 'y' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '--server-side', '-f', '${DIR}/o.json', '--subresource=status'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd' },
          status: { replicas: 3, conditions: [{ type: 'X', status: 'True' }] },
        },
      },
    },
    {
      kubectl: ['apply', '--server-side', '-f', '${DIR}/o.json', '--subresource=scale'],
      files: {
        'o.json': { apiVersion: 'autoscaling/v1', kind: 'Scale', metadata: { name: 'd' }, spec: { replicas: 3 } },
      },
    },
    { kubectl: ['get', 'deploy', 'd', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--subresource=status'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '--server-side', '-f', '${DIR}/o.json', '--subresource=nope'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '--server-side', '-f', '${DIR}/o.json', '--prune', '-l', 'a=b'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '--server-side', '-f', '${DIR}/o.json', '--applyset=as', '--prune'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
  ],
}
