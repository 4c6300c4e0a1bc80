import type Docker from 'dockerode'
import type { DockerContext } from './context.js'
import { runtimeErrorFrom, statusOf } from './errors.js'

/** Docker answers a second removal with an error while the first is at work; this is how long the second waits for the end of it. */
const removalTimeoutMs = 30_000

/** Removes a container with its anonymous volumes, running or not. Resolves when it is gone; gone already is fine. */
export async function removeByForce(context: DockerContext, id: string): Promise<void> {
  const docker = await context.daemon.client()
  const container = docker.getContainer(id)
  try {
    await container.remove({ force: true, v: true })
  } catch (error) {
    if (statusOf(error) === 404) return
    if (statusOf(error) !== 409) throw runtimeErrorFrom(error)
    await waitUntilGone(context, container)
  }
}

async function waitUntilGone({ clock }: DockerContext, container: Docker.Container): Promise<void> {
  const until = clock.now() + removalTimeoutMs
  for (;;) {
    try {
      await container.inspect()
    } catch (error) {
      if (statusOf(error) === 404) return
      throw runtimeErrorFrom(error)
    }
    if (clock.now() >= until) throw runtimeErrorFrom(new Error(`container ${container.id} is still being removed`))
    await clock.sleep(50)
  }
}

/** Kills a container that may be dead or gone already. Resolves when it is dead. */
export async function killNow(context: DockerContext, id: string): Promise<void> {
  try {
    const docker = await context.daemon.client()
    await docker.getContainer(id).kill()
  } catch (error) {
    // 409: not running.
    if (statusOf(error) !== 404 && statusOf(error) !== 409) throw runtimeErrorFrom(error)
  }
}
