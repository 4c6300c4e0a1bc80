import type { ApiResponse, FieldError, Pod, PodLogOptions } from '../../../api/index.js'
import { badRequest, forbidden, invalid, invalidObject, notNegative, parseTimestamp, path } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { chooseContainer } from './container-choice.js'
import { requireNode } from './node-of-pod.js'

/** What a container has printed. */
export const log: ConnectSubresource<Pod> = { kind: 'connect', name: 'log', verbs: ['get'], handle: readLog }

async function readLog(call: ConnectCall<Pod>): Promise<ApiResponse> {
  const query = call.request.query
  const { options, errors } = optionsOf(query)
  if (errors.length > 0) throw invalidObject({ group: '', kind: 'PodLogOptions' }, call.name, errors)
  const pod = await call.parent()
  const container = chooseContainer(pod, query.get('container') ?? '')
  // Nothing can have been printed: upstream answers with no content.
  if (!pod.spec?.nodeName) return { status: 204, headers: {}, body: { kind: 'bytes', parts: [] } }
  const nodes = await requireNode(call, pod)
  const chunks = await nodes.logs(pod, { ...options, container }, call.request.signal)
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: { kind: 'stream', chunks } }
}

/** The options of a request; ValidatePodLogOptions (v1.34). A text that is no number is a 400. */
function optionsOf(query: URLSearchParams): { options: Omit<PodLogOptions, 'container'>; errors: FieldError[] } {
  const errors: FieldError[] = []
  const tailLines = integer(query, 'tailLines')
  const limitBytes = integer(query, 'limitBytes')
  const sinceSeconds = integer(query, 'sinceSeconds')
  const sinceTime = query.get('sinceTime') || undefined
  const stream = query.get('stream') || undefined
  if (tailLines !== undefined && tailLines < 0) errors.push(invalid(path('tailLines'), tailLines, notNegative))
  if (limitBytes !== undefined && limitBytes < 1) {
    errors.push(invalid(path('limitBytes'), limitBytes, 'must be greater than 0'))
  }
  if (sinceSeconds !== undefined && sinceTime !== undefined) {
    errors.push(forbidden(path('[]'), 'at most one of `sinceTime` or `sinceSeconds` may be specified'))
  } else if (sinceSeconds !== undefined && sinceSeconds < 1) {
    errors.push(invalid(path('sinceSeconds'), sinceSeconds, 'must be greater than 0'))
  }
  if (sinceTime !== undefined && parseTimestamp(sinceTime) === undefined) {
    throw badRequest(
      `parsing time ${JSON.stringify(sinceTime)} as "2006-01-02T15:04:05Z07:00": cannot parse ${JSON.stringify(sinceTime)} as "2006"`,
    )
  }
  // The feature PodLogsQuerySplitStreams is off.
  if (stream !== undefined) errors.push(forbidden(path('stream'), 'may not be specified'))
  return {
    options: {
      follow: boolean(query, 'follow'),
      previous: boolean(query, 'previous'),
      timestamps: boolean(query, 'timestamps'),
      ...(tailLines === undefined ? {} : { tailLines }),
      ...(limitBytes === undefined ? {} : { limitBytes }),
      ...(sinceSeconds === undefined ? {} : { sinceSeconds }),
      ...(sinceTime === undefined ? {} : { sinceTime }),
    },
    errors,
  }
}

/** Upstream's conversion of a query value to a bool: everything but these is true. */
export function boolean(query: URLSearchParams, name: string): boolean {
  const value = query.get(name)
  return value !== null && value !== 'false' && value !== '0'
}

function integer(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name)
  if (text === null || text === '') return undefined
  if (!/^[+-]?[0-9]+$/.test(text)) {
    throw badRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: invalid syntax`)
  }
  return Number(text)
}
