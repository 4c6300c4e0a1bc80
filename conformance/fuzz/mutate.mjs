/** A number or anything else as it stands in the text, which JSON.stringify would not print so. */
export class Raw {
  constructor(text) {
    this.text = text
  }
}

const strings = [
  '',
  'x',
  'X_y',
  '-a',
  'a-',
  'a.b',
  'a/b',
  '1',
  'true',
  ' a',
  'ä',
  'a\u0000b',
  '\u2028',
  '<&>',
  'x'.repeat(70),
  'y'.repeat(260),
  '__proto__',
]
const numbers = [0, -1, 1, 65536, 2147483648, -2147483649, 1.5]
const rawNumbers = ['1.0', '1e3', '-0', '1e400', '9007199254740993', '9223372036854775807', '9223372036854775808']
const others = [null, true, false, [], {}, [null], { a: null }, [[]], [{}], ['a', 'a']]

function odd(random) {
  switch (random.below(5)) {
    case 0:
      return random.pick(strings)
    case 1:
      return random.pick(numbers)
    case 2:
      return new Raw(random.pick(rawNumbers))
    default:
      return random.pick(others)
  }
}

/** Something like `value`, of its type, that may not be allowed. */
function near(value, random) {
  if (typeof value === 'string') {
    const at = random.below(value.length + 1)
    return random.pick([
      '',
      value.toUpperCase(),
      `${value}-`,
      `${value}_`,
      value.slice(0, at),
      `${value.slice(0, at)}/${value.slice(at)}`,
      `${value.slice(0, at)} ${value.slice(at)}`,
      value.repeat(30),
      random.pick(strings),
    ])
  }
  if (typeof value === 'number')
    return random.pick([-value, value + 1, 0, -1, value * 100000, new Raw(random.pick(rawNumbers))])
  if (typeof value === 'boolean') return random.pick([!value, null])
  if (Array.isArray(value))
    return random.pick([[], [...value, ...value], [...value, null], value.slice(1), [...value].reverse()])
  if (value && typeof value === 'object')
    return random.pick([{}, null, { ...value, unknownField: odd(random) }, Object.values(value)])
  return odd(random)
}

/** The places of a value: paths of keys. */
export function placesOf(value, path = []) {
  if (value === null || typeof value !== 'object' || value instanceof Raw) return [path]
  return [path, ...Object.keys(value).flatMap((key) => placesOf(value[key], [...path, key]))]
}

function changedAt(value, path, change) {
  const [key, ...rest] = path
  if (key === undefined) return change(value)
  const copy = Array.isArray(value) ? [...value] : { ...value }
  if (doubled.has(value)) doubled.set(copy, doubled.get(value))
  const next = changedAt(copy[key], rest, change)
  if (next !== undefined) copy[key] = next
  else if (Array.isArray(copy)) copy.splice(Number(key), 1)
  else delete copy[key]
  return copy
}

export function valueAt(value, path) {
  return path.reduce((at, key) => at?.[key], value)
}

/** The value with one place changed, and a word on what was done. */
export function mutated(value, random) {
  const places = placesOf(value).filter((path) => path.length > 0)
  if (places.length === 0) return { value: odd(random), what: 'odd' }
  const path = random.pick(places)
  const way = random.weighted({ near: 5, odd: 3, drop: 2, unknown: 1, double: 1, case: 0.5 })
  const key = path.at(-1)
  const parent = path.slice(0, -1)
  const inParent = (change) => changedAt(value, parent, change)
  const isObject = !Array.isArray(valueAt(value, parent))
  const what = `${way} ${path.join('.')}`
  if (way === 'drop') return { value: changedAt(value, path, () => undefined), what }
  if (way === 'unknown' && isObject) return { value: inParent((at) => ({ ...at, unknownField: odd(random) })), what }
  if (way === 'case' && isObject) {
    const other = key.charAt(0).toUpperCase() + key.slice(1)
    return { value: inParent((at) => ({ ...at, [key]: undefined, [other]: at[key] })), what }
  }
  if (way === 'double' && isObject) return { value: inParent((at) => withDouble(at, key, odd(random))), what }
  return { value: changedAt(value, path, (at) => (way === 'odd' ? odd(random) : near(at, random))), what }
}

/** Objects in which a key stands twice, with what it says the second time. */
const doubled = new WeakMap()

function withDouble(members, key, value) {
  const copy = { ...members }
  doubled.set(copy, [key, value])
  return copy
}

/** JSON, with the texts of Raw and doubled keys. */
export function printJson(value) {
  if (value instanceof Raw) return value.text
  if (Array.isArray(value)) return `[${value.map((item) => printJson(item ?? null)).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  return `{${membersOf(value)
    .map(([key, member]) => `${JSON.stringify(key)}:${printJson(member)}`)
    .join(',')}}`
}

/** Block YAML, as people write it; scalars are quoted as JSON's. */
export function printYaml(value, indent = '') {
  if (value === null || typeof value !== 'object' || value instanceof Raw) return `${indent}${printJson(value)}\n`
  if (Array.isArray(value) ? value.length === 0 : membersOf(value).length === 0) return `${indent}${printJson(value)}\n`
  if (Array.isArray(value)) return value.map((item) => `${indent}-\n${printYaml(item ?? null, `${indent}  `)}`).join('')
  return membersOf(value)
    .map(([key, member]) => `${indent}${JSON.stringify(key)}:\n${printYaml(member, `${indent}  `)}`)
    .join('')
}

function membersOf(value) {
  const members = Object.entries(value).filter(([, member]) => member !== undefined)
  const again = doubled.get(value)
  return again ? [...members, again] : members
}
