import {
  canonicalQuantity,
  durationError,
  formatDuration,
  formatIp,
  getScaledValueFromIntOrPercent,
  humanDuration,
  isConfigMapKey,
  isDNS1123Label,
  isDNS1123Subdomain,
  isQualifiedName,
  isValidLabelValue,
  isValidPortName,
  parseCidr,
  parseDuration,
  parseIp,
  parseQuantity,
  parseTimestamp,
} from './index.js'

describe('Quantity', () => {
  it.each([
    ['0', '0'],
    ['1000m', '1'],
    ['0.5', '500m'],
    ['1024Mi', '1Gi'],
    ['1.5Gi', '1536Mi'],
    ['0.5Gi', '512Mi'],
    ['1Ki', '1Ki'],
    ['512', '512'],
    ['0.1Ki', '102400m'],
    ['1500', '1500'],
    ['100000', '100k'],
    ['1e3', '1e3'],
    ['12e4', '120e3'],
    ['1E', '1E'],
    ['1E2', '100'],
    ['-2000m', '-2'],
    ['.5', '500m'],
    ['1.', '1.'],
    ['010', '010'],
    ['010m', '010m'],
    ['1.500', '1.500'],
    ['1.10', '1100m'],
    ['+5', '+5'],
    ['1000', '1k'],
    ['8Ki', '8Ki'],
    ['0.0015', '1500u'],
    ['99e18', '99e18'],
    ['1e19', '10e18'],
    ['0.0000000001', '1n'],
    ['99999999999999999999', '99999999999999999999'],
    ['16Ei', '9223372036854775807'],
  ])('prints %s as %s', (text, canonical) => {
    expect(canonicalQuantity(text)).toBe(canonical)
  })

  it.each(['', 'a', '1foo', '1 ', '1.2.3', '1Gi5x'])('refuses %p by its form', (text) => {
    expect(() => parseQuantity(text)).toThrow(
      "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
    )
  })

  it.each(['1KK', '1iK', '1e', '1Gi5'])('refuses the suffix of %p', (text) => {
    expect(() => parseQuantity(text)).toThrow("unable to parse quantity's suffix")
  })

  it('rounds values up and adds in the format of the first', () => {
    expect(parseQuantity('1500m').value()).toBe(2)
    expect(parseQuantity('-1500m').value()).toBe(-2)
    expect(parseQuantity('100u').milliValue()).toBe(1)
    expect(parseQuantity('1Gi').add(parseQuantity('1Gi')).toString()).toBe('2Gi')
    expect(parseQuantity('0').add(parseQuantity('1Gi')).toString()).toBe('1Gi')
  })
})

describe('IntOrString', () => {
  it('scales percentages in the direction asked for', () => {
    expect(getScaledValueFromIntOrPercent('25%', 10, { roundUp: true })).toBe(3)
    expect(getScaledValueFromIntOrPercent('25%', 10, { roundUp: false })).toBe(2)
    expect(getScaledValueFromIntOrPercent(7, 10, { roundUp: false })).toBe(7)
    expect(() => getScaledValueFromIntOrPercent('many', 10, { roundUp: false })).toThrow('string is not a percentage')
  })
})

describe('durations', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['-2m', -120_000],
    ['0', 0],
    ['5', undefined],
    ['1x', undefined],
    ['', undefined],
  ])('reads %p', (text, milliseconds) => {
    expect(parseDuration(text)).toBe(milliseconds)
  })

  it.each([
    [3_600_000, '1h0m0s'],
    [90_500, '1m30.5s'],
    [300, '300ms'],
    [0, '0s'],
  ])('prints %p as %p', (milliseconds, text) => {
    expect(formatDuration(milliseconds)).toBe(text)
  })

  it.each([
    [-500, '0s'],
    [-5000, '<invalid>'],
    [119_000, '119s'],
    [121_000, '2m1s'],
    [600_000, '10m'],
    [3 * 3600_000, '3h'],
    [7.5 * 3600_000, '7h30m'],
    [50 * 3600_000, '2d2h'],
    [24 * 9 * 3600_000, '9d'],
    [24 * 365 * 3 * 3600_000, '3y'],
  ])('shows an age of %p ms as %p', (milliseconds, text) => {
    expect(humanDuration(milliseconds)).toBe(text)
  })
})

describe('names', () => {
  it('accepts what upstream accepts', () => {
    for (const label of ['a', '1', 'a-b', 'a'.repeat(63)]) expect(isDNS1123Label(label)).toEqual([])
    for (const name of ['example.com', 'a.b-c.d']) expect(isDNS1123Subdomain(name)).toEqual([])
    for (const key of ['app', 'example.com/App_1', 'A.b']) expect(isQualifiedName(key)).toEqual([])
    for (const value of ['', 'a', 'A_b.c-1']) expect(isValidLabelValue(value)).toEqual([])
  })

  it('gives the reasons in upstream’s words', () => {
    expect(isDNS1123Label('a.b')).toEqual(['must not contain dots'])
    expect(isDNS1123Subdomain('A')).toEqual([
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
    ])
    expect(isQualifiedName('/a')).toEqual(['prefix part must be non-empty'])
    expect(isQualifiedName('a'.repeat(64))).toEqual(['name part must be no more than 63 characters'])
    expect(isConfigMapKey('..')).toEqual(["must not be '..'"])
    expect(isValidPortName('1-')).toEqual([
      'must contain at least one letter (a-z)',
      'must not begin or end with a hyphen',
    ])
  })
})

describe('addresses', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    ['::1', '::1'],
    ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::', '::'],
  ])('prints %s as %s', (text, canonical) => {
    const parsed = parseIp(text)
    expect(parsed && formatIp(parsed)).toBe(canonical)
  })

  it.each(['1.2.3', '1.2.3.256', '1::2::3', 'g::', '1:2:3:4:5:6:7:8:9'])('refuses %s', (text) => {
    expect(parseIp(text)).toBeUndefined()
  })

  it('knows the network of a block', () => {
    const block = parseCidr('10.1.2.3/16')
    expect(block && formatIp(block.network)).toBe('10.1.0.0')
    expect(parseCidr('10.0.0.0/33')).toBeUndefined()
  })
})

it('refuses times that do not exist', () => {
  expect(parseTimestamp('2024-02-29T00:00:00Z')).toBe(Date.UTC(2024, 1, 29))
  expect(parseTimestamp('2024-02-30T00:00:00Z')).toBeUndefined()
  expect(parseTimestamp('2024-01-01')).toBeUndefined()
  expect(parseTimestamp('2024-01-01T01:00:00.5+01:00')).toBe(Date.UTC(2024, 0, 1) + 500)
})

describe('what is no duration', () => {
  it.each([
    ['1x', 'time: unknown unit "x" in duration "1x"'],
    ['5', 'time: missing unit in duration "5"'],
    ['abc', 'time: invalid duration "abc"'],
    ['1h2', 'time: missing unit in duration "1h2"'],
  ])('%s', (text, message) => {
    expect(durationError(text)).toBe(message)
  })
})
