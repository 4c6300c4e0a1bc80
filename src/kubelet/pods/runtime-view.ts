import type { ContainerRuntime, ContainerState, SandboxStatus } from '../runtime/container-runtime.js'

/** What the runtime has of one pod, newest first. */
export interface RuntimeView {
  readonly sandboxes: readonly SandboxStatus[]
  readonly containers: readonly ContainerState[]
}

export const emptyView: RuntimeView = { sandboxes: [], containers: [] }

/** Reads the truth about one pod from the runtime. */
export async function readView(runtime: ContainerRuntime, node: string, podUid: string): Promise<RuntimeView> {
  const [sandboxes, containers] = await Promise.all([
    runtime.listSandboxes(node, podUid),
    runtime.listContainers(node, podUid),
  ])
  return viewOf(sandboxes, containers, podUid)
}

/** The part of a node's lists that is one pod's. */
export function viewOf(
  sandboxes: readonly SandboxStatus[],
  containers: readonly ContainerState[],
  podUid: string,
): RuntimeView {
  return {
    sandboxes: sandboxes
      .filter((sandbox) => sandbox.uid === podUid)
      .sort((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt),
    containers: containers
      .filter((container) => container.uid === podUid)
      .sort((a, b) => b.attempt - a.attempt || b.createdAt - a.createdAt),
  }
}

/** The sandbox that counts: the newest one if it lives. */
export function liveSandbox(view: RuntimeView): SandboxStatus | undefined {
  const newest = view.sandboxes[0]
  return newest?.ready === true ? newest : undefined
}

/** The newest container of that name, of any sandbox. */
export function newestOf(view: RuntimeView, name: string): ContainerState | undefined {
  return view.containers.find((container) => container.container === name)
}

/** All containers of that name, newest first. */
export function historyOf(view: RuntimeView, name: string): readonly ContainerState[] {
  return view.containers.filter((container) => container.container === name)
}

export function runningIn(view: RuntimeView): readonly ContainerState[] {
  return view.containers.filter((container) => container.state === 'running')
}

/** Whether anything of the two differs that a status or a decision could depend on. */
export function sameView(a: RuntimeView, b: RuntimeView): boolean {
  return fingerprint(a) === fingerprint(b)
}

function fingerprint(view: RuntimeView): string {
  const sandboxes = view.sandboxes.map(({ id, ready, ips }) => `${id} ${ready} ${ips.join(',')}`)
  const containers = view.containers.map(
    ({ id, state, exitCode, startedAt }) => `${id} ${state} ${exitCode} ${startedAt}`,
  )
  return `${sandboxes.join(';')}|${containers.join(';')}`
}
