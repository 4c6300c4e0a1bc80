const base = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'p', labels: { app: 'x' } },
  spec: {
    containers: [
      {
        name: 'c',
        image: 'i',
        readinessProbe: { tcpSocket: { port: 'http', host: 'h' }, periodSeconds: 1 },
        startupProbe: { grpc: { port: 9, service: 's' } },
        livenessProbe: { exec: { command: ['x'] } },
        lifecycle: {
          preStop: { httpGet: { port: 'h', path: '/', scheme: 'HTTPS' } },
          postStart: { tcpSocket: { port: 4 } },
          stopSignal: 'SIGTERM',
        },
      },
    ],
    initContainers: [
      {
        name: 'i1',
        image: 'i',
        restartPolicy: 'Always',
        lifecycle: { preStop: { exec: { command: ['x'] } } },
        livenessProbe: { exec: { command: ['x'] } },
        startupProbe: { exec: { command: ['y'] } },
        ports: [{ containerPort: 99, hostPort: 99 }],
      },
      { name: 'i2', image: 'j', resources: { requests: { cpu: '1' } }, env: [{ name: 'A', value: 'b' }] },
    ],
    os: { name: 'linux' },
  },
}

/** The same with another value at a place; without it when there is none. */
function having(object, place, value) {
  const copy = structuredClone(object)
  const parent = place.slice(0, -1).reduce((at, key) => at[key], copy)
  const key = place.at(-1)
  if (value !== undefined) parent[key] = value
  else if (Array.isArray(parent)) parent.splice(key, 1)
  else delete parent[key]
  return copy
}

const create = (place, value, rest) => ({
  request: {
    method: 'POST',
    path: '/api/v1/namespaces/${NS}/pods',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'probes, lifecycle hooks and init containers',
  needs: ['apiserver'],
  steps: [
    create(['spec'], undefined),
    create(
      ['spec', 'containers'],
      [
        {
          name: 'c',
          image: 'i',
          readinessProbe: { tcpSocket: { port: 'http', host: 'h' }, periodSeconds: 1 },
          startupProbe: { grpc: { port: 9, service: 's' } },
          livenessProbe: { exec: { command: ['x'] } },
          lifecycle: {
            preStop: { httpGet: { port: 'h', path: '/', scheme: 'HTTPS' } },
            postStart: { tcpSocket: { port: 4 } },
            stopSignal: 'SIGTERM',
          },
        },
        {
          name: 'c',
          image: 'i',
          readinessProbe: { tcpSocket: { port: 'http', host: 'h' }, periodSeconds: 1 },
          startupProbe: { grpc: { port: 9, service: 's' } },
          livenessProbe: { exec: { command: ['x'] } },
          lifecycle: {
            preStop: { httpGet: { port: 'h', path: '/', scheme: 'HTTPS' } },
            postStart: { tcpSocket: { port: 4 } },
            stopSignal: 'SIGTERM',
          },
        },
      ],
    ),
    create(['spec', 'containers'], [{}], { ignore: ['message'] }),
    create(['spec', 'containers', 0, 'name'], 'Bad_Name!'),
    create(['spec', 'containers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'containers', 0, 'name'], '1.2.3.4'),
    create(['spec', 'containers', 0, 'image'], ' sp '),
    create(['spec', 'containers', 0, 'readinessProbe'], {}),
    create(['spec', 'containers', 0, 'readinessProbe', 'tcpSocket'], {}),
    create(['spec', 'containers', 0, 'readinessProbe', 'tcpSocket', 'port'], '', { ignore: ['message'] }),
    create(['spec', 'containers', 0, 'readinessProbe', 'tcpSocket', 'port'], '-', { ignore: ['message'] }),
    create(
      ['spec', 'containers', 0, 'readinessProbe', 'tcpSocket', 'port'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'containers', 0, 'readinessProbe', 'periodSeconds'], -1),
    create(['spec', 'containers', 0, 'readinessProbe', 'periodSeconds'], 3000000000),
    create(['spec', 'containers', 0, 'startupProbe'], {}),
    create(['spec', 'containers', 0, 'startupProbe', 'grpc', 'port'], undefined),
    create(['spec', 'containers', 0, 'startupProbe', 'grpc', 'port'], 3000000000),
    create(['spec', 'containers', 0, 'livenessProbe'], {}),
    create(['spec', 'containers', 0, 'livenessProbe', 'exec'], {}),
    create(['spec', 'containers', 0, 'lifecycle', 'preStop'], {}),
    create(['spec', 'containers', 0, 'lifecycle', 'preStop', 'httpGet'], {}),
    create(['spec', 'containers', 0, 'lifecycle', 'preStop', 'httpGet', 'port'], '', { ignore: ['message'] }),
    create(['spec', 'containers', 0, 'lifecycle', 'preStop', 'httpGet', 'port'], '-', { ignore: ['message'] }),
    create(
      ['spec', 'containers', 0, 'lifecycle', 'preStop', 'httpGet', 'port'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    create(['spec', 'containers', 0, 'lifecycle', 'preStop', 'httpGet', 'scheme'], 'Bad_Name!'),
    create(['spec', 'containers', 0, 'lifecycle', 'postStart', 'tcpSocket'], {}),
    create(['spec', 'containers', 0, 'lifecycle', 'postStart'], {}),
    create(['spec', 'containers', 0, 'lifecycle', 'postStart', 'tcpSocket', 'port'], 3000000000),
    create(['spec', 'initContainers'], [{}], { ignore: ['message'] }),
    create(
      ['spec', 'initContainers'],
      [
        {
          name: 'i1',
          image: 'i',
          restartPolicy: 'Always',
          lifecycle: { preStop: { exec: { command: ['x'] } } },
          livenessProbe: { exec: { command: ['x'] } },
          startupProbe: { exec: { command: ['y'] } },
          ports: [{ containerPort: 99, hostPort: 99 }],
        },
        { name: 'i2', image: 'j', resources: { requests: { cpu: '1' } }, env: [{ name: 'A', value: 'b' }] },
        {
          name: 'i1',
          image: 'i',
          restartPolicy: 'Always',
          lifecycle: { preStop: { exec: { command: ['x'] } } },
          livenessProbe: { exec: { command: ['x'] } },
          startupProbe: { exec: { command: ['y'] } },
          ports: [{ containerPort: 99, hostPort: 99 }],
        },
      ],
    ),
    create(['spec', 'initContainers', 0, 'name'], '-'),
    create(['spec', 'initContainers', 0, 'name'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'),
    create(['spec', 'initContainers', 0, 'name'], '1.2.3.4'),
    create(['spec', 'initContainers', 0, 'image'], ' sp '),
    create(['spec', 'initContainers', 0, 'restartPolicy'], undefined, { ignore: ['message'] }),
    create(['spec', 'initContainers', 0, 'lifecycle', 'preStop', 'exec'], undefined),
    create(['spec', 'initContainers', 0, 'lifecycle', 'preStop', 'exec'], {}),
    create(['spec', 'initContainers', 0, 'livenessProbe', 'exec'], {}),
    create(['spec', 'initContainers', 0, 'livenessProbe', 'exec'], undefined),
    create(['spec', 'initContainers', 0, 'startupProbe'], {}),
    create(['spec', 'initContainers', 0, 'startupProbe', 'exec', 'command'], []),
    create(
      ['spec', 'initContainers', 0, 'ports'],
      [
        { containerPort: 99, hostPort: 99 },
        { containerPort: 99, hostPort: 99 },
      ],
    ),
    create(['spec', 'initContainers', 0, 'ports'], [{}]),
    create(['spec', 'initContainers', 0, 'ports', 0, 'containerPort'], -1),
    create(['spec', 'initContainers', 0, 'ports', 0, 'containerPort'], 3000000000),
    create(['spec', 'initContainers', 0, 'ports', 0, 'hostPort'], -1),
    create(['spec', 'initContainers', 0, 'ports', 0, 'hostPort'], 3000000000),
    create(['spec', 'initContainers', 1, 'resources', 'requests'], { cpu: '1', 'Bad Key!': 'x' }),
    create(['spec', 'initContainers', 1, 'resources', 'requests', 'cpu'], '-1'),
    create(['spec', 'initContainers', 1, 'env'], [{}]),
    create(['spec', 'initContainers', 1, 'env', 0, 'name'], 'é'),
    create(['spec', 'os'], {}),
    create(['spec', 'os', 'name'], 'Bad_Name!'),
  ],
}
