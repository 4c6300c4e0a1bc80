import * as openapi from '../src/api/openapi/index.js'
import { buildDocuments } from './documents.mjs'
import { readFacts } from './lib/facts.mjs'

const documents = buildDocuments(openapi, 'v1.34.4')
const v3 = [...documents].filter(([, { version }]) => version === 'v3')
const swagger = documents.get('swagger').document
const core = documents.get('api/v1').document
const apps = documents.get('apis/apps/v1').document

describe('OpenAPI documents', () => {
  it('are as many as those of the reference', () => {
    expect(v3).toHaveLength(47)
    expect(Object.keys(swagger.definitions)).toHaveLength(569)
    expect(Object.keys(swagger.paths)).toHaveLength(400)
    expect(Object.keys(swagger.parameters)).toHaveLength(46)
    expect(Object.keys(apps.paths)).toHaveLength(38)
  })

  it('name the operations of a path with their parameters and bodies', () => {
    const item = core.paths['/api/v1/namespaces/{namespace}/configmaps/{name}']
    expect(item.get).toMatchObject({
      operationId: 'readCoreV1NamespacedConfigMap',
      'x-kubernetes-action': 'get',
      'x-kubernetes-group-version-kind': { group: '', kind: 'ConfigMap', version: 'v1' },
    })
    expect(item.parameters.map(({ name }) => name)).toEqual(['name', 'namespace', 'pretty'])
    expect(item.delete.parameters.map(({ name }) => name)).toEqual([
      'dryRun',
      'gracePeriodSeconds',
      'ignoreStoreReadErrorWithClusterBreakingPotential',
      'orphanDependents',
      'propagationPolicy',
    ])
    const patch = { schema: { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.Patch' } }
    expect(item.patch.requestBody).toEqual({
      content: {
        'application/apply-patch+yaml': patch,
        'application/json-patch+json': patch,
        'application/merge-patch+json': patch,
        'application/strategic-merge-patch+json': patch,
      },
      required: true,
    })
    const collection = core.paths['/api/v1/namespaces/{namespace}/configmaps']
    expect(collection.post.parameters.map(({ name }) => name)).toEqual(['dryRun', 'fieldManager', 'fieldValidation'])
  })

  it('have the operation ids of client-go tooling, each once', () => {
    const ids = Object.values(swagger.paths).flatMap((path) =>
      Object.values(path).flatMap((operation) => operation.operationId ?? []),
    )
    expect(new Set(ids).size).toBe(ids.length)
    for (const id of [
      'listAppsV1DeploymentForAllNamespaces',
      'deleteAppsV1CollectionNamespacedDeployment',
      'replaceAppsV1NamespacedDeploymentScale',
      'watchAppsV1NamespacedDeploymentList',
      'connectCoreV1GetNamespacedPodExec',
      'connectCoreV1GetNamespacedPodProxyWithPath',
      'connectCoreV1PostNamespacedPodPortforward',
      'createCoreV1NamespacedPodEviction',
      'patchCoreV1NamespacedPodEphemeralcontainers',
      'readCoreV1NamespacedPodLog',
      'listRbacAuthorizationV1ClusterRole',
      'getRbacAuthorizationAPIGroup',
      'replaceCoreV1NamespaceFinalize',
    ]) {
      expect(ids).toContain(id)
    }
  })

  it('write references with siblings as allOf in v3, beside them in v2', () => {
    const property = core.components.schemas['io.k8s.api.core.v1.ConfigMap'].properties.metadata
    const objectMeta = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'
    expect(property).toMatchObject({ allOf: [{ $ref: `#/components/schemas/${objectMeta}` }], default: {} })
    const v2 = swagger.definitions['io.k8s.api.core.v1.ConfigMap'].properties.metadata
    expect(v2).toMatchObject({ $ref: `#/definitions/${objectMeta}` })
    expect(v2).not.toHaveProperty('default')
    expect(swagger.definitions['io.k8s.apimachinery.pkg.util.intstr.IntOrString']).toMatchObject({
      type: 'string',
      format: 'int-or-string',
    })
    expect(JSON.stringify([swagger.definitions, core])).not.toContain('undescribed')
  })

  it('hold exactly what their paths reach', () => {
    for (const [, { document }] of v3) {
      const text = JSON.stringify(document)
      const used = new Set([...text.matchAll(/#\/components\/schemas\/([\w.-]+)/g)].map(([, name]) => name))
      expect(new Set(Object.keys(document.components.schemas ?? {}))).toEqual(used)
    }
  })

  it('say in protobuf what they say in JSON', () => {
    const table = readFacts('openapi-protobuf')
    const read = reader(table)
    const named = (list) => Object.fromEntries(list.map(({ name, value }) => [name, value]))
    const decoded = read('openapi.v2.Document', openapi.encodeDocument('v2', swagger, table))
    expect(decoded.swagger).toEqual('2.0')
    const definitions = named(decoded.definitions.additional_properties)
    expect(Object.keys(definitions)).toEqual(Object.keys(swagger.definitions))
    const podSpec = definitions['io.k8s.api.core.v1.PodSpec']
    expect(podSpec.required).toEqual(['containers'])
    const containers = named(podSpec.properties.additional_properties).containers
    expect(containers.type.value).toEqual(['array'])
    expect(containers.items.schema[0]._ref).toBe('#/definitions/io.k8s.api.core.v1.Container')
    expect(named(containers.vendor_extension)['x-kubernetes-list-map-keys'].yaml).toBe('["name"]\n')
    expect(decoded.paths.path).toHaveLength(400)
    const third = read('openapi.v3.Document', openapi.encodeDocument('v3', apps, table))
    const schemas = named(third.components.schemas.additional_properties)
    const spec = named(schemas['io.k8s.api.apps.v1.DeploymentSpec'].schema.properties.additional_properties)
    expect(spec.replicas.schema).toMatchObject({ type: 'integer', format: 'int32' })
    expect(spec.template.schema.all_of[0].reference._ref).toBe(
      '#/components/schemas/io.k8s.api.core.v1.PodTemplateSpec',
    )
    expect(third.paths.path).toHaveLength(38)
  })
})

/** A decoder by the same table, the other way round. */
function reader(table) {
  const read = (message, bytes) => {
    const fields = new Map(table[message].fields.map((field) => [field.number, field]))
    const object = {}
    let at = 0
    const varint = () => {
      let value = 0
      for (let shift = 1; ; shift *= 128) {
        const byte = bytes[at++]
        value += (byte & 127) * shift
        if (byte < 128) return value
      }
    }
    while (at < bytes.length) {
      const tag = varint()
      const field = fields.get(Math.floor(tag / 8))
      let value
      if (tag % 8 === 0) value = field.type === 'bool' ? varint() === 1 : varint()
      else if (tag % 8 === 1) {
        value = Buffer.from(bytes.subarray(at, at + 8)).readDoubleLE()
        at += 8
      } else {
        const length = varint()
        const part = bytes.subarray(at, at + length)
        at += length
        value = field.type === 'string' ? Buffer.from(part).toString() : read(field.type, part)
      }
      if (field.label === 'repeated') object[field.name] = [...(object[field.name] ?? []), value]
      else object[field.name] = value
    }
    return object
  }
  return read
}
