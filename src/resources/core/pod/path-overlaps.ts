import type { DownwardAPIVolumeFile, KeyToPath, Volume, VolumeProjection } from '../../../api/index.js'

/** A path inside of a volume, with the source that it comes from where a volume has several. */
interface Placed {
  readonly path: string
  readonly source: string
}

/**
 * Warnings about volumes in which one file would hide another: the same path twice, or a path below another
 * (warningsForOverlappingVirtualPaths of pkg/api/pod/warnings.go, v1.34).
 */
export function overlapWarnings(volumes: readonly Volume[] | undefined): readonly string[] {
  const warnings: string[] = []
  const budget = { comparisons: maxComparisons }
  for (const { name, configMap, secret, downwardAPI, projected } of volumes ?? []) {
    const warn = (what: string, paths: readonly Placed[]) => {
      for (const text of overlapsOf(paths, budget)) {
        warnings.push(`volume ${JSON.stringify(name)} (${what}): overlapping paths: ${text}`)
      }
    }
    if (configMap) warn(`ConfigMap ${JSON.stringify(configMap.name ?? '')}`, placed(configMap.items))
    if (secret) warn(`Secret ${JSON.stringify(secret.secretName ?? '')}`, placed(secret.items))
    if (downwardAPI) warn('DownwardAPI', placed(downwardAPI.items))
    for (const source of projected?.sources ?? []) {
      if (Object.keys(source).length > 0) continue
      warnings.push(`volume ${JSON.stringify(name)} (Projected) has no sources provided`)
    }
    if (projected) warn('Projected', projected.sources?.flatMap(placedBy) ?? [])
  }
  return warnings
}

function placed(items: readonly (KeyToPath | DownwardAPIVolumeFile)[] | undefined, source = ''): readonly Placed[] {
  return items?.map(({ path = '' }) => ({ path, source })) ?? []
}

function placedBy(source: VolumeProjection): readonly Placed[] {
  const { configMap, secret, downwardAPI, serviceAccountToken, clusterTrustBundle } = source
  if (configMap?.items) return placed(configMap.items, `ConfigMap ${JSON.stringify(configMap.name ?? '')}`)
  if (secret?.items) return placed(secret.items, `Secret ${JSON.stringify(secret.name ?? '')}`)
  if (downwardAPI?.items) return placed(downwardAPI.items, 'DownwardAPI')
  if (serviceAccountToken) return [{ path: serviceAccountToken.path ?? '', source: 'ServiceAccountToken' }]
  if (!clusterTrustBundle) return []
  const name = clusterTrustBundle.name ?? clusterTrustBundle.signerName ?? ''
  return [{ path: clusterTrustBundle.path ?? '', source: `ClusterTrustBundle ${JSON.stringify(name)}` }]
}

/** Each path is compared with all before it, in a pod's volumes so often at the most; Warning headers have room for a hundred overlaps or so. */
const maxComparisons = 500_000
const maxOverlaps = 1000

function overlapsOf(paths: readonly Placed[], budget: { comparisons: number }): readonly string[] {
  const before: Placed[] = []
  const overlaps: string[] = []
  for (const one of paths) {
    budget.comparisons -= before.length
    if (budget.comparisons < 0 || overlaps.length > maxOverlaps) break
    const here = { ...one, path: one.path.replace(/\/+$/, '') }
    for (const other of before) if (overlap(other, here)) overlaps.push(`${print(here)} with ${print(other)}`)
    before.push(here)
  }
  return overlaps
}

function overlap(one: Placed, other: Placed): boolean {
  if (one.path === '' || other.path === '') return false
  return isWithin(one.path, other.path) || isWithin(other.path, one.path)
}

function isWithin(path: string, parent: string): boolean {
  return path.startsWith(parent) && (path.length === parent.length || path[parent.length] === '/')
}

function print({ path, source }: Placed): string {
  return source === '' ? JSON.stringify(path) : `${JSON.stringify(path)} (${source})`
}
