import { join } from 'node:path'
import type { Store } from '../store/index.js'
import { Compactor, openStore } from '../store/index.js'
import type { ComponentStack } from './components.js'
import type { ClusterOptions } from './options.js'

export interface StorageSetup {
  readonly options: ClusterOptions
  readonly stack: ComponentStack
  readonly signal: AbortSignal
}

/** Opens the cluster's store and has its history compacted. */
export async function startStorage({ options, stack, signal }: StorageSetup): Promise<Store> {
  const { clock, logger } = options
  const store = await openStore(
    options.store === 'memory' ? 'memory:' : `leveldb:${join(options.dataDir ?? '.', 'store')}`,
  )
  await stack.start({ name: 'store', start: async () => {}, stop: () => store.close() }, signal)
  await stack.start(new Compactor({ store, clock, logger: logger.child('compactor') }), signal)
  return store
}
