export default {
  about: 'apply on the client: changes, defaults, refusals, selectors, pruning, the annotation',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1', y: '2' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '1', y: '2' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '2' } } },
    },
    { kubectl: ['get', 'cm', 'a', '-o', 'json', '--show-managed-fields'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--dry-run=server', '-o', 'yaml'],
      files: {
        'o.json': {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'a', labels: { l: 'v' } },
          data: { x: '2' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--dry-run=client'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--dry-run=server'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: { x: '3' } } },
    },
    { kubectl: ['apply', 'view-last-applied', 'cm', 'a'] },
    { kubectl: ['apply', 'view-last-applied', 'cm', 'a', '-o', 'json'] },
    { kubectl: ['apply', 'view-last-applied', 'cm/nope'] },
    { kubectl: ['create', 'cm', 'plain'] },
    { kubectl: ['apply', 'view-last-applied', 'cm/plain'] },
    {
      kubectl: ['apply', 'set-last-applied', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain' }, data: { q: 'r' } } },
    },
    {
      kubectl: ['apply', 'set-last-applied', '-f', '${DIR}/o.json', '--create-annotation'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plain' }, data: { q: 'r' } } },
    },
    { kubectl: ['get', 'cm', 'plain', '-o', 'yaml'] },
    {
      kubectl: ['apply', 'set-last-applied', '-f', '${DIR}/o.json'],
      files: { 'o.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'nope' }, data: { q: 'r' } } },
    },
    { kubectl: ['apply', 'view-last-applied', 'cm', 'a'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
            replicas: 2,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:2' }] },
            },
            replicas: 2,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1', env: [{ name: 'A', value: 'b' }] }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
                    env: [{ name: 'B', value: 'b' }],
                    ports: [{ containerPort: 80 }],
                  },
                ],
              },
            },
          },
        },
      },
    },
    { kubectl: ['get', 'deploy', 'd', '-o', 'yaml'] },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'other' } },
            template: {
              metadata: { labels: { app: 'd' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
            foo: 'bar',
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--validate=warn'],
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
            foo: 'bar',
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--validate=false'],
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
            foo: 'bar',
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '--validate=false'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
            replicas: -1,
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v9',
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: {},
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { generateName: 'x-' },
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', namespace: 'other' },
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', uid: 'x' },
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
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
            strategy: { type: 'Recreate' },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
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
            strategy: { type: 'Recreate', rollingUpdate: null },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--overwrite=false'],
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
                containers: [{ name: 'main', image: 'registry.test/app:1', resources: { limits: { cpu: '1' } } }],
              },
            },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json'],
      files: {
        'o.json': {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'd', labels: { app: 'd' } },
          spec: {
            selector: { matchLabels: { app: 'd' } },
            template: { metadata: { labels: { app: 'd' } }, spec: { containers: [{ name: 'main', image: '' }] } },
          },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}/o.json', '--force', '--grace-period=0'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '--openapi-patch=false'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '-o', 'name'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '-l', 'app=nope'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '-l', 'app=d'],
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
      kubectl: ['apply', '-f', '${DIR}/o.json', '--wait', '--timeout=1s'],
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
      kubectl: ['apply', '-f', '-'],
      stdin:
        'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: m1}\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: A_}\n---\n---\napiVersion: v1\nkind: Secret\nmetadata: {name: m2}\nstringData: {a: b}\n',
    },
    {
      kubectl: ['apply', '-f', '-'],
      stdin: 'apiVersion: v1\nkind: Secret\nmetadata: {name: m2}\nstringData: {a: c}\n',
    },
    { kubectl: ['get', 'secret', 'm2', '-o', 'yaml'] },
    { kubectl: ['apply', '-f', '-'], stdin: '' },
    { kubectl: ['apply', '-f', '-'], stdin: '[]' },
    { kubectl: ['apply'] },
    { kubectl: ['apply', '-f', '/nope'] },
    { kubectl: ['apply', '-k', '/nope'] },
    {
      kubectl: ['apply', '-f', '${DIR}', '--prune', '-l', 'p=${ID}'],
      files: {
        'a.json': {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'p1', labels: { p: '${ID}' } },
          data: { a: 'b' },
        },
        'b.json': {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'p2', labels: { p: '${ID}' } },
          data: { a: 'b' },
        },
      },
    },
    {
      kubectl: [
        'apply',
        '-f',
        '${DIR}',
        '--prune',
        '-l',
        'p=${ID}',
        '--prune-allowlist=core/v1/ConfigMap',
        '--dry-run=server',
      ],
      files: {
        'a.json': {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'p1', labels: { p: '${ID}' } },
          data: { a: 'b' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}', '--prune', '-l', 'p=${ID}', '--prune-allowlist=core/v1/ConfigMap'],
      files: {
        'a.json': {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'p1', labels: { p: '${ID}' } },
          data: { a: 'b' },
        },
      },
    },
    {
      kubectl: ['apply', '-f', '${DIR}', '--prune'],
      files: { 'a.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'p1' }, data: {} } },
    },
    {
      kubectl: ['apply', '-f', '${DIR}', '--prune', '--all', '--prune-allowlist=nope'],
      files: { 'a.json': { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'p1' }, data: {} } },
    },
  ],
}
