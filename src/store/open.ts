import { MemoryStore } from './memory/index.js'
import type { Store } from './store.js'

/**
 * Opens the store that a URL names: `memory:`, which forgets everything when the process ends, or `leveldb:/path/of/the/data/folder`.
 * Throws TypeError for other URLs; rejects with a StoreError (LOCKED, NEWER_FORMAT, CORRUPT, UNAVAILABLE) that says what to do.
 */
export async function openStore(url: string): Promise<Store> {
  const colon = url.indexOf(':')
  const scheme = colon < 0 ? url : url.slice(0, colon)
  const rest = colon < 0 ? '' : url.slice(colon + 1)
  switch (scheme) {
    case 'memory':
      if (rest !== '') throw new TypeError(`The store URL "${url}" must be "memory:": a store in memory has no path`)
      return new MemoryStore()
    case 'leveldb': {
      if (rest === '') throw new TypeError(`The store URL "${url}" names no folder: write leveldb:/path`)
      // Its native part is loaded only where it is used.
      const { openLevelStore } = await import('./leveldb/index.js')
      return openLevelStore(rest)
    }
    default:
      throw new TypeError(`Wherry has no store "${scheme}": use memory: or leveldb:/path`)
  }
}
