import {
  apiVersionOf,
  type CrossVersionObjectReference,
  formatLabelSelector,
  isNotFound,
  type LabelSelector,
  parseQuantity,
  type ResourceToken,
  timeOf,
} from '../../api/index.js'
import { messageOf } from '../../base/index.js'
import type { Client } from '../../client/index.js'
import type { PodMetric, PodMetrics } from './replica-calculation.js'

type Usage = Readonly<Record<string, string>>
interface ResourceMetrics {
  readonly metadata: { readonly name: string }
  readonly timestamp?: string
  readonly window?: string
  readonly containers?: readonly { readonly name: string; readonly usage?: Usage }[]
}
interface MetricValue {
  readonly describedObject?: { readonly name?: string }
  readonly timestamp?: string
  readonly windowSeconds?: number
  readonly value: string
}
interface List<T> {
  readonly items?: readonly T[]
}

const defaultWindowMs = 60_000

/** Metrics as their APIs give them: metrics.k8s.io, custom.metrics.k8s.io and external.metrics.k8s.io, whoever serves those. */
export class MetricsReader {
  readonly #client: Client

  constructor(client: Client) {
    this.#client = client
  }

  /** Usage of a resource by pod, of one container or of all together. */
  async resource(
    namespace: string,
    selector: string,
    { name, container }: { readonly name: string; readonly container: string | undefined },
  ): Promise<PodMetrics> {
    const path = `/apis/metrics.k8s.io/v1beta1/namespaces/${namespace}/pods?${query({ labelSelector: selector })}`
    const items = await this.#items<ResourceMetrics>('resource', path, 'get pods.metrics.k8s.io')
    const metrics = new Map<string, PodMetric>()
    for (const { metadata, timestamp, window, containers = [] } of items) {
      const counted = container === undefined ? containers : containers.filter((one) => one.name === container)
      const usages = counted.map(({ usage }) => usage?.[name])
      if (usages.length === 0 || usages.includes(undefined)) continue
      const value = usages.reduce((sum, usage) => sum + parseQuantity(usage ?? '0').milliValue(), 0)
      metrics.set(metadata.name, { value, at: timeOf(timestamp) ?? 0, windowMs: durationMs(window) })
    }
    return metrics
  }

  /** A custom metric by pod. */
  async pods(
    namespace: string,
    selector: string,
    metric: { name: string; selector?: LabelSelector },
  ): Promise<PodMetrics> {
    const search = query({ labelSelector: selector, metricLabelSelector: formatted(metric.selector) })
    const path = `/apis/${await this.#customVersion()}/namespaces/${namespace}/pods/*/${metric.name}?${search}`
    const items = await this.#items<MetricValue>('custom', path, `get pods.custom.metrics.k8s.io`)
    return new Map(
      items.map(({ describedObject, timestamp, windowSeconds, value }) => [
        describedObject?.name ?? '',
        {
          value: parseQuantity(value).milliValue(),
          at: timeOf(timestamp) ?? 0,
          windowMs: windowSeconds === undefined ? defaultWindowMs : windowSeconds * 1000,
        },
      ]),
    )
  }

  /** A custom metric of one object, in thousandths. */
  async object(
    namespace: string,
    described: { readonly reference: CrossVersionObjectReference; readonly token: ResourceToken | undefined },
    metric: { readonly name: string; readonly selector?: LabelSelector },
  ): Promise<number> {
    const { reference, token } = described
    const version = await this.#customVersion()
    const resource = token ? [token.plural, token.group].filter((part) => part !== '').join('.') : reference.kind
    const isNamespace = token?.kind === 'Namespace' && apiVersionOf(token) === 'v1'
    const place = isNamespace
      ? `namespaces/${namespace}/metrics`
      : `namespaces/${namespace}/${resource}/${reference.name}`
    const search = query({ metricLabelSelector: formatted(metric.selector) })
    const path = `/apis/${version}/${place}/${metric.name}?${search}`
    const [value] = await this.#items<MetricValue>('custom', path, `get ${resource}.custom.metrics.k8s.io`)
    return parseQuantity(value?.value ?? '0').milliValue()
  }

  /** The sum of an external metric's values, in thousandths. */
  async external(
    namespace: string,
    metric: { readonly name: string; readonly selector?: LabelSelector },
  ): Promise<number> {
    const search = query({ labelSelector: formatted(metric.selector) })
    const path = `/apis/external.metrics.k8s.io/v1beta1/namespaces/${namespace}/${metric.name}?${search}`
    const items = await this.#items<MetricValue>('external', path, `get ${metric.name}.external.metrics.k8s.io`)
    return items.reduce((sum, { value }) => sum + parseQuantity(value).milliValue(), 0)
  }

  async #customVersion(): Promise<string> {
    const unavailable = 'unable to fetch metrics from custom metrics API'
    try {
      const group = (await this.#client.raw('GET', '/apis/custom.metrics.k8s.io')) as {
        readonly preferredVersion?: { readonly groupVersion?: string }
      }
      return group.preferredVersion?.groupVersion ?? 'custom.metrics.k8s.io/v1beta2'
    } catch (cause) {
      const why = isNotFound(cause) ? 'no custom metrics API (custom.metrics.k8s.io) registered' : messageOf(cause)
      throw new Error(`${unavailable}: ${why}`, { cause })
    }
  }

  async #items<T>(api: string, path: string, request: string): Promise<readonly T[]> {
    let list: List<T>
    try {
      list = (await this.#client.raw('GET', path)) as List<T>
    } catch (cause) {
      // client-go says what was asked for when the server does not know it.
      const why = isNotFound(cause) ? `the server could not find the requested resource (${request})` : messageOf(cause)
      throw new Error(`unable to fetch metrics from ${api} metrics API: ${why}`, { cause })
    }
    if (!list.items || list.items.length === 0) throw new Error(`no metrics returned from ${api} metrics API`)
    return list.items
  }
}

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value !== '')).toString()
}

function formatted(selector: LabelSelector | undefined): string {
  return selector ? formatLabelSelector(selector) : ''
}

/** A Go duration of seconds, as metrics servers write it (`30s`, `17.5s`, `1m0s`). */
function durationMs(text: string | undefined): number {
  const match = /^(?:(\d+)m)?(?:([\d.]+)s)?$/.exec(text ?? '')
  return match ? (Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)) * 1000 : defaultWindowMs
}
