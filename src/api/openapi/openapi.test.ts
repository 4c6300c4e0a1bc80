import { documentV3, encodeDocument, type FlatSchema, openApiFacts, pathsOf, type ServedKind } from './index.js'

const widgets: ServedKind = {
  group: 'example.com',
  version: 'v1',
  kind: 'Widget',
  plural: 'widgets',
  namespaced: true,
  verbs: ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'],
  definition: 'com.example.v1.Widget',
  listDefinition: 'com.example.v1.WidgetList',
  deleteReturnsObject: false,
  subresources: [
    {
      name: 'status',
      group: 'example.com',
      version: 'v1',
      kind: 'Widget',
      verbs: ['get', 'patch', 'update'],
      definition: 'com.example.v1.Widget',
    },
  ],
}

describe('paths of a custom resource', () => {
  const { operations, protobuf } = openApiFacts()
  const paths = pathsOf(widgets, { facts: operations, isCustom: true })

  it('are those of any resource, without watch paths, protobuf and strategic merge', () => {
    expect(paths.map(({ path }) => path)).toEqual([
      '/apis/example.com/v1/namespaces/{namespace}/widgets',
      '/apis/example.com/v1/namespaces/{namespace}/widgets/{name}',
      '/apis/example.com/v1/namespaces/{namespace}/widgets/{name}/status',
      '/apis/example.com/v1/widgets',
    ])
    const all = paths.flatMap((path) => path.operations)
    expect(all.map(({ id }) => id)).toContain('listExampleComV1WidgetForAllNamespaces')
    expect(all.map(({ id }) => id)).toContain('replaceExampleComV1NamespacedWidgetStatus')
    expect(JSON.stringify(all)).not.toMatch(/protobuf|strategic/)
  })

  it('make a document with the schemas that they reach', () => {
    const schema: FlatSchema = {
      type: 'object',
      properties: { spec: { type: 'object', properties: { size: { type: 'integer' } } } },
    }
    const definitions = new Map([
      ['com.example.v1.Widget', schema],
      [
        'com.example.v1.WidgetList',
        { type: 'object', properties: { items: { type: 'array', items: { $ref: 'com.example.v1.Widget' } } } },
      ],
      ['com.example.v1.Gadget', schema],
    ])
    const document = documentV3(paths, definitions, { version: 'v1.34.4' })
    const { schemas } = document.components as { schemas: Record<string, unknown> }
    expect(schemas['com.example.v1.Widget']).toEqual(schema)
    expect(schemas).not.toHaveProperty('com.example.v1.Gadget')
    expect(encodeDocument('v3', document, protobuf).length).toBeGreaterThan(1000)
  })
})
