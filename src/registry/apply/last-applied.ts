import type { KubeObject } from '../../api/index.js'
import { compare } from './compare.js'
import type { FieldSet } from './field-set.js'
import { toFieldSet } from './to-field-set.js'
import type { TypedObject } from './typed-object.js'
import { typedErrors } from './validate-typed.js'

/** What `kubectl apply` of the client-side kind leaves behind. */
const annotation = 'kubectl.kubernetes.io/last-applied-configuration'
/** The manager for which upstream looks at the annotation. */
export const lastAppliedManager = 'kubectl'
/** apimachinery: TotalAnnotationSizeLimitB. */
const maxAnnotationBytes = 256 * 1024

function lastAppliedOf(object: unknown): string | undefined {
  const value = (object as KubeObject).metadata?.annotations?.[annotation]
  return value === '' ? undefined : value
}

/** The fields that still are as the last client-side apply left them: kubectl may take these over (lastappliedmanager.go). Undefined: there is nothing to go by. */
export function fieldsOfLastApplied(live: TypedObject): FieldSet | undefined {
  const text = lastAppliedOf(live.value)
  if (text === undefined) return undefined
  let config: unknown
  try {
    config = JSON.parse(text)
  } catch {
    return undefined
  }
  if ((config as KubeObject | null)?.apiVersion !== live.apiVersion) return undefined
  if (typedErrors(live.atom, config, { allowDuplicates: false }) !== undefined) return undefined
  const { added, modified, removed } = compare(live.atom, config, live.value)
  return toFieldSet(live.atom, config).difference(modified).difference(added).difference(removed)
}

/** Keeps the annotation of client-side apply in step with what kubectl applies, where there is one (lastappliedupdater.go). Changes `object`. */
export function updateLastApplied(object: KubeObject, config: unknown): void {
  const annotations = object.metadata?.annotations
  if (!annotations || lastAppliedOf(object) === undefined) return
  annotations[annotation] = printConfig(config as KubeObject)
  let size = 0
  for (const [key, value] of Object.entries(annotations)) size += Buffer.byteLength(key) + Buffer.byteLength(value)
  if (size > maxAnnotationBytes) delete annotations[annotation]
}

function printConfig(config: KubeObject): string {
  const { annotations, ...metadata } = config.metadata ?? {}
  if (!annotations) return `${goJson(config)}\n`
  const { [annotation]: _last, ...others } = annotations
  return `${goJson({ ...config, metadata: { ...metadata, annotations: others } })}\n`
}

/** As Go prints maps: sorted keys, and <, >, & escaped. */
function goJson(value: unknown): string {
  return JSON.stringify(sorted(value)).replace(
    /[<>&\u2028\u2029]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => [key, sorted(member)]),
  )
}
