import type { MetricSpec, MetricStatus } from '../../api/index.js'

interface Target {
  readonly averageValue?: string
  readonly averageUtilization?: number
  readonly value?: string
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
      return valueText(spec.external?.target ?? {}, status?.external?.current)
    case 'Object':
      return valueText(spec.object?.target ?? {}, status?.object?.current)
    case 'Pods':
      return `${status?.pods?.current.averageValue ?? '<unknown>'}/${spec.pods?.target.averageValue ?? ''}`
    case 'Resource':
      return `${spec.resource?.name}: ${usageText(spec.resource?.target ?? {}, status?.resource?.current)}`
    case 'ContainerResource':
      return `${spec.containerResource?.name}: ${usageText(spec.containerResource?.target ?? {}, status?.containerResource?.current)}`
    default:
      return '<unknown type>'
  }
}

function valueText(target: Target, current: Target | undefined): string {
  if (target.averageValue !== undefined) return `${current?.averageValue ?? '<unknown>'}/${target.averageValue} (avg)`
  return `${current?.value ?? '<unknown>'}/${target.value ?? ''}`
}

function usageText(target: Target, current: Target | undefined): string {
  if (target.averageValue !== undefined) return `${current?.averageValue ?? '<unknown>'}/${target.averageValue}`
  const wanted = target.averageUtilization === undefined ? '<auto>' : `${target.averageUtilization}%`
  return `${current?.averageUtilization === undefined ? '<unknown>' : `${current.averageUtilization}%`}/${wanted}`
}
