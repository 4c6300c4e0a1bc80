import type { KubeObject } from '../../api/index.js'
import { conflict } from '../../api/index.js'
import { checkUid } from '../../registry/index.js'
import type { Scope } from './scope.js'
import { storedResource } from './scope.js'

/** The body of a view that is about to be laid over the object. */
interface ViewWrite {
  readonly live: KubeObject
  readonly body: KubeObject
  readonly dryRun: boolean
}

/** A PUT hears of another object's uid from the store itself, a PATCH before it comes so far. */
export function requireSameUid(scope: Scope, subresource: string, { live, body, dryRun }: ViewWrite): void {
  const { uid = '' } = body.metadata ?? {}
  const present = live.metadata?.uid ?? ''
  if (uid === '' || uid === present) return
  const { namespace, name, verb } = scope.info
  if (verb === 'update') checkUid(storedResource(scope), { namespace, name }, { dryRun, uid }, present)
  const { group, plural } = scope.served.token
  const detail = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${present}`
  throw conflict({ group, resource: `${plural}/${subresource}` }, name, detail)
}
