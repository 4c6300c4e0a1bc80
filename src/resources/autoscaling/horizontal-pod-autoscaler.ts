import type {
  AutoscalingV1HorizontalPodAutoscaler,
  FieldError,
  HorizontalPodAutoscaler,
  HorizontalPodAutoscalerSpec,
  HPAScalingRules,
  KubeObject,
} from '../../api/index.js'
import { AutoscalingV1HorizontalPodAutoscalers, addNegative, HorizontalPodAutoscalers, path } from '../../api/index.js'
import { defineResource, representation } from '../define-resource.js'
import { dropAnnotations, metricsKey } from './annotations.js'
import { metricsText } from './metrics-text.js'
import { validateAutoscaler } from './validation.js'
import { defaultCpuUtilization, fromHub, toHub } from './version-1.js'

function setRulesDefaults(given: HPAScalingRules, defaults: HPAScalingRules): HPAScalingRules {
  return {
    ...given,
    ...(given.selectPolicy !== undefined ? {} : { selectPolicy: defaults.selectPolicy ?? 'Max' }),
    ...(given.stabilizationWindowSeconds !== undefined || defaults.stabilizationWindowSeconds === undefined
      ? {}
      : { stabilizationWindowSeconds: defaults.stabilizationWindowSeconds }),
    ...(given.policies ? {} : { policies: defaults.policies ?? [] }),
  }
}

/** SetDefaults_HorizontalPodAutoscaler of autoscaling/v2: 80 % of the CPU, and a behaviour's gaps. */
function setSpecDefaults(spec: HorizontalPodAutoscalerSpec): void {
  spec.minReplicas ??= 1
  if (!spec.metrics?.length) {
    spec.metrics = [
      {
        type: 'Resource',
        resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: defaultCpuUtilization } },
      },
    ]
  }
  if (!spec.behavior) return
  const percent = { type: 'Percent', value: 100, periodSeconds: 15 }
  spec.behavior = {
    ...spec.behavior,
    scaleUp: setRulesDefaults(spec.behavior.scaleUp ?? {}, {
      stabilizationWindowSeconds: 0,
      selectPolicy: 'Max',
      policies: [{ type: 'Pods', value: 4, periodSeconds: 15 }, percent],
    }),
    scaleDown: setRulesDefaults(spec.behavior.scaleDown ?? {}, { selectPolicy: 'Max', policies: [percent] }),
  }
}

export const horizontalPodAutoscalers = defineResource<HorizontalPodAutoscaler>(HorizontalPodAutoscalers, {
  cells: {
    Reference: ({ spec }) => `${spec?.scaleTargetRef.kind ?? ''}/${spec?.scaleTargetRef.name ?? ''}`,
    Targets: ({ spec, status }) => metricsText(spec?.metrics, status?.currentMetrics),
    MinPods: ({ spec }) => (spec?.minReplicas === undefined ? '<unset>' : String(spec.minReplicas)),
    MaxPods: ({ spec }) => spec?.maxReplicas ?? 0,
    Replicas: ({ status }) => status?.currentReplicas ?? 0,
  },
  tracksGeneration: false,
  defaults({ spec, metadata }) {
    dropAnnotations(metadata, 'all')
    if (spec) setSpecDefaults(spec)
  },
  // Upstream defaults again what it reads from its store, where all are of this version.
  canonicalize(autoscaler) {
    if (!autoscaler.spec) return
    autoscaler.spec = { ...autoscaler.spec }
    setSpecDefaults(autoscaler.spec)
  },
  prepareForCreate(autoscaler) {
    autoscaler.status = { desiredReplicas: 0, currentMetrics: null } as unknown as NonNullable<
      HorizontalPodAutoscaler['status']
    >
    dropTolerances(autoscaler, undefined)
  },
  prepareForUpdate: dropTolerances,
  validate: (autoscaler) => validateAutoscaler(autoscaler),
  validateUpdate: (autoscaler, old) => validateAutoscaler(autoscaler, old),
  status: {
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      addNegative(errors, path('status', 'currentReplicas'), status?.currentReplicas)
      addNegative(errors, path('status', 'desiredReplicas'), status?.desiredReplicas)
      return errors
    },
  },
  representations: [representation(AutoscalingV1HorizontalPodAutoscalers, { toHub, fromHub, defaults: setV1Defaults })],
})

function setV1Defaults(object: KubeObject): void {
  const { spec, metadata } = object as AutoscalingV1HorizontalPodAutoscaler
  dropAnnotations(metadata, 'unreadable')
  if (!spec) return
  spec.minReplicas ??= 1
  // Said here rather than in the conversion, so that the writer owns it as upstream.
  if (metadata?.annotations?.[metricsKey] === undefined) {
    spec.targetCPUUtilizationPercentage ??= defaultCpuUtilization
  }
}

/** Tolerances are behind a feature gate that v1.34 leaves off: they are dropped, unless they are in use. */
function dropTolerances({ spec }: HorizontalPodAutoscaler, old: HorizontalPodAutoscaler | undefined): void {
  const before = old?.spec?.behavior
  if (before?.scaleUp?.tolerance !== undefined || before?.scaleDown?.tolerance !== undefined) return
  delete spec?.behavior?.scaleUp?.tolerance
  delete spec?.behavior?.scaleDown?.tolerance
}
