const version = (name, more) => ({ name, served: true, storage: false, ...more })

const spec = {
  type: 'object',
  'x-kubernetes-validations': [{ rule: 'self.crew >= 0', message: 'less < none', optionalOldSelf: true }],
  properties: {
    crew: { type: 'integer', maximum: 9.5 },
    color: { type: 'string', enum: ['red', 'blue'], default: 'red' },
    tags: { type: 'array', items: { type: 'string' }, 'x-kubernetes-list-type': 'set' },
    port: { 'x-kubernetes-int-or-string': true, anyOf: [{ type: 'integer' }, { type: 'string' }] },
    map: { type: 'object', additionalProperties: { type: 'string' } },
    free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
  },
}

export default {
  about:
    'versions that do not agree, as an error quotes them: schema, subresources, columns and selectable fields included',
  needs: ['apiserver'],
  steps: [
    {
      kubectl: ['create', '-f', '${DIR}/crd.json'],
      files: {
        'crd.json': {
          apiVersion: 'apiextensions.k8s.io/v1',
          kind: 'CustomResourceDefinition',
          metadata: { name: 'boats.${ID}.test' },
          spec: {
            group: '${ID}.test',
            scope: 'Namespaced',
            names: { plural: 'boats', singular: 'boat', kind: 'Boat' },
            versions: [
              version('v1', {
                subresources: {
                  status: {},
                  scale: { specReplicasPath: '.spec.crew', statusReplicasPath: '.status.crew' },
                },
                selectableFields: [{ jsonPath: '.spec.color' }],
                additionalPrinterColumns: [{ name: 'Color', type: 'string', jsonPath: '.spec.color' }],
                schema: { openAPIV3Schema: { type: 'object', description: 'A boat.', properties: { spec } } },
              }),
              version('v1beta1', {
                deprecated: true,
                deprecationWarning: 'use v1, please',
                schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
              }),
            ],
          },
        },
      },
    },
  ],
}
