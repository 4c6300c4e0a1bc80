import { parseApiVersion, StatusError } from '../../api/index.js'
import { requireIncludeObject, requireMetadataKind } from '../negotiation/index.js'
import type { FormedAnswer } from './answer.js'
import { isStatus } from './answer.js'
import type { Scope } from './scope.js'

/**
 * Whether what was found can be shown in the form that was asked for (apiserver's pkg/endpoints/handlers/response.go, v0.34).
 *
 * @throws StatusError 406 for the metadata of a list where there is an object and the other way round, 400 for an unknown `includeObject`
 */
export function checkForm({ output, served }: Scope, answer: FormedAnswer): void {
  requireIncludeObject(output)
  if (output.metadataKind === undefined || isStatus(answer)) return
  const isList = answer.kind === 'list'
  const { token, custom } = served.definition
  // Go's unstructured object has the methods of a list.
  if (!isList && custom && isOwn(answer, token.kind) && output.metadataKind === 'PartialObjectMetadataList') {
    throw new StatusError({ code: 500, reason: '', message: 'content is not a list' })
  }
  requireMetadataKind(output, { isList, goType: goTypeOf(served, answer) })
}

function isOwn(answer: FormedAnswer, kind: string): boolean {
  return answer.kind !== 'object' || answer.object.kind === kind
}

/** The Go type that upstream's errors print: of its internal version for what is built in. */
function goTypeOf({ definition: { token, custom } }: Scope['served'], answer: FormedAnswer): string {
  if (answer.kind === 'list') {
    return custom ? '*unstructured.UnstructuredList' : `*${packageOf(token.group)}.${token.listKind}`
  }
  if (answer.kind === 'stored') return `*${packageOf(token.group)}.${token.kind}`
  const { kind = token.kind, apiVersion } = answer.object
  const { group, version } = apiVersion === undefined ? token : parseApiVersion(apiVersion)
  return `*${custom ? version : packageOf(group)}.${kind}`
}

function packageOf(group: string): string {
  return group === '' ? 'core' : (group.split('.')[0] ?? '')
}
