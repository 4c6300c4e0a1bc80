import type { ApiRequest } from '../../api/index.js'
import { badRequest } from '../../api/index.js'
import type { ListQuery, ListResult } from '../../registry/index.js'
import { get, list, selectionOf } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { booleanParameter, checkListNumbers, integerParameter } from './options.js'
import type { Scope } from './scope.js'
import { resourceName, storedResource } from './scope.js'

/** GET of one object. */
export async function getHandler(scope: Scope): Promise<Answer> {
  const { info, request, tools } = scope
  refuseExport(request)
  const version = request.query.get('resourceVersion') ?? ''
  const read = { feed: tools.registry.feed, clock: tools.clock }
  return {
    kind: 'stored',
    object: await get(read, storedResource(scope), info.namespace, info.name, version, resourceName(scope)),
    status: 200,
  }
}

/** Of an object or a subresource of it. */
export function refuseExport({ query }: ApiRequest): void {
  if (booleanParameter(query, 'export')) {
    throw badRequest('the export parameter, deprecated since v1.14, is no longer supported')
  }
}

/** GET of a collection. */
export async function listHandler(scope: Scope): Promise<Answer> {
  return { kind: 'list', list: await listOf(scope, listQuery(scope)) }
}

export function listOf(scope: Scope, query: ListQuery): Promise<ListResult> {
  const { registry, clock } = scope.tools
  return list({ feed: registry.feed, clock }, storedResource(scope), query)
}

/** What the query of the request selects; also what a DELETE of the collection, which is `isPaged`, is about. Throws upstream's 400. */
export function listQuery({ info, request, served }: Scope, { isPaged = false } = {}): ListQuery {
  const { query } = request
  const sendInitialEvents = booleanParameter(query, 'sendInitialEvents')
  checkListNumbers(query)
  return {
    selection: selectionOf(served.definition, {
      namespace: info.namespace,
      labelSelector: query.get('labelSelector') ?? undefined,
      fieldSelector: query.get('fieldSelector') ?? undefined,
      fieldLabels: served.representation?.fieldLabels,
    }),
    limit: Math.max(integerParameter(query, 'limit') ?? 0, 0),
    continue: query.get('continue') ?? undefined,
    resourceVersion: query.get('resourceVersion') ?? undefined,
    resourceVersionMatch: query.get('resourceVersionMatch') ?? undefined,
    ...(sendInitialEvents === undefined ? {} : { sendInitialEvents }),
    isPaged,
  }
}
