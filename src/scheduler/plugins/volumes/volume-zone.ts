import { fits, type Plugin, skip, stateKey, unresolvable } from '../../framework/index.js'
import type { PluginTools } from '../tools.js'
import { claimNames, StorageObjects } from './pod-claims.js'

interface Topology {
  readonly keys: readonly string[]
  readonly values: ReadonlySet<string>
}

const zoneKeys = ['topology.kubernetes.io/zone', 'failure-domain.beta.kubernetes.io/zone']
const regionKeys = ['topology.kubernetes.io/region', 'failure-domain.beta.kubernetes.io/region']
const wantedTopologies = stateKey<readonly Topology[]>('VolumeZone')

/** Volumes whose labels name a zone or region are used from there only. */
export function volumeZone({ informers }: PluginTools): Plugin {
  const storage = new StorageObjects(informers)
  return {
    name: 'VolumeZone',
    preFilter(state, { pod }) {
      if (claimNames(pod).length === 0) return { verdict: skip }
      const wanted: Topology[] = []
      for (const claim of storage.claimsOf(pod)) {
        const labels = storage.volumeOf(claim)?.metadata?.labels ?? {}
        for (const keys of [zoneKeys, regionKeys]) {
          for (const key of keys) {
            const value = labels[key]
            // A volume of several zones names them all in one label.
            if (value !== undefined) wanted.push({ keys, values: new Set(value.split('__')) })
          }
        }
      }
      if (wanted.length === 0) return { verdict: skip }
      state.write(wantedTopologies, wanted)
      return { verdict: fits }
    },
    filter(state, _pod, { labels }) {
      // A node without any such label belongs to a cluster of one zone.
      if (![...zoneKeys, ...regionKeys].some((key) => labels[key] !== undefined)) return fits
      for (const { keys, values } of state.read(wantedTopologies) ?? []) {
        const isThere = keys.some((key) => {
          const value = labels[key]
          return value !== undefined && values.has(value)
        })
        if (!isThere) return unresolvable('node(s) had no available volume zone')
      }
      return fits
    },
    wakesOn: [
      { resource: 'StorageClass', actions: ['Add'] },
      { resource: 'Node', actions: ['Add', 'UpdateLabels'] },
      { resource: 'PersistentVolumeClaim', actions: ['Add', 'Update'] },
      { resource: 'PersistentVolume', actions: ['Add', 'Update'] },
    ],
  }
}
