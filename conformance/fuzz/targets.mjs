import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** Bodies of creates in the golden cases, by collection: `{ collection, body }`. */
export async function seedsOf(folder, { namespace, id }) {
  const seeds = new Map()
  const files = readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.mjs'))
    .sort()
  for (const file of files) {
    const { default: scenario } = await import(pathToFileURL(join(folder, file)).href)
    for (const { request } of scenario.steps ?? []) {
      const { method, path, body } = request ?? {}
      if (method !== 'POST' || !body?.metadata || body.spec?.nodeName) continue
      const text = JSON.stringify({ path, body }).replaceAll('${NS}', namespace).replaceAll('${ID}', id)
      // Values saved from answers, namespaces, and what admits or refuses the others.
      if (
        text.includes('${') ||
        /\/namespaces"|admissionregistration|apiregistration|flowcontrol|limitranges|resourcequotas/.test(text)
      )
        continue
      const seed = JSON.parse(text)
      if (!seed.path.includes('/namespaces/') || seed.path.includes(`/namespaces/${namespace}/`)) {
        if (/\/[^/]+\/(binding|eviction|token|scale|ephemeralcontainers)$|bindings$|reviews$/.test(seed.path)) continue
        seeds.set(`${seed.path} ${JSON.stringify(seed.body.spec ?? seed.body).slice(0, 200)}`, {
          collection: seed.path,
          body: seed.body,
        })
      }
    }
  }
  return [...seeds.values()]
}

/** A custom resource whose schema has a little of everything, and an object of it. */
export function customTarget(namespace, id) {
  const group = `${id}.fuzz.example`
  const string = { type: 'string' }
  const schema = {
    type: 'object',
    properties: {
      spec: {
        type: 'object',
        required: ['size'],
        properties: {
          size: { type: 'integer', minimum: 1, maximum: 1000 },
          long: { type: 'integer', format: 'int64' },
          ratio: { type: 'number' },
          name: { type: 'string', maxLength: 20, pattern: '^[a-z]+$' },
          mode: { type: 'string', enum: ['fast', 'slow'], default: 'fast' },
          port: { 'x-kubernetes-int-or-string': true },
          free: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true },
          items: {
            type: 'array',
            maxItems: 10,
            'x-kubernetes-list-type': 'map',
            'x-kubernetes-list-map-keys': ['key'],
            items: { type: 'object', required: ['key'], properties: { key: string, value: string } },
          },
          tags: { type: 'array', 'x-kubernetes-list-type': 'set', items: string },
          labels: { type: 'object', additionalProperties: string },
          at: { type: 'string', format: 'date-time' },
          maybe: { type: 'boolean', nullable: true },
          limit: { type: 'integer' },
        },
        'x-kubernetes-validations': [{ rule: '!has(self.limit) || self.size <= self.limit', message: 'too large' }],
      },
      status: { type: 'object', properties: { ready: { type: 'boolean' } } },
    },
  }
  const definition = {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `fuzzes.${group}` },
    spec: {
      group,
      scope: 'Namespaced',
      names: { plural: 'fuzzes', kind: 'Fuzz' },
      versions: [
        { name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema }, subresources: { status: {} } },
      ],
    },
  }
  const body = {
    apiVersion: `${group}/v1`,
    kind: 'Fuzz',
    metadata: { name: 'one', labels: { a: 'b' }, annotations: { note: 'n' } },
    spec: {
      size: 3,
      long: 12,
      ratio: 1.5,
      name: 'abc',
      mode: 'slow',
      port: '80%',
      free: { a: [1, { b: 'c' }] },
      items: [
        { key: 'a', value: '1' },
        { key: 'b', value: '2' },
      ],
      tags: ['x', 'y'],
      labels: { q: 'r' },
      at: '2024-01-01T00:00:00Z',
      maybe: true,
      limit: 5,
    },
    status: { ready: true },
  }
  return { definition, collection: `/apis/${group}/v1/namespaces/${namespace}/fuzzes`, body }
}
