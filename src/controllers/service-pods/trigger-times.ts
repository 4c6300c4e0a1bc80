import { formatTimestamp, type Pod, podCondition, type Service, timeOf } from '../../api/index.js'

interface Seen {
  serviceAt: number
  pods: Map<string, number>
}

/**
 * When the change happened that made an update necessary: the earliest of what is new since the service was last looked at
 * (pods becoming ready or not, the service's creation). k8s.io/endpointslice TriggerTimeTracker (v0.34).
 */
export class TriggerTimes {
  readonly #seen = new Map<string, Seen>()

  /** Undefined where nothing dated has changed. */
  next(key: string, service: Service, pods: readonly Pod[]): string | undefined {
    const before = this.#seen.get(key)
    const serviceAt = timeOf(service.metadata?.creationTimestamp) ?? 0
    const times = new Map<string, number>()
    let earliest: number | undefined
    const note = (time: number) => {
      if (time > 0 && (earliest === undefined || time < earliest)) earliest = time
    }
    for (const pod of pods) {
      const time = timeOf(podCondition(pod, 'Ready')?.lastTransitionTime)
      if (time === undefined) continue
      const uid = pod.metadata?.uid ?? ''
      times.set(uid, time)
      if (time > (before?.pods.get(uid) ?? 0)) note(time)
    }
    if (serviceAt > (before?.serviceAt ?? 0)) note(serviceAt)
    this.#seen.set(key, { serviceAt, pods: times })
    return earliest === undefined ? undefined : formatTimestamp(earliest)
  }

  forget(key: string): void {
    this.#seen.delete(key)
  }
}
