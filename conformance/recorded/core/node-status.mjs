const base = {
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
  spec: {
    podCIDR: '10.0.0.0/24',
    podCIDRs: ['10.0.0.0/24', 'fd00::/64'],
    providerID: 'p',
    unschedulable: true,
    taints: [
      { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
      { key: 'k', effect: 'NoExecute' },
    ],
    configSource: { configMap: { namespace: 'n', name: 'm', uid: 'u', kubeletConfigKey: 'k' } },
    externalID: 'e',
  },
  status: {
    capacity: { cpu: '4', memory: '1Gi', pods: '110', 'hugepages-2Mi': '0', 'example.com/gpu': '1' },
    allocatable: { cpu: '3500m' },
    phase: 'Running',
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        lastHeartbeatTime: '2020-01-01T00:00:00Z',
        lastTransitionTime: '2020-01-01T00:00:00Z',
        reason: 'r',
        message: 'm',
      },
    ],
    addresses: [
      { type: 'InternalIP', address: '10.0.0.1' },
      { type: 'Hostname', address: 'h' },
    ],
    daemonEndpoints: { kubeletEndpoint: { Port: 10250 } },
    nodeInfo: {
      machineID: 'm',
      systemUUID: 's',
      bootID: 'b',
      kernelVersion: 'k',
      osImage: 'o',
      containerRuntimeVersion: 'c',
      kubeletVersion: 'v',
      kubeProxyVersion: 'v',
      operatingSystem: 'linux',
      architecture: 'amd64',
    },
    images: [{ names: ['a'], sizeBytes: 5 }],
    volumesInUse: ['x'],
    volumesAttached: [{ name: 'x', devicePath: 'y' }],
    config: { error: 'e' },
    runtimeHandlers: [{ name: 'h', features: { recursiveReadOnlyMounts: true } }],
    features: { supplementalGroupsPolicy: true },
    declaredFeatures: ['x'],
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

const updateStatus = (place, value, rest) => ({
  request: {
    method: 'PUT',
    path: '/api/v1/nodes/node-${ID}/status',
    query: { dryRun: 'All' },
    body: having(base, place, value),
  },
  ...rest,
})

export default {
  about: "a node's status",
  needs: ['apiserver'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/api/v1/nodes',
        body: {
          apiVersion: 'v1',
          kind: 'Node',
          metadata: { name: 'node-${ID}', labels: { a: 'b' }, annotations: { c: 'd' } },
          spec: {
            podCIDR: '10.0.0.0/24',
            podCIDRs: ['10.0.0.0/24', 'fd00::/64'],
            providerID: 'p',
            unschedulable: true,
            taints: [
              { key: 'k', value: 'v', effect: 'NoSchedule', timeAdded: '2020-01-01T00:00:00Z' },
              { key: 'k', effect: 'NoExecute' },
            ],
            configSource: { configMap: { namespace: 'n', name: 'm', uid: 'u', kubeletConfigKey: 'k' } },
            externalID: 'e',
          },
        },
      },
      unrecorded: true,
    },
    updateStatus(['metadata', 'labels'], { a: 'b', 'Bad Key!': 'x' }, { ignore: ['message'] }),
    updateStatus(
      ['metadata', 'labels'],
      { a: 'b', kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x' },
      { ignore: ['message'] },
    ),
    updateStatus(['metadata', 'labels', 'a'], 'Bad_Name!', { ignore: ['message'] }),
    updateStatus(['metadata', 'labels', 'a'], 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', {
      ignore: ['message'],
    }),
    updateStatus(['status', 'capacity'], {
      cpu: '4',
      memory: '1Gi',
      pods: '110',
      'hugepages-2Mi': '0',
      'example.com/gpu': '1',
      kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk: 'x',
    }),
    updateStatus(['status', 'capacity', 'cpu'], '-1'),
    updateStatus(['status', 'capacity', 'memory'], '-1'),
    updateStatus(['status', 'capacity', 'pods'], '-1'),
    updateStatus(['status', 'capacity', 'pods'], '1.5'),
    updateStatus(['status', 'capacity', 'hugepages-2Mi'], '-1'),
    updateStatus(['status', 'capacity', 'example.com/gpu'], '-1'),
    updateStatus(['status', 'capacity', 'example.com/gpu'], '1.5'),
    updateStatus(['status', 'allocatable', 'cpu'], '-1'),
    updateStatus(['status', 'conditions', 0, 'lastHeartbeatTime'], ''),
    updateStatus(
      ['status', 'addresses'],
      [
        { type: 'InternalIP', address: '10.0.0.1' },
        { type: 'Hostname', address: 'h' },
        { type: 'InternalIP', address: '10.0.0.1' },
      ],
    ),
    updateStatus(['status', 'daemonEndpoints', 'kubeletEndpoint', 'Port'], 3000000000),
    { request: { method: 'DELETE', path: '/api/v1/nodes/node-${ID}' }, unrecorded: true },
  ],
}
