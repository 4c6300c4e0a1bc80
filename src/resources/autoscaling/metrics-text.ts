import type { MetricSpec, MetricStatus } from '../../api/index.js'

interface Target {
  readonly averageValue?: string
  readonly averageUtilization?: number
  readonly value?: string
}

interface Observation {
  readonly current: Target
}

/** `cpu: 10%/80%, 5/10 + 1 more...` (formatHPAMetrics of pkg/printers/internalversion, v1.34). */
export function metricsText(
  specs: readonly MetricSpec[] | undefined,
  statuses: readonly MetricStatus[] | undefined,
): string {
  if (!specs?.length) return '<none>'
  const texts = specs.map((spec, index) => metricText(spec, statuses?.[index]))
  return texts.length > 2 ? `${texts.slice(0, 2).join(', ')} + ${texts.length - 2} more...` : texts.join(', ')
}

function metricText(spec: MetricSpec, status: MetricStatus | undefined): string {
  switch (spec.type) {
    case 'External':
      return valueText(spec.external?.target ?? {}, status?.external)
    case 'Object':
      return valueText(spec.object?.target ?? {}, status?.object)
    case 'Pods':
      return `${observed(status?.pods, 'averageValue')}/${spec.pods?.target.averageValue ?? ''}`
    case 'Resource':
      return `${spec.resource?.name}: ${usageText(spec.resource?.target ?? {}, status?.resource)}`
    case 'ContainerResource':
      return `${spec.containerResource?.name}: ${usageText(spec.containerResource?.target ?? {}, status?.containerResource)}`
    default:
      return '<unknown type>'
  }
}

/** A metric that was observed without the quantity in question prints as Go prints an absent quantity. */
function observed(status: Observation | undefined, quantity: 'value' | 'averageValue'): string {
  return status ? (status.current[quantity] ?? '<nil>') : '<unknown>'
}

function valueText(target: Target, status: Observation | undefined): string {
  if (target.averageValue === undefined) return `${observed(status, 'value')}/${target.value ?? ''}`
  return `${status?.current.averageValue ?? '<unknown>'}/${target.averageValue} (avg)`
}

function usageText(target: Target, status: Observation | undefined): string {
  if (target.averageValue !== undefined) return `${observed(status, 'averageValue')}/${target.averageValue}`
  return `${percent(status?.current.averageUtilization, '<unknown>')}/${percent(target.averageUtilization, '<auto>')}`
}

function percent(share: number | undefined, absent: string): string {
  return share === undefined ? absent : `${share}%`
}
