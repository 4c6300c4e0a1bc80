import { isConflict, isNotFound, type Namespace, Namespaces, timeOf } from '../../api/index.js'
import { defineController, type ReconcileResult, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { withReport } from './conditions.js'
import { emptyNamespace } from './content.js'

const finalizer = 'kubernetes'
/** Upstream waits for half of its estimate. Looking costs little here, so that the first looks come much sooner. */
const firstLookMs = 100

/** Empties namespaces that are being deleted, then takes the finalizer `kubernetes` away. pkg/controller/namespace (v1.34). */
export const namespaceController = defineController({
  name: 'namespace-controller',
  reconciles: Namespaces,
  workers: 10,
  create: (tools) => new NamespaceReconciler(tools),
})

class NamespaceReconciler implements Reconciler {
  readonly #tools: ReconcilerTools
  /** How often a namespace was found not empty. */
  readonly #looks = new Map<string, number>()

  constructor(tools: ReconcilerTools) {
    this.#tools = tools
  }

  async reconcile(name: string): Promise<ReconcileResult | undefined> {
    const { informers, client, clock } = this.#tools
    const cached = informers.informer(Namespaces).getByKey(name)
    if (cached?.metadata?.deletionTimestamp === undefined) {
      this.#looks.delete(name)
      return undefined
    }
    // The live object decides: another life of the same name must not be emptied.
    const namespace = await client
      .resource(Namespaces)
      .get(name)
      .catch((error: unknown) => {
        if (isNotFound(error)) return undefined
        throw error
      })
    if (namespace?.metadata?.deletionTimestamp === undefined || !hasFinalizer(namespace)) return undefined
    const elapsedMs = clock.now() - (timeOf(namespace.metadata.deletionTimestamp) ?? 0)
    const { report, estimateSeconds, isEmpty } = await emptyNamespace(client, name, elapsedMs / 1000)
    await this.#writeConditions(namespace, report)
    const [failure] = report.deletionErrors
    if (failure !== undefined) throw failure
    const [discoveryFailure] = report.discoveryFailures.values()
    if (discoveryFailure !== undefined) throw discoveryFailure
    if (!isEmpty) {
      const looks = this.#looks.get(name) ?? 0
      this.#looks.set(name, looks + 1)
      return { requeueAfterMs: Math.min(firstLookMs * 2 ** looks, (estimateSeconds / 2 + 1) * 1000) }
    }
    this.#looks.delete(name)
    await this.#finalize(name, namespace.metadata.uid)
    return undefined
  }

  async #writeConditions(namespace: Namespace, report: Parameters<typeof withReport>[1]): Promise<void> {
    const namespaces = this.#tools.client.resource(Namespaces)
    let current = namespace
    for (;;) {
      const conditions = current.status?.conditions ?? []
      const next = withReport(conditions, report, this.#tools.clock.now())
      if (next === conditions) return
      try {
        await namespaces.updateStatus({
          ...current,
          status: { ...current.status, phase: 'Terminating', conditions: [...next] },
        })
        return
      } catch (error) {
        if (isNotFound(error)) return
        if (!isConflict(error)) throw error
        current = await namespaces.get(namespace.metadata?.name ?? '')
        if (current.metadata?.uid !== namespace.metadata?.uid) return
      }
    }
  }

  async #finalize(name: string, uid: string | undefined): Promise<void> {
    const namespaces = this.#tools.client.resource(Namespaces)
    for (;;) {
      try {
        const namespace = await namespaces.get(name)
        if (namespace.metadata?.uid !== uid || !hasFinalizer(namespace)) return
        const finalizers = namespace.spec?.finalizers?.filter((one) => one !== finalizer) ?? []
        await namespaces.subresource('update', name, 'finalize', {
          ...namespace,
          apiVersion: 'v1',
          kind: 'Namespace',
          spec: { ...namespace.spec, finalizers },
        } as Namespace)
        return
      } catch (error) {
        if (isNotFound(error)) return
        if (!isConflict(error)) throw error
      }
    }
  }
}

function hasFinalizer(namespace: Namespace): boolean {
  return namespace.spec?.finalizers?.includes(finalizer) ?? false
}
