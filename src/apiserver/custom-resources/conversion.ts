import type { ApiextensionsV1WebhookClientConfig, KubeObject, ResourceToken } from '../../api/index.js'
import { apiVersionOf, isJsonObject, path, StatusError, validateObjectMeta } from '../../api/index.js'
import { deepClone, messageOf } from '../../base/index.js'
import type { Convert } from '../../registry/index.js'

/**
 * Posts a ConversionReview to a webhook (HTTPS, trusting `caBundle`; a service is reached through the cluster) and answers the decoded response.
 * Rejects with an Error that says why there is none; upstream waits 30 seconds.
 */
export type CallConversionWebhook = (config: ApiextensionsV1WebhookClientConfig, review: object) => Promise<unknown>

export interface WebhookConverterOptions {
  readonly config: ApiextensionsV1WebhookClientConfig
  /** As the definition lists them; the first one that we speak is used. */
  readonly reviewVersions: readonly string[]
  readonly call: CallConversionWebhook
  /** Of requests to the webhook. */
  readonly uid: () => string
}

const group = 'apiextensions.k8s.io'

/** Converts by a webhook: all objects of one request at once, but for those that have the version already (pkg/apiserver/conversion/webhook_converter.go). */
export function webhookConverter(options: WebhookConverterOptions): Convert {
  return async (objects, to) => {
    const wanted = apiVersionOf(to)
    const others = objects.filter((object) => object.apiVersion !== wanted)
    if (others.length === 0) return objects
    const answers = await review(options, others, wanted)
    let next = 0
    return objects.map((object) => {
      if (object.apiVersion === wanted) return object
      const index = next++
      return checked(object, answers[index], { to, index, isAlone: objects.length === 1 })
    })
  }
}

const kindOf = ({ apiVersion, kind }: KubeObject) => `${apiVersion}, Kind=${kind}`

/** Upstream has no reason for these. */
function failed(message: string): StatusError {
  return new StatusError({ code: 500, reason: '', message })
}

async function review(
  { config, reviewVersions, call, uid }: WebhookConverterOptions,
  objects: readonly KubeObject[],
  wanted: string,
): Promise<readonly unknown[]> {
  const subject = kindOf(objects[0] as KubeObject)
  const fail = (why: string) => failed(`conversion webhook for ${subject} failed: ${why}`)
  const version = reviewVersions.find((one) => one === 'v1' || one === 'v1beta1')
  if (version === undefined) {
    throw failed('no supported conversion review versions')
  }
  const requestUid = uid()
  const request = { uid: requestUid, desiredAPIVersion: wanted, objects }
  let answer: unknown
  try {
    answer = await call(config, { kind: 'ConversionReview', apiVersion: `${group}/${version}`, request })
  } catch (error) {
    throw fail(messageOf(error))
  }
  const { apiVersion, kind, response } = (isJsonObject(answer) ? answer : {}) as Record<string, unknown>
  if (apiVersion !== `${group}/${version}` || kind !== 'ConversionReview') {
    throw fail(
      `expected webhook response of ${group}/${version}, Kind=ConversionReview, got ${kindOf({ apiVersion, kind } as KubeObject)}`,
    )
  }
  if (!isJsonObject(response)) throw fail('no response provided')
  if (response.uid !== requestUid) {
    throw fail(`expected response.uid=${JSON.stringify(requestUid)}, got ${JSON.stringify(response.uid ?? '')}`)
  }
  const result = (isJsonObject(response.result) ? response.result : {}) as { status?: string; message?: string }
  if (result.status !== 'Success') {
    throw fail(result.message || `response.result.status was '${result.status ?? ''}', expected 'Success'`)
  }
  const converted = Array.isArray(response.convertedObjects) ? response.convertedObjects : []
  if (converted.length !== objects.length) {
    throw failed(`conversion webhook for ${subject} returned ${converted.length} objects, expected ${objects.length}`)
  }
  return converted
}

interface Place {
  readonly to: ResourceToken
  readonly index: number
  readonly isAlone: boolean
}

/** A webhook may change anything but what an object is: its identity and all metadata but labels and annotations stay. */
function checked(original: KubeObject, answer: unknown, { to, index, isAlone }: Place): KubeObject {
  const subject = kindOf(original)
  const at = isAlone ? 'object' : `converted object at index ${index}`
  const refuse = (why: string) => failed(`conversion webhook for ${subject} returned invalid ${at}: ${why}`)
  if (!isJsonObject(answer)) throw refuse('is not an object')
  const converted = answer as KubeObject
  const placed = isAlone ? 'object at index 0' : at
  if (converted.apiVersion !== apiVersionOf(to)) {
    throw failed(
      `conversion webhook for ${subject} returned invalid ${placed}: invalid groupVersion (expected ${apiVersionOf(to)}, received ${converted.apiVersion ?? ''})`,
    )
  }
  if (converted.kind !== original.kind) {
    throw failed(
      `conversion webhook for ${subject} returned invalid ${placed}: invalid kind (expected ${original.kind}, received ${converted.kind ?? ''})`,
    )
  }
  for (const field of ['name', 'namespace', 'uid'] as const) {
    const [before = '', after = ''] = [original.metadata?.[field], converted.metadata?.[field]]
    if (before !== after) {
      throw refuse(`must have the same ${field === 'uid' ? 'UID' : field}: ${before} != ${after}`)
    }
  }
  const metadata = deepClone(original.metadata ?? {})
  for (const field of ['labels', 'annotations'] as const) {
    const given: unknown = converted.metadata?.[field]
    delete metadata[field]
    if (given === undefined || given === null) continue
    const why = stringMapError(field, given)
    if (why)
      throw failed(
        `conversion webhook for ${subject} returned invalid metadata${isAlone ? '' : ` in object at index ${index}`}: ${why}`,
      )
    metadata[field] = given as Record<string, string>
  }
  const { kind, apiVersion, metadata: _theirs, ...rest } = converted
  return { kind, apiVersion, metadata, ...rest } as KubeObject
}

function stringMapError(field: 'labels' | 'annotations', value: unknown): string | undefined {
  if (!isJsonObject(value)) return `invalid metadata.${field} of type ${typeof value} in converted object`
  for (const [key, one] of Object.entries(value)) {
    if (typeof one !== 'string')
      return `metadata.${field}[${key}] must be a string, but is ${typeof one} in converted object`
  }
  const errors = validateObjectMeta(
    { name: 'x', [field]: value },
    { namespaced: false, validateName: () => [], kubeFinalizers: false },
    path('metadata'),
  )
  if (errors.length === 0) return undefined
  const texts = errors.map((error) => `${error.field}: ${error.message}`)
  return texts.length === 1 ? texts[0] : `[${texts.join(', ')}]`
}
