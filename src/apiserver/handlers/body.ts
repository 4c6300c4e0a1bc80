import type { KubeObject, ResourceToken, StructNode } from '../../api/index.js'
import { apiVersionOf, badRequest, parseApiVersion } from '../../api/index.js'
import { finish, type Steps } from '../../base/index.js'
import type { DecodeObject } from '../../registry/index.js'
import { metadataOf } from '../../registry/index.js'
import { decodeBody } from './decode-body.js'
import type { FieldValidation } from './options.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'

/** What a body is expected to be. */
export interface Expected {
  readonly token: ResourceToken
  readonly type: StructNode
  /** Where bodies are not read by `type`. */
  readonly decode?: DecodeObject | undefined
  /** Further versions in which it may come; its fields are the same. */
  readonly otherVersions?: readonly string[] | undefined
  /** Defaults of this version's form. */
  readonly defaults: ((object: KubeObject) => void) | undefined
}

export function expectedBody(scope: Scope): Expected {
  const { token, type, decode, definition, representation } = scope.served
  return { token, type, decode, defaults: representation ? representation.defaults : definition.defaults }
}

/**
 * The body of a create or update, decoded into a fresh object of the expected type with its defaults; kind and apiVersion may be left out by the caller.
 * Unknown and duplicate fields are refused, warned of or dropped as `fieldValidation` says. Throws upstream's 400, 415 and 413.
 */
export async function readBody(
  scope: Scope,
  expected: Expected,
  fieldValidation: FieldValidation,
): Promise<KubeObject> {
  const { token, type, decode } = expected
  const steps = decodeBody(scope.request, type, {
    expected: token,
    decode,
    kindsIn: (version) => scope.tools.catalog.servedIn(version.group, version.version).map((one) => one.token.kind),
  })
  const { object, apiVersion, kind, strictErrors } = await bySteps(scope, steps)
  if (isLong(scope)) await scope.slice.pause()
  reportStrictErrors(
    scope,
    fieldValidation,
    strictErrors,
    `${kind || token.kind} in version ${JSON.stringify(token.version)} cannot be handled as a ${token.kind}`,
  )
  // Only built-in kinds may leave it out.
  const asked = parseApiVersion(apiVersion || (decode ? '' : apiVersionOf(token)))
  const isKnown = expected.otherVersions?.includes(apiVersion)
  if (!isKnown && (asked.group !== token.group || asked.version !== token.version)) {
    throw badRequest(
      `the API version in the data (${apiVersion}) does not match the expected API version (${apiVersionOf(token)})`,
    )
  }
  object.apiVersion = apiVersionOf(token)
  object.kind = token.kind
  expected.defaults?.(object)
  return object
}

/** Others come in while such a body is read. */
const longBytes = 65_536

export function isLong({ request: { body } }: Scope): boolean {
  return body instanceof Uint8Array && body.length > longBytes
}

/** Does what may be long of a request: at once for a short body, else others come in. */
export function bySteps<T>(scope: Scope, steps: Steps<T>): T | Promise<T> {
  return isLong(scope) ? scope.slice.run(steps) : finish(steps)
}

export function reportStrictErrors(
  scope: Scope,
  fieldValidation: FieldValidation,
  errors: readonly string[],
  subject: string,
): void {
  if (errors.length === 0 || fieldValidation === 'Ignore') return
  if (fieldValidation === 'Strict') throw badRequest(`${subject}: strict decoding error: ${errors.join(', ')}`)
  for (const error of errors.flatMap(linesOf)) warn(scope, error)
}

/** What YAML's reader tells all in one is warned of line by line. */
function linesOf(error: string): readonly string[] {
  const [first = '', ...lines] = error.split('\n')
  return lines.length === 0 ? [first] : lines.map((line) => line.trim())
}

/** Upstream's rest.EnsureObjectNamespaceMatchesRequestNamespace. */
export function agreeOnNamespace(scope: Scope, object: KubeObject): void {
  const { namespaced } = scope.served.token
  const metadata = metadataOf(object)
  const asked = scope.info.namespace
  if (!namespaced) {
    // Upstream forgives a namespace that means nothing.
    delete metadata.namespace
    return
  }
  if (!metadata.namespace) metadata.namespace = asked
  else if (metadata.namespace !== asked) throw badRequest(namespaceMismatch)
}

const namespaceMismatch = 'the namespace of the provided object does not match the namespace sent on the request'

/** An update's object must bear the name of the URL (apiserver's pkg/endpoints/handlers/rest.go checkName). */
export function agreeOnName(scope: Scope, object: KubeObject): void {
  const { name } = metadataOf(object)
  const asked = scope.info.name
  if (!name) {
    throw badRequest(`the name of the object (${asked} based on URL) was undeterminable: name must be provided`)
  }
  if (name !== asked) {
    throw badRequest(`the name of the object (${name}) does not match the name on the URL (${asked})`)
  }
}
