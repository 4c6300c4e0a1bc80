export default {
  about: 'describe by name, prefix, selector and file, and what is not there',
  needs: ['apiserver'],
  kubectl: '>=1.34',
  steps: [
    {
      kubectl: ['create', '-f', '${DIR}/l.json'],
      files: {
        'l.json': {
          apiVersion: 'v1',
          kind: 'List',
          items: [
            {
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              metadata: { name: 'web', labels: { app: 'web', tier: 'front' } },
              spec: {
                replicas: 2,
                selector: { matchLabels: { app: 'web' } },
                template: {
                  metadata: { labels: { app: 'web' } },
                  spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
                },
              },
            },
            {
              apiVersion: 'apps/v1',
              kind: 'Deployment',
              metadata: { name: 'api', labels: { app: 'api', tier: 'front' } },
              spec: {
                replicas: 0,
                selector: { matchLabels: { app: 'api' } },
                template: {
                  metadata: { labels: { app: 'api' } },
                  spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
                },
              },
            },
            {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: 'p1', labels: { app: 'p1', n: '1' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }] },
            },
            {
              apiVersion: 'v1',
              kind: 'Pod',
              metadata: { name: 'p2', labels: { app: 'p2', n: '2' } },
              spec: { containers: [{ name: 'main', image: 'registry.test/app:1' }], nodeName: 'nowhere', priority: 0 },
            },
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: 'c1', labels: { case: '${ID}', rank: '2' } },
              data: { a: '1', b: '2' },
            },
            {
              apiVersion: 'v1',
              kind: 'ConfigMap',
              metadata: { name: 'c2', labels: { case: '${ID}', rank: '1' } },
              data: {},
            },
            {
              apiVersion: 'v1',
              kind: 'Service',
              metadata: { name: 'web', labels: { app: 'web' } },
              spec: {
                ports: [{ port: 80, name: 'http', targetPort: 8080 }],
                selector: { app: 'web' },
                clusterIP: 'None',
              },
            },
            { apiVersion: 'v1', kind: 'Secret', metadata: { name: 's1' }, stringData: { x: 'y' }, type: 'Opaque' },
          ],
        },
      },
    },
    { kubectl: ['describe', 'pods'] },
    { kubectl: ['describe', 'pod', 'p'] },
    { kubectl: ['describe', 'deploy', 'web'] },
    { kubectl: ['describe', 'deploy,svc', '-l', 'app=web'] },
    { kubectl: ['describe', 'pod', 'nope'] },
    { kubectl: ['describe', 'nope'] },
    { kubectl: ['describe', '-f', '${DIR}/l.json'] },
    { kubectl: ['describe', 'pods', '-l', 'nope=x'] },
    { kubectl: ['describe', 'cm', 'c'] },
    { kubectl: ['describe', 'secret', 's1'] },
    { kubectl: ['describe', 'ns', '${NS}'] },
    { kubectl: ['describe', 'svc/web', '--show-events=false'] },
    { kubectl: ['describe', 'pods', '--all-namespaces', '-l', 'nope=${ID}'] },
    { kubectl: ['describe'] },
    { kubectl: ['describe', 'quota'] },
    { kubectl: ['describe', 'sa', 'default'] },
    { kubectl: ['describe', 'pods', '--chunk-size=1'] },
  ],
}
