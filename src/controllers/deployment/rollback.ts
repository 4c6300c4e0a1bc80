import { Deployments } from '../../api/index.js'
import { lastRevision, revisionOf, rollbackAnnotation, rolledBackAnnotations } from './annotations.js'
import { sameTemplate, withoutHash } from './replica-sets.js'
import type { Rollout } from './rollout.js'

/**
 * Takes the template of an earlier revision over into the deployment, as the annotation asks, and removes the annotation (0 is the revision before).
 * pkg/controller/deployment/rollback.go (v1.34); `kubectl rollout undo` patches the template itself.
 */
export async function rollBack(rollout: Rollout): Promise<void> {
  await rollout.syncRevision({ create: true })
  const sets = rollout.allSets
  const asked = Number(rollout.deployment.metadata?.annotations?.[rollbackAnnotation])
  const revision = asked === 0 ? lastRevision(sets) : asked
  if (revision === 0) {
    rollout.event('Warning', 'DeploymentRollbackRevisionNotFound', 'Unable to find last revision.')
    await clear(rollout)
    return
  }
  const set = sets.find((one) => revisionOf(one) === revision)
  if (!set) {
    rollout.event('Warning', 'DeploymentRollbackRevisionNotFound', 'Unable to find the revision to rollback to.')
    await clear(rollout)
    return
  }
  const { deployment } = rollout
  const name = deployment.metadata?.name
  if (sameTemplate(deployment.spec?.template, set.spec?.template)) {
    const message = `The rollback revision contains the same template as current deployment "${name}"`
    rollout.event('Warning', 'DeploymentRollbackTemplateUnchanged', message)
    await clear(rollout)
    return
  }
  rollout.deployment = {
    ...deployment,
    metadata: { ...deployment.metadata, annotations: rolledBackAnnotations(deployment, set) },
    ...(deployment.spec ? { spec: { ...deployment.spec, template: withoutHash(set.spec?.template) } } : {}),
  }
  await clear(rollout)
  rollout.event('Normal', 'DeploymentRollback', `Rolled back deployment "${name}" to revision ${revision}`)
}

async function clear(rollout: Rollout): Promise<void> {
  const { deployment, tools } = rollout
  const { [rollbackAnnotation]: _, ...annotations } = deployment.metadata?.annotations ?? {}
  rollout.deployment = await tools.client
    .resource(Deployments, deployment.metadata?.namespace)
    .update({ ...deployment, metadata: { ...deployment.metadata, annotations } })
}
