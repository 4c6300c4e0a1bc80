import fastJsonPatch from 'fast-json-patch'
import type { KubeObject } from '../../../../api/index.js'
import {
  DecodingError,
  goKindOf,
  internalError,
  isJsonObject,
  JsonSyntaxError,
  parseJson,
  quote,
} from '../../../../api/index.js'
import { deepClone, deepEqual } from '../../../../base/index.js'
import type { AdmissionAttributes } from '../../attributes.js'
import { WebhookCallError } from './call-hook.js'
import type { Invocation } from './matching.js'
import type { ReviewAnswer } from './review.js'

type Operation = Parameters<typeof fastJsonPatch.applyPatch>[1][number]

/** Applies the patch of an answer to the object, as the webhook sees it; whether that changed anything. Throws a StatusError or WebhookCallError. */
export async function patchObject(
  { hook, view }: Invocation,
  { object }: AdmissionAttributes,
  { patch, patchType }: ReviewAnswer,
): Promise<boolean> {
  if (patch === '') return false
  const { name } = hook.webhook
  const operations = operationsOf(patch, name)
  if (operations.length === 0) return false
  if (!object) {
    throw internalError(
      `admission webhook ${quote(name)} attempted to modify the object, which is not supported for this operation`,
    )
  }
  if (patchType !== 'JSONPatch') throw new WebhookCallError(name, `unsupported patch type ${quote(patchType)}`)
  const before = deepClone(object)
  const patched = apply(await view.show(object), operations)
  try {
    await view.take(object, patched)
  } catch (error) {
    if (error instanceof DecodingError) throw internalError(error.message, error)
    throw error
  }
  return !deepEqual(before, object)
}

function operationsOf(patch: string, webhook: string): readonly Operation[] {
  const refuse = (why: string) =>
    new WebhookCallError(webhook, `received undecodable patch in webhook response: ${why}`)
  let value: unknown
  try {
    value = parseJson(Buffer.from(patch, 'base64'))
  } catch (error) {
    throw error instanceof JsonSyntaxError ? refuse(error.message) : error
  }
  if (value === null) return []
  const list = 'jsonpatch.Patch'
  if (!Array.isArray(value)) throw refuse(`json: cannot unmarshal ${goKindOf(value)} into Go value of type ${list}`)
  const strange: unknown = value.find((one) => !isJsonObject(one))
  if (strange !== undefined) {
    throw refuse(`json: cannot unmarshal ${goKindOf(strange)} into Go value of type jsonpatch.Operation`)
  }
  return value as readonly Operation[]
}

function apply(shown: KubeObject, operations: readonly Operation[]): unknown {
  try {
    // Validation on, the document not changed, prototype keys refused.
    return fastJsonPatch.applyPatch(deepClone(shown), [...operations], true, true, true).newDocument
  } catch (error) {
    throw internalError(whyNot(error, operations), error)
  }
}

/** In the words of evanphx/json-patch, as far as the two tell the same errors apart. */
function whyNot(error: unknown, operations: readonly Operation[]): string {
  const { name = '', index = 0, message = '', tree } = error as Failure
  const { op, path } = operations[index] ?? { op: '', path: '' }
  if (name === 'TEST_OPERATION_FAILED') return `testing value ${path} failed: test failed`
  if (name === 'OPERATION_PATH_UNRESOLVABLE' || name === 'OPERATION_PATH_CANNOT_ADD') {
    const [what, shown] = op === 'replace' ? [hasParent(tree, path) ? 'key' : 'path', path] : ['path', quote(path)]
    return `${op} operation does not apply: doc is missing ${what}: ${shown}: missing value`
  }
  return message.split('\n')[0] ?? ''
}

interface Failure {
  readonly name?: string
  readonly index?: number
  readonly message?: string
  /** The document that the operation met. */
  readonly tree?: unknown
}

function hasParent(document: unknown, path: string): boolean {
  const parent = path.slice(0, path.lastIndexOf('/'))
  try {
    const found: unknown = fastJsonPatch.getValueByPointer(document, parent)
    return typeof found === 'object' && found !== null
  } catch {
    return false
  }
}
