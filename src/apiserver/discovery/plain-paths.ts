import type { ApiRequest, ApiResponse, KubeObject } from '../../api/index.js'
import { methodNotAllowed, pathNotFound } from '../../api/index.js'
import type { Catalog } from '../../registry/index.js'
import type { ListedGroups } from '../aggregation/index.js'
import type { ServiceAccountTokens } from '../authentication/index.js'
import { jsonAnswer, negotiate, parseAccept, plainJson, printInto, protobufObject } from '../negotiation/index.js'
import { aggregatedParameters } from './aggregated.js'
import { type DiscoveryDocument, DiscoveryDocuments } from './documents.js'
import { type HealthChecks, healthResponse, type ObserveHealth } from './health.js'
import { openIdResponse, requireType } from './openid.js'
import { serverVersion } from './version.js'

export interface PlainPathsOptions {
  readonly catalog: Catalog
  /** The groups of other servers, too; default: there are none. */
  readonly listed?: ListedGroups
  /** Host and port, as clients see them. */
  readonly serverAddress: () => string
  readonly health: HealthChecks
  readonly tokens?: ServiceAccountTokens
  readonly metrics: () => Promise<PrometheusText>
  /** Of the health checks alone; told of each. Default: nobody counts them. */
  readonly healthMetrics?: { readonly observe: ObserveHealth; readonly scrape: () => Promise<PrometheusText> }
  /** Answers `/openapi/…`; undefined: no such document. */
  readonly openapi?: (request: ApiRequest) => ApiResponse | undefined | Promise<ApiResponse | undefined>
}

interface PrometheusText {
  readonly contentType: string
  readonly text: string
}

export interface PlainRequest {
  readonly request: ApiRequest
  readonly info: { readonly path: string }
}

/** Answers all paths that are no resource; undefined where there is none, which is a plain-text 404. Rejects with a StatusError. */
export function createPlainPaths(
  options: PlainPathsOptions,
): (known: PlainRequest) => Promise<ApiResponse | undefined> {
  const documents = new DiscoveryDocuments(options.catalog, options.serverAddress, options.listed)
  const version = Buffer.from(JSON.stringify(serverVersion(), undefined, 2))

  return async ({ request, info }) => {
    const { path } = info
    const first = path.split('/', 2)[1] ?? ''
    switch (first) {
      case 'api':
      case 'apis':
        return discoveryResponse(request, path, documents)
      case 'healthz':
      case 'livez':
      case 'readyz':
        return healthResponse(path, request.query, options.health, options.healthMetrics?.observe)
      case 'openapi':
        return options.openapi?.(request)
      case 'openid':
      case '.well-known':
        if (!options.tokens || !openIdPaths.has(path)) return undefined
        requireGet(request)
        return openIdResponse(request, options.tokens, options.serverAddress())
      case 'version':
        if (path !== '/version' && path !== '/version/') throw pathNotFound()
        requireGet(request)
        requireType(request, 'application/json')
        return json(version)
      case 'metrics':
        if (path === '/metrics') return prometheusText(await options.metrics())
        if (path !== '/metrics/slis' || !options.healthMetrics) return undefined
        return prometheusText(await options.healthMetrics.scrape())
      case '':
      case 'index.html':
        return path === '/' || path === '/index.html' ? rootPaths(options) : undefined
      default:
        return undefined
    }
  }
}

const openIdPaths: ReadonlySet<string> = new Set(['/openid/v1/jwks', '/.well-known/openid-configuration'])

function json(bytes: Uint8Array): ApiResponse {
  return { status: 200, headers: { 'content-type': 'application/json' }, body: { kind: 'bytes', parts: [bytes] } }
}

function prometheusText({ contentType, text }: PrometheusText): ApiResponse {
  return { status: 200, headers: { 'content-type': contentType }, body: { kind: 'bytes', parts: [Buffer.from(text)] } }
}

function discoveryResponse(request: ApiRequest, path: string, documents: DiscoveryDocuments): ApiResponse | undefined {
  const [prefix, group, version, ...more] = path.slice(1).replace(/\/$/, '').split('/')
  if (more.length > 0) return undefined
  if (prefix === 'api') {
    if (version !== undefined) return undefined
    if (group === undefined) {
      requireGet(request)
      return rootDocument(request, 'api', documents)
    }
    return routed(request, documents.resources('', group) ?? refuseVersion())
  }
  // With a slash at the end it is another handler's, which knows the plain list alone.
  if (group === undefined && path === '/apis/') return documentResponse(request, documents.groups(), true)
  if (group === undefined) return rootDocument(request, 'apis', documents)
  const found = documents.group(group)
  if (!found) return undefined
  if (version === undefined) return documentResponse(request, found, true)
  const resources = documents.resources(group, version)
  if (!resources && !documents.isRouted(group)) return undefined
  if (resources && !documents.isRouted(group)) return documentResponse(request, resources, true)
  return routed(request, resources ?? refuseVersion())
}

/** A version that a known group does not have. */
function refuseVersion(): never {
  throw pathNotFound()
}

/** Documents of a version pass go-restful, which lets only GET through; `/apis` and those of a group take any method. */
function routed(request: ApiRequest, document: DiscoveryDocument): ApiResponse {
  requireGet(request)
  return documentResponse(request, document)
}

function requireGet({ method }: ApiRequest): void {
  if (method !== 'GET') throw methodNotAllowed()
}

function documentResponse(request: ApiRequest, { bytes }: DiscoveryDocument, isUnrouted = false): ApiResponse {
  const output = negotiate(request, { route: 'object', protobuf: true, isUnrouted })
  if (output.mediaType !== 'protobuf') return jsonAnswer(output, 200, [bytes])
  const object = JSON.parse(Buffer.from(bytes).toString('utf8')) as KubeObject
  return {
    status: 200,
    headers: { 'content-type': output.contentType },
    body: { kind: 'bytes', parts: [protobufObject(object)] },
  }
}

function rootDocument(request: ApiRequest, prefix: 'api' | 'apis', documents: DiscoveryDocuments): ApiResponse {
  const form = aggregatedForm(request)
  if (!form) {
    const document = prefix === 'api' ? documents.core() : documents.groups()
    return documentResponse(request, document, prefix === 'apis')
  }
  const { bytes, etag } = documents.aggregated(prefix)
  const headers = {
    'content-type': `application/${form}${aggregatedParameters}`,
    etag,
    vary: 'Accept',
    'cache-control': 'public',
  }
  const isKnown = (request.headers['if-none-match'] ?? '')
    .split(',')
    .some((one) => one.trim().replace(/^W\//, '') === etag)
  if (isKnown)
    return { status: 304, headers: { etag, vary: 'Accept', 'cache-control': 'public' }, body: { kind: 'empty' } }
  return { status: 200, headers, body: { kind: 'bytes', parts: printedAs(form, bytes) } }
}

function printedAs(form: AggregatedForm, bytes: Uint8Array): readonly Uint8Array[] {
  if (form === 'vnd.kubernetes.protobuf') {
    return [protobufObject(JSON.parse(Buffer.from(bytes).toString('utf8')) as KubeObject)]
  }
  return printInto({ ...plainJson, mediaType: form }, [bytes])
}

type AggregatedForm = 'json' | 'yaml' | 'vnd.kubernetes.protobuf'

/**
 * Who would take it gets it, whatever else would be liked better. v2beta1 ended with v1.34: who asks for nothing newer is sent the plain
 * lists, which is undefined here.
 */
function aggregatedForm({ headers }: ApiRequest): AggregatedForm | undefined {
  if (!headers.accept?.includes('apidiscovery.k8s.io')) return undefined
  for (const { type, subtype, parameters } of parseAccept(headers.accept)) {
    const form = type === '*' && subtype === '*' ? 'json' : type === 'application' ? formsOf[subtype] : undefined
    if (!form) continue
    const [group, version, kind] = ['g', 'v', 'as'].map((name) => parameters.get(name))
    if (group === 'apidiscovery.k8s.io' && version === 'v2' && kind === 'APIGroupDiscoveryList') return form
  }
  return undefined
}

const formsOf: Readonly<Record<string, AggregatedForm>> = {
  json: 'json',
  '*': 'json',
  yaml: 'yaml',
  'vnd.kubernetes.protobuf': 'vnd.kubernetes.protobuf',
}

function rootPaths({ catalog, listed, health, healthMetrics, tokens }: PlainPathsOptions): ApiResponse {
  const named = listed?.named() ?? catalog.groups().filter((one) => one.group !== '')
  const paths = [
    '/api',
    '/api/v1',
    '/apis',
    '/apis/',
    ...named.flatMap(({ group, versions }) => [
      `/apis/${group}`,
      ...versions.map((version) => `/apis/${group}/${version}`),
    ]),
    ...['healthz', 'livez', 'readyz'].flatMap((name) => [
      `/${name}`,
      ...['ping', ...(name === 'readyz' ? health.readyz : health.livez).map((one) => one.name)].map(
        (one) => `/${name}/${one}`,
      ),
    ]),
    '/metrics',
    ...(healthMetrics ? ['/metrics/slis'] : []),
    '/openapi/v2',
    '/openapi/v3',
    '/openapi/v3/',
    ...(tokens ? openIdPaths : []),
    '/version',
  ].sort()
  return json(Buffer.from(JSON.stringify({ paths }, undefined, 2)))
}
