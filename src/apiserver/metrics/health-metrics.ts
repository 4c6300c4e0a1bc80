import { Counter, Gauge, Registry } from 'prom-client'
import type { Clock } from '../../base/index.js'

/** What `/metrics/slis` tells: how health checks went, last and altogether (component-base's metrics/prometheus/slis, v0.34). */
export class HealthMetrics {
  readonly #registry = new Registry()
  readonly #last: Gauge<'name' | 'type'>
  readonly #all: Counter<'name' | 'status' | 'type'>

  constructor(clock: Clock) {
    const registers = [this.#registry]
    this.#last = new Gauge({
      name: 'kubernetes_healthcheck',
      help: '[STABLE] This metric records the result of a single healthcheck.',
      labelNames: ['name', 'type'],
      registers,
    })
    this.#all = new Counter({
      name: 'kubernetes_healthchecks_total',
      help: '[STABLE] This metric records the results of all healthcheck.',
      labelNames: ['name', 'status', 'type'],
      registers,
    })
    new Gauge({
      name: 'process_start_time_seconds',
      help: '[ALPHA] Start time of the process since unix epoch in seconds.',
      registers,
    }).set(clock.now() / 1000 - process.uptime())
  }

  readonly observe = (type: string, name: string, isFine: boolean): void => {
    this.#last.set({ name, type }, isFine ? 1 : 0)
    this.#all.inc({ name, status: isFine ? 'success' : 'error', type })
  }

  async scrape(): Promise<{ readonly contentType: string; readonly text: string }> {
    return { contentType: this.#registry.contentType, text: await this.#registry.metrics() }
  }
}
