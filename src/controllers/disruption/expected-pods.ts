import {
  controllerOf,
  getScaledValueFromIntOrPercent,
  type OwnerReference,
  type Pod,
  type PodDisruptionBudget,
} from '../../api/index.js'
import type { ControllerScale } from './controller-scale.js'

export interface ExpectedPods {
  /** How many pods there should be. */
  readonly expected: number
  /** How many of them have to stay healthy. */
  readonly desired: number
  /** Names of pods without a controller, where it takes controllers to know how many there should be. */
  readonly unmanaged: readonly string[]
}

export type FindScale = (reference: OwnerReference, namespace: string) => Promise<ControllerScale | undefined>

/** pkg/controller/disruption getExpectedPodCount (v1.34). Rejects when a pod's controller cannot be found. */
export async function expectedPods(
  budget: PodDisruptionBudget,
  pods: readonly Pod[],
  findScale: FindScale,
): Promise<ExpectedPods> {
  const { maxUnavailable, minAvailable } = budget.spec ?? {}
  if (maxUnavailable !== undefined) {
    const { expected, unmanaged } = await expectedByControllers(pods, findScale)
    const unavailable = getScaledValueFromIntOrPercent(maxUnavailable, expected, { roundUp: true })
    return { expected, desired: Math.max(0, expected - unavailable), unmanaged }
  }
  if (minAvailable === undefined) return { expected: 0, desired: 0, unmanaged: [] }
  if (typeof minAvailable === 'number') return { expected: pods.length, desired: minAvailable, unmanaged: [] }
  const { expected, unmanaged } = await expectedByControllers(pods, findScale)
  const desired = getScaledValueFromIntOrPercent(minAvailable, expected, { roundUp: true })
  return { expected, desired, unmanaged }
}

/** The sum of what the pods' controllers ask for. */
async function expectedByControllers(pods: readonly Pod[], findScale: FindScale) {
  const unmanaged: string[] = []
  const scales = new Map<string, number>()
  const asked = new Set<string>()
  for (const pod of pods) {
    const { name = '', namespace = '' } = pod.metadata ?? {}
    const reference = controllerOf(pod)
    if (!reference) {
      unmanaged.push(name)
      continue
    }
    if (asked.has(reference.uid)) continue
    const scale = await findScale(reference, namespace)
    if (!scale) throw new Error(`found no controllers for pod ${JSON.stringify(name)}`)
    asked.add(reference.uid)
    scales.set(scale.uid, scale.replicas)
  }
  const expected = [...scales.values()].reduce((sum, replicas) => sum + replicas, 0)
  return { expected, unmanaged }
}
