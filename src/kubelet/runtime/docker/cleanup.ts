import type { DockerContext } from './context.js'
import { daemonMessage, runtimeErrorFrom, statusOf } from './errors.js'
import type { Inventory } from './inventory.js'
import { label } from './labels.js'
import { removeByForce } from './removal.js'
import { sandboxImageName } from './sandbox-image.js'

export interface CleanupResult {
  readonly containers: number
  readonly networks: number
}

/** Removes everything of the cluster from Docker: containers with their volumes, the network, and our image where no other cluster uses it. */
export async function removeCluster(context: DockerContext, inventory: Inventory): Promise<CleanupResult> {
  const { cluster, daemon, heavy } = context
  const containers = await inventory.all()
  // Members first: they live in their sandbox's namespaces.
  for (const type of ['container', 'sandbox']) {
    const ofType = containers.filter((one) => (one.Labels[label.type] === 'sandbox') === (type === 'sandbox'))
    await Promise.all(ofType.map((one) => heavy.run(() => removeByForce(context, one.Id))))
  }
  const networks = await daemon.call((docker) =>
    docker.listNetworks({ filters: { label: [`${label.cluster}=${cluster}`] } }),
  )
  await Promise.all(networks.map((network) => daemon.call((docker) => docker.getNetwork(network.Id).remove())))
  await removeOwnImage(context)
  return { containers: containers.length, networks: networks.length }
}

async function removeOwnImage({ daemon, logger }: DockerContext): Promise<void> {
  const docker = await daemon.client()
  try {
    // Other clusters' networks tell that they live, even while they have no pods.
    const others = await docker.listNetworks({ filters: { label: [label.cluster] } })
    if (others.length === 0) await docker.getImage(sandboxImageName).remove()
  } catch (error) {
    // 404: never made. 409: another cluster's sandboxes still use it.
    if (statusOf(error) === undefined) throw runtimeErrorFrom(error)
    if (statusOf(error) === 404 || statusOf(error) === 409) return
    logger.warn('Could not remove the sandbox image', { error: daemonMessage(error) })
  }
}
