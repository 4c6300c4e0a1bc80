import { parseYaml, parseYamlBySteps, printYaml } from './index.js'

const parse = (text: string) => parseYaml(Buffer.from(text))

describe('parseYaml', () => {
  it.each<[string, unknown]>([
    ['? a\n: b\n', { a: 'b' }],
    ['a:\n- 1\n- - 2\n  - 3\n', { a: [1, [2, 3]] }],
    ['[a: b, c]', [{ a: 'b' }, 'c']],
    ['a: &x {b: 1}\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['a: |2-\n   x\n  y\n', { a: ' x\ny' }],
    ['a: >\n  x\n  y\n\n  z\n', { a: 'x y\nz\n' }],
    ['a: "x\\\n   y\\u0041"\n', { a: 'xyA' }],
    ["a: 'it''s\n  b'\n", { a: "it's b" }],
    ['1.5: x\n1: q\ntrue: z\n', { 1: 'q', '1.5': 'x', true: 'z' }],
    [
      'a: 9223372036854775807\nb: 18446744073709551615\nc: 1e400\n',
      { a: 2n ** 63n - 1n, b: 2n ** 64n - 1n, c: '1e400' },
    ],
    ['a: !!str 1\nb: !!binary aGk=\nc: !!float 1\n', { a: '1', b: 'hi', c: 1 }],
    ['%YAML 1.1\n---\na: 1\n...\nb: 2\n', { a: 1 }],
    ['{"a": 1}x', { a: 1 }],
    ['', null],
  ])('%j', (text, value) => {
    expect(parse(text).value).toEqual(value)
  })

  it.each([
    ['a: "\\ud83d"', 'yaml: found invalid Unicode character escape code'],
    ['a: "x', 'yaml: found unexpected end of stream'],
    ['a: 1\n b: 2', 'yaml: line 2: mapping values are not allowed in this context'],
    ['a: 1\nb', "yaml: line 3: could not find expected ':'"],
    ['- a\nb: 1', "yaml: line 1: did not find expected '-' indicator"],
    ['a:\n\t- b', 'yaml: line 2: found character that cannot start any token'],
    ['a: \u0001', 'yaml: control characters are not allowed'],
    ['a: !!int x', 'yaml: cannot decode !!str `x` as a !!int'],
    ['[a]: 1', 'yaml: invalid map key: []interface {}{"a"}'],
    ['a: &a [*a]', "yaml: anchor 'a' value contains itself"],
    ['<<: 1', 'yaml: map merge requires map or sequence of maps as the value'],
    ['a: .inf', 'json: unsupported value: +Inf'],
    ['['.repeat(100_000), 'yaml: exceeded max depth of 10000'],
  ])('says of %.30j what Go says', (text, message) => {
    expect(() => parse(text)).toThrow(expect.objectContaining({ name: 'YamlSyntaxError', message }))
  })

  it('names bytes that are no UTF-8', () => {
    expect(() => parseYaml(Buffer.from([0x61, 0xff]))).toThrow('yaml: invalid leading UTF-8 octet')
  })
})

describe('printYaml', () => {
  const words = 'word '.repeat(30).trim()

  it('prints as Go does', () => {
    const value = {
      b10: [1, [2, { c: [] }], {}],
      b9: 'yes',
      colon: 'a: b',
      f: 1e21,
      folded: words,
      'k#': 'tab\t',
      literal: ' x\n\n',
      n: null,
      quoted: "it's # x",
      '': '',
    }
    expect(printYaml(value)).toBe(
      [
        '"": ""',
        'b9: "yes"',
        'b10:',
        '- 1',
        '- - 2',
        '  - c: []',
        '- {}',
        "colon: 'a: b'",
        'f: 1e+21',
        `folded: ${'word '.repeat(15).trim()}`,
        `  ${'word '.repeat(15).trim()}`,
        'k#: "tab\\t"',
        'literal: |2+',
        '   x',
        '',
        '"n": null',
        "quoted: 'it''s # x'",
        '',
      ].join('\n'),
    )
  })

  it('prints what it reads back', () => {
    const value = {
      a: ['x\ny', '- z', '0x1', '2020-01-01', 'null', '\u0085', '😀', "'", '"'],
      b: { c: { d: [[], {}] } },
    }
    expect(parse(printYaml(value)).value).toEqual(value)
  })
})

describe('parseYamlBySteps', () => {
  const stepsOf = (text: string) => {
    const steps = parseYamlBySteps(Buffer.from(text))
    for (let count = 0; ; count++) if (steps.next().done) return count
  }
  const entries = (count: number, of: (index: number) => string) =>
    Array.from({ length: count }, (_, i) => of(i)).join('')

  it.each<[string, string]>([
    ['a mapping', entries(3200, (i) => `k${i}: v\n`)],
    ['a sequence', entries(3200, () => '- v\n')],
    ['a sequence in a mapping', `a:\n${entries(3200, () => '- v\n')}`],
    ['a flow mapping', `{${entries(3200, (i) => `k${i}: v,`)}}`],
    ['a flow sequence', `[${entries(3200, () => 'v,')}]`],
    ['collections', entries(1600, (i) => `k${i}: {a: [b]}\n`)],
    ['aliases', `a: &a [1]\nb: [${entries(3200, () => '1, ')}]\n${entries(1600, (i) => `k${i}: *a\n`)}`],
  ])('pauses often in %s', (_name, text) => {
    expect(stepsOf(text)).toBeGreaterThan(100)
  })
})
