import type { ApiOperation, ParameterFacts, PathOptions, ServedKind, ServedSubresource } from './api-operation.js'
import { camelGroup, capital, mediaTypes, metaDefinition, tagOf } from './names.js'

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

/** Writes the operations of one resource. */
export class OperationWriter {
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
    if (verbs.includes('create')) operations.push(this.#create(`create ${article(kind)} ${kind}`, definition))
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
    if (of.verbs.includes('create'))
      operations.push(this.#create(`create ${of.name} of ${article(kind)} ${kind}`, definition, of))
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

  /** Of an object, or of a subresource of one. */
  #create(description: string, definition: string, of?: ServedSubresource): ApiOperation {
    const shape = { method: 'post', verb: 'create', action: 'post', description, ...(of ? { of } : {}) }
    const answers = { 200: definition, 201: definition, 202: definition }
    return this.#operation({ ...shape, onItem: of !== undefined, body: anyBody(definition), answers })
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
    const types = ['application/json-patch+json', 'application/merge-patch+json']
    if (this.#options.isCustom !== true) types.push('application/strategic-merge-patch+json')
    types.push('application/apply-patch+yaml')
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
    const { isCustom = false } = this.#options
    const of = shape.of
    const names = shape.parameters ?? this.#parametersOf(shape.action)
    const use = of?.name === 'log' ? 'log' : shape.action
    const scope = namespaced && shape.everywhere !== true ? 'Namespaced' : ''
    const collection = shape.action === 'deletecollection' ? 'Collection' : ''
    const sub = of ? of.name.split('/').map(capital).join('') : ''
    const everywhere = shape.everywhere === true && namespaced ? 'ForAllNamespaces' : ''
    const streams = shape.streams
      ? mediaTypes.filter((type) => !type.includes('yaml')).map((type) => `${type};stream=watch`)
      : []
    const operation: ApiOperation = {
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
      produces: [...(shape.produces ?? mediaTypes), ...streams],
      consumes: shape.method === 'patch' && shape.body ? shape.body.mediaTypes : ['*/*'],
    }
    return isCustom ? customForm(operation) : operation
  }

  #parametersOf(action: string): readonly string[] {
    const named = (name: string) => this.#options.facts.actions.find((one) => one.action === name)?.parameters ?? []
    if (this.#options.isCustom !== true) return named(action)
    // Upstream deletes collections of custom resources by the options of a list.
    if (action === 'get') return [...named('get'), 'resourceVersion']
    return named(action === 'deletecollection' ? 'list' : action)
  }
}

/** What differs for custom resources, whose operations upstream writes elsewhere (apiextensions' pkg/controller/openapi/builder/builder.go, v0.34). */
function customForm(operation: ApiOperation): ApiOperation {
  const { method, action, body: given, answers, consumes } = operation
  const isPatch = method === 'patch'
  const body = given && action !== 'deletecollection' ? given : undefined
  const { body: _given, ...rest } = operation
  return {
    ...rest,
    ...(body ? { body: isPatch ? body : { ...body, mediaTypes: customTypes } } : {}),
    answers: isPatch ? { 200: answers[200] ?? null } : answers,
    produces: customTypes,
    consumes: isPatch ? (consumes ?? []) : customTypes,
  }
}

const customTypes: readonly string[] = ['application/json', 'application/yaml']

function subName(of: ServedSubresource | undefined, name: string): string {
  if (of?.name === 'ephemeralcontainers') return 'Ephemeralcontainers'
  return name
}

const anyBody = (definition: string) => ({ definition, required: true, mediaTypes: ['*/*'] })
const deleteOptions = { definition: metaDefinition('DeleteOptions'), required: false, mediaTypes: ['*/*'] }

function article(kind: string): string {
  return /^[AEIOU]/.test(kind) ? 'an' : 'a'
}
