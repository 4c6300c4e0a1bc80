import {
  formatLabelSelector,
  labelSelectorAsSelector,
  matchesFields,
  parseFieldSelector,
  parseLabelSelector,
  withCondition,
} from './index.js'

describe('label selectors', () => {
  it.each([
    ['', {}, true],
    ['a=b', { a: 'b' }, true],
    ['a==b', { a: 'c' }, false],
    ['a!=b', {}, true],
    ['a in (b,c)', { a: 'c' }, true],
    ['a notin (b, c)', { a: 'c' }, false],
    ['a', { a: '' }, true],
    ['!a', { a: '' }, false],
    ['a=', { a: '' }, true],
    ['a in (,b)', { a: '' }, true],
    ['a>5', { a: '6' }, true],
    ['a<5', { a: 'x' }, false],
    ['in in (in)', { in: 'in' }, true],
    ['a=b,c=d', { a: 'b' }, false],
  ])('%s on %j is %s', (text, labels, expected) => {
    expect(parseLabelSelector(text).matches(labels as Record<string, string>)).toBe(expected)
  })

  it.each([
    ['a in b', "unable to parse requirement: found 'b' expected: '('"],
    ['a b', "unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt"],
    ['!', "unable to parse requirement: found '', expected: identifier"],
    ['=x', "found '=', expected: !, identifier, or 'end of string'"],
    ['a=b c', "found 'c', expected: ',' or 'end of string'"],
    [
      'a>x',
      `unable to parse requirement: values[0]: Invalid value: "x": for 'Gt', 'Lt' operators, the value must be an integer`,
    ],
  ])('refuses %s', (text, message) => {
    expect(() => parseLabelSelector(text)).toThrow(message)
  })

  it('reads objects: absent selects nothing, empty everything', () => {
    expect(labelSelectorAsSelector(undefined).matches({})).toBe(false)
    expect(labelSelectorAsSelector({}).matches({})).toBe(true)
    expect(
      formatLabelSelector({
        matchLabels: { b: '1' },
        matchExpressions: [{ key: 'a', operator: 'In', values: ['y', 'x'] }],
      }),
    ).toBe('a in (x,y),b=1')
    expect(formatLabelSelector({})).toBe('<none>')
  })
})

describe('field selectors', () => {
  it('reads escaped values and both operators', () => {
    const requirements = parseFieldSelector('a=x\\,y,b!=z')
    expect(matchesFields(requirements, (field) => ({ a: 'x,y', b: 'q' })[field])).toBe(true)
    expect(matchesFields(requirements, (field) => ({ a: 'x,y', b: 'z' })[field])).toBe(false)
  })

  it.each(['=', '==', '!=', ',=,'])('reads nothing in %s', (text) => {
    expect(parseFieldSelector(text)).toEqual([])
  })

  it.each([
    ['a', "invalid selector: 'a'; can't understand 'a'"],
    ['a=b=c', 'invalid field selector: unescaped character in value: 61'],
    ['a=\\x', 'invalid field selector: invalid escape sequence: \\x'],
  ])('refuses %s', (text, message) => {
    expect(() => parseFieldSelector(text)).toThrow(message)
  })
})

it('moves lastTransitionTime of a condition only when its status changes', () => {
  const first = withCondition(undefined, { type: 'Ready', status: 'True', reason: 'a' }, 't1')
  const second = withCondition(first, { type: 'Ready', status: 'True', reason: 'b' }, 't2')
  const third = withCondition(second, { type: 'Ready', status: 'False', reason: 'c' }, 't3')
  expect(second).toEqual([{ type: 'Ready', status: 'True', reason: 'b', lastTransitionTime: 't1' }])
  expect(third).toEqual([{ type: 'Ready', status: 'False', reason: 'c', lastTransitionTime: 't3' }])
})
