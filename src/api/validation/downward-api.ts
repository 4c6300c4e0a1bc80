import type { FieldPath } from '../errors/index.js'
import { invalid, notSupported, required } from '../errors/index.js'
import type { ObjectFieldSelector, ResourceFieldSelector } from '../generated/index.js'
import { isQualifiedName, tryParseQuantity } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'

export const envFieldPaths = [
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'spec.nodeName',
  'spec.serviceAccountName',
  'status.hostIP',
  'status.hostIPs',
  'status.podIP',
  'status.podIPs',
]
export const volumeFieldPaths = [
  'metadata.annotations',
  'metadata.labels',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
]
const knownFieldPaths = new Set([
  ...envFieldPaths,
  ...volumeFieldPaths,
  'spec.restartPolicy',
  'spec.schedulerName',
  'status.phase',
])
const containerResourcePaths = [
  'limits.cpu',
  'limits.ephemeral-storage',
  'limits.memory',
  'requests.cpu',
  'requests.ephemeral-storage',
  'requests.memory',
]
const subscripted = /^(.+?)\['(.*)'\]$/s

/** `metadata.labels['key']` in its two parts; undefined where there is no subscript. */
function splitSubscript(fieldPath: string): { path: string; subscript: string } | undefined {
  const match = subscripted.exec(fieldPath)
  return match ? { path: match[1] ?? '', subscript: match[2] ?? '' } : undefined
}

/** A reference to one of the pod's own fields; `supported` sorted. */
export function addObjectFieldSelectorErrors(
  errors: Errors,
  selector: ObjectFieldSelector,
  supported: readonly string[],
  at: FieldPath,
): void {
  const { apiVersion = '', fieldPath = '' } = selector
  if (apiVersion === '') {
    errors.push(required(at.child('apiVersion')))
    return
  }
  if (fieldPath === '') {
    errors.push(required(at.child('fieldPath')))
    return
  }
  const parts = splitSubscript(fieldPath)
  const isMetadataMap = parts?.path === 'metadata.annotations' || parts?.path === 'metadata.labels'
  const problem =
    apiVersion !== 'v1'
      ? `unsupported pod version: ${apiVersion}`
      : isMetadataMap || knownFieldPaths.has(fieldPath) || fieldPath === 'spec.host'
        ? undefined
        : parts
          ? `field label does not support subscript: ${fieldPath}`
          : `field label not supported: ${fieldPath}`
  if (problem !== undefined) {
    errors.push(invalid(at.child('fieldPath'), fieldPath, `error converting fieldPath: ${problem}`))
    return
  }
  if (parts) {
    const key = parts.path === 'metadata.annotations' ? parts.subscript.toLowerCase() : parts.subscript
    addReasons(errors, at, key, isQualifiedName(key))
    return
  }
  const internal = fieldPath === 'spec.host' ? 'spec.nodeName' : fieldPath
  if (!supported.includes(internal)) errors.push(notSupported(at.child('fieldPath'), internal, supported))
}

const memoryDivisors = new Set(['1', '1k', '1M', '1G', '1T', '1P', '1E', '1Ki', '1Mi', '1Gi', '1Ti', '1Pi', '1Ei'])

/** A reference to a container's requests or limits; a volume has to say of which container. */
export function addResourceFieldSelectorErrors(
  errors: Errors,
  selector: ResourceFieldSelector,
  at: FieldPath,
  { inVolume }: { readonly inVolume: boolean },
): void {
  const { containerName = '', resource = '', divisor = '0' } = selector
  if (inVolume && containerName === '') errors.push(required(at.child('containerName')))
  else if (resource === '') errors.push(required(at.child('resource')))
  else if (!containerResourcePaths.includes(resource) && !isHugePagesPath(resource)) {
    errors.push(notSupported(at.child('resource'), resource, containerResourcePaths))
  }
  const parsed = tryParseQuantity(divisor)
  if (!parsed || parsed.isZero()) return
  const text = parsed.toString()
  if (resource === 'limits.cpu' || resource === 'requests.cpu') {
    if (text !== '1m' && text !== '1') {
      errors.push(
        invalid(at.child('divisor'), resource, "only divisor's values 1m and 1 are supported with the cpu resource"),
      )
    }
    return
  }
  const what = resource.endsWith('.memory')
    ? 'memory'
    : resource.endsWith('.ephemeral-storage')
      ? 'local ephemeral storage'
      : isHugePagesPath(resource)
        ? 'hugepages'
        : undefined
  if (what !== undefined && !memoryDivisors.has(text)) {
    errors.push(
      invalid(
        at.child('divisor'),
        resource,
        `only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the ${what} resource`,
      ),
    )
  }
}

function isHugePagesPath(resource: string): boolean {
  return resource.startsWith('requests.hugepages-') || resource.startsWith('limits.hugepages-')
}
