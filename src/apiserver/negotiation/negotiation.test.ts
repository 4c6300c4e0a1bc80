import type { ApiRequest, KubeObject } from '../../api/index.js'
import { badRequest, isStatusError, notFound, type StatusError, tooManyRequests } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import { CachedObject, type Column, encodeObject } from '../../registry/index.js'
import {
  isWriter,
  jsonAnswer,
  negotiate,
  type Offer,
  type Output,
  type Printed,
  parseAccept,
  partialMetadata,
  partialMetadataFrame,
  partialMetadataList,
  patchTypeOf,
  plainJson,
  printInto,
  printItems,
  requireIncludeObject,
  requireMetadataKind,
  requireStream,
  statusResponse,
  TablePrinter,
  warningHeaders,
  wholeOf,
} from './index.js'

const table = 'application/json;as=Table;v=v1;g=meta.k8s.io'
const protobuf = 'application/vnd.kubernetes.protobuf'

function request(accept?: string, query = '', userAgent?: string): ApiRequest {
  return {
    method: 'GET',
    path: '/',
    query: new URLSearchParams(query),
    headers: { ...(accept === undefined ? {} : { accept }), ...(userAgent ? { 'user-agent': userAgent } : {}) },
    signal: new AbortController().signal,
  }
}

function refusal(call: () => unknown): StatusError {
  try {
    call()
  } catch (error) {
    if (isStatusError(error)) return error
  }
  throw new Error('nothing was refused')
}

function textOf(printed: Printed): string {
  return Buffer.concat(wholeOf(printed)).toString('utf8')
}

describe('printItems', () => {
  const lengths = {
    sizeOf: (item: string) => Buffer.byteLength(item),
    write: (item: string, target: Buffer, at: number) => at + target.write(item, at),
  }

  it.each([1, 7, 4096, 70_000, 500_000])(
    'writes items of up to %i bytes, the same into buffers of any size',
    (longest) => {
      const items = Array.from({ length: 300 }, (_, i) => 'ä'.repeat(1 + ((i * 7919) % longest)))
      const expected = `[${items.join(',')}]`
      expect(textOf(printItems('[', items, lengths, ']'))).toBe(expected)
      const writer = printItems('[', items, lengths, ']')
      if (!isWriter(writer)) return
      const parts: Buffer[] = []
      for (let length = 1, size = 65_536; length > 0; size += 1_001) {
        const part = Buffer.alloc(size)
        length = writer.fill(part)
        parts.push(part.subarray(0, length))
      }
      expect(Buffer.concat(parts).toString()).toBe(expected)
    },
  )

  it('writes all of a short list, however long that takes', () => {
    const slow = {
      ...lengths,
      write(item: string, target: Buffer, at: number) {
        const until = performance.now() + 5
        while (performance.now() < until);
        return lengths.write(item, target, at)
      },
    }
    expect(textOf(printItems('[', ['a', 'b', 'c', 'd', 'e'], slow, ']'))).toBe('[a,b,c,d,e]')
  })

  it('writes nothing but the frame of an empty list', () => {
    expect(textOf(printItems('[', [], lengths, ']'))).toBe('[]')
  })
})

describe('parseAccept', () => {
  it('puts higher quality first, named types before wildcards, else keeps the order', () => {
    const order = parseAccept('*/*, a/b;q=0.5, c/d;x=1, e/*, f/g').map(({ type, subtype }) => `${type}/${subtype}`)
    expect(order).toEqual(['c/d', 'f/g', 'e/*', '*/*', 'a/b'])
  })
})

describe('negotiate', () => {
  const list: Offer = { route: 'list', table: true, metadata: true, protobuf: true }
  const cases: [accept: string | undefined, offer: Offer, expected: Partial<Output>][] = [
    [undefined, list, plainJson],
    ['*/*', list, plainJson],
    ['application/json, */*', list, plainJson],
    ['text/html, */*', list, plainJson],
    ['application/yaml', list, { mediaType: 'yaml', contentType: 'application/yaml' }],
    [`${protobuf},application/json`, list, { mediaType: 'protobuf', contentType: protobuf }],
    [`application/json,${protobuf}`, list, { mediaType: 'json' }],
    [`${protobuf},application/json`, { ...list, protobuf: false }, { mediaType: 'json' }],
    [`${protobuf},application/json`, { route: 'watch', protobuf: true }, { contentType: `${protobuf};stream=watch` }],
    [`${protobuf},application/json`, { route: 'list', custom: true }, { mediaType: 'json' }],
    [`application/json;q=0.1,${protobuf};q=0.2`, list, { mediaType: 'protobuf' }],
    [table, list, { form: 'table', formVersion: 'v1', includeObject: 'Metadata' }],
    [`${table},application/json`, { route: 'object' }, { form: 'plain' }],
    ['application/json;as=Table;v=v1beta1;g=meta.k8s.io', list, { form: 'table', formVersion: 'v1beta1' }],
    [`${protobuf};as=Table;v=v1;g=meta.k8s.io,${table}`, list, { form: 'table', mediaType: 'json' }],
    [
      `${protobuf};as=PartialObjectMetadata;v=v1;g=meta.k8s.io`,
      list,
      { form: 'metadata', mediaType: 'protobuf', metadataKind: 'PartialObjectMetadata' },
    ],
    [
      'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
      list,
      { form: 'metadata', metadataKind: 'PartialObjectMetadataList' },
    ],
    ['application/json;as=Nothing;v=v1;g=meta.k8s.io,application/json', list, { form: 'plain' }],
    ['application/json;pretty=1', list, { pretty: true }],
  ]
  it.each(cases)('answers %s on %j', (accept, offer, expected) => {
    expect(negotiate(request(accept), offer)).toMatchObject(expected)
  })

  const available = `application/json, application/yaml, ${protobuf}`
  const refused: [accept: string, offer: Offer, message: string][] = [
    [
      'text/html, application/*',
      list,
      `406: Not Acceptable\n\nAvailable representations: ${available}, application/json;stream=watch, ${protobuf};stream=watch`,
    ],
    ['image/png', { route: 'object' }, `406: Not Acceptable\n\nAvailable representations: ${available}`],
    [
      'application/json;as=Nothing;v=v1;g=meta.k8s.io',
      list,
      `only the following media types are accepted: ${available}`,
    ],
    [table, { route: 'object' }, `only the following media types are accepted: ${available}`],
    [
      protobuf,
      { route: 'object', custom: true, metadata: true },
      `only the following media types are accepted: ${available}`,
    ],
    ['application/yaml;stream=watch', list, `only the following media types are accepted: ${available}`],
  ]
  it.each(refused)('refuses %s on %j', (accept, offer, message) => {
    expect(refusal(() => negotiate(request(accept), offer))).toMatchObject({
      code: 406,
      reason: 'NotAcceptable',
      message,
    })
  })

  it.each([
    ['pretty=true', undefined, true],
    ['pretty=1', undefined, true],
    ['pretty=false', 'curl/8.0', false],
    ['pretty=maybe', undefined, false],
    ['', 'curl/8.0', true],
    ['', 'Mozilla/5.0 (X11)', true],
    ['', 'kubectl/v1.34', false],
  ])('prints over several lines for ?%s of %s: %s', (query, agent, pretty) => {
    expect(negotiate(request('application/json', query, agent), list).pretty).toBe(pretty)
  })

  it('reads includeObject for tables', () => {
    expect(negotiate(request(table, 'includeObject=None'), list).includeObject).toBe('None')
    const unknown = negotiate(request(table, 'includeObject=All'), list)
    expect(refusal(() => requireIncludeObject(unknown)).message).toBe(
      "Unable to convert to Table as requested: includeObject: Invalid value: \"All\": must be 'Metadata', 'Object', 'None', or empty",
    )
  })
})

describe('requireStream', () => {
  it('refuses to stream YAML, which is chosen as for any other request', () => {
    const yaml = negotiate(request('application/yaml'), { route: 'watch' })
    expect(refusal(() => requireStream(yaml, {}))).toMatchObject({
      code: 406,
      message: `only the following media types are accepted: application/json;stream=watch, ${protobuf};stream=watch`,
    })
    expect(refusal(() => requireStream(yaml, { custom: true })).message).not.toContain(protobuf)
  })
})

describe('patchTypeOf', () => {
  it('reads the type before parameters', () => {
    expect(patchTypeOf('application/merge-patch+json; charset=utf-8', false)).toBe('merge')
    expect(patchTypeOf('application/apply-patch+yaml', true)).toBe('apply')
  })

  it('refuses others in the words of the two routes', () => {
    expect(refusal(() => patchTypeOf('application/json', false))).toMatchObject({
      code: 415,
      message: '415: Unsupported Media Type',
      details: {},
    })
    expect(refusal(() => patchTypeOf('application/strategic-merge-patch+json', true)).message).toBe(
      'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
    )
  })
})

describe('print', () => {
  const json = [
    Buffer.from('{"kind":"X","data":{"b":"two\\nlines\\n","a":"1","yes":"no"},'),
    Buffer.from('"time":"2020-01-02T03:04:05Z","f:x":{".":{}},"list":[{"n":1}]}'),
  ]

  it('sends compact JSON as it is, with a newline', () => {
    expect(textOf(printInto(plainJson, json))).toBe(`${textOf(json)}\n`)
  })

  it('indents pretty JSON by two, without a newline at the end', () => {
    expect(textOf(printInto({ ...plainJson, pretty: true }, [Buffer.from('{"a":{},"b":[1]}')]))).toBe(
      '{\n  "a": {},\n  "b": [\n    1\n  ]\n}',
    )
  })

  it('prints YAML as Go does', () => {
    const output = negotiate(request('application/yaml'), { route: 'object' })
    const answer = jsonAnswer(output, 200, json)
    expect(answer.headers['content-type']).toBe('application/yaml')
    expect(answer.body.kind === 'bytes' && textOf(answer.body.parts)).toBe(
      'data:\n  a: "1"\n  b: |\n    two\n    lines\n  "yes": "no"\nf:x:\n  .: {}\nkind: X\nlist:\n- "n": 1\ntime: "2020-01-02T03:04:05Z"\n',
    )
  })
})

it('prints no YAML of what YAML cannot hold unescaped', () => {
  const yaml = { ...plainJson, mediaType: 'yaml' } as const
  const printed = (text: string) => textOf(printInto(yaml, [Buffer.from(JSON.stringify({ text }))]))
  expect(printed('\u0001')).toBe('text: "\\x01"\n')
  expect(refusal(() => printed('a\u007f'))).toMatchObject({
    code: 500,
    message: 'yaml: control characters are not allowed',
  })
})

describe('statusResponse', () => {
  const missing = notFound({ group: '', resource: 'configmaps' }, 'none')

  it('is JSON, YAML or pretty, as asked', () => {
    expect(statusResponse(request('application/yaml'), missing).headers['content-type']).toBe('application/yaml')
    expect(statusResponse(request(table), missing)).toMatchObject({
      status: 404,
      headers: { 'content-type': 'application/json' },
    })
    const { body } = statusResponse(request(undefined, 'pretty=1'), missing)
    expect(body.kind === 'bytes' && textOf(body.parts)).toContain('\n  "metadata": {},\n')
  })

  it('is JSON where the client asks for what an error cannot be', () => {
    const { body } = statusResponse(request('image/png'), badRequest('no'))
    expect(body.kind === 'bytes' && JSON.parse(textOf(body.parts))).toMatchObject({
      kind: 'Status',
      message: 'no',
      code: 400,
    })
  })

  it('says when to come back', () => {
    expect(statusResponse(request(), tooManyRequests('slow down', 10)).headers['retry-after']).toBe('10')
  })
})

describe('warningHeaders', () => {
  it('quotes, in order, each text once', () => {
    expect(warningHeaders(['unknown field "spec.x"', 'b\\c', 'unknown field "spec.x"'])).toEqual([
      '299 - "unknown field \\"spec.x\\""',
      '299 - "b\\\\c"',
    ])
  })

  it('drops what no header can carry, and sends UTF-8 as bytes', () => {
    expect(warningHeaders(['a\nb', '', 'ü'])).toEqual([`299 - "${Buffer.from('ü').toString('latin1')}"`])
  })

  it('shortens texts only when all together are too long, then stops', () => {
    expect(warningHeaders(['x'.repeat(4000)])[0]).toHaveLength(4000 + 8)
    const many = Array.from({ length: 40 }, (_, i) => `${i}-`.padEnd(300, 'y'))
    const headers = warningHeaders(many)
    expect(headers).toHaveLength(16)
    for (const header of headers) expect(header).toHaveLength(256 + 8)
  })
})

describe('tables and metadata', () => {
  const clock = new FakeClock(Date.parse('2025-01-01T00:00:00Z'))
  let computed = 0
  const columns: Column<KubeObject>[] = [
    { name: 'Name', type: 'string', format: 'name', description: 'text', value: (one) => one.metadata?.name ?? '' },
    {
      name: 'Restarts',
      type: 'string',
      value: (one) => {
        computed++
        return { since: one.metadata?.creationTimestamp, before: '3 (', after: ' ago)' }
      },
    },
    { name: 'Data', type: 'integer', priority: 1, value: () => 2 },
    { name: 'Never', type: 'string', value: () => ({ since: undefined }) },
  ]

  function stored(name: string, revision: number, labels: Record<string, string> = {}): CachedObject {
    const object = {
      kind: 'Pod',
      apiVersion: 'v1',
      metadata: { name, namespace: 'a', labels, creationTimestamp: '2024-12-31T23:00:00Z' },
    }
    return new CachedObject(`a/${name}`, revision as never, encodeObject(object), () => ({ labels: {}, fields: {} }))
  }

  const output = negotiate(request(table), { route: 'list', table: true })

  it('prints rows from the columns, ages as kubectl shows them', async () => {
    const printer = new TablePrinter(clock)
    const objects = [stored('ä"b', 5, { x: 'ü' }), stored('c', 6)]
    const print = async () =>
      JSON.parse(textOf(printer.list(output, { columns }, objects, { resourceVersion: '7', remainingItemCount: 1 })))
    const printed = await print()
    expect(printed).toMatchObject({
      kind: 'Table',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '7', remainingItemCount: 1 },
      columnDefinitions: [
        { name: 'Name', type: 'string', format: 'name', description: 'text', priority: 0 },
        { name: 'Restarts', type: 'string', format: '', description: '', priority: 0 },
        { name: 'Data', priority: 1 },
        { name: 'Never' },
      ],
    })
    expect(printed.rows[0]).toEqual({
      cells: ['ä"b', '3 (60m ago)', 2, '<unknown>'],
      object: {
        kind: 'PartialObjectMetadata',
        apiVersion: 'meta.k8s.io/v1',
        metadata: {
          name: 'ä"b',
          namespace: 'a',
          labels: { x: 'ü' },
          creationTimestamp: '2024-12-31T23:00:00Z',
          resourceVersion: '5',
        },
      },
    })
    expect(printed.rows).toHaveLength(2)
    const before = computed
    await clock.advance(5 * 60_000)
    expect((await print()).rows[0].cells[1]).toBe('3 (65m ago)')
    expect(computed).toBe(before)
    expect(objects[0]?.isDecoded).toBe(false)
  })

  it('puts the object, its metadata or nothing beside the cells', async () => {
    const printer = new TablePrinter(clock)
    const objectOf = async (includeObject: Output['includeObject'], view?: (object: CachedObject) => KubeObject) =>
      JSON.parse(
        textOf(printer.object({ ...output, includeObject }, { columns, ...(view ? { view } : {}) }, stored('a', 9))),
      ).rows[0].object
    expect(await objectOf('None')).toBeNull()
    expect(await objectOf('Object')).toMatchObject({ kind: 'Pod', metadata: { resourceVersion: '9' } })
    expect(await objectOf('Object', (one) => ({ ...one.object(), apiVersion: 'v2' }))).toMatchObject({
      apiVersion: 'v2',
    })
  })

  it('prints an empty list and long ones in chunks', async () => {
    const printer = new TablePrinter(clock)
    expect(JSON.parse(textOf(printer.list(output, { columns }, [], { resourceVersion: '1' }))).rows).toEqual([])
    const many = Array.from({ length: 3000 }, (_, i) =>
      stored(`pod-${i}`, i + 1, { [`label-${i}`]: 'x'.repeat(i % 50) }),
    )
    const printed = printer.list(output, { columns }, many, { resourceVersion: '1' })
    expect(isWriter(printed)).toBe(true)
    const { rows } = JSON.parse(textOf(printed))
    expect(rows.map((row: { cells: string[] }) => row.cells[0])).toEqual(many.map((one) => one.name))
  })

  it('sends columns with the first event of a watch only', async () => {
    const printer = new TablePrinter(clock)
    const frame = async (isFirst: boolean) =>
      JSON.parse(Buffer.from(await printer.frame('ADDED', output, { columns }, stored('a', 3), { isFirst })).toString())
    expect(await frame(true)).toMatchObject({
      type: 'ADDED',
      object: { kind: 'Table', columnDefinitions: [{ name: 'Name' }, {}, {}, {}] },
    })
    expect((await frame(false)).object.columnDefinitions).toBeNull()
  })

  it('prints objects that are not stored', () => {
    const printed = JSON.parse(
      textOf(new TablePrinter(clock).values(output, columns, [{ metadata: { name: 'x' } }], {})),
    )
    expect(printed.rows).toEqual([
      {
        cells: ['x', '3 (<unknown> ago)', 2, '<unknown>'],
        object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: { name: 'x' } },
      },
    ])
  })

  it('cuts metadata out of the stored bytes', async () => {
    const one = { ...plainJson, form: 'metadata', metadataKind: 'PartialObjectMetadata' } as const
    const many = { ...one, metadataKind: 'PartialObjectMetadataList' } as const
    expect(JSON.parse(textOf(partialMetadata(one, stored('a', 4))))).toMatchObject({
      kind: 'PartialObjectMetadata',
      metadata: { name: 'a', resourceVersion: '4' },
    })
    const list = JSON.parse(
      textOf(partialMetadataList(many, [stored('a', 4), stored('b', 5)], { resourceVersion: '6' })),
    )
    expect(list).toMatchObject({
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: '6' },
      items: [
        { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: { name: 'a' } },
        { metadata: { name: 'b', resourceVersion: '5' } },
      ],
    })
    expect(() => requireMetadataKind(many, { isList: false, goType: '*core.Pod' })).toThrow('is not a list (*core.Pod)')
    expect(() => requireMetadataKind(one, { isList: true, goType: '*core.PodList' })).toThrow(
      'is a list (*core.PodList)',
    )
    expect(JSON.parse(Buffer.from(partialMetadataFrame('DELETED', 'v1', stored('a', 8))).toString())).toMatchObject({
      type: 'DELETED',
      object: { kind: 'PartialObjectMetadata', metadata: { resourceVersion: '8' } },
    })
  })
})
