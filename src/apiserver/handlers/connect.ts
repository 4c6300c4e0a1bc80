import type { ApiResponse, KubeObject } from '../../api/index.js'
import { apiVersionOf, badRequest, typeOfToken } from '../../api/index.js'
import { deepClone } from '../../base/index.js'
import type { ConnectCall, ConnectSubresource } from '../../registry/index.js'
import { deleteObject, get, update } from '../../registry/index.js'
import { admissionAttributes, validatingAdmission } from './admit.js'
import type { Answer } from './answer.js'
import { agreeOnNamespace, readBody } from './body.js'
import type { RawOptions } from './delete-options.js'
import { checkedOptions } from './delete-options.js'
import type { WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { recordOwnership } from './ownership.js'
import type { Scope } from './scope.js'
import { storedResource, warn } from './scope.js'

/** Any method on a subresource that answers for itself: binding, eviction, token, log, exec, proxy. */
export async function connectHandler(scope: Scope, subresource: ConnectSubresource<KubeObject>): Promise<Answer> {
  if (!subresource.body && subresource.name !== 'log' && scope.request.query.has('dryRun')) {
    throw badRequest('dryRun is not supported')
  }
  const hasBody = subresource.body !== undefined && scope.request.method !== 'GET'
  const query = hasBody ? writeQuery(scope, 'CreateOptions') : undefined
  const body = query && (await bodyOf(scope, subresource, query))
  const dryRun = query?.dryRun ?? false
  if (body && subresource.body) {
    const as = { token: subresource.body, type: subresource.bodyType ?? typeOfToken(subresource.body) }
    await recordOwnership(scope, { live: undefined, next: body, manager: query.fieldManager, resetFields: [], as })
  }
  const attributes = admissionAttributes(scope, {
    operation: body ? 'CREATE' : 'CONNECT',
    object: body,
    old: undefined,
    dryRun,
  })
  await scope.tools.admission.mutate(attributes)
  await scope.tools.admission.validate(attributes)
  const answer = await subresource.handle(callOf(scope, body, dryRun))
  return isResponse(answer)
    ? { kind: 'raw', status: answer.status, headers: plainHeaders(answer), body: answer.body }
    : objectAnswer(subresource, answer)
}

async function bodyOf(
  scope: Scope,
  subresource: ConnectSubresource<KubeObject>,
  { fieldValidation }: WriteQuery,
): Promise<KubeObject | undefined> {
  const { body: token } = subresource
  if (!token) return undefined
  const type = subresource.bodyType ?? typeOfToken(token)
  const object = await readBody(
    scope,
    { token, type, defaults: subresource.defaults, otherVersions: subresource.bodyVersions },
    fieldValidation,
  )
  // The name is for the subresource to judge: each does it in words of its own.
  agreeOnNamespace(scope, object)
  return object
}

function isResponse(answer: ApiResponse | KubeObject): answer is ApiResponse {
  return 'body' in answer && 'headers' in answer && typeof (answer as ApiResponse).status === 'number'
}

function plainHeaders({ headers }: ApiResponse): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, typeof value === 'string' ? value : value.join(', ')]),
  )
}

function objectAnswer(subresource: ConnectSubresource<KubeObject>, object: KubeObject): Answer {
  const { body } = subresource
  const isBody = body !== undefined && object.kind === body.kind && object.apiVersion === apiVersionOf(body)
  const type = isBody ? (subresource.bodyType ?? typeOfToken(body)) : undefined
  const { code } = object as { code?: number }
  const status = object.kind === 'Status' && code !== undefined ? code : 201
  return { kind: 'object', object, status, ...(type ? { type } : {}) }
}

function callOf(scope: Scope, body: KubeObject | undefined, dryRun: boolean): ConnectCall<KubeObject> {
  const { info, tools, user, request } = scope
  const write = {
    user,
    dryRun,
    warn: (text: string) => warn(scope, text),
    admit: validatingAdmission(scope, dryRun),
  }
  return {
    request,
    namespace: info.namespace,
    name: info.name,
    rest: info.rest,
    body,
    context: { user, clock: tools.clock, random: tools.random, dryRun },
    nodes: tools.nodes(),
    services: tools.services,
    async parent() {
      const read = { feed: tools.registry.feed, clock: tools.clock }
      return (await get(read, storedResource(scope), info.namespace, info.name)).object()
    },
    async updateParent(change) {
      const { object } = await update(
        tools.registry.tools,
        storedResource(scope),
        info.namespace,
        info.name,
        async (current) => {
          const next = deepClone(current as KubeObject)
          change(next)
          return next
        },
        {
          ...write,
          startsFromCurrent: true,
          subresource: { kind: 'writer', name: info.subresource, verbs: [], writesMetadata: true },
        },
      )
      return object.object()
    },
    async deleteParent(options) {
      const asked = checkedOptions(options as RawOptions)
      const { object } = await deleteObject(tools.registry.tools, storedResource(scope), info.namespace, info.name, {
        ...write,
        ...asked,
        dryRun: dryRun || asked.dryRun,
      })
      return object.object()
    },
  }
}
