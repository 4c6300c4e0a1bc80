import type { CustomResourceSubresourceScale, KubeObject, Scale } from '../../api/index.js'
import { badRequest, internalError, isStatusError } from '../../api/index.js'
import { deepEqual } from '../../base/index.js'
import type { Subresource, WriterSubresource } from '../../registry/index.js'
import { scaleSubresource } from '../../registry/index.js'
import { customScaleColumns } from './columns.js'
import { AccessorError, nestedInteger, nestedText, setNested } from './nested.js'
import type { CustomVersion } from './version.js'

/** The subresources of a version. */
export function subresourcesOf(version: CustomVersion): readonly Subresource<KubeObject>[] {
  const scale = version.outline.subresources?.scale
  return [...(version.hasStatus ? [statusOfCustom] : []), ...(scale ? [scaleOfCustom(scale)] : [])]
}

/** Upstream's customresource/status_strategy.go: all but the status is put back, metadata included. */
const statusOfCustom: WriterSubresource<KubeObject> = {
  kind: 'writer',
  name: 'status',
  verbs: ['get', 'patch', 'update'],
  // Metadata that is applied here is owned, though it is put back.
  resetFields: ['spec'],
  prepareForUpdate(object, old) {
    const target = object as Record<string, unknown>
    const source = old as Record<string, unknown>
    for (const field of Object.keys(target)) if (!(field in source) && field !== 'status') delete target[field]
    for (const field of Object.keys(source)) {
      if (field !== 'metadata' && field !== 'status') target[field] = source[field]
    }
  },
}

/** Upstream's ScaleREST of customresource/etcd.go. */
function scaleOfCustom(paths: CustomResourceSubresourceScale): WriterSubresource<KubeObject> {
  const { specReplicasPath, statusReplicasPath, labelSelectorPath } = paths
  const view = (whenMissing: () => number) =>
    scaleSubresource<KubeObject>({
      replicas: (object) => nestedInteger(object, specReplicasPath) ?? whenMissing(),
      setReplicas: (object, value) => setNested(object, specReplicasPath, value),
      statusReplicas: (object) => nestedInteger(object, statusReplicasPath) ?? 0,
      selector: (object) => (labelSelectorPath ? (nestedText(object, labelSelectorPath) ?? '') : ''),
    })
  const read = view(() => {
    throw internalError(`the spec replicas field ${JSON.stringify(specReplicasPath)} does not exist`)
  })
  const written = view(() => unset)
  // The replicas are judged with the object.
  const { validateBody: _none, ...plain } = written
  return {
    ...plain,
    columns: customScaleColumns(),
    replicasPath: specReplicasPath
      .replace(/^\./, '')
      .split('.')
      .map((name) => `f:${name}`),
    bodyIsForeign: true,
    read: (parent) => accessing(() => read.read?.(parent) ?? parent),
    readForWrite: (parent) => accessing(() => written.read?.(parent) ?? parent),
    apply(parent, body, context) {
      if ((body as Scale).spec?.replicas === unset) {
        throw badRequest(`the spec replicas field ${JSON.stringify(specReplicasPath)} cannot be empty`)
      }
      accessing(() => written.apply?.(parent, body, context))
    },
    prepareForUpdate: countGeneration,
  }
}

/** How a writer sees that there is no number yet. */
const unset = -2_147_483_648

/** An accessor's error is answered as an internal one. */
function accessing<R>(work: () => R): R {
  try {
    return work()
  } catch (error) {
    if (error instanceof AccessorError && !isStatusError(error)) throw internalError(error.message, error)
    throw error
  }
}

/** Anything but metadata that changes makes a new generation (customresource/strategy.go). */
function countGeneration(object: KubeObject, old: KubeObject): void {
  const { metadata: _new, ...next } = object
  const { metadata: before, ...last } = old
  if (object.metadata && !deepEqual(next, last)) object.metadata.generation = (before?.generation ?? 0) + 1
}
