import { connectOperations, proxyWithPath } from './connect.js'
import { camelGroup, mediaTypes, metaDefinition, pathPrefix, tagOf } from './names.js'

/** A resource as the paths need it; `BuiltInResource` is one, a version of a custom resource gives one. */
export interface ServedKind {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly namespaced: boolean
  readonly verbs: readonly string[]
  readonly definition: string
  readonly listDefinition: string | null
  readonly deleteReturnsObject: boolean
  readonly subresources: readonly ServedSubresource[]
}

export interface ServedSubresource {
  readonly name: string
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly verbs: readonly string[]
  readonly definition?: string
}

/** operations.json (openapi/facts/README.md). */
export interface OperationFacts {
  readonly parameters: readonly ParameterFacts[]
  readonly actions: readonly { readonly action: string; readonly parameters: readonly string[] }[]
  readonly connect: readonly {
    readonly kind: string
    readonly methods: readonly string[]
    readonly parameters: readonly string[]
  }[]
  readonly podLog: readonly { readonly parameters: readonly string[] }[]
}

export interface ParameterFacts {
  readonly name: string
  readonly in: string
  readonly type?: string
  readonly ref?: string
  readonly required?: boolean
  readonly v2Shared?: string
  readonly usedBy?: readonly string[]
  readonly description?: string
}

/** An operation in neither version's form. */
export interface ApiOperation {
  readonly method: string
  readonly id: string
  readonly description: string
  readonly tag: string
  readonly action?: string
  readonly groupVersionKind?: { readonly group: string; readonly kind: string; readonly version: string }
  readonly parameters: readonly ParameterFacts[]
  readonly body?: { readonly definition: string; readonly required: boolean; readonly mediaTypes: readonly string[] }
  /** Status → definition; null: a string. */
  readonly answers: Readonly<Record<string, string | null>>
  readonly produces: readonly string[]
  readonly consumes: readonly string[]
}

export interface ApiPath {
  readonly path: string
  readonly operations: readonly ApiOperation[]
}

export interface PathOptions {
  readonly facts: OperationFacts
  /** Custom resources have no `watch/` paths and no protobuf form. */
  readonly isCustom?: boolean
}

/** All paths of one resource in one group version. */
export function pathsOf(kind: ServedKind, options: PathOptions): ApiPath[] {
  const base = pathPrefix(kind)
  const scope = kind.namespaced ? `${base}/namespaces/{namespace}` : base
  const collection = `${scope}/${kind.plural}`
  const item = `${collection}/{name}`
  const writer = new OperationWriter(kind, options)
  const isWatched = kind.verbs.includes('watch') && options.isCustom !== true
  const watchScope = scope.replace(base, `${base}/watch`)
  const paths: ApiPath[] = [
    { path: collection, operations: writer.collection() },
    { path: item, operations: writer.item() },
    ...kind.subresources.flatMap((subresource) =>
      subresourcePaths(`${item}/${subresource.name}`, subresource, writer, options),
    ),
  ]
  if (kind.namespaced && kind.verbs.includes('list')) {
    paths.push({ path: `${base}/${kind.plural}`, operations: [writer.list({ everywhere: true })] })
    if (isWatched)
      paths.push({ path: `${base}/watch/${kind.plural}`, operations: [writer.watchList({ everywhere: true })] })
  }
  if (isWatched) {
    paths.push({ path: `${watchScope}/${kind.plural}`, operations: [writer.watchList({ everywhere: false })] })
    paths.push({ path: `${watchScope}/${kind.plural}/{name}`, operations: [writer.watchItem()] })
  }
  return paths.filter(({ operations }) => operations.length > 0)
}

function subresourcePaths(
  path: string,
  subresource: ServedSubresource,
  writer: OperationWriter,
  options: PathOptions,
): ApiPath[] {
  if (subresource.definition !== undefined) return [{ path, operations: writer.subresource(subresource) }]
  const operations = connectOperations(subresource, {
    kind: writer.kind,
    facts: options.facts,
    place: writer.placeParameters(writer.kind.kind),
  })
  return subresource.name === 'proxy'
    ? [{ path, operations }, proxyWithPath(path, operations, options.facts)]
    : [{ path, operations }]
}

interface Shape {
  readonly method: string
  readonly verb: string
  readonly suffix?: string
  readonly action: string
  readonly description: string
  readonly of?: ServedSubresource
  readonly onItem: boolean
  readonly everywhere?: boolean
  readonly body?: ApiOperation['body']
  readonly answers: ApiOperation['answers']
  readonly streams?: boolean
  readonly parameters?: readonly string[]
  readonly produces?: readonly string[]
}

class OperationWriter {
  readonly kind: ServedKind
  readonly #options: PathOptions

  constructor(kind: ServedKind, options: PathOptions) {
    this.kind = kind
    this.#options = options
  }

  collection(): ApiOperation[] {
    const { verbs, kind, definition } = this.kind
    const operations: ApiOperation[] = []
    if (verbs.includes('list')) operations.push(this.list({ everywhere: false }))
    if (verbs.includes('create')) {
      const answers = { 200: definition, 201: definition, 202: definition }
      const description = `create ${article(kind)} ${kind}`
      operations.push(
        this.#operation({
          method: 'post',
          verb: 'create',
          action: 'post',
          description,
          onItem: false,
          body: anyBody(definition),
          answers,
        }),
      )
    }
    if (verbs.includes('deletecollection')) {
      const answers = { 200: metaDefinition('Status') }
      const shape = {
        method: 'delete',
        verb: 'delete',
        action: 'deletecollection',
        description: `delete collection of ${kind}`,
      }
      operations.push(this.#operation({ ...shape, onItem: false, body: deleteOptions, answers }))
    }
    return operations
  }

  item(): ApiOperation[] {
    const { verbs, kind, definition, deleteReturnsObject } = this.kind
    const operations: ApiOperation[] = []
    if (verbs.includes('get')) operations.push(this.#read(`read the specified ${kind}`, definition))
    if (verbs.includes('update')) operations.push(this.#replace(`replace the specified ${kind}`, definition))
    if (verbs.includes('delete')) {
      const answer = deleteReturnsObject ? definition : metaDefinition('Status')
      const shape = {
        method: 'delete',
        verb: 'delete',
        action: 'delete',
        description: `delete ${article(kind)} ${kind}`,
      }
      operations.push(
        this.#operation({ ...shape, onItem: true, body: deleteOptions, answers: { 200: answer, 202: answer } }),
      )
    }
    if (verbs.includes('patch')) operations.push(this.#patch(`partially update the specified ${kind}`, definition))
    return operations
  }

  subresource(of: ServedSubresource): ApiOperation[] {
    const { kind } = this.kind
    const definition = of.definition ?? ''
    if (of.name === 'log') {
      const parameters = this.#options.facts.podLog[0]?.parameters ?? []
      const description = `read log of the specified ${kind}`
      const produces = ['text/plain', ...mediaTypes]
      return [
        this.#operation({
          method: 'get',
          verb: 'read',
          action: 'get',
          description,
          of,
          onItem: true,
          answers: { 200: null },
          parameters,
          produces,
        }),
      ]
    }
    const operations: ApiOperation[] = []
    if (of.verbs.includes('get'))
      operations.push(this.#read(`read ${of.name} of the specified ${kind}`, definition, of))
    if (of.verbs.includes('update'))
      operations.push(this.#replace(`replace ${of.name} of the specified ${kind}`, definition, of))
    if (of.verbs.includes('create')) {
      const answers = { 200: definition, 201: definition, 202: definition }
      const description = `create ${of.name} of ${article(kind)} ${kind}`
      operations.push(
        this.#operation({
          method: 'post',
          verb: 'create',
          action: 'post',
          description,
          of,
          onItem: true,
          body: anyBody(definition),
          answers,
        }),
      )
    }
    if (of.verbs.includes('patch'))
      operations.push(this.#patch(`partially update ${of.name} of the specified ${kind}`, definition, of))
    return operations
  }

  list({ everywhere }: { everywhere: boolean }): ApiOperation {
    const { kind, listDefinition } = this.kind
    const description = `list or watch objects of kind ${kind}`
    const answers = { 200: listDefinition }
    return this.#operation({
      method: 'get',
      verb: 'list',
      action: 'list',
      description,
      onItem: false,
      everywhere,
      answers,
      streams: true,
    })
  }

  watchList({ everywhere }: { everywhere: boolean }): ApiOperation {
    const description = `watch changes to a list of ${this.kind.kind}. deprecated: use the 'watch' parameter with a list operation instead.`
    const answers = { 200: metaDefinition('WatchEvent') }
    const shape = { method: 'get', verb: 'watch', suffix: 'List', action: 'watchlist', description }
    return this.#operation({ ...shape, onItem: false, everywhere, answers, streams: true })
  }

  watchItem(): ApiOperation {
    const description = `watch changes to an object of kind ${this.kind.kind}. deprecated: use the 'watch' parameter with a list operation and a fieldSelector on the name instead.`
    const answers = { 200: metaDefinition('WatchEvent') }
    return this.#operation({
      method: 'get',
      verb: 'watch',
      action: 'watch',
      description,
      onItem: true,
      answers,
      streams: true,
    })
  }

  /** The parameters of the path itself. */
  placeParameters(named: string, { onItem = true, everywhere = false } = {}): ParameterFacts[] {
    const place: ParameterFacts[] = []
    if (onItem) place.push({ ...this.#parameter('name', ''), description: `name of the ${named}` })
    if (this.kind.namespaced && !everywhere) place.push(this.#parameter('namespace', ''))
    return place
  }

  #read(description: string, definition: string, of?: ServedSubresource): ApiOperation {
    const shape = {
      method: 'get',
      verb: 'read',
      action: 'get',
      description,
      onItem: true,
      answers: { 200: definition },
    }
    return this.#operation(of ? { ...shape, of } : shape)
  }

  #replace(description: string, definition: string, of?: ServedSubresource): ApiOperation {
    const answers = { 200: definition, 201: definition }
    const shape = {
      method: 'put',
      verb: 'replace',
      action: 'put',
      description,
      onItem: true,
      body: anyBody(definition),
      answers,
    }
    return this.#operation(of ? { ...shape, of } : shape)
  }

  #patch(description: string, definition: string, of?: ServedSubresource): ApiOperation {
    const types = ['application/apply-patch+yaml', 'application/json-patch+json', 'application/merge-patch+json']
    if (this.#options.isCustom !== true) types.push('application/strategic-merge-patch+json')
    const body = { definition: metaDefinition('Patch'), required: true, mediaTypes: types }
    const answers = { 200: definition, 201: definition }
    const shape = { method: 'patch', verb: 'patch', action: 'patch', description, onItem: true, body, answers }
    return this.#operation(of ? { ...shape, of } : shape)
  }

  #parameter(name: string, use: string): ParameterFacts {
    const named = this.#options.facts.parameters.filter(
      (parameter) => parameter.name === name && parameter.in !== 'body',
    )
    const found =
      named.find(({ usedBy }) => usedBy?.includes(use)) ??
      named.find(({ usedBy }) => !usedBy || usedBy.includes('otherwise'))
    if (!found) throw new TypeError(`No parameter ${name} for ${use}`)
    return found
  }

  #operation(shape: Shape): ApiOperation {
    const { kind, group, version, namespaced } = this.kind
    const { facts, isCustom = false } = this.#options
    const of = shape.of
    const names = shape.parameters ?? facts.actions.find(({ action }) => action === shape.action)?.parameters ?? []
    const use = of?.name === 'log' ? 'log' : shape.action
    const scope = namespaced && shape.everywhere !== true ? 'Namespaced' : ''
    const collection = shape.action === 'deletecollection' ? 'Collection' : ''
    const sub = of ? of.name.split('/').map(capital).join('') : ''
    const everywhere = shape.everywhere === true && namespaced ? 'ForAllNamespaces' : ''
    const own = isCustom ? mediaTypes.filter((type) => !type.includes('protobuf')) : mediaTypes
    const streams = shape.streams
      ? own.filter((type) => !type.includes('yaml')).map((type) => `${type};stream=watch`)
      : []
    return {
      method: shape.method,
      id: `${shape.verb}${capital(camelGroup(group))}${capital(version)}${collection}${scope}${kind}${subName(of, sub)}${shape.suffix ?? ''}${everywhere}`,
      description: shape.description,
      tag: tagOf(this.kind),
      action: shape.action,
      groupVersionKind: of ? { group: of.group, kind: of.kind, version: of.version } : { group, kind, version },
      parameters: [
        ...this.placeParameters(of ? of.kind : kind, { onItem: shape.onItem, everywhere: shape.everywhere === true }),
        ...names.map((name) => this.#parameter(name, use)),
      ].sort((a, b) => (a.name < b.name ? -1 : 1)),
      ...(shape.body ? { body: shape.body } : {}),
      answers: shape.answers,
      produces: [...(shape.produces ?? own), ...streams],
      consumes: shape.method === 'patch' && shape.body ? shape.body.mediaTypes : ['*/*'],
    }
  }
}

function subName(of: ServedSubresource | undefined, name: string): string {
  if (of?.name === 'ephemeralcontainers') return 'Ephemeralcontainers'
  return name
}

const anyBody = (definition: string) => ({ definition, required: true, mediaTypes: ['*/*'] })
const deleteOptions = { definition: metaDefinition('DeleteOptions'), required: false, mediaTypes: ['*/*'] }

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a'
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}

/** The paths that answer discovery: of a group version (`/apis/apps/v1/`), a group, `/api/` and `/apis/`. */
export function discoveryPaths(
  groups: readonly { readonly group: string; readonly versions: readonly string[] }[],
): ApiPath[] {
  const paths = [
    discovery('/api/', 'getCoreAPIVersions', 'core', 'APIVersions'),
    discovery('/apis/', 'getAPIVersions', 'apis', 'APIGroupList'),
  ]
  for (const { group, versions } of groups) {
    const name = camelGroup(group)
    if (group !== '') paths.push(discovery(`/apis/${group}/`, `get${capital(name)}APIGroup`, name, 'APIGroup'))
    for (const version of versions) {
      const id = `get${capital(name)}${capital(version)}APIResources`
      paths.push(discovery(`${pathPrefix({ group, version })}/`, id, tagOf({ group, version }), 'APIResourceList'))
    }
  }
  return paths
}

const discoveryTexts: Readonly<Record<string, string>> = {
  APIVersions: 'get available API versions',
  APIGroupList: 'get available API versions',
  APIGroup: 'get information of a group',
  APIResourceList: 'get available resources',
}

function discovery(path: string, id: string, tag: string, kind: string): ApiPath {
  const answers = { 200: metaDefinition(kind) }
  const description = discoveryTexts[kind] ?? ''
  return {
    path,
    operations: [
      { method: 'get', id, description, tag, parameters: [], answers, produces: mediaTypes, consumes: mediaTypes },
    ],
  }
}
