const merge = { 'content-type': 'application/merge-patch+json' }
const volume = (name, spec = {}, annotations) => ({
  request: {
    method: 'POST',
    path: '/api/v1/persistentvolumes',
    body: {
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name: `${name}-\${ID}`, ...(annotations ? { annotations } : {}) },
      spec: {
        capacity: { storage: '2Gi' },
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'c-${ID}',
        hostPath: { path: '/data' },
        ...spec,
      },
    },
  },
  unrecorded: true,
})
const claims = '/api/v1/namespaces/${NS}/persistentvolumeclaims'
const claim = (name, spec = {}) => ({
  request: {
    method: 'POST',
    path: claims,
    body: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name },
      spec: {
        accessModes: ['ReadWriteOnce'],
        storageClassName: 'c-${ID}',
        resources: { requests: { storage: '1Gi' } },
        ...spec,
      },
    },
  },
  unrecorded: true,
})
const storageClass = (name, more) => ({
  request: {
    method: 'POST',
    path: '/apis/storage.k8s.io/v1/storageclasses',
    body: { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: `${name}-\${ID}` }, ...more },
  },
  unrecorded: true,
})
const phase = (path, equals) => ({ until: { path, where: 'status.phase', equals, withinMs: 40000 } })
const available = (name) => phase(`/api/v1/persistentvolumes/${name}-\${ID}`, 'Available')
const event = (name, reason) => [
  {
    until: {
      path: `/api/v1/namespaces/\${NS}/events?fieldSelector=involvedObject.name=${name},reason=${reason}`,
      where: 'items.length',
      equals: 1,
      withinMs: 40000,
    },
  },
  {
    request: {
      method: 'GET',
      path: `/api/v1/namespaces/\${NS}/events?fieldSelector=involvedObject.name=${name},reason=${reason}`,
    },
    only: ['items.*.type', 'items.*.message', 'items.*.source.component'],
  },
]
const lookAt = (path) => ({
  request: { method: 'GET', path },
  only: [
    'metadata.annotations',
    'metadata.finalizers',
    'spec',
    'status.phase',
    'status.capacity',
    'status.accessModes',
    'status.message',
  ],
})
const remove = (path) => ({ request: { method: 'DELETE', path }, unrecorded: true })

export default {
  about:
    'claims that name a volume, modes, sizes, classes without and with provisioners, default classes, what becomes of released volumes',
  needs: ['apiserver', 'controllers'],
  steps: [
    volume('small'),
    volume('large', { capacity: { storage: '8Gi' } }),
    volume('modes', { accessModes: ['ReadWriteOnce', 'ReadWriteMany'], capacity: { storage: '1Gi' } }),
    volume('raw', { volumeMode: 'Block', storageClassName: '' }),
    volume('disk', { persistentVolumeReclaimPolicy: 'Delete', storageClassName: 'd-${ID}' }),
    available('small'),
    available('large'),
    available('modes'),
    available('raw'),
    available('disk'),
    claim('first'),
    phase(`${claims}/first`, 'Bound'),
    lookAt(`${claims}/first`),
    lookAt('/api/v1/persistentvolumes/small-${ID}'),
    claim('many', { accessModes: ['ReadWriteMany'] }),
    phase(`${claims}/many`, 'Bound'),
    lookAt(`${claims}/many`),
    claim('named', { volumeName: 'raw-${ID}', storageClassName: '' }),
    ...event('named', 'VolumeMismatch'),
    claim('classless', { volumeName: 'large-${ID}', storageClassName: '' }),
    ...event('classless', 'VolumeMismatch'),
    claim('toolarge', { volumeName: 'large-${ID}', resources: { requests: { storage: '9Gi' } } }),
    ...event('toolarge', 'VolumeMismatch'),
    claim('taken', { volumeName: 'small-${ID}' }),
    ...event('taken', 'FailedBinding'),
    lookAt(`${claims}/taken`),
    claim('absent', { volumeName: 'none-${ID}' }),
    phase(`${claims}/absent`, 'Pending'),
    claim('unknown', { storageClassName: 'nobody-${ID}' }),
    ...event('unknown', 'ProvisioningFailed'),
    storageClass('ext', { provisioner: 'disks.test/slow' }),
    storageClass('ebs', { provisioner: 'kubernetes.io/aws-ebs' }),
    storageClass('none', { provisioner: 'kubernetes.io/no-provisioner' }),
    storageClass('wait', { provisioner: 'disks.test/slow', volumeBindingMode: 'WaitForFirstConsumer' }),
    claim('external', { storageClassName: 'ext-${ID}' }),
    ...event('external', 'ExternalProvisioning'),
    lookAt(`${claims}/external`),
    claim('migrated', { storageClassName: 'ebs-${ID}' }),
    ...event('migrated', 'ExternalProvisioning'),
    lookAt(`${claims}/migrated`),
    claim('static', { storageClassName: 'none-${ID}' }),
    ...event('static', 'ProvisioningFailed'),
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/pods',
        body: {
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { name: 'p' },
          spec: {
            schedulerName: 'by-hand',
            containers: [{ name: 'c', image: 'x' }],
            volumes: [{ name: 'v', persistentVolumeClaim: { claimName: 'waiting' } }],
          },
        },
      },
      unrecorded: true,
    },
    claim('waiting', { storageClassName: 'wait-${ID}' }),
    ...event('waiting', 'WaitForPodScheduled'),
    claim('gone', { storageClassName: 'd-${ID}' }),
    phase(`${claims}/gone`, 'Bound'),
    remove(`${claims}/gone`),
    phase('/api/v1/persistentvolumes/disk-${ID}', 'Failed'),
    lookAt('/api/v1/persistentvolumes/disk-${ID}'),
    remove(`${claims}/first`),
    phase('/api/v1/persistentvolumes/small-${ID}', 'Released'),
    lookAt('/api/v1/persistentvolumes/small-${ID}'),
    {
      request: {
        method: 'PATCH',
        path: '/api/v1/persistentvolumes/small-${ID}',
        body: { spec: { claimRef: null } },
        headers: merge,
      },
      unrecorded: true,
    },
    // The claim that asked for it by name is looked at again.
    phase(`${claims}/taken`, 'Bound'),
    lookAt('/api/v1/persistentvolumes/small-${ID}'),
    ...['small', 'large', 'modes', 'raw', 'disk'].map((name) => remove(`/api/v1/persistentvolumes/${name}-\${ID}`)),
    ...['ext', 'ebs', 'none', 'wait'].map((name) => remove(`/apis/storage.k8s.io/v1/storageclasses/${name}-\${ID}`)),
  ],
}
