import type { KubeObject } from '../../api/index.js'
import { isQualifiedName } from '../../api/index.js'

const standard: ReadonlySet<string> = new Set(['orphan', 'foregroundDeletion', 'kubernetes'])

/** Advice about finalizers that an object has newly got (pkg/registry/customresource/strategy.go, validator.go; v0.34.4). */
export function finalizerWarnings(object: KubeObject, old: KubeObject | undefined): readonly string[] {
  const before = new Set(old?.metadata?.finalizers)
  const added = [...new Set(object.metadata?.finalizers)].filter((name) => !before.has(name)).sort()
  return added.flatMap((name) => {
    const warning = (text: string) => `metadata.finalizers: ${JSON.stringify(name)}: ${text}`
    const isPlain = !name.includes('/') && !standard.has(name)
    const advice = name.includes('.')
      ? 'prefer a domain-qualified finalizer name including a path (/) to avoid accidental conflicts with other finalizer writers'
      : 'prefer a domain-qualified finalizer name to avoid accidental conflicts with other finalizer writers'
    return [...isQualifiedName(name).map(warning), ...(isPlain ? [warning(advice)] : [])]
  })
}
