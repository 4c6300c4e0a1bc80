// Objects that the checks of kubectl and of the JavaScript client give to the server.

export function web(replicas) {
  const labels = { app: 'web' }
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web' },
    spec: {
      replicas,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: { containers: [{ name: 'web', image: 'web:1' }] } },
    },
  }
}

/** A definition in a group, and a maker of objects of it. */
export function customResource(group) {
  const crew = { type: 'integer', minimum: 0, description: 'How many row.' }
  const spec = { type: 'object', required: ['crew'], properties: { crew, kind: { type: 'string', default: 'wherry' } } }
  const version = {
    name: 'v1',
    served: true,
    storage: true,
    schema: { openAPIV3Schema: { type: 'object', properties: { spec, status: { type: 'object' } } } },
    subresources: { status: {} },
    additionalPrinterColumns: [{ name: 'Crew', type: 'integer', jsonPath: '.spec.crew' }],
  }
  return {
    definition: {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `boats.${group}` },
      spec: { group, scope: 'Namespaced', names: { plural: 'boats', kind: 'Boat' }, versions: [version] },
    },
    boat: (name, given) => ({ apiVersion: `${group}/v1`, kind: 'Boat', metadata: { name }, spec: given }),
  }
}
