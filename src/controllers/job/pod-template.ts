import type { Container, Job, Pod, PodTemplateSpec } from '../../api/index.js'
import { failureCounts } from './index-failures.js'
import { hasBackoffLimitPerIndex, indexAnnotation, isIndexed, trackingFinalizer } from './pods.js'

/** A generated name has 63 characters at most, five of them random. */
const longestPrefix = 58

/** What a pod of the job is made from: the job's template, tracked, and for indexed jobs with the index in the environment. */
export function jobPodTemplate(job: Job): PodTemplateSpec {
  const template = job.spec?.template ?? {}
  const finalizers = template.metadata?.finalizers ?? []
  const { spec } = template
  return {
    ...template,
    metadata: {
      ...template.metadata,
      finalizers: finalizers.includes(trackingFinalizer) ? finalizers : [...finalizers, trackingFinalizer],
    },
    ...(spec && isIndexed(job)
      ? {
          spec: {
            ...spec,
            ...(spec.initContainers ? { initContainers: spec.initContainers.map(withIndexVariable) } : {}),
            containers: spec.containers.map(withIndexVariable),
          },
        }
      : {}),
  }
}

export interface IndexedPod {
  readonly template: PodTemplateSpec
  readonly generateName: string
}

/** The pod of one index; `replaced` is the failed pod whose place it takes. */
export function indexedPod(job: Job, template: PodTemplateSpec, index: number, replaced: Pod | undefined): IndexedPod {
  const name = job.metadata?.name ?? ''
  const { metadata, spec } = template
  return {
    template: {
      ...template,
      metadata: {
        ...metadata,
        labels: { ...metadata?.labels, [indexAnnotation]: String(index) },
        annotations: {
          ...metadata?.annotations,
          [indexAnnotation]: String(index),
          ...(hasBackoffLimitPerIndex(job) ? failureCounts(job, replaced) : {}),
        },
      },
      ...(spec ? { spec: { ...spec, hostname: `${name}-${index}` } } : {}),
    },
    generateName: prefixWithIndex(name, index),
  }
}

function prefixWithIndex(name: string, index: number): string {
  const end = `-${index}-`
  return name.slice(0, longestPrefix - end.length) + end
}

function withIndexVariable(container: Container): Container {
  const name = 'JOB_COMPLETION_INDEX'
  const env = container.env ?? []
  if (env.some((variable) => variable.name === name)) return container
  const fieldPath = `metadata.labels['${indexAnnotation}']`
  return { ...container, env: [...env, { name, valueFrom: { fieldRef: { fieldPath } } }] }
}
