import type { Event, FieldError, ObjectReference } from '../../api/index.js'
import {
  immutable,
  invalid,
  isDNS1123Subdomain,
  isQualifiedName,
  isSameValue,
  nameIsDNSSubdomain,
  path,
  required,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from '../../api/index.js'

/**
 * What makes an event wrong (pkg/apis/core/validation/events.go, v1.34). `group` is that of the request: the old API, the core group, knows the
 * lax rules only.
 */
export function validateEvent(event: Event, old: Event | undefined, group: string): readonly FieldError[] {
  const errors = laxErrors(event, group === '' ? 'reportingComponent' : 'reportingController')
  if (group === '') return errors
  return [...errors, ...(old ? updateErrors(event, old) : createErrors(event))]
}

const bounded = [
  ['reportingInstance', 128],
  ['action', 128],
  ['reason', 128],
] as const

function laxErrors(event: Event, controllerField: string): FieldError[] {
  const errors: FieldError[] = []
  const own = event.metadata?.namespace ?? ''
  const involved = event.involvedObject?.namespace ?? ''
  const isNew = Boolean(event.eventTime)
  // Events of what has no namespace lie in one of Kubernetes' own.
  const isAtHome = involved === '' ? own === 'default' || (isNew && own === 'kube-system') : isNew || involved === own
  if (!isAtHome) {
    errors.push(invalid(path('involvedObject', 'namespace'), involved, 'does not match event.namespace'))
  }
  if (isNew) {
    const { reportingComponent = '', message = '' } = event
    const at = path(controllerField)
    if (reportingComponent === '') errors.push(required(at))
    for (const text of isQualifiedName(reportingComponent)) errors.push(invalid(at, reportingComponent, text))
    for (const [field, most] of bounded) {
      const length = Buffer.byteLength(event[field] ?? '')
      if (length === 0) errors.push(required(path(field)))
      if (length > most) errors.push(invalid(path(field), '', `can have at most ${most} characters`))
    }
    if (Buffer.byteLength(message) > 1024) {
      errors.push(invalid(path('message'), '', 'can have at most 1024 characters'))
    }
  }
  for (const text of isDNS1123Subdomain(own)) errors.push(invalid(path('namespace'), own, text))
  return errors
}

function createErrors(event: Event): FieldError[] {
  const rules = { namespaced: true, validateName: nameIsDNSSubdomain }
  const errors = validateObjectMeta(event.metadata ?? {}, rules, path('metadata'))
  errors.push(...seriesErrors(event))
  if (!event.eventTime) errors.push(required(path('eventTime')))
  const type = event.type ?? ''
  if (type !== 'Normal' && type !== 'Warning') {
    errors.push(invalid(path('type'), '', `has invalid value: ${type}`))
  }
  const { component, host } = event.source ?? {}
  const old = {
    firstTimestamp: event.firstTimestamp,
    lastTimestamp: event.lastTimestamp,
    count: event.count,
    source: component || host,
  }
  for (const [field, value] of Object.entries(old)) {
    if (value) errors.push(invalid(path(field), '', 'needs to be unset'))
  }
  return errors
}

function seriesErrors({ series }: Event): FieldError[] {
  if (!series) return []
  const errors: FieldError[] = []
  if ((series.count ?? 0) < 2) errors.push(invalid(path('series.count'), '', 'should be at least 2'))
  if (!series.lastObservedTime) errors.push(required(path('series.lastObservedTime')))
  return errors
}

/** In upstream's order; `reason` is looked at twice there. */
const fixed = [
  'involvedObject',
  'reason',
  'message',
  'source',
  'firstTimestamp',
  'lastTimestamp',
  'count',
  'reason',
  'type',
  'eventTime',
  'action',
  'related',
  'reportingComponent',
  'reportingInstance',
] as const

/** Such an event changes in its series only. */
function updateErrors(event: Event, old: Event): FieldError[] {
  const errors = validateObjectMetaUpdate(event.metadata ?? {}, old.metadata ?? {}, path('metadata'))
  if (!isSameValue(event.series, old.series)) errors.push(...seriesErrors(event))
  for (const field of fixed) {
    const value = event[field]
    if (isSameValue(value ?? zeroOf(field), old[field] ?? zeroOf(field))) continue
    const at = path(field === 'reportingComponent' ? 'reportingController' : field)
    errors.push(invalid(at, printed(field, event), immutable))
  }
  return errors
}

function zeroOf(field: (typeof fixed)[number]): unknown {
  if (field === 'involvedObject' || field === 'source') return {}
  if (field === 'count') return 0
  return field === 'related' || field.endsWith('Timestamp') || field === 'eventTime' ? null : ''
}

/** As Go prints its internal types. */
function printed(field: (typeof fixed)[number], event: Event): unknown {
  if (field === 'involvedObject') return printedReference(event.involvedObject)
  if (field === 'related') return event.related ? printedReference(event.related) : null
  if (field === 'source') return { Component: event.source?.component ?? '', Host: event.source?.host ?? '' }
  return event[field] ?? zeroOf(field)
}

function printedReference(one: ObjectReference | undefined): object {
  const {
    kind = '',
    namespace = '',
    name = '',
    uid = '',
    apiVersion = '',
    resourceVersion = '',
    fieldPath = '',
  } = one ?? {}
  return {
    Kind: kind,
    Namespace: namespace,
    Name: name,
    UID: uid,
    APIVersion: apiVersion,
    ResourceVersion: resourceVersion,
    FieldPath: fieldPath,
  }
}
