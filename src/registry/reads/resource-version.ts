import type { FieldError } from '../../api/index.js'
import { badRequest, forbidden, invalidObject, notSupported, path, quote, StatusError } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { Revision } from '../../store/index.js'
import type { Feed } from '../cache/index.js'

/** How long a read waits for a version that is not there yet (upstream: cacher's blockTimeout). */
const waitForVersionMs = 3000

/** The number in a `resourceVersion` parameter, or undefined where it is no unsigned integer. `''` is undefined too. */
export function parseRevision(text: string | undefined): Revision | undefined {
  if (text === undefined || !/^[0-9]+$/.test(text)) return undefined
  const number = Number(text)
  return Number.isSafeInteger(number) ? (number as Revision) : undefined
}

/** What upstream answers to a resourceVersion that is no number in a get or a watch: 500 without a reason. */
export function invalidRevision(text: string): StatusError {
  const quoted = quote(text)
  const why = /^[0-9]+$/.test(text) ? 'value out of range' : 'invalid syntax'
  return new StatusError({
    code: 500,
    reason: '',
    message: `resourceVersion: Invalid value: ${quoted}: strconv.ParseUint: parsing ${quoted}: ${why}`,
  })
}

/** The same in a list: 400. */
export function invalidListRevision(text: string): StatusError {
  return badRequest(`invalid resource version: ${invalidRevision(text).message}`)
}

/** A version from the future. `retryAfterSeconds` where the server has waited for it. */
export function tooLarge(revision: Revision, present: Revision, retryAfterSeconds = 0): StatusError {
  return new StatusError({
    code: 504,
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${revision}, current: ${present}`,
    details: {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      ...(retryAfterSeconds > 0 ? { retryAfterSeconds } : {}),
    },
  })
}

/** Waits until the caches are at `revision`; a version from the future gets upstream's "Too large resource version" after three seconds. */
export async function waitForRevision(feed: Feed, clock: Clock, revision: Revision): Promise<void> {
  if (feed.seen >= revision) return
  const stop = new AbortController()
  const tooLate = clock.sleep(waitForVersionMs, stop.signal).then(() => {
    throw tooLarge(revision, feed.seen, 1)
  })
  tooLate.catch(() => {})
  try {
    const reached = feed.reached(revision, stop.signal)
    reached.catch(() => {})
    await Promise.race([reached, tooLate])
  } finally {
    stop.abort()
  }
}

export interface ListVersionOptions {
  readonly resourceVersion: string | undefined
  readonly resourceVersionMatch: string | undefined
  readonly continue: string | undefined
  readonly sendInitialEvents: boolean | undefined
  readonly isWatch: boolean
}

/** apimachinery's pkg/apis/meta/internalversion/validation ValidateListOptions (v0.34). Throws 422 for ListOptions. */
export function validateListOptions(options: ListVersionOptions): void {
  const errors = options.isWatch ? watchErrors(options) : listErrors(options)
  if (errors.length > 0) throw invalidObject({ group: 'meta.k8s.io', kind: 'ListOptions' }, '', errors)
}

const matchPath = path('resourceVersionMatch')

function listErrors(options: ListVersionOptions): readonly FieldError[] {
  const { resourceVersion = '', resourceVersionMatch: match = '' } = options
  const errors: FieldError[] = []
  if (match !== '') {
    if (resourceVersion === '') {
      errors.push(forbidden(matchPath, 'resourceVersionMatch is forbidden unless resourceVersion is provided'))
    }
    if (options.continue !== undefined && options.continue !== '') {
      errors.push(forbidden(matchPath, 'resourceVersionMatch is forbidden when continue is provided'))
    }
    if (match !== 'Exact' && match !== 'NotOlderThan') {
      errors.push(notSupported(matchPath, match, ['Exact', 'NotOlderThan', '']))
    }
    if (match === 'Exact' && resourceVersion === '0') {
      errors.push(forbidden(matchPath, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'))
    }
  }
  if (options.sendInitialEvents !== undefined) {
    errors.push(forbidden(path('sendInitialEvents'), 'sendInitialEvents is forbidden for list'))
  }
  return errors
}

/** Upstream turns initial events on for watches of old that ask for no version (SetListOptionsDefaults); that counts as asked here. */
function watchErrors(options: ListVersionOptions): readonly FieldError[] {
  const { resourceVersion = '', resourceVersionMatch: given = '' } = options
  const isLegacy =
    options.sendInitialEvents === undefined && given === '' && (resourceVersion === '' || resourceVersion === '0')
  const match = isLegacy ? 'NotOlderThan' : given
  const hasInitialEvents = isLegacy || options.sendInitialEvents !== undefined
  const errors: FieldError[] = []
  if (hasInitialEvents && match !== 'NotOlderThan') {
    errors.push(forbidden(matchPath, 'sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'))
  }
  if (match === '') return errors
  if (!hasInitialEvents) {
    errors.push(
      forbidden(matchPath, 'resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided'),
    )
  }
  if (match !== 'NotOlderThan') errors.push(notSupported(matchPath, match, ['NotOlderThan']))
  if (options.continue !== undefined && options.continue !== '') {
    errors.push(forbidden(matchPath, 'resourceVersionMatch is forbidden when continue is provided'))
  }
  return errors
}
