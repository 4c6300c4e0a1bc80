import type { FieldError, KubeObject, Scale } from '../../api/index.js'
import { invalid, nameIsDNSSubdomain, path, Scales, validateObjectMeta } from '../../api/index.js'
import type { MetadataChecks, WriteContext } from './hooks.js'
import type { WriterSubresource } from './subresource-definition.js'
import type { Column } from './table.js'

type WithSpecAndStatus = KubeObject & { spec?: unknown; status?: unknown }

export interface StatusOptions<T extends KubeObject> {
  readonly validateUpdate?: (object: T, old: T, context: WriteContext) => readonly FieldError[]
  /** Runs after spec has been put back. */
  readonly prepareForUpdate?: (object: T, old: T, context: WriteContext) => void
  readonly warnings?: (object: T, old: T) => readonly string[]
  /** What a write of the status cannot change beside `spec`: `metadata`, `metadata.labels` (upstream's GetResetFields of the kind). */
  readonly resetFields?: readonly string[]
  /** Writers own what they say even where it is not changed: no fields are reset. */
  readonly ownsEverything?: true
  /** Labels, annotations, finalizers and owner references stay as they are too (apimachinery's ResetObjectMetaForStatus). */
  readonly keepsMetadata?: boolean
  readonly hasNoTable?: true
  /** As in the definition of a resource. */
  readonly metadataChecks?: MetadataChecks
}

/**
 * The status subresource: everything but `status` (and labels, annotations and finalizers, which upstream lets it write) is put back to what is stored.
 */
export function statusSubresource<T extends KubeObject>(options: StatusOptions<T> = {}): WriterSubresource<T> {
  return {
    kind: 'writer',
    name: 'status',
    verbs: ['get', 'patch', 'update'],
    writesMetadata: true,
    resetFields: options.ownsEverything ? [] : ['spec', ...(options.resetFields ?? [])],
    prepareForUpdate(object, old, context) {
      restoreAllBut(object, old, 'status')
      if (options.keepsMetadata) keepMetadata(object, old)
      options.prepareForUpdate?.(object, old, context)
    },
    ...(options.validateUpdate ? { validateUpdate: options.validateUpdate } : {}),
    ...(options.warnings ? { warnings: options.warnings } : {}),
    ...(options.hasNoTable ? { hasNoTable: true } : {}),
    ...(options.metadataChecks ? { metadataChecks: options.metadataChecks } : {}),
  }
}

function keepMetadata(object: KubeObject, old: KubeObject): void {
  const { labels, annotations, finalizers, ownerReferences } = old.metadata ?? {}
  const { labels: _l, annotations: _a, finalizers: _f, ownerReferences: _o, ...own } = object.metadata ?? {}
  object.metadata = {
    ...own,
    ...(labels ? { labels } : {}),
    ...(annotations ? { annotations } : {}),
    ...(finalizers ? { finalizers } : {}),
    ...(ownerReferences ? { ownerReferences } : {}),
  }
}

/** Puts every top-level field but TypeMeta, metadata and `kept` back to the old value. */
function restoreAllBut(object: WithSpecAndStatus, old: WithSpecAndStatus, kept: string): void {
  const target = object as unknown as Record<string, unknown>
  const source = old as unknown as Record<string, unknown>
  for (const field of Object.keys(target)) {
    if (field === 'apiVersion' || field === 'kind' || field === 'metadata' || field === kept) continue
    if (!(field in source)) delete target[field]
  }
  for (const field of Object.keys(source)) {
    if (field === 'apiVersion' || field === 'kind' || field === 'metadata' || field === kept) continue
    target[field] = source[field]
  }
}

export interface ScaleOptions<T extends KubeObject> {
  readonly replicas: (object: T) => number
  readonly setReplicas: (object: T, replicas: number) => void
  readonly statusReplicas: (object: T) => number
  /** The selector in its string form (`app=web,tier in (a,b)`); empty where there is none. */
  readonly selector: (object: T) => string
}

/** pkg/printers/internalversion, printScale (v1.34). */
const scaleColumns: readonly Column<KubeObject>[] = [
  {
    name: 'Name',
    type: 'string',
    description: 'The name of what is scaled',
    value: ({ metadata }) => metadata?.name ?? '',
  },
  {
    name: 'Desired',
    type: 'integer',
    description: 'How many replicas are wanted',
    value: (scale) => (scale as Scale).spec?.replicas ?? 0,
  },
  {
    name: 'Available',
    type: 'integer',
    description: 'How many replicas there are',
    value: (scale) => (scale as Scale).status?.replicas ?? 0,
  },
  {
    name: 'Age',
    type: 'string',
    description: 'How long ago the object was created',
    value: ({ metadata }) => ({ since: metadata?.creationTimestamp }),
  },
]

const scaleMetadata = { namespaced: true, validateName: nameIsDNSSubdomain, kubeFinalizers: true }

/** The scale subresource: an autoscaling/v1 Scale over the parent's replica count. */
export function scaleSubresource<T extends KubeObject>(options: ScaleOptions<T>): WriterSubresource<T> {
  return {
    kind: 'writer',
    name: 'scale',
    body: Scales,
    verbs: ['get', 'patch', 'update'],
    columns: scaleColumns,
    read(parent): Scale {
      const { name, namespace, uid, resourceVersion, creationTimestamp } = parent.metadata ?? {}
      const replicas = options.replicas(parent)
      const selector = options.selector(parent)
      return {
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata: {
          ...(name === undefined ? {} : { name }),
          ...(namespace === undefined ? {} : { namespace }),
          ...(uid === undefined ? {} : { uid }),
          ...(resourceVersion === undefined ? {} : { resourceVersion }),
          ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
        },
        // A zero is left out, as Go's omitempty does.
        spec: replicas === 0 ? {} : { replicas },
        status: { replicas: options.statusReplicas(parent), ...(selector === '' ? {} : { selector }) },
      }
    },
    validateBody(body) {
      const errors = [...validateObjectMeta(body.metadata ?? {}, scaleMetadata, path('metadata'))]
      const replicas = (body as Scale).spec?.replicas ?? 0
      if (replicas < 0) {
        errors.push(invalid(path('spec', 'replicas'), replicas, 'must be greater than or equal to 0'))
      }
      return errors
    },
    apply(parent, body) {
      options.setReplicas(parent, (body as Scale).spec?.replicas ?? 0)
    },
    prepareForUpdate(object, old) {
      // Another number of replicas is another spec.
      if (options.replicas(object) === options.replicas(old)) return
      object.metadata = { ...object.metadata, generation: (old.metadata?.generation ?? 0) + 1 }
    },
  }
}
