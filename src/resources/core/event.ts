import type { Event, EventsV1Event, FieldError, KubeObject } from '../../api/index.js'
import {
  byteLength,
  Events,
  EventsV1Events,
  immutable,
  invalid,
  isDNS1123Subdomain,
  isQualifiedName,
  nameIsPathSegment,
  parseTimestamp,
  path,
  required,
  semanticEqual,
} from '../../api/index.js'
import type { AgeCell } from '../../registry/definition/index.js'
import type { Cells } from '../define-resource.js'
import { defineResource, representation } from '../define-resource.js'

/** What every event must be (pkg/apis/core/validation/events.go legacyValidateEvent, v1.34); `controller` names the reporting controller. */
function legacyErrors(event: Event, controller: string): FieldError[] {
  const errors: FieldError[] = []
  const { involvedObject, metadata, eventTime } = event
  const namespace = involvedObject?.namespace ?? ''
  const own = metadata?.namespace ?? ''
  const refused = invalid(path('involvedObject', 'namespace'), namespace, 'does not match event.namespace')
  if (eventTime) {
    if (namespace === '' && own !== 'default' && own !== 'kube-system') errors.push(refused)
    errors.push(...reporterErrors(event, controller))
  } else if (namespace === '' ? own !== 'default' : own !== namespace) errors.push(refused)
  return errors
}

/** An event with an `eventTime` says who reports it, and keeps to lengths. */
function reporterErrors(event: Event, controller: string): FieldError[] {
  const errors: FieldError[] = []
  const { reportingComponent = '', reportingInstance = '', action = '', reason = '', message = '' } = event
  if (reportingComponent === '') errors.push(required(path(controller)))
  for (const text of isQualifiedName(reportingComponent)) {
    errors.push(invalid(path(controller), reportingComponent, text))
  }
  const measure = (field: string, text: string, limit: number, isRequired = true) => {
    if (isRequired && text === '') errors.push(required(path(field)))
    if (byteLength(text) > limit) errors.push(invalid(path(field), '', `can have at most ${limit} characters`))
  }
  measure('reportingInstance', reportingInstance, 128)
  measure('action', action, 128)
  measure('reason', reason, 128)
  measure('message', message, 1024, false)
  return errors
}

/** What events.k8s.io asks of a new event on top. */
function strictErrors(event: Event): FieldError[] {
  const errors: FieldError[] = []
  const { metadata, type = '', source, count } = event
  for (const text of isDNS1123Subdomain(metadata?.name ?? '')) {
    errors.push(invalid(path('metadata', 'name'), metadata?.name ?? '', text))
  }
  errors.push(...seriesErrors(event))
  if (!event.eventTime) errors.push(required(path('eventTime')))
  if (type !== 'Normal' && type !== 'Warning') errors.push(invalid(path('type'), '', `has invalid value: ${type}`))
  const unset = (field: string) => errors.push(invalid(path(field), '', 'needs to be unset'))
  if (event.firstTimestamp) unset('firstTimestamp')
  if (event.lastTimestamp) unset('lastTimestamp')
  if (count) unset('count')
  if (source?.component || source?.host) unset('source')
  return errors
}

function seriesErrors({ series }: Event): FieldError[] {
  if (!series) return []
  const errors: FieldError[] = []
  if ((series.count ?? 0) < 2) errors.push(invalid(path('series.count'), '', 'should be at least 2'))
  if (!series.lastObservedTime) errors.push(required(path('series.lastObservedTime')))
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
  'reason',
  'type',
  'eventTime',
  'action',
  'related',
  'reportingComponent',
  'reportingInstance',
] as const

/** Through events.k8s.io an event changes in its series only. */
function strictUpdateErrors(event: Event, old: Event): FieldError[] {
  const errors = semanticEqual(event.series, old.series) ? [] : seriesErrors(event)
  for (const field of fixedAfterCreation) {
    if (semanticEqual(event[field], old[field])) continue
    const shown = field === 'reportingComponent' ? 'reportingController' : field
    errors.push(invalid(path(shown), event[field] ?? null, immutable))
  }
  return errors
}

/** The two versions ask for different things. */
function validateVersion(
  object: KubeObject,
  old: KubeObject | undefined,
  { group }: { readonly group: string },
): FieldError[] {
  const event = object as Event
  const errors = legacyErrors(event, group === '' ? 'reportingComponent' : 'reportingController')
  if (group === '') return errors
  return [...errors, ...(old ? strictUpdateErrors(event, old as Event) : strictErrors(event))]
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
  // Only events.k8s.io judges names.
  validateName: nameIsPathSegment,
  validateVersion,
  representations: [
    representation<EventsV1Event>(EventsV1Events, {
      toHub: (object) => rename(object, 0),
      fromHub: (object) => rename(object, 1),
    }),
  ],
})
