import type {
  Container,
  LimitRange,
  LimitRangeItem,
  PersistentVolumeClaim,
  Pod,
  ResourceList,
} from '../../../api/index.js'
import { LimitRanges, podSum, resourceList } from '../../../api/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../attributes.js'
import type { ObjectLister } from '../lister.js'
import { refuse } from '../refuse.js'
import { limitErrors, requestErrors } from './limit-checks.js'

const annotation = 'kubernetes.io/limit-ranger'

/** Pods get the defaults of their namespace's limit ranges; pods and claims must stay within their bounds (plugin/pkg/admission/limitranger, v1.34). */
export function limitRanger(lister: ObjectLister): AdmissionPlugin {
  return {
    name: 'LimitRanger',
    handles: isLimited,
    mutate(attributes) {
      if (attributes.resource.plural !== 'pods') return
      for (const range of rangesFor(lister, attributes)) setDefaults(range, attributes.object as Pod)
    },
    validate(attributes) {
      for (const range of rangesFor(lister, attributes)) {
        const found =
          attributes.resource.plural === 'pods' ? podErrors(range, attributes) : claimErrors(range, attributes)
        // Go's aggregates say nothing twice.
        const errors = [...new Set(found)]
        if (errors.length > 0)
          throw refuse(attributes, errors.length === 1 ? (errors[0] ?? '') : `[${errors.join(', ')}]`)
      }
    },
  }
}

/** Containers cannot be changed but by a resize. */
function isLimited({ operation, resource, subresource }: AdmissionAttributes): boolean {
  if (resource.group !== '') return false
  if (resource.plural === 'pods') {
    return (operation === 'CREATE' && subresource === '') || (operation === 'UPDATE' && subresource === 'resize')
  }
  return (
    resource.plural === 'persistentvolumeclaims' &&
    subresource === '' &&
    (operation === 'CREATE' || operation === 'UPDATE')
  )
}

function rangesFor(lister: ObjectLister, { namespace, old }: AdmissionAttributes): readonly LimitRange[] {
  // What is going needs no limits any more.
  if (old?.metadata?.deletionTimestamp !== undefined) return []
  return lister.list(LimitRanges, namespace)
}

function setDefaults({ spec }: LimitRange, pod: Pod): void {
  if (!pod.spec) return
  const items = (spec?.limits ?? []).filter(({ type }) => type === 'Container')
  const defaults = {
    requests: Object.assign({}, ...items.map((item) => item.defaultRequest)) as Record<string, string>,
    limits: Object.assign({}, ...items.map((item) => item.default)) as Record<string, string>,
  }
  const notes = [
    ...(pod.spec.containers ?? []).flatMap((container) => complete(container, 'container', defaults)),
    ...(pod.spec.initContainers ?? []).flatMap((container) => complete(container, 'init container', defaults)),
  ]
  if (notes.length === 0 || !pod.metadata) return
  pod.metadata.annotations = {
    ...pod.metadata.annotations,
    [annotation]: `LimitRanger plugin set: ${notes.join('; ')}`,
  }
}

/** Tells what it has set. */
function complete(
  container: Container,
  title: string,
  defaults: Readonly<Record<'requests' | 'limits', Readonly<Record<string, string>>>>,
): readonly string[] {
  const notes: string[] = []
  for (const [kind, word] of [
    ['requests', 'request'],
    ['limits', 'limit'],
  ] as const) {
    const present = container.resources?.[kind] ?? {}
    const missing = Object.keys(defaults[kind]).filter((name) => present[name] === undefined)
    if (missing.length === 0) continue
    const added = Object.fromEntries(missing.map((name) => [name, defaults[kind][name] ?? '']))
    container.resources = { ...container.resources, [kind]: { ...present, ...added } }
    notes.push(`${missing.sort().join(', ')} ${word} for ${title} ${container.name}`)
  }
  return notes
}

function podErrors({ spec }: LimitRange, { object }: AdmissionAttributes): readonly string[] {
  const pod = object as Pod
  const containers = [...(pod.spec?.containers ?? []), ...(pod.spec?.initContainers ?? [])]
  return (spec?.limits ?? []).flatMap((item: LimitRangeItem) => {
    if (item.type === 'Container') {
      return containers.flatMap(({ resources }) =>
        limitErrors(item, { requests: resourceList(resources?.requests), limits: resourceList(resources?.limits) }),
      )
    }
    if (item.type !== 'Pod') return []
    const sum = (kind: 'requests' | 'limits'): ResourceList => podSum(pod, kind, { withOverhead: false })
    return limitErrors(item, { requests: sum('requests'), limits: sum('limits') })
  })
}

function claimErrors({ spec }: LimitRange, { object }: AdmissionAttributes): readonly string[] {
  const requests = resourceList((object as PersistentVolumeClaim).spec?.resources?.requests)
  return (spec?.limits ?? []).flatMap((item) =>
    item.type === 'PersistentVolumeClaim' ? requestErrors(item, requests) : [],
  )
}
