import type { KubeObject, ResourceToken, StatusError } from '../../api/index.js'
import {
  apiVersionOf,
  DecodingError,
  invalid,
  invalidObject,
  parseApiVersion,
  path,
  sortedDeeply,
} from '../../api/index.js'
import { update } from '../../registry/index.js'
import { patchTypeOf } from '../negotiation/index.js'
import { admissionAttributes, validatingAdmission } from './admit.js'
import type { Answer } from './answer.js'
import { applyHandler } from './apply.js'
import type { Expected } from './body.js'
import { agreeOnName, agreeOnNamespace, expectedBody } from './body.js'
import { fromHub, toHub } from './conversion.js'
import { resetFieldsOfCreate } from './create.js'
import { decodeAs } from './decode-custom.js'
import type { WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { dropDoubledOwners } from './owner-references.js'
import { keepTimes, recordOwnership } from './ownership.js'
import type { Patched, PatchFunction, PatchKind } from './patch-body.js'
import { readPatch } from './patch-body.js'
import type { Scope } from './scope.js'
import { resourceName, storedResource, warn } from './scope.js'

/** What the body is. Throws 415 for what the resource does not take. */
export function patchKind({ request, served }: Scope): PatchKind {
  return patchTypeOf(request.headers['content-type'], served.definition.custom === true)
}

/** PATCH of one object. */
export async function patchHandler(scope: Scope): Promise<Answer> {
  const kind = patchKind(scope)
  const query = writeQuery(scope, 'PatchOptions', kind)
  if (kind === 'apply') return applyHandler(scope, query)
  const patch = readPatch(scope.request, kind, scope.served.type)
  const written = await update(
    scope.tools.registry.tools,
    storedResource(scope),
    scope.info.namespace,
    scope.info.name,
    (current) => nextState(scope, current as KubeObject, patch, query),
    {
      user: scope.user,
      dryRun: query.dryRun,
      warn: (text) => warn(scope, text),
      admit: validatingAdmission(scope, query.dryRun),
      resource: resourceName(scope),
      version: scope.served.token.version,
      startsFromCurrent: true,
    },
  )
  return { kind: 'stored', object: written.object, status: 200 }
}

async function nextState(
  scope: Scope,
  current: KubeObject,
  patch: PatchFunction,
  query: WriteQuery,
): Promise<KubeObject> {
  const live = await fromHub(scope.served, current)
  const next = decodePatched(scope, patch(live), query)
  agreeOnName(scope, next)
  agreeOnNamespace(scope, next)
  dropDoubledOwners(scope, next)
  await recordOwnership(scope, { live, next, manager: query.fieldManager, resetFields: resetFieldsOfCreate(scope) })
  const hub = await toHub(scope.served, next)
  await scope.tools.admission.mutate(
    admissionAttributes(scope, { operation: 'UPDATE', object: hub, old: current, dryRun: query.dryRun }),
  )
  dropDoubledOwners(scope, hub, { isMutated: true })
  keepTimes(hub, current)
  return hub
}

/** The patched value as an object again. Upstream quotes all of it when it does not fit the type. */
export function decodePatched(
  scope: Scope,
  { value, strictErrors, quoted }: Patched,
  query: WriteQuery,
  expected: Expected = expectedBody(scope),
): KubeObject {
  const { token, defaults } = expected
  const refuse = (why: string) => invalidPatch(quoted?.() ?? printPatched(scope, value), why)
  const { apiVersion, kind } = (value ?? {}) as KubeObject
  if (apiVersion !== apiVersionOf(token) || kind !== token.kind) throw refuse(wrongKind(scope, value, token))
  try {
    const { object, unknownFields } = decodeAs(expected, value)
    const errors = [...strictErrors, ...unknownFields]
    if (errors.length > 0) {
      if (query.fieldValidation === 'Strict') throw refuse(`strict decoding error: ${errors.join(', ')}`)
      if (query.fieldValidation === 'Warn') for (const one of errors) warn(scope, one)
    }
    defaults?.(object as KubeObject)
    return object as KubeObject
  } catch (error) {
    if (error instanceof DecodingError) throw refuse(error.message)
    throw error
  }
}

/** Why a patched object that has become another kind cannot be taken: it is decoded as what it says, then found not to be what is stored. */
function wrongKind(scope: Scope, value: unknown, token: ResourceToken): string {
  const { apiVersion = '', kind = '' } = (value ?? {}) as KubeObject
  const { group, version } = parseApiVersion(apiVersion)
  const other = scope.tools.catalog.servedIn(group, version).find((one) => one.token.kind === kind)
  if (!other) {
    return `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/runtime/scheme.go:110"`
  }
  try {
    decodeAs(other, value)
  } catch (error) {
    if (error instanceof DecodingError) return error.message
    throw error
  }
  const internal = token.group === '' ? 'core' : (token.group.split('.')[0] ?? '')
  return `converting (${version}.${kind}) to (${internal}.${token.kind}): unknown conversion`
}

function invalidPatch(printed: string, why: string): StatusError {
  return invalidObject({ group: '', kind: '' }, '', [invalid(path('patch'), printed, why)])
}

/** The patched document as upstream prints it: what the patch library has opened (the top level) with sorted keys. */
function printPatched({ served }: Scope, patched: unknown): string {
  // Custom resources have no Go type that would give their fields an order.
  const value = served.definition.custom ? sortedDeeply(patched) : patched
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return JSON.stringify(value)
  const members = value as Record<string, unknown>
  return JSON.stringify(
    Object.fromEntries(
      Object.keys(members)
        .sort()
        .map((key) => [key, members[key]]),
    ),
  )
}
