// One started `wherry` for the tests of a file, and kubectl of several versions for it.
import { after, before } from 'node:test'
import { findKubectls, oldestAndNewest } from '../../lib/kubectls.mjs'
import { randomName, startWherry } from '../../lib/wherry.mjs'
import { Kubectl, until } from './kubectl.mjs'

/** All versions of kubectl that are here; the oldest and the newest. */
export const kubectls = findKubectls()
export const mainKubectls = oldestAndNewest(kubectls)

/**
 * To be called inside `describe`. Starts the cluster before its tests and removes it after them. The answer's `wherry` is there once the
 * tests run; `kubectl({ minor, path })` makes a kubectl in a namespace of its own.
 */
export function useCluster({ flags = [] } = {}) {
  const cluster = {
    wherry: undefined,
    async kubectl(version = kubectls.at(-1)) {
      const namespace = randomName('flow')
      const maker = new Kubectl({ ...version, wherry: cluster.wherry })
      await maker.run(['create', 'namespace', namespace])
      // Pods are refused before it is there, as upstream does.
      const account = ['get', 'serviceaccount', 'default', '-n', namespace]
      await until(async () => (await maker.try(account)).code === 0, { what: () => 'the default service account' })
      return new Kubectl({ ...version, wherry: cluster.wherry, namespace })
    },
  }
  before(async () => {
    cluster.wherry = await startWherry({ flags })
  })
  after(async () => {
    await cluster.wherry?.remove()
  })
  return cluster
}
