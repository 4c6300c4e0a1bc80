import type { Pod } from '../../api/index.js'
import type { ContainerState, SandboxStatus } from '../runtime/container-runtime.js'
import type { AnyContainer } from './pod-spec.js'
import { initContainersOf, isSidecar, regularContainersOf, restartPolicyOf } from './pod-spec.js'
import { shouldStart } from './restart.js'
import type { RuntimeView } from './runtime-view.js'
import { historyOf, liveSandbox, newestOf } from './runtime-view.js'

/** What probes demand of a running container. */
export interface ProbeDemands {
  /** False while a startup probe has not succeeded. */
  isStarted(containerId: string): boolean
  /** The probe because of which it has to die. */
  failedProbe(containerId: string): 'liveness' | 'startup' | undefined
}

export interface ContainerToKill {
  readonly container: AnyContainer
  readonly state: ContainerState
  readonly message: string
  readonly reason: 'LivenessProbe' | 'StartupProbe' | 'Changed'
}

/** The next steps for a pod that is to run. */
export interface PodActions {
  /** Nothing is left to run: stop the sandbox and let the pod end. */
  readonly killPod: boolean
  /** Make a new sandbox first (after taking down the old one); nothing else is decided until it is there. */
  readonly createSandbox: boolean
  readonly attempt: number
  readonly sandbox: SandboxStatus | undefined
  readonly kill: readonly ContainerToKill[]
  /** In order; init containers first. */
  readonly start: readonly { readonly container: AnyContainer; readonly kind: 'init' | 'regular' | 'ephemeral' }[]
}

export interface ActionInput {
  readonly pod: Pod
  readonly view: RuntimeView
  readonly probes: ProbeDemands
  readonly specHash: (container: AnyContainer) => string
}

/** Compares what is to be with what is (pkg/kubelet/kuberuntime computePodActions and computeInitContainerActions, v1.34). */
export function computeActions(input: ActionInput): PodActions {
  const { view } = input
  const sandbox = liveSandbox(view)
  const attempt = (view.sandboxes[0]?.attempt ?? -1) + 1
  if (sandbox === undefined) return withoutSandbox(input, attempt)

  const plan = new Plan(input, sandbox)
  const initialized = plan.init()
  plan.ephemeral()
  if (!initialized) return plan.actions({ killPod: plan.initFailed, attempt, sandbox })
  const kept = plan.regular()
  return plan.actions({ killPod: kept === 0 && !plan.startsRegular, attempt, sandbox })
}

function withoutSandbox({ pod, view }: ActionInput, attempt: number): PodActions {
  const nothing = { kill: [], start: [], attempt, sandbox: undefined }
  const hasRun = attempt > 0 || view.containers.length > 0
  // Without a restart there is nothing that a new sandbox could be for.
  if (hasRun) {
    if (restartPolicyOf(pod) === 'Never') return { ...nothing, killPod: true, createSandbox: false }
    const wanted = regularContainersOf(pod).some((one) => shouldStart(pod, one, endedInItsPlace(view, one.name)))
    if (!wanted) return { ...nothing, killPod: true, createSandbox: false }
  }
  return { ...nothing, killPod: false, createSandbox: true }
}

/** A container that still runs without its sandbox is as good as dead. */
function endedInItsPlace(view: RuntimeView, name: string): ContainerState | undefined {
  const newest = newestOf(view, name)
  return newest?.state === 'running' ? { ...newest, state: 'exited', exitCode: 137 } : newest
}

class Plan {
  readonly #input: ActionInput
  readonly #sandbox: SandboxStatus
  readonly #kill: ContainerToKill[] = []
  readonly #start: { container: AnyContainer; kind: 'init' | 'regular' | 'ephemeral' }[] = []
  initFailed = false
  startsRegular = false

  constructor(input: ActionInput, sandbox: SandboxStatus) {
    this.#input = input
    this.#sandbox = sandbox
  }

  actions(rest: { killPod: boolean; attempt: number; sandbox: SandboxStatus }): PodActions {
    if (rest.killPod) return { ...rest, createSandbox: false, kill: [], start: [] }
    return { ...rest, createSandbox: false, kill: this.#kill, start: this.#start }
  }

  /** True when the regular containers may run. */
  init(): boolean {
    const containers = initContainersOf(this.#input.pod)
    const hasStarted = regularContainersOf(this.#input.pod).some(({ name }) => {
      const state = this.#here(name)?.state
      return state === 'running' || state === 'exited'
    })
    if (hasStarted) {
      for (const container of containers) if (isSidecar(container)) this.#keepRunning(container)
      return true
    }
    let last = -1
    containers.forEach((container, index) => {
      if (this.#here(container.name) !== undefined) last = index
    })
    for (const [index, container] of containers.entries()) {
      if (index > last) {
        this.#start.push({ container, kind: 'init' })
        return false
      }
      if (isSidecar(container)) {
        const started = this.#keepRunning(container)
        if (index === last && !started) return false
      } else if (index === last && !this.#regularInit(container)) return false
    }
    return true
  }

  ephemeral(): void {
    for (const container of this.#input.pod.spec?.ephemeralContainers ?? []) {
      if (newestOf(this.#input.view, container.name) === undefined) this.#start.push({ container, kind: 'ephemeral' })
    }
  }

  /** How many regular containers go on running or are about to. */
  regular(): number {
    const { pod, specHash, probes } = this.#input
    let kept = 0
    for (const container of regularContainersOf(pod)) {
      const here = this.#here(container.name)
      if (here?.state !== 'running') {
        // A container of an earlier sandbox counts for the restart policy, too.
        const newest = newestOf(this.#input.view, container.name)
        const last = newest !== undefined && newest !== here && newest.state === 'running' ? undefined : newest
        if (shouldStart(pod, container, last)) {
          this.#start.push({ container, kind: 'regular' })
          this.startsRegular = true
        }
        continue
      }
      const failed = probes.failedProbe(here.id)
      const changed = here.specHash !== specHash(container)
      if (failed === undefined && !changed) {
        kept++
        continue
      }
      const restarts = changed || restartPolicyOf(pod) !== 'Never'
      this.#toKill(container, here, failed, restarts)
      kept++
    }
    return kept
  }

  /** Whether the init container is done. */
  #regularInit(container: AnyContainer): boolean {
    const state = this.#here(container.name)
    if (state === undefined || state.state === 'running') return false
    if (state.state === 'exited' && state.exitCode === 0) return true
    if (state.state === 'exited' && restartPolicyOf(this.#input.pod) === 'Never') this.initFailed = true
    else this.#start.push({ container, kind: 'init' })
    return false
  }

  /** Whether the sidecar runs and has started. */
  #keepRunning(container: AnyContainer): boolean {
    const state = this.#here(container.name)
    if (state?.state !== 'running') {
      this.#start.push({ container, kind: 'init' })
      return false
    }
    const failed = this.#input.probes.failedProbe(state.id)
    if (failed !== undefined) {
      this.#toKill(container, state, failed, true)
      return false
    }
    return this.#input.probes.isStarted(state.id)
  }

  #toKill(
    container: AnyContainer,
    state: ContainerState,
    failed: 'liveness' | 'startup' | undefined,
    restarts: boolean,
  ): void {
    const what = failed === undefined ? 'definition changed' : `failed ${failed} probe`
    const message = `Container ${container.name} ${what}${restarts ? ', will be restarted' : ''}`
    const reason = failed === undefined ? 'Changed' : failed === 'liveness' ? 'LivenessProbe' : 'StartupProbe'
    this.#kill.push({ container, state, message, reason })
  }

  #here(name: string): ContainerState | undefined {
    return historyOf(this.#input.view, name).find((container) => container.sandboxId === this.#sandbox.id)
  }
}
