import type { KubeObject } from '../../api/index.js'
import { update } from '../../registry/index.js'
import type { Answer } from './answer.js'
import { agreeOnName, agreeOnNamespace, expectedBody, readBody } from './body.js'
import { fromHub } from './conversion.js'
import { resetFieldsOfCreate } from './create.js'
import type { FieldValidation, WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { dropDoubledOwners } from './owner-references.js'
import { recordOwnership } from './ownership.js'
import type { Scope } from './scope.js'
import { storedResource } from './scope.js'
import { toBeStored } from './to-be-stored.js'
import { writeOptions } from './write-options.js'

/** PUT of one object. Some kinds are created when they are missing. */
export async function updateHandler(scope: Scope): Promise<Answer> {
  const query = writeQuery(scope, 'UpdateOptions')
  let body: KubeObject | undefined = await bodyOf(scope, query.fieldValidation)
  const uid = body.metadata?.uid
  const written = await update(
    scope.tools.registry.tools,
    storedResource(scope),
    scope.info.namespace,
    scope.info.name,
    async (current) => {
      // The registry takes the object over; another try after a conflict decodes the body again.
      const next = body ?? (await bodyOf(scope, query.fieldValidation))
      body = undefined
      return nextState(scope, next, current, query)
    },
    {
      ...writeOptions(scope, query),
      mayCreate: true,
      ...(uid ? { uid } : {}),
    },
  )
  return { kind: 'stored', object: written.object, status: written.created ? 201 : 200 }
}

async function bodyOf(scope: Scope, fieldValidation: FieldValidation): Promise<KubeObject> {
  const body = await readBody(scope, expectedBody(scope), fieldValidation)
  agreeOnNamespace(scope, body)
  agreeOnName(scope, body)
  return body
}

/** The body as the object's next state: owned, converted and admitted. */
async function nextState(
  scope: Scope,
  next: KubeObject,
  current: KubeObject | undefined,
  query: WriteQuery,
): Promise<KubeObject> {
  const live = current && (await fromHub(scope.served, current))
  dropDoubledOwners(scope, next)
  await scope.slice.pause()
  await recordOwnership(scope, { live, next, manager: query.fieldManager, resetFields: resetFieldsOfCreate(scope) })
  return toBeStored(scope, next, current, query)
}
