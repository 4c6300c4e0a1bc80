import type { Status } from '../../api/index.js'
import { forbiddenError, isNotFound } from '../../api/index.js'
import type { CachedObject, DeleteOptions } from '../../registry/index.js'
import { deleteObject } from '../../registry/index.js'
import { validatingAdmission } from './admit.js'
import type { Answer } from './answer.js'
import type { DeleteQuery } from './delete-options.js'
import { deleteQuery } from './delete-options.js'
import { listOf, listQuery } from './read.js'
import type { Scope } from './scope.js'
import { resourceName, storedResource, warn } from './scope.js'

/** DELETE of one object. */
export async function deleteHandler(scope: Scope): Promise<Answer> {
  const { info, served } = scope
  const query = deleteQuery(scope)
  warnOfPolicy(scope, query)
  const why = served.definition.refuseDelete?.(info.name)
  if (why !== undefined) throw forbiddenError(resourceName(scope), info.name, why)
  const { object, isGone } = await deleteObject(
    scope.tools.registry.tools,
    storedResource(scope),
    info.namespace,
    info.name,
    optionsOf(scope, query),
  )
  if (!isGone) return { kind: 'stored', object, status: query.cascades ? 202 : 200 }
  if (served.definition.deleteReturnsObject) return { kind: 'stored', object, status: 200 }
  return { kind: 'object', object: successOf(scope, object), status: 200 }
}

/** What the answer to a finished delete is for most kinds: a Status that names what has gone. */
function successOf({ served, info }: Scope, object: CachedObject): Status {
  const { group, plural } = served.token
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: {
      name: info.name,
      ...(group === '' ? {} : { group }),
      kind: plural,
      uid: object.object().metadata?.uid ?? '',
    },
  }
}

function optionsOf(scope: Scope, query: DeleteQuery): DeleteOptions {
  return {
    ...query,
    user: scope.user,
    warn: (text) => warn(scope, text),
    admit: validatingAdmission(scope, query.dryRun),
    resource: resourceName(scope),
  }
}

function warnOfPolicy(scope: Scope, { propagationPolicy }: DeleteQuery): void {
  const { deletePolicyWarning: text } = scope.served.definition
  if (text !== undefined && propagationPolicy === undefined) warn(scope, text)
}

/** DELETE of a collection: every object that the selectors take, each as if alone; the answer is the list as it was. */
export async function deleteCollectionHandler(scope: Scope): Promise<Answer> {
  const { tools } = scope
  const listed = listQuery(scope, { isPaged: true })
  const asked = deleteQuery(scope)
  const options = optionsOf(scope, asked)
  const resource = storedResource(scope)
  const found = await listOf(scope, listed)
  warnOfPolicy(scope, asked)
  await inParallel(found.objects, async (object) => {
    try {
      await deleteObject(tools.registry.tools, resource, object.namespace, object.name, options)
    } catch (error) {
      // Somebody else has deleted it meanwhile: that is what was asked for.
      if (!isNotFound(error)) throw error
    }
  })
  return { kind: 'list', list: found }
}

/** So many deletes are under way at once: enough to share the store's batches. */
const width = 64

async function inParallel<T>(items: readonly T[], run: (item: T) => Promise<void>): Promise<void> {
  let next = 0
  const worker = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await run(item)
  }
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, worker))
}
