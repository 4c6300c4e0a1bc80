export default {
  about: 'a class of volume attributes stays as long as a claim asks for it',
  needs: ['apiserver', 'controllers'],
  steps: [
    {
      request: {
        method: 'POST',
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses',
        body: {
          apiVersion: 'storage.k8s.io/v1',
          kind: 'VolumeAttributesClass',
          metadata: {
            name: 'v-${ID}',
          },
          driverName: 'example.com/d',
          parameters: {
            a: 'b',
          },
        },
      },
      unrecorded: true,
    },
    {
      request: {
        method: 'GET',
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses/v-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'POST',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims',
        body: {
          apiVersion: 'v1',
          kind: 'PersistentVolumeClaim',
          metadata: {
            name: 'vc',
          },
          spec: {
            accessModes: ['ReadWriteOnce'],
            volumeAttributesClassName: 'v-${ID}',
            storageClassName: 'none-${ID}',
            resources: {
              requests: {
                storage: '1Gi',
              },
            },
          },
        },
      },
      unrecorded: true,
    },
    {
      settle: {
        ms: 300,
      },
    },
    {
      request: {
        method: 'DELETE',
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses/v-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      settle: {
        ms: 400,
      },
    },
    {
      request: {
        method: 'GET',
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses/v-${ID}',
      },
      ignore: ['metadata.managedFields', 'metadata.uid', 'metadata.resourceVersion'],
    },
    {
      request: {
        method: 'DELETE',
        path: '/api/v1/namespaces/${NS}/persistentvolumeclaims/vc',
      },
      unrecorded: true,
    },
    {
      until: {
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses/v-${ID}',
        where: '',
        withinMs: 40000,
        gone: true,
      },
    },
    {
      request: {
        method: 'PATCH',
        path: '/apis/storage.k8s.io/v1/volumeattributesclasses/none-${ID}',
        body: {},
        headers: {
          'content-type': 'application/merge-patch+json',
        },
      },
      unrecorded: false,
    },
  ],
}
