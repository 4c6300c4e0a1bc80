import type { KubeObject } from '../../api/index.js'
import { update } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { applyHandler } from './apply.js'
import { agreeOnName, agreeOnNamespace, bySteps } from './body.js'
import { fromHub } from './conversion.js'
import { resetFieldsOfCreate } from './create.js'
import type { WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { recordOwnership } from './ownership.js'
import type { PatchFunction } from './patch-body.js'
import { readPatch } from './patch-body.js'
import { decodePatched } from './patched-object.js'
import { patchKind } from './routes.js'
import type { Scope } from './scope.js'
import { storedResource } from './scope.js'
import { toBeStored } from './to-be-stored.js'
import { writeOptions } from './write-options.js'

/** PATCH of one object. */
export async function patchHandler(scope: Scope): Promise<Answer> {
  const kind = patchKind(scope)
  const query = writeQuery(scope, 'PatchOptions', kind)
  if (kind === 'apply') return applyHandler(scope, query)
  const { type, definition } = scope.served
  const { fieldValidation } = query
  const patch = readPatch(scope.request, { kind, type, fieldValidation, custom: definition.custom === true })
  const written = await update(
    scope.tools.registry.tools,
    storedResource(scope),
    scope.info.namespace,
    scope.info.name,
    (current) => nextState(scope, current as KubeObject, patch, query),
    {
      ...writeOptions(scope, query),
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
  const patched = await bySteps(scope, patch(live))
  await scope.slice.pause()
  const next = decodePatched(scope, patched, query)
  agreeOnNamespace(scope, next)
  agreeOnName(scope, next)
  await scope.slice.pause()
  await recordOwnership(scope, { live, next, manager: query.fieldManager, resetFields: resetFieldsOfCreate(scope) })
  return toBeStored(scope, next, current, query)
}
