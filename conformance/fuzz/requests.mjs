import { mutated, placesOf, printJson, printYaml, Raw, valueAt } from './mutate.mjs'

const json = 'application/json'
const merge = 'application/merge-patch+json'
const strategic = 'application/strategic-merge-patch+json'
const jsonPatch = 'application/json-patch+json'
const apply = 'application/apply-patch+yaml'

/**
 * One request about a target (`{ collection, name, body }`, an object that is there): mostly a thing that one does, with something wrong
 * in it. Nothing is written: each is a dry run, unless the wrong thing is its dryRun.
 */
export function requestFor(target, random) {
  const verb = random.weighted({
    post: 5,
    put: 3,
    merge: 3,
    strategic: 3,
    jsonPatch: 3,
    apply: 3,
    delete: 1.5,
    list: 1,
  })
  const { what, ...spec } = makers[verb](target, random)
  const query = { ...writeOptions(verb, random), ...spec.query }
  return { what: `${verb} ${target.collection}: ${what}`, verb, spec: { ...spec, query } }
}

function writeOptions(verb, random) {
  if (verb === 'list' || verb === 'delete') return {}
  return {
    dryRun: 'All',
    ...(verb === 'apply' ? { fieldManager: 'fuzz' } : {}),
    ...(random.chance(0.25) ? { fieldValidation: random.pick(['Strict', 'Ignore', 'Warn', 'strict']) } : {}),
    ...(random.chance(0.03) ? { fieldManager: random.pick(['', 'x'.repeat(129), 'a\nb', 'ä']) } : {}),
    ...(random.chance(0.05) ? { force: random.pick(['true', 'false', '']) } : {}),
  }
}

function typed(text, type) {
  return { rawBody: text, headers: { 'content-type': type } }
}

function jsonOrYaml(value, random) {
  return random.chance(0.25) ? typed(printYaml(value), 'application/yaml') : typed(printJson(value), json)
}

const pathOf = ({ collection, name }) => `${collection}/${name}`

function severalMutations(value, random) {
  const first = mutated(value, random)
  if (random.chance(0.75)) return first
  const second = mutated(first.value, random)
  return { value: second.value, what: `${first.what}, ${second.what}` }
}

const makers = {
  post(target, random) {
    const { value, what } = severalMutations(target.body, random)
    const fresh = renamed(value, target.name)
    return { what, method: 'POST', path: target.collection, ...jsonOrYaml(fresh, random) }
  },
  put(target, random) {
    const { value, what } = severalMutations(target.body, random)
    const at = random.weighted({ '': 5, '/status': 1 })
    return { what: `${what}${at}`, method: 'PUT', path: `${pathOf(target)}${at}`, ...jsonOrYaml(value, random) }
  },
  merge(target, random) {
    return patchOf(target, random, merge)
  },
  strategic(target, random) {
    const directives = [
      { $patch: 'delete' },
      { $patch: 'replace' },
      { $patch: 'odd' },
      { '$setElementOrder/containers': [1] },
      { '$deleteFromPrimitiveList/finalizers': ['a'] },
      { $retainKeys: ['a'] },
    ]
    if (!random.chance(0.25)) return patchOf(target, random, strategic)
    const { patch, path } = fragment(target.body, random)
    const directive = random.pick(directives)
    const place = valueAt(patch, path)
    if (place && typeof place === 'object' && !(place instanceof Raw))
      Object.assign(Array.isArray(place) ? (place[0] ?? {}) : place, directive)
    else Object.assign(patch, directive)
    return {
      what: `${Object.keys(directive)[0]} ${path.join('.')}`,
      method: 'PATCH',
      path: pathOf(target),
      ...typed(printJson(patch), strategic),
    }
  },
  jsonPatch(target, random) {
    const count = random.below(2) + 1
    const operations = Array.from({ length: count }, () => operation(target.body, random))
    const body = random.chance(0.05) ? random.pick([{}, null, 'a', [null], [[]], [1]]) : operations
    return { what: printJson(body), method: 'PATCH', path: pathOf(target), ...typed(printJson(body), jsonPatch) }
  },
  apply(target, random) {
    const { value, what } = severalMutations(target.body, random)
    const text = random.chance(0.4) ? printYaml(value) : printJson(value)
    const query = random.chance(0.5) ? { force: 'true' } : {}
    return { what, method: 'PATCH', path: pathOf(target), query, ...typed(text, apply) }
  },
  delete(target, random) {
    const options = {
      kind: 'DeleteOptions',
      apiVersion: 'v1',
      dryRun: ['All'],
      gracePeriodSeconds: 5,
      propagationPolicy: 'Foreground',
      preconditions: { uid: 'a', resourceVersion: '1' },
    }
    const { value, what } = severalMutations(options, random)
    const query = random.chance(0.3)
      ? {
          dryRun: 'All',
          [random.pick([
            'gracePeriodSeconds',
            'propagationPolicy',
            'orphanDependents',
            'ignoreStoreReadErrorWithClusterBreakingPotential',
          ])]: random.pick(['x', '-1', 'true', 'Orphan', '', '99999999999999999999']),
        }
      : undefined
    // What loses its dryRun must not delete.
    const body = query || value?.dryRun?.[0] !== 'All' ? undefined : jsonOrYaml(value, random)
    return {
      what: query ? JSON.stringify(query) : what,
      method: 'DELETE',
      path: pathOf(target),
      query: query ?? { dryRun: 'All' },
      ...body,
    }
  },
  list(target, random) {
    const values = [
      '',
      '0',
      '1',
      '-1',
      'x',
      'true',
      'a=b',
      'a in (b',
      'a in (b,c),!d',
      'a notin ()',
      'a==b',
      'A B=c',
      'metadata.name=x',
      'metadata.name!=x,',
      'metadata.name',
      'spec.nodeName=x',
      'NotOlderThan',
      'Exact',
      'eyJhIjoxfQ',
      '99999999999999999999',
      'a=',
      '=a',
      'a>1',
      'a<x',
      ',',
      'a,,b',
      `${'a'.repeat(70)}=b`,
      'a/b/c=d',
      'a=b c',
      'in in (in)',
      'a\\,b=c',
    ]
    const names = [
      'labelSelector',
      'labelSelector',
      'fieldSelector',
      'fieldSelector',
      'limit',
      'continue',
      'resourceVersion',
      'resourceVersionMatch',
      'timeoutSeconds',
      'sendInitialEvents',
      'allowWatchBookmarks',
      'pretty',
    ]
    const query = { limit: '1' }
    for (let count = random.below(3); count >= 0; count--) query[random.pick(names)] = random.pick(values)
    return { what: JSON.stringify(query), method: 'GET', path: target.collection, query }
  },
}

/** A dry run must not fail because the name is taken. */
function renamed(value, name) {
  const metadata = value?.metadata
  if (metadata === null || typeof metadata !== 'object' || metadata.name !== name) return value
  return { ...value, metadata: { ...metadata, name: `${name}-2` } }
}

/** A part of the object, from its root, as a patch would be. */
function fragment(body, random) {
  const path = random.pick(placesOf(body).filter((one) => one.length > 0 && !one.some((key) => /^\d+$/.test(key))))
  const patch = path.reduceRight((inner, key) => ({ [key]: inner }), structuredClone(valueAt(body, path)))
  return { patch, path }
}

function patchOf(target, random, type) {
  const { patch, path } = fragment(target.body, random)
  const { value, what } = severalMutations(patch, random)
  return { what: `${path.join('.')}: ${what}`, method: 'PATCH', path: pathOf(target), ...typed(printJson(value), type) }
}

function operation(body, random) {
  const pointer = () => {
    const path = random.pick(placesOf(body))
    const escaped = path.map((key) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    return random.weighted({ same: 8, '/-': 1, '/none': 1, '/0': 1, '/99': 0.5, '/-1': 0.5, '~': 0.3 }) === 'same'
      ? escaped
      : `${escaped}${random.pick(['/-', '/none', '/0', '/99', '/-1', '~', '/a/b', '/01'])}`
  }
  const path = pointer()
  const op = random.weighted({ add: 4, replace: 4, remove: 3, move: 1, copy: 1, test: 2, odd: 0.3 })
  const place = path
    .slice(1)
    .split('/')
    .filter((key) => key !== '')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
  const present = valueAt(body, place)
  const value = random.chance(0.4) ? present : mutated(present ?? {}, random).value
  const made = {
    op,
    path,
    ...(op === 'move' || op === 'copy' ? { from: pointer() } : {}),
    ...(op === 'remove' ? {} : { value: value ?? null }),
  }
  if (random.chance(0.06)) delete made[random.pick(['op', 'path', 'value', 'from'])]
  if (random.chance(0.04)) made[random.pick(['op', 'path', 'from'])] = random.pick([1, null, {}, ''])
  return made
}
