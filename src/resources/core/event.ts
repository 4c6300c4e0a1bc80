import type { Event, EventsV1Event, FieldError, KubeObject } from '../../api/index.js'
import {
  Events,
  EventsV1Events,
  immutable,
  invalid,
  isDNS1123Subdomain,
  isQualifiedName,
  parseTimestamp,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import type { AgeCell } from '../../registry/definition/index.js'
import type { Cells } from '../define-resource.js'
import { defineResource, representation } from '../define-resource.js'

/** Events whose objects have no namespace lie in `default`; ValidateEvent's legacy part (pkg/apis/core/validation/events.go, v1.34). */
function legacyErrors(event: Event): FieldError[] {
  const { involvedObject, metadata } = event
  const at = path('involvedObject', 'namespace')
  const namespace = involvedObject?.namespace ?? ''
  if (namespace === '') {
    return metadata?.namespace === 'default' ? [] : [invalid(at, namespace, 'does not match event.namespace')]
  }
  return namespace === metadata?.namespace ? [] : [invalid(at, namespace, 'does not match event.namespace')]
}

/** What events.k8s.io asks for on top; such an event has an `eventTime`. */
function newStyleErrors(event: Event): FieldError[] {
  const errors: FieldError[] = []
  const { reportingComponent = '', reportingInstance = '', action = '', reason = '', message = '' } = event
  if (reportingComponent === '') errors.push(required(path('reportingController')))
  for (const text of reportingComponent === '' ? [] : isQualifiedName(reportingComponent)) {
    errors.push(invalid(path('reportingController'), reportingComponent, text))
  }
  if (reportingInstance === '') errors.push(required(path('reportingInstance')))
  if (reportingInstance.length > 128) {
    errors.push(invalid(path('reportingInstance'), '', 'can have at most 128 characters'))
  }
  if (action === '') errors.push(required(path('action')))
  if (action.length > 128) errors.push(invalid(path('action'), '', 'can have at most 128 characters'))
  if (reason === '') errors.push(required(path('reason')))
  if (reason.length > 128) errors.push(invalid(path('reason'), '', 'can have at most 128 characters'))
  if (message.length > 1024) errors.push(invalid(path('message'), '', 'can have at most 1024 characters'))
  return errors
}

function validate(event: Event): FieldError[] {
  const errors = legacyErrors(event)
  if (event.eventTime) errors.push(...newStyleErrors(event))
  return errors
}

const fixedAfterCreation = [
  'involvedObject',
  'reason',
  'message',
  'source',
  'firstTimestamp',
  'lastTimestamp',
  'count',
  'reportingComponent',
  'reportingInstance',
  'action',
  'related',
  'type',
  'eventTime',
] as const

/** A new-style event changes in its series only. */
function validateUpdate(event: Event, old: Event): FieldError[] {
  const errors = validate(event)
  if (!event.eventTime || !old.eventTime) return errors
  for (const field of fixedAfterCreation) {
    if (semanticEqual(event[field], old[field])) continue
    const shown = field === 'reportingComponent' ? 'reportingController' : field
    errors.push(invalid(path(shown), event[field] ?? null, immutable))
  }
  return errors
}

const lastSeen = ({ series, lastTimestamp, firstTimestamp, eventTime }: Event): AgeCell => ({
  since: series?.lastObservedTime || lastTimestamp || firstTimestamp || eventTime || undefined,
})

function sourceText({ source, reportingComponent, reportingInstance }: Event): string {
  const component = source?.component || reportingComponent || ''
  const host = source?.host || reportingInstance || ''
  return host === '' ? component : `${component}, ${host}`
}

const cells: Cells<Event> = {
  'Last Seen': lastSeen,
  Type: ({ type }) => type ?? '',
  Reason: ({ reason }) => reason ?? '',
  Object: ({ involvedObject: { kind = '', name = '' } }) => `${kind.toLowerCase()}${name === '' ? '' : `/${name}`}`,
  Subobject: ({ involvedObject }) => involvedObject.fieldPath ?? '',
  Source: sourceText,
  Message: ({ message }) => (message ?? '').trim(),
  'First Seen': ({ firstTimestamp, eventTime }) => ({ since: firstTimestamp || eventTime || undefined }),
  Count: ({ series, count }) => series?.count || count || 1,
  Name: ({ metadata }) => metadata?.name ?? '',
}

const involved =
  (field: 'kind' | 'namespace' | 'name' | 'uid' | 'apiVersion' | 'resourceVersion' | 'fieldPath') =>
  ({ involvedObject }: Event): string =>
    involvedObject?.[field] ?? ''

const selectable: Record<string, (event: Event) => string> = {
  reason: ({ reason }) => reason ?? '',
  reportingComponent: ({ reportingComponent }) => reportingComponent ?? '',
  reportingController: ({ reportingComponent }) => reportingComponent ?? '',
  source: ({ source, reportingComponent }) => source?.component || reportingComponent || '',
  type: ({ type }) => type ?? '',
}
for (const field of ['kind', 'namespace', 'name', 'uid', 'apiVersion', 'resourceVersion', 'fieldPath'] as const) {
  selectable[`involvedObject.${field}`] = involved(field)
  selectable[`regarding.${field}`] = involved(field)
}

/** The fields of the two versions that are the same thing under another name. */
const renamed = [
  ['regarding', 'involvedObject'],
  ['note', 'message'],
  ['reportingController', 'reportingComponent'],
  ['deprecatedCount', 'count'],
  ['deprecatedFirstTimestamp', 'firstTimestamp'],
  ['deprecatedLastTimestamp', 'lastTimestamp'],
  ['deprecatedSource', 'source'],
] as const

function rename(object: KubeObject, from: 0 | 1): KubeObject {
  const fields = object as Record<string, unknown>
  for (const names of renamed) {
    const [old, next] = [names[from], names[1 - from] as string]
    if (!(old in fields)) continue
    fields[next] = fields[old]
    delete fields[old]
  }
  return object
}

/** kube-apiserver's `--event-ttl`. */
const lifetimeMs = 60 * 60 * 1000

/** An hour after it was last seen. */
function expiresAt({ lastTimestamp, series, eventTime, metadata }: Event): number {
  // Its own times may lie long before it was written, or be missing.
  const seen = [series?.lastObservedTime, lastTimestamp, eventTime, metadata?.creationTimestamp]
  return Math.max(...seen.map((one) => (one ? (parseTimestamp(one) ?? 0) : 0))) + lifetimeMs
}

export const events = defineResource(Events, {
  revalidatesMetadata: false,
  expiresAt,
  cells,
  selectableFields: selectable,
  allowCreateOnUpdate: true,
  validateName: (name) => isDNS1123Subdomain(name),
  validate,
  validateUpdate,
  representations: [
    representation<EventsV1Event>(EventsV1Events, {
      toHub: (object) => rename(object, 0),
      fromHub: (object) => rename(object, 1),
    }),
  ],
})
