export default {
  about: 'logs, exec, attach, port-forward and proxy without a kubelet; bindings and evictions of every form',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: {
            containers: [
              { name: 'c', image: 'i' },
              { name: 'd', image: 'i' },
            ],
          },
        },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=c' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=zz' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=c&follow=maybe' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?tailLines=-1' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?tailLines=x' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?sinceSeconds=0' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?sinceSeconds=-1' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?limitBytes=0' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?sinceTime=bad' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?sinceSeconds=1&sinceTime=2020-01-01T00:00:00Z' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?stream=Bogus' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?stream=Stdout&tailLines=1' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=c&previous=true' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?timestamps=true&container=c' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=c&insecureSkipTLSVerifyBackend=true' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?bogus=1' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/zz/log' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/log',
        headers: { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log', method: 'POST', body: {} } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log/x' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?command=ls', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls&stdout=1', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=zz&command=ls&stdout=true', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&stdout=true', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&tty=true&stderr=true', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=80', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=x', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/x/y?z=1', method: 'GET' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?command=ls', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls&stdout=1', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=zz&command=ls&stdout=true', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&stdout=true', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&tty=true&stderr=true', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=80', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=x', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/x/y?z=1', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?command=ls', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls&stdout=1', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=zz&command=ls&stdout=true', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&stdout=true', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&tty=true&stderr=true', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=80', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=x', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/x/y?z=1', method: 'PUT' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?command=ls', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls&stdout=1', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=zz&command=ls&stdout=true', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&stdout=true', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/attach?container=c&tty=true&stderr=true', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=80', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward?ports=x', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/x/y?z=1', method: 'DELETE' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/zz/exec?command=ls&stdout=1', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/http:p:80/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/https:p:80/proxy' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p:80/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/zz/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/zz/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/http:zz:80/proxy/' } },
    { request: { path: '/api/v1/nodes/zz/proxy/' } },
    { request: { path: '/api/v1/nodes/zz:10250/proxy/healthz' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/services',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { name: 's' },
          spec: { ports: [{ port: 80, name: 'web' }] },
        },
      },
      unrecorded: true,
    },
    { request: { path: '/api/v1/namespaces/${NS}/services/s/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/s:web/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/s:nope/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/services/https:s:80/proxy/' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding' },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: {} },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: {} },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Pod', name: 'n' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Pod', name: 'n' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'q' }, target: { kind: 'Node', name: 'n' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'q' }, target: { kind: 'Node', name: 'n' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', uid: 'x' },
          target: { kind: 'Node', name: 'n' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', uid: 'x' },
          target: { kind: 'Node', name: 'n' },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', resourceVersion: '1' },
          target: { kind: 'Node', name: 'n' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', resourceVersion: '1' },
          target: { kind: 'Node', name: 'n' },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', namespace: 'other' },
          target: { kind: 'Node', name: 'n' },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/bindings',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', namespace: 'other' },
          target: { kind: 'Node', name: 'n' },
        },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'Binding',
          metadata: { name: 'p', annotations: { a: 'b' }, labels: { c: 'd' } },
          target: { kind: 'Node', name: 'n1' },
        },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p' } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'p' }, target: { kind: 'Node', name: 'n1' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/binding',
        method: 'POST',
        body: { apiVersion: 'v1', kind: 'Binding', metadata: { name: 'zz' }, target: { kind: 'Node', name: 'n1' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/log?container=c' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/exec?container=c&command=ls&stdout=1', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/portforward', method: 'POST' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/proxy/' } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p/eviction', method: 'POST', body: {} } },
    { request: { path: '/api/v1/namespaces/${NS}/pods/zz/eviction', method: 'POST', body: {} } },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: {
          metadata: { name: 'p' },
          kind: 'Eviction',
          apiVersion: 'policy/v1',
          deleteOptions: { dryRun: ['All'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: {
          metadata: { name: 'p' },
          kind: 'Eviction',
          apiVersion: 'policy/v1',
          deleteOptions: { dryRun: ['All'] },
        },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'q' }, kind: 'Eviction', apiVersion: 'policy/v1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'q' }, kind: 'Eviction', apiVersion: 'policy/v1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, kind: 'Eviction', apiVersion: 'policy/v1beta1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, kind: 'Eviction', apiVersion: 'policy/v1beta1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, kind: 'Eviction', apiVersion: 'v1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, kind: 'Eviction', apiVersion: 'v1' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { preconditions: { uid: 'x' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { preconditions: { uid: 'x' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { preconditions: { resourceVersion: '1' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { preconditions: { resourceVersion: '1' } } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { gracePeriodSeconds: -5 } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { gracePeriodSeconds: -5 } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { propagationPolicy: 'Bogus' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: { propagationPolicy: 'Bogus' } },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: 'x' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/zz/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' }, deleteOptions: 'x' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { metadata: { name: 'p' } },
        query: { dryRun: 'All' },
      },
    },
    {
      request: {
        path: '/api/v1/namespaces/${NS}/pods/p/eviction',
        method: 'POST',
        body: { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name: 'p' } },
      },
    },
    { request: { path: '/api/v1/namespaces/${NS}/pods/p' } },
  ],
}
