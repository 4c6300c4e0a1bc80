import type { Node } from '../../api/index.js'

/** Old names of labels, which follow the stable ones: labelReconcileInfo of pkg/controller/nodelifecycle (v1.34). */
const oldNames = [
  ['kubernetes.io/os', 'beta.kubernetes.io/os'],
  ['kubernetes.io/arch', 'beta.kubernetes.io/arch'],
] as const

/** The labels that a node lacks or has wrong; undefined where there are none. */
export function missingLabels({ metadata }: Node): Record<string, string> | undefined {
  const missing: Record<string, string> = {}
  for (const [stable, old] of oldNames) {
    const value = metadata?.labels?.[stable]
    if (value !== undefined && metadata?.labels?.[old] !== value) missing[old] = value
  }
  return Object.keys(missing).length > 0 ? missing : undefined
}
