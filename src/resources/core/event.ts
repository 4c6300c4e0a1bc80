import type { Event, EventsV1Event, KubeObject } from '../../api/index.js'
import { Events, EventsV1Events, nameIsPathSegment, parseTimestamp } from '../../api/index.js'
import type { AgeCell } from '../../registry/definition/index.js'
import type { Cells } from '../define-resource.js'
import { defineResource, representation } from '../define-resource.js'
import { validateEvent } from './event-validation.js'

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
  Count: ({ series, count }) => (series ? (series.count ?? 0) : count || 1),
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
  metadataChecks: { asUpdated: 0 },
  checksNewMetadata: false,
  kubeFinalizers: false,
  defaultPropagation: 'unsupported',
  expiresAt,
  cells,
  selectableFields: selectable,
  allowCreateOnUpdate: true,
  validateName: nameIsPathSegment,
  validateVersion: (event, old, { group }) => validateEvent(event as Event, old as Event | undefined, group),
  // All is said already.
  validateUpdate: () => [],
  representations: [
    representation<EventsV1Event>(EventsV1Events, {
      toHub: (object) => rename(object, 0),
      fromHub: (object) => rename(object, 1),
    }),
  ],
})
