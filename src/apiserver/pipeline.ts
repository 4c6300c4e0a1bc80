import type { ApiHandler, ApiRequest, ApiResponse, UserInfo } from '../api/index.js'
import {
  badRequest,
  durationError,
  internalError,
  isStatusError,
  parseDuration,
  pathNotFound,
  type StatusError,
} from '../api/index.js'
import { messageOf, TimeSlice } from '../base/index.js'
import type { Flow } from './flow-control/index.js'
import type { HandlerTools, Scope } from './handlers/index.js'
import { dispatch, offerOf, requireRoute, respond } from './handlers/index.js'
import { negotiate, plainJson, statusResponse, warningHeaders } from './negotiation/index.js'
import { PlainTextError } from './plain-text-error.js'
import type { RequestInfo } from './request-info/index.js'
import { parseRequestInfo } from './request-info/index.js'

/** What is known when a request has passed authentication. */
export interface KnownRequest {
  readonly request: ApiRequest
  readonly info: RequestInfo
  readonly user: UserInfo
}

/** The stages before a request is handled. Each rejects with a StatusError to end it. */
export interface Gate {
  /** Who asks. 401 for credentials that are wrong. */
  authenticate(request: ApiRequest, warn?: (text: string) => void): Promise<UserInfo> | UserInfo
  /** Acts for another user where the headers ask for it and `user` may. */
  impersonate(request: ApiRequest, user: UserInfo): Promise<UserInfo> | UserInfo
  /** 403 for what the user may not do. */
  authorize(known: KnownRequest): Promise<void> | void
}

export interface PipelineOptions extends HandlerTools {
  readonly gate: Gate
  /** Answers what is no resource: discovery, OpenAPI, health, metrics. Undefined: there is no such path. */
  readonly plain: (known: KnownRequest) => Promise<ApiResponse | undefined>
  /** Answers for other servers that have taken over some paths; undefined: the path is ours. */
  readonly forward?: (request: ApiRequest, user: UserInfo) => Promise<ApiResponse> | undefined
  /** How requests from the network are treated, by who asks for what. Default: none is made to wait. */
  readonly flowOf?: (info: RequestInfo, user: UserInfo) => Flow
  /** Told of each request before it is handled; the function that it returns is called after (requests in flight; a watch counts until it has begun). */
  readonly begin?: (method: string) => () => void
  /** Told of each finished request, for metrics and audit. `startedAt` is the clock's. */
  readonly observe?: (known: Partial<KnownRequest>, response: ApiResponse, startedAt: number) => void
}

/**
 * The API server as one function. The stages, from top to bottom: recover, request info, authenticate, impersonate, authorize, dispatch.
 * Calls from the same process come with their user and skip authentication.
 */
export function createApiHandler(options: PipelineOptions): ApiHandler {
  return async (request) => {
    const startedAt = options.clock.now()
    const warnings = new Set<string>()
    const known: Seen = {}
    let response: ApiResponse
    const end = options.begin?.(request.method)
    try {
      response = await handle(options, request, warnings, known)
    } catch (error) {
      response = statusResponse(request, statusErrorOf(options, request, error))
      if (known.isRefused)
        response = { ...response, headers: { ...response.headers, 'x-content-type-options': 'nosniff' } }
    } finally {
      end?.()
    }
    if (!request.wantsObjects)
      response = withCommonHeaders(options, response, { warnings, ...known, auditId: request.headers['audit-id'] })
    options.observe?.({ request, ...known }, response, startedAt)
    return response
  }
}

/** What has been found out about a request so far. */
interface Seen {
  info?: RequestInfo
  user?: UserInfo
  flow?: Flow
  /** It may not be what it wants to be. */
  isRefused?: boolean
}

/** Watches count until they have begun, what else runs long does not count (apiserver's server/filters/priority-and-fairness.go, v0.34). */
function takeSeat(
  { level, key }: Flow,
  { request, info, user }: KnownRequest,
): (() => void) | Promise<() => void> | undefined {
  if (!level || longRunning.has(info.subresource)) return undefined
  // Nearly nobody waits, and a signal that somebody has asked for costs as much as a short answer.
  return level.take(() => {
    const asked = info.verb === 'watch' ? 0 : (parseDuration(request.query.get('timeout') ?? '') ?? 0)
    const mostWaitMs = (asked > 0 && asked < requestMs ? asked : requestMs) / 4
    return { flow: key(info, user), mostWaitMs, signal: request.signal }
  })
}

/** The time that a request has; a quarter of it may pass before it is worked on. */
const requestMs = 60_000

const longRunning: ReadonlySet<string> = new Set(['attach', 'exec', 'log', 'portforward', 'proxy'])

/** apiserver's WithRequestDeadline: the time that a caller gives must be one. Ours are answered sooner. */
function checkTimeout({ query }: ApiRequest, { verb, subresource }: RequestInfo): void {
  if (query.size === 0 || verb === 'watch' || longRunning.has(subresource)) return
  const text = query.get('timeout') ?? ''
  if (text === '' || parseDuration(text) !== undefined) return
  throw badRequest(`invalid timeout specified in the request URL - ${durationError(text)}`)
}

async function handle(
  options: PipelineOptions,
  request: ApiRequest,
  warnings: Set<string>,
  seen: Seen,
): Promise<ApiResponse> {
  const info = parseRequestInfo(request.method, request.path, request.query)
  if (!info) throw new PlainTextError(400, '400 Bad Request')
  seen.info = info
  checkTimeout(request, info)
  const { gate } = options
  let user = request.user
  if (!user) {
    const authenticated = gate.authenticate(request, (text) => warnings.add(text))
    user = 'then' in authenticated ? await authenticated : authenticated
    const acting = gate.impersonate(request, user)
    user = 'then' in acting ? await acting : acting
  }
  seen.user = user
  const known = { request, info, user }
  const flow = request.wantsObjects ? undefined : options.flowOf?.(info, user)
  if (!flow) return handleKnown(options, known, warnings, seen)
  if (!longRunning.has(info.subresource)) seen.flow = flow
  const taken = takeSeat(flow, known)
  if (!taken) return handleKnown(options, known, warnings, seen)
  const leave = taken instanceof Promise ? await taken : taken
  try {
    return await handleKnown(options, known, warnings, seen)
  } finally {
    leave()
  }
}

async function handleKnown(
  options: PipelineOptions,
  known: KnownRequest,
  warnings: Set<string>,
  seen: Seen,
): Promise<ApiResponse> {
  const { request, info, user } = known
  seen.isRefused = true
  const allowed = options.gate.authorize(known)
  if (allowed) await allowed
  seen.isRefused = false
  const forwarded = options.forward?.(request, user)
  if (forwarded) return forwarded
  // Two slashes at the beginning lead nowhere, though they say what would be asked.
  if (info.path.startsWith('//')) return plainNotFound()
  if (!info.isResourceRequest) return (await options.plain(known)) ?? plainNotFound()
  return handleResource(options, known, warnings)
}

/** How long a request works on before others come in. */
const sliceMs = 10

async function handleResource(
  options: PipelineOptions,
  { request, info, user }: KnownRequest,
  warnings: Set<string>,
): Promise<ApiResponse> {
  const served = options.catalog.find(info.group, info.version, info.resource)
  if (!served) {
    if (options.catalog.isBuiltInGroup(info.group)) throw pathNotFound()
    return plainNotFound()
  }
  requireRoute({ request, info, served })
  const output = request.wantsObjects ? plainJson : negotiate(request, offerOf(served, info))
  const authorize = (verb: string) => options.gate.authorize({ request, info: { ...info, verb }, user })
  const scope: Scope = {
    tools: options,
    request,
    info,
    user,
    served,
    output,
    authorize,
    warnings,
    slice: new TimeSlice(sliceMs),
  }
  return respond(scope, await dispatch(scope))
}

/** What Go's mux says. */
function plainNotFound(): ApiResponse {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: { kind: 'bytes', parts: [Buffer.from('404 page not found\n')] },
  }
}

function statusErrorOf(options: PipelineOptions, request: ApiRequest, error: unknown): StatusError {
  if (isStatusError(error)) return error
  // Whatever was not translated is a bug of ours.
  options.logger.error('Met an unexpected error in a request', { method: request.method, path: request.path, error })
  return internalError(messageOf(error), error)
}

function withCommonHeaders(
  options: PipelineOptions,
  response: ApiResponse,
  {
    warnings,
    flow,
    auditId,
  }: {
    readonly warnings: ReadonlySet<string>
    readonly flow?: Flow
    /** Given by the caller. */
    readonly auditId: string | undefined
  },
): ApiResponse {
  return {
    ...response,
    headers: {
      'audit-id': auditId || options.random.uuid(),
      'cache-control': 'no-cache, private',
      ...flow?.headers,
      ...(warnings.size > 0 ? { warning: warningHeaders([...warnings]) } : {}),
      ...response.headers,
    },
  }
}
