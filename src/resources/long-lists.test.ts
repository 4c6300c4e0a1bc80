import type { KubeObject } from '../api/index.js'
import { SeededRandom } from '../base/index.js'
import { FakeClock } from '../base/testing/index.js'
import { builtInDefinitions } from './index.js'

const many = <T>(count: number, of: (index: number) => T): T[] => Array.from({ length: count }, (_, index) => of(index))

const pod = (spec: object): KubeObject =>
  ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'one', namespace: 'default', resourceVersion: '1' },
    spec: { containers: [{ name: 'main', image: 'a' }], ...spec },
  }) as KubeObject

const crd = (schema: object): KubeObject =>
  ({
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'ones.example.com', resourceVersion: '1' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'ones', singular: 'one', kind: 'One', listKind: 'OneList' },
      versions: [{ name: 'v1', served: true, storage: true, schema: { openAPIV3Schema: schema } }],
    },
  }) as KubeObject

const policy = (spec: object): KubeObject =>
  ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'ValidatingAdmissionPolicy',
    metadata: { name: 'one', resourceVersion: '1' },
    spec: { failurePolicy: 'Fail', validations: [{ expression: 'true' }], ...spec },
  }) as KubeObject

/** Lists as long as a body of 3 MB has room for; work that grows with their square would not end in an hour. */
const objects: readonly (readonly [string, KubeObject])[] = [
  ['tolerations', pod({ tolerations: many(50_000, (i) => ({ key: `k${i}`, operator: 'Exists' })) })],
  [
    'paths of a volume',
    pod({ volumes: [{ name: 'v', secret: { items: many(50_000, (i) => ({ key: 'k', path: `${i}` })) } }] }),
  ],
  ['equal paths', pod({ volumes: [{ name: 'v', secret: { items: many(50_000, () => ({ key: 'k', path: 'p' })) } }] })],
  ['equal ports', pod({ containers: [{ name: 'a', image: 'a', ports: many(50_000, () => ({ containerPort: 1 })) }] })],
  [
    'claims of a container',
    pod({ containers: [{ name: 'a', image: 'a', resources: { claims: many(50_000, (i) => ({ name: `c${i}` })) } }] }),
  ],
  ['variables of a policy', policy({ variables: many(20_000, (i) => ({ name: `v${i}`, expression: '1' })) })],
  [
    'properties without a type',
    crd({ type: 'object', properties: Object.fromEntries(many(150_000, (i) => [`p${i}`, {}])) }),
  ],
]

describe('a long list', () => {
  const context = {
    user: { username: 'me', groups: [] },
    clock: new FakeClock(),
    random: new SeededRandom(1),
    dryRun: false,
    warn: () => undefined,
  }

  it.each(objects)(
    'of %s is judged in linear time',
    (_name, object) => {
      const definition = builtInDefinitions().find(({ token }) => token.kind === object.kind)
      expect(definition).toBeDefined()
      definition?.validate?.(object, context)
      definition?.warnings?.(object, undefined)
      definition?.validateUpdate?.(object, structuredClone(object), context)
    },
    60_000,
  )
})
