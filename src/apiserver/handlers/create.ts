import type { KubeObject } from '../../api/index.js'
import { create } from '../../registry/index.js'
import { admissionAttributes } from './admit.js'
import type { Answer } from './answer.js'
import { agreeOnNamespace, expectedBody, readBody } from './body.js'
import type { WriteQuery } from './options.js'
import { writeQuery } from './options.js'
import { dropDoubledOwners } from './owner-references.js'
import { recordOwnership } from './ownership.js'
import type { Scope } from './scope.js'
import { storedResource } from './scope.js'
import { toBeStored } from './to-be-stored.js'
import { writeOptions } from './write-options.js'

/** POST to a collection. */
export async function createHandler(scope: Scope): Promise<Answer> {
  const query = writeQuery(scope, 'CreateOptions')
  const object = await readBody(scope, expectedBody(scope), query.fieldValidation)
  agreeOnNamespace(scope, object)
  for (const field of setByServers) delete object.metadata?.[field]
  const { definition } = scope.served
  if (definition.storage === 'none') return createUnstored(scope, object, query)
  dropDoubledOwners(scope, object)
  await scope.slice.pause()
  await recordOwnership(scope, {
    live: undefined,
    next: object,
    manager: query.fieldManager,
    resetFields: resetFieldsOfCreate(scope),
  })
  const hub = await toBeStored(scope, object, undefined, query)
  const written = await create(scope.tools.registry.tools, storedResource(scope), hub, writeOptions(scope, query))
  return { kind: 'stored', object: written, status: 201 }
}

/** What no client sets, and so nobody owns (rest.WipeObjectMetaSystemFields). */
const setByServers = [
  'creationTimestamp',
  'uid',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
] as const

/** What a write of the main resource owns nothing of, even where it may set it (a namespace's phase). */
export function resetFieldsOfCreate({ served: { definition } }: Scope): readonly string[] {
  if (definition.resetFields) return definition.resetFields
  const resets = definition.resetsStatus === true || definition.subresources.some((one) => one.name === 'status')
  return resets ? ['status'] : []
}

/** Reviews and bindings: the definition answers for itself. */
async function createUnstored(
  scope: Scope,
  object: KubeObject,
  { dryRun, fieldManager: manager }: WriteQuery,
): Promise<Answer> {
  const { tools, served, user } = scope
  await recordOwnership(scope, { live: undefined, next: object, manager, resetFields: [] })
  const attributes = admissionAttributes(scope, { operation: 'CREATE', object, old: undefined, dryRun })
  await tools.admission.mutate(attributes)
  await tools.admission.validate(attributes)
  const answer = await served.definition.create?.(object, {
    user,
    clock: tools.clock,
    random: tools.random,
    dryRun,
    services: tools.services,
    namespace: scope.info.namespace,
  })
  return { kind: 'object', object: answer ?? object, status: 201 }
}
