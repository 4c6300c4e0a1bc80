import type { ApiRequest } from '../../api/index.js'
import { badRequest, notAcceptable, quote, StatusError } from '../../api/index.js'
import { type Clause, parseAccept } from './accept.js'

/** What a route can answer with. */
export interface Offer {
  /** `list`: a collection that is read; `watch`: its events; `object`: everything else. */
  readonly route: 'object' | 'list' | 'watch'
  /** The path does not pass go-restful, which has words of its own for what it cannot produce. */
  readonly isUnrouted?: boolean
  /** A custom resource: no protobuf, and other words where nothing fits. */
  readonly custom?: boolean
  /** Protobuf can be written for this answer. */
  readonly protobuf?: boolean
  /** There is a Table form: not for reviews, bindings, token and eviction. */
  readonly table?: boolean
  /** There is a metadata-only form, in protobuf too: not for errors and discovery. */
  readonly metadata?: boolean
}

/** What the client wants, as far as it is offered. */
export interface Output {
  readonly mediaType: 'json' | 'yaml' | 'protobuf'
  readonly contentType: string
  /** JSON over several lines. */
  readonly pretty: boolean
  readonly form: 'plain' | 'metadata' | 'table'
  /** Of meta.k8s.io, for the forms that are not plain. */
  readonly formVersion: 'v1' | 'v1beta1'
  /** `PartialObjectMetadata` was asked for, or `PartialObjectMetadataList`; upstream refuses the wrong one. */
  readonly metadataKind: 'PartialObjectMetadata' | 'PartialObjectMetadataList' | undefined
  /** What stands beside the cells of a Table's rows: `None`, `Metadata` (also where nothing was said) or `Object`. `requireIncludeObject` refuses others. */
  readonly includeObject: string
}

export const plainJson: Output = Object.freeze({
  mediaType: 'json',
  contentType: 'application/json',
  pretty: false,
  form: 'plain',
  formVersion: 'v1',
  metadataKind: undefined,
  includeObject: 'Metadata',
})

const prettyJson: Output = Object.freeze({ ...plainJson, pretty: true })

const builtInTypes = ['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf']
const streamTypes = ['application/json;stream=watch', 'application/vnd.kubernetes.protobuf;stream=watch']

/**
 * Chooses the form of an answer as apiserver's pkg/endpoints/handlers/negotiation (v0.34) does.
 *
 * @throws StatusError 406 with upstream's words
 */
export function negotiate(request: ApiRequest, offer: Offer): Output {
  const accept = request.headers.accept
  const pretty = wantsPretty(request)
  if (accept === undefined || accept === '' || accept === 'application/json' || accept === '*/*') {
    return pretty ? prettyJson : plainJson
  }
  if (!offer.custom && !offer.isUnrouted) checkRoute(accept, offer)
  for (const clause of parseAccept(accept)) {
    const output = outputFor(clause, request, offer, pretty)
    if (output) return output
  }
  // Upstream names protobuf for custom resources too, which it does not print.
  throw refuse(builtInTypes)
}

/**
 * Whether a watch can be streamed in what was chosen as for any other request: YAML cannot.
 *
 * @throws StatusError 406
 */
export function requireStream({ mediaType }: Output, { custom }: Pick<Offer, 'custom'>): void {
  if (mediaType === 'yaml') throw refuse(custom ? streamTypes.slice(0, 1) : streamTypes)
}

/**
 * A Table is asked what to show only when there is something to show.
 *
 * @throws StatusError 400
 */
export function requireIncludeObject({ form, includeObject }: Output): void {
  if (form !== 'table' || ['None', 'Metadata', 'Object'].includes(includeObject)) return
  throw badRequest(
    `Unable to convert to Table as requested: includeObject: Invalid value: ${quote(includeObject)}: must be 'Metadata', 'Object', 'None', or empty`,
  )
}

function refuse(offered: readonly string[]): Error {
  return notAcceptable(`only the following media types are accepted: ${offered.join(', ')}`)
}

/** Built-in resources pass go-restful first, which knows no partial wildcards and looks at no parameters. */
function checkRoute(accept: string, { route }: Offer): void {
  const produced = route === 'object' ? builtInTypes : [...builtInTypes, ...streamTypes]
  for (const part of accept.split(',')) {
    const semicolon = part.indexOf(';')
    const type = (semicolon < 0 ? part : part.slice(0, semicolon)).trim()
    if (type === '*/*' || produced.includes(type)) return
  }
  throw new StatusError({
    code: 406,
    reason: 'NotAcceptable',
    message: `406: Not Acceptable\n\nAvailable representations: ${produced.join(', ')}`,
    details: {},
  })
}

function outputFor(clause: Clause, request: ApiRequest, offer: Offer, pretty: boolean): Output | undefined {
  const mediaType = mediaTypeOf(clause)
  if (!mediaType) return undefined
  const stream = clause.parameters.get('stream') ?? ''
  if (stream !== '' && (stream !== 'watch' || mediaType === 'yaml')) return undefined
  const transform = transformOf(clause.parameters)
  if (mediaType === 'protobuf' && !transform && !offer.protobuf) return undefined
  const common = {
    mediaType,
    contentType: contentTypes[mediaType] + (offer.route === 'watch' && mediaType === 'protobuf' ? ';stream=watch' : ''),
    pretty: mediaType === 'json' && offer.route !== 'watch' && (pretty || clause.parameters.get('pretty') === '1'),
  }
  if (!transform) return { ...plainJson, ...common }
  if (transform.group !== 'meta.k8s.io') return undefined
  const formVersion = transform.version
  if (formVersion !== 'v1' && formVersion !== 'v1beta1') return undefined
  switch (transform.kind) {
    case 'Table':
      if (!offer.table || mediaType === 'protobuf') return undefined
      return {
        ...plainJson,
        ...common,
        form: 'table',
        formVersion,
        includeObject: request.query.get('includeObject') || 'Metadata',
      }
    case 'PartialObjectMetadata':
    case 'PartialObjectMetadataList':
      if (!offer.metadata) return undefined
      return { ...plainJson, ...common, form: 'metadata', formVersion, metadataKind: transform.kind }
    default:
      return undefined
  }
}

const contentTypes = {
  json: 'application/json',
  yaml: 'application/yaml',
  protobuf: 'application/vnd.kubernetes.protobuf',
} as const

/** The offered type that a clause means; a wildcard means JSON. */
function mediaTypeOf({ type, subtype }: Clause): Output['mediaType'] | undefined {
  if (type === '*') return subtype === '*' ? 'json' : undefined
  if (type !== 'application') return undefined
  switch (subtype) {
    case 'json':
    case '*':
      return 'json'
    case 'yaml':
      return 'yaml'
    case 'vnd.kubernetes.protobuf':
      return 'protobuf'
    default:
      return undefined
  }
}

function transformOf(
  parameters: ReadonlyMap<string, string>,
): { kind: string; group: string; version: string } | undefined {
  const kind = parameters.get('as')
  const group = parameters.get('g')
  const version = parameters.get('v')
  if (kind === undefined && group === undefined && version === undefined) return undefined
  return { kind: kind ?? '', group: group ?? '', version: version ?? '' }
}

/** strconv.ParseBool's. */
const goTrue: ReadonlySet<string> = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])

/** Asked for, or a program that people look at. An answer in YAML is not touched by it. */
function wantsPretty({ query, headers }: ApiRequest): boolean {
  if (query.size > 0) {
    const asked = query.get('pretty')
    if (asked) return goTrue.has(asked)
  }
  const agent = headers['user-agent']
  return (
    agent !== undefined && (agent.startsWith('curl') || agent.startsWith('Wget') || agent.startsWith('Mozilla/5.0'))
  )
}
