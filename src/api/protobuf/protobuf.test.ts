import fc from 'fast-check'
import type { JsonObject } from '../types/index.js'
import { builtInResources, decode, typeOf } from '../types/index.js'
import type { ProtobufType } from './index.js'
import {
  closeEnvelope,
  decodeMessage,
  encodeMessage,
  messageOfDefinition,
  openEnvelope,
  ProtobufError,
  watchFrame,
} from './index.js'

function messageOf(definition: string): ProtobufType {
  const message = messageOfDefinition(definition)
  if (!message) throw new TypeError(`no message ${definition}`)
  return message
}

const pod = messageOf('io.k8s.api.core.v1.Pod')
const configMap = messageOf('io.k8s.api.core.v1.ConfigMap')
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

/** What the API makes of the bytes: the message read, then given the form of its type. */
const printed = (definition: string, bytes: Uint8Array) =>
  decode(typeOf(definition), decodeMessage(messageOf(definition), bytes)).object

describe('the bytes of a message', () => {
  it('hold what is no pointer even when it is empty, in the order of the numbers', () => {
    // metadata: name, generateName, namespace, selfLink, uid, resourceVersion, generation and creationTimestamp are always written.
    expect(hex(encodeMessage(configMap, { metadata: { name: 'a' } }))).toBe('0a110a016112001a0022002a00320038004200')
  })

  it('hold the entries of a map in the order of their keys', () => {
    const [one, two] = [{ data: { b: '2', a: '1' } }, { data: { a: '1', b: '2' } }]
    expect(hex(encodeMessage(configMap, one))).toBe(hex(encodeMessage(configMap, two)))
    expect(hex(encodeMessage(configMap, one))).toContain('12060a016112013112060a0162120132')
  })

  it('write negative numbers in ten bytes', () => {
    const bytes = encodeMessage(messageOf('io.k8s.api.core.v1.Toleration'), { tolerationSeconds: -1 })
    expect(hex(bytes)).toMatch(/28ffffffffffffffffff01$/)
    expect(printed('io.k8s.api.core.v1.Toleration', bytes)).toEqual({ tolerationSeconds: -1 })
  })

  it('carry times, quantities, either-or values and raw JSON in forms of their own', () => {
    const metadata = {
      name: 'a',
      creationTimestamp: '2025-01-02T03:04:05Z',
      managedFields: [{ manager: 'm', fieldsV1: { 'f:a': { '.': {} } } }],
    }
    const probe = { httpGet: { port: 'web' }, periodSeconds: 3 }
    const other = { tcpSocket: { port: 80 } }
    const resources = { limits: { cpu: '500m', memory: '1Gi' } }
    const containers = [{ name: 'main', resources, livenessProbe: probe, readinessProbe: other }]
    const object = decode(typeOf('io.k8s.api.core.v1.Pod'), { metadata, spec: { containers } }).object
    expect(printed('io.k8s.api.core.v1.Pod', encodeMessage(pod, object))).toEqual(object)
  })

  it('say of a schema whether it is a truth value, a list or one schema', () => {
    const definition = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps'
    const schema = {
      type: 'object',
      default: { a: [1, null, 'x'] },
      enum: [1, 'two', false],
      additionalProperties: false,
      properties: { a: { items: { type: 'string' } }, b: { additionalProperties: { type: 'integer' } } },
    }
    const { object } = decode(typeOf(definition), schema)
    expect(printed(definition, encodeMessage(messageOf(definition), object))).toEqual(object)
  })

  it('show a time before 1970', () => {
    const definition = 'io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta'
    const { object } = decode(typeOf(definition), { deletionTimestamp: '1960-01-01T00:00:00Z' })
    expect(printed(definition, encodeMessage(messageOf(definition), object))).toEqual(object)
  })

  it('come back as they were, for every kind', () => {
    const text = fc.string({ maxLength: 4 })
    const definitions = builtInResources().flatMap(({ definition }) => (definition ? [definition] : []))
    fc.assert(
      fc.property(fc.constantFrom(...definitions), fc.dictionary(text, text), (definition, labels) => {
        const { object } = decode(typeOf(definition), { metadata: { name: 'a', labels } })
        const message = messageOf(definition)
        const bytes = encodeMessage(message, object)
        const again = decode(typeOf(definition), decodeMessage(message, bytes)).object
        expect(again).toEqual(object)
        expect(hex(encodeMessage(message, again))).toBe(hex(bytes))
      }),
      { numRuns: 200, seed: 1 },
    )
  })
})

describe('bytes from a client', () => {
  const spec = (object: JsonObject) => encodeMessage(pod, { metadata: { name: 'a' }, spec: object })

  it('are refused where they end early', () => {
    const bytes = spec({ containers: [{ name: 'main' }] })
    for (let length = 1; length < bytes.length; length++) {
      try {
        decodeMessage(pod, bytes.subarray(0, length))
      } catch (error) {
        expect(error).toBeInstanceOf(ProtobufError)
      }
    }
    expect(() => decodeMessage(pod, bytes.subarray(0, bytes.length - 1))).toThrow('unexpected EOF')
  })

  it('may hold fields that nobody knows', () => {
    // Field 1000 as a number, as 64 bits, as bytes and as 32 bits.
    const unknown = Buffer.from('c03e05' + 'c13e0102030405060708' + 'c23e026869' + 'c53e01020304', 'hex')
    expect(
      decodeMessage(configMap, Buffer.concat([unknown, encodeMessage(configMap, { data: { a: '1' } })])),
    ).toMatchObject({
      data: { a: '1' },
    })
  })

  it.each([
    ['a field of another wire type', '08' + '01', 'wrong wireType = 0'],
    ['a field that Go names in capitals', '0a03' + '280101', 'wrong wireType = 0 for field UID'],
    ['a time of another wire type', '0a04' + '42020a00', 'wrong wireType = 2 for field Seconds'],
    ['tag 0', '00', 'illegal tag 0'],
    ['tag 0 in a time', '0a04' + '42020000', 'proto: Timestamp: illegal tag 0 (wire type 0)'],
    ['the end of a group', '0c', 'wiretype end group for non-group'],
    ['a group', '0b', 'wrong wireType = 3'],
    ['a number without end', 'ffffffffffffffffffffff', 'integer overflow'],
    ['a length beyond the end', '0aff7f', 'unexpected EOF'],
  ])('are refused for %s', (_name, bytes, message) => {
    expect(() => decodeMessage(configMap, Buffer.from(bytes, 'hex'))).toThrow(ProtobufError)
    expect(() => decodeMessage(configMap, Buffer.from(bytes, 'hex'))).toThrow(message)
  })

  it('are refused for a time that no calendar has, and for raw JSON that is none', () => {
    // deletionTimestamp, with the largest number of seconds.
    const far = Buffer.from('4a0c08ffffffffffffffff7f1000', 'hex')
    const meta = messageOf('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta')
    expect(() => decodeMessage(meta, far)).toThrow('year outside of range')
    const fields = messageOf('io.k8s.apimachinery.pkg.apis.meta.v1.ManagedFieldsEntry')
    const entry = encodeMessage(fields, { manager: 'm', fieldsV1: { a: 1 } })
    const at = entry.indexOf('{"a":1}')
    entry.write('{{{{{{{', at)
    expect(() => decodeMessage(fields, entry)).toThrow(ProtobufError)
  })

  it('are refused where they are nested deeper than any stack', () => {
    const definition = 'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps'
    // `not` is field 28; each level is the one before with a tag and a length around it.
    const levels: Buffer[] = []
    let length = 0
    for (let i = 0; i < 5000; i++) {
      const head = [0xe2, 0x01]
      for (let rest = length; ; rest >>= 7) {
        head.push(rest < 128 ? rest : (rest & 127) | 128)
        if (rest < 128) break
      }
      levels.push(Buffer.from(head))
      length += head.length
    }
    expect(() => decodeMessage(messageOf(definition), Buffer.concat(levels.reverse()))).toThrow('exceeded max depth')
  })

  it('lose no field to a prototype', () => {
    const bytes = encodeMessage(configMap, JSON.parse('{"data":{"__proto__":"x"}}') as JsonObject)
    const { data } = decodeMessage(configMap, bytes)
    expect(Object.keys(data as object)).toEqual(['__proto__'])
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype)
  })
})

describe('the envelope', () => {
  it('says what it holds', () => {
    const raw = encodeMessage(configMap, { data: { a: '1' } })
    const bytes = closeEnvelope('v1', 'ConfigMap', raw)
    expect(hex(bytes.subarray(0, 4))).toBe('6b387300')
    expect(openEnvelope(bytes)).toEqual({ apiVersion: 'v1', kind: 'ConfigMap', raw })
    // contentEncoding and contentType are there, and empty.
    expect(hex(bytes)).toMatch(/1a002200$/)
  })

  it('is refused without its four bytes', () => {
    expect(() => openEnvelope(Buffer.from('{"a":1}'))).toThrow('expected prefix [107 56 115 0]')
    expect(() => openEnvelope(new Uint8Array())).toThrow(ProtobufError)
  })

  it('is framed in a watch by its length', () => {
    const frame = watchFrame('ADDED', closeEnvelope('v1', 'ConfigMap', new Uint8Array()))
    expect(frame.readUInt32BE(0)).toBe(frame.length - 4)
    expect(frame.subarray(4, 11).toString('latin1')).toBe('\n\x05ADDED')
  })
})
