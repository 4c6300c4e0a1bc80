import { rm } from 'node:fs/promises'
import type { Pod } from '../../api/index.js'
import { isConflict, isNotFound, Pods } from '../../api/index.js'
import { podFolder } from './container-config.js'
import type { NodeContext } from './node-context.js'
import { identityOf } from './pod-spec.js'
import type { RuntimeView } from './runtime-view.js'
import { readView } from './runtime-view.js'

/** Dead containers of one name that are kept for `logs --previous` (pkg/kubelet --maximum-dead-containers-per-container). */
const keptDead = 1

/** Removes old dead containers and dead sandboxes in which nothing is kept. */
export async function collectGarbage({ runtime }: NodeContext, view: RuntimeView): Promise<void> {
  const kept = new Map<string, number>()
  const keptSandboxes = new Set<string>()
  const [newest] = view.sandboxes
  for (const container of view.containers) {
    const dead = kept.get(container.container) ?? 0
    const isNewest = !kept.has(container.container)
    if (container.state === 'running' || isNewest || dead < keptDead + 1) {
      kept.set(container.container, dead + 1)
      keptSandboxes.add(container.sandboxId)
    } else await runtime.removeContainer(container.id)
  }
  for (const sandbox of view.sandboxes) {
    if (!sandbox.ready && sandbox !== newest && !keptSandboxes.has(sandbox.id)) await runtime.removeSandbox(sandbox.id)
  }
}

/** Removes all that the runtime and the disk have of a pod. */
export async function removeEverything(context: NodeContext, podUid: string): Promise<void> {
  const { runtime, nodeName } = context
  const view = await readView(runtime, nodeName, podUid)
  for (const { id } of view.containers) await runtime.removeContainer(id)
  for (const { id } of view.sandboxes) await runtime.removeSandbox(id)
  if (runtime.supports.executes) await rm(podFolder(context, podUid), { recursive: true, force: true })
}

/** Takes the pod, which has ended, from the API server. Rejects with the server's error. */
export async function deleteFromServer({ client }: NodeContext, pod: Pod): Promise<void> {
  const { namespace, name, uid } = identityOf(pod)
  try {
    await client.resource(Pods, namespace).delete(name, { gracePeriodSeconds: 0, preconditions: { uid } })
  } catch (error) {
    // Gone already, or another of that name has come.
    if (!isNotFound(error) && !isConflict(error)) throw error
  }
}
