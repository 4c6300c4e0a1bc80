const base = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'eph', labels: { a: 'b' } },
  spec: {
    automountServiceAccountToken: false,
    containers: [{ name: 'c', image: 'i' }],
    volumes: [{ name: 'v', emptyDir: {} }],
    ephemeralContainers: [
      {
        name: 'dbg',
        image: 'busybox',
        command: ['a'],
        targetContainerName: 'c',
        stdin: true,
        tty: true,
        env: [{ name: 'A', value: 'b' }],
        volumeMounts: [{ name: 'v', mountPath: '/v' }],
        securityContext: { capabilities: { add: ['SYS_PTRACE'] } },
      },
      { name: 'dbg2', image: 'x' },
    ],
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

const debug = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/namespaces/${NS}/pods/eph/ephemeralcontainers',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: 'ephemeral containers of a pod',
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'eph', labels: { a: 'b' } },
          spec: {
            automountServiceAccountToken: false,
            containers: [{ name: 'c', image: 'i' }],
            volumes: [{ name: 'v', emptyDir: {} }],
          },
        },
      },
      unrecorded: true,
    },
    debug(
      ['spec', 'ephemeralContainers'],
      [
        {
          name: 'dbg',
          image: 'busybox',
          command: ['a'],
          targetContainerName: 'c',
          stdin: true,
          tty: true,
          env: [{ name: 'A', value: 'b' }],
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
          securityContext: { capabilities: { add: ['SYS_PTRACE'] } },
        },
        { name: 'dbg2', image: 'x' },
        {
          name: 'dbg',
          image: 'busybox',
          command: ['a'],
          targetContainerName: 'c',
          stdin: true,
          tty: true,
          env: [{ name: 'A', value: 'b' }],
          volumeMounts: [{ name: 'v', mountPath: '/v' }],
          securityContext: { capabilities: { add: ['SYS_PTRACE'] } },
        },
      ],
    ),
    debug(['spec', 'ephemeralContainers'], [{}], { ignore: ['message'] }),
    debug(['spec', 'ephemeralContainers', 0, 'name'], 'Bad_Name!'),
    debug(
      ['spec', 'ephemeralContainers', 0, 'name'],
      'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
    ),
    debug(['spec', 'ephemeralContainers', 0, 'name'], '1.2.3.4'),
    debug(['spec', 'ephemeralContainers', 0, 'image'], ' sp '),
    debug(['spec', 'ephemeralContainers', 0, 'targetContainerName'], 'Bad_Name!'),
    debug(['spec', 'ephemeralContainers', 0, 'env'], [{}]),
    debug(['spec', 'ephemeralContainers', 0, 'env', 0, 'name'], 'é'),
    debug(
      ['spec', 'ephemeralContainers', 0, 'volumeMounts'],
      [
        { name: 'v', mountPath: '/v' },
        { name: 'v', mountPath: '/v' },
      ],
    ),
    debug(['spec', 'ephemeralContainers', 0, 'volumeMounts'], [{}], { ignore: ['message'] }),
    { request: { method: 'DELETE', path: '/api/v1/namespaces/${NS}/pods/eph' }, unrecorded: true },
  ],
}
