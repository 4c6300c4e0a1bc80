/** Upper bounds in seconds, as kube-apiserver's apiserver_request_duration_seconds (facts: metrics.json). */
const bounds = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
] as const

/** Beyond so many series, requests are counted without what they name: clients can make up any number of groups and resources. */
const maxSeries = 5_000

export interface RequestLabels {
  readonly verb: string
  readonly group: string
  readonly version: string
  readonly resource: string
  readonly subresource: string
  /** `resource`, `namespace`, `cluster` or empty. */
  readonly scope: string
  readonly dryRun: string
}

interface Series {
  readonly labels: RequestLabels
  readonly byCode: Map<number, number>
  /** Not yet summed up: how many lie in each bucket. */
  readonly buckets: Float64Array
  count: number
  sum: number
}

/**
 * Counts requests and their durations. By hand rather than with prom-client, whose labels cost more than the rest of a small request;
 * only the text is made when somebody scrapes.
 */
export class RequestSeries {
  readonly #series = new Map<string, Series>()

  observe(asked: RequestLabels, code: number, seconds: number): void {
    const labels =
      this.#series.size < maxSeries ? asked : { ...asked, group: '', version: '', resource: '', subresource: '' }
    const key = `${labels.verb}/${labels.group}/${labels.version}/${labels.resource}/${labels.subresource}/${labels.scope}/${labels.dryRun}`
    let series = this.#series.get(key)
    if (!series) {
      series = { labels, byCode: new Map(), buckets: new Float64Array(bounds.length + 1), count: 0, sum: 0 }
      this.#series.set(key, series)
    }
    series.byCode.set(code, (series.byCode.get(code) ?? 0) + 1)
    let bucket = 0
    while (bucket < bounds.length && seconds > (bounds[bucket] ?? Number.POSITIVE_INFINITY)) bucket++
    series.buckets[bucket] = (series.buckets[bucket] ?? 0) + 1
    series.count++
    series.sum += seconds
  }

  /** Prometheus' text format. */
  text(): string {
    const totals: string[] = []
    const durations: string[] = []
    for (const { labels, byCode, buckets, count, sum } of this.#series.values()) {
      const { verb, group, version, resource, subresource, scope, dryRun } = labels
      const common = print({
        component: 'apiserver',
        dry_run: dryRun,
        group,
        resource,
        scope,
        subresource,
        verb,
        version,
      })
      for (const [code, number] of byCode) totals.push(`apiserver_request_total{code="${code}",${common}} ${number}`)
      let below = 0
      for (const [index, bound] of [...bounds, '+Inf'].entries()) {
        below += buckets[index] ?? 0
        durations.push(`apiserver_request_duration_seconds_bucket{${common},le="${bound}"} ${below}`)
      }
      durations.push(`apiserver_request_duration_seconds_sum{${common}} ${sum}`)
      durations.push(`apiserver_request_duration_seconds_count{${common}} ${count}`)
    }
    return [
      '# HELP apiserver_request_total [STABLE] Requests by verb, resource and code.',
      '# TYPE apiserver_request_total counter',
      ...totals,
      '# HELP apiserver_request_duration_seconds [STABLE] How long requests took, in seconds.',
      '# TYPE apiserver_request_duration_seconds histogram',
      ...durations,
      '',
    ].join('\n')
  }
}

function print(labels: Readonly<Record<string, string>>): string {
  return Object.entries(labels)
    .map(([name, value]) => `${name}="${value.replace(/[\\"\n]/g, (one) => (one === '\n' ? '\\n' : `\\${one}`))}"`)
    .join(',')
}
