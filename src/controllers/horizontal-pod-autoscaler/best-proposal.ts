import type { MetricStatus, Pod, Scale } from '../../api/index.js'
import type { MetricsReader } from './metrics.js'
import { MetricFailure, type Proposal, propose } from './proposals.js'
import type { Round } from './round.js'
import type { ScaleTargets } from './target.js'

export interface MetricProposals {
  /** The largest of them; none where there are no metrics. */
  readonly proposal: Proposal | undefined
  readonly metrics: readonly MetricStatus[]
}

/**
 * Asks all metrics what size they want. Metrics that fail are passed over, unless all do or what is left would scale down: then it throws, with the
 * reason in the round's conditions (computeReplicasForMetrics, v1.34).
 */
export async function bestProposal(
  round: Round,
  scale: Scale,
  pods: readonly Pod[],
  { reader, targets }: { readonly reader: MetricsReader; readonly targets: ScaleTargets },
): Promise<MetricProposals> {
  const specs = round.autoscaler.spec?.metrics ?? []
  const current = scale.spec?.replicas ?? 0
  const failures: MetricFailure[] = []
  const metrics: MetricStatus[] = []
  let best: Proposal | undefined
  for (const spec of specs) {
    try {
      const proposal = await propose(spec, {
        reader,
        namespace: round.namespace,
        selector: scale.status?.selector ?? '',
        pods,
        specReplicas: current,
        statusReplicas: scale.status?.replicas ?? 0,
        now: round.now,
        tokenOf: (apiVersion, kind) => targets.tokenOf(apiVersion, kind),
      })
      metrics.push(proposal.status)
      if (!best || proposal.replicas > best.replicas) best = proposal
    } catch (error) {
      if (!(error instanceof MetricFailure)) throw error
      round.event('Warning', error.reason, error.detail)
      // Go's zero value stands where a metric has no status.
      metrics.push({ type: '' })
      failures.push(error)
    }
  }
  const [first] = failures
  if (first && (!best || failures.length === specs.length || best.replicas < current)) {
    const message = `the HPA was unable to compute the replica count: ${first.detail}`
    round.condition('ScalingActive', 'False', first.reason, message)
    round.giveUp(current, metrics)
    throw new Error(
      `invalid metrics (${failures.length} invalid out of ${specs.length}), first error is: ${first.message}`,
    )
  }
  const message = `the HPA was able to successfully calculate a replica count from ${best?.name ?? ''}`
  round.condition('ScalingActive', 'True', 'ValidMetricFound', message)
  return { proposal: best, metrics }
}
