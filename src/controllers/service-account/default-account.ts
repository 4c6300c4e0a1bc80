import { isAlreadyExists, isNotFound, Namespaces, ServiceAccounts } from '../../api/index.js'
import { defineController, isNamespaceTerminating, type Reconciler, type ReconcilerTools } from '../runtime/index.js'

const accountName = 'default'
const onlyDefault = { fieldSelector: `metadata.name=${accountName}` }

/** Sees to it that every namespace has the ServiceAccount `default`. pkg/controller/serviceaccount (v1.34). */
export const serviceAccountController = defineController({
  name: 'service-account-controller',
  reconciles: Namespaces,
  workers: 1,
  create: createReconciler,
})

function createReconciler({ client, informers, queue }: ReconcilerTools): Reconciler {
  const namespaces = informers.informer(Namespaces)
  const accounts = informers.informer(ServiceAccounts, onlyDefault)
  accounts.subscribe({ onDelete: (account) => queue.add(account.metadata?.namespace ?? '') })
  return {
    async reconcile(name) {
      const namespace = namespaces.getByKey(name)
      if (!namespace || namespace.status?.phase === 'Terminating' || accounts.get(name, accountName)) return undefined
      try {
        await client
          .resource(ServiceAccounts, name)
          .create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: accountName, namespace: name } })
      } catch (error) {
        if (!isAlreadyExists(error) && !isNotFound(error) && !isNamespaceTerminating(error)) throw error
      }
      return undefined
    },
  }
}
