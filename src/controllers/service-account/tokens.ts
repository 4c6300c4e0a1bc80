import type { Secret, ServiceAccount } from '../../api/index.js'
import { isConflict, isNotFound, Secrets, ServiceAccounts } from '../../api/index.js'
import { type ControllerFactory, defineController, type Reconciler, type ReconcilerTools } from '../runtime/index.js'

const tokenType = 'kubernetes.io/service-account-token'
const onlyTokens = { fieldSelector: `type=${tokenType}` }
const nameAnnotation = 'kubernetes.io/service-account.name'
const uidAnnotation = 'kubernetes.io/service-account.uid'

export interface TokenSecretOptions {
  /** PEM, for `ca.crt`. */
  readonly rootCertificate: string
  /** Signs a token that is good as long as the Secret and the account are. */
  readonly issue: (claims: {
    readonly namespace: string
    readonly serviceAccount: { readonly name: string; readonly uid: string }
    readonly secret: string
  }) => Promise<string>
}

/**
 * Fills Secrets of type kubernetes.io/service-account-token and deletes those of accounts that are not there. All Secrets of an account are seen to
 * together, under the account's key. pkg/controller/serviceaccount/tokens_controller.go (v1.34).
 */
export function tokenSecretController(options: TokenSecretOptions): ControllerFactory {
  return defineController({
    name: 'serviceaccount-token-controller',
    reconciles: ServiceAccounts,
    create: (tools) => createReconciler(tools, options),
  })
}

function createReconciler(tools: ReconcilerTools, options: TokenSecretOptions): Reconciler {
  const { client, informers, queue } = tools
  const accounts = informers.informer(ServiceAccounts)
  const secrets = informers.informer(Secrets, onlyTokens)
  /** Secrets that are gone, by account: he may still name them. */
  const gone = new Map<string, Set<string>>()
  secrets.addIndex('account', (secret) => [accountKey(secret)])
  secrets.subscribe({
    onAdd: (secret) => queue.add(accountKey(secret)),
    onUpdate: (_, secret) => queue.add(accountKey(secret)),
    onDelete(secret) {
      const key = accountKey(secret)
      gone.set(key, new Set([...(gone.get(key) ?? []), secret.metadata?.name ?? '']))
      queue.add(key)
    },
  })

  /** The cache may not know yet of an account that came with its Secret. */
  async function lookUp(namespace: string, name: string): Promise<ServiceAccount | undefined> {
    try {
      return accounts.get(namespace, name) ?? (await client.resource(ServiceAccounts, namespace).get(name))
    } catch (error) {
      if (isNotFound(error)) return undefined
      throw error
    }
  }

  async function remove({ metadata }: Secret): Promise<void> {
    const { namespace = '', name = '', uid } = metadata ?? {}
    try {
      await client.resource(Secrets, namespace).delete(name, uid === undefined ? {} : { preconditions: { uid } })
    } catch (error) {
      if (!isNotFound(error) && !isConflict(error)) throw error
    }
  }

  async function fill(secret: Secret, account: ServiceAccount): Promise<void> {
    const { namespace = '', name = '' } = secret.metadata ?? {}
    const { name: accountName = '', uid = '' } = account.metadata ?? {}
    const ca = base64(options.rootCertificate)
    const { data = {} } = secret
    if (data['ca.crt'] === ca && data.namespace && data.token) return
    const serviceAccount = { name: accountName, uid }
    const token = data.token || base64(await options.issue({ namespace, serviceAccount, secret: name }))
    const annotations = { ...secret.metadata?.annotations, [nameAnnotation]: accountName, [uidAnnotation]: uid }
    try {
      await client.resource(Secrets, namespace).update({
        ...secret,
        metadata: { ...secret.metadata, annotations },
        data: { ...data, 'ca.crt': ca, namespace: data.namespace || base64(namespace), token },
      })
    } catch (error) {
      // Somebody else has changed or deleted it: the next event tells.
      if (!isNotFound(error) && !isConflict(error)) throw error
    }
  }

  async function forget(account: ServiceAccount, names: ReadonlySet<string>): Promise<void> {
    const { secrets: references = [], metadata } = account
    const kept = references.filter(({ name = '' }) => !names.has(name))
    if (kept.length === references.length) return
    await client.resource(ServiceAccounts, metadata?.namespace ?? '').update({ ...account, secrets: kept })
  }

  return {
    async reconcile(key) {
      const [namespace = '', name = ''] = key.split('/')
      const present = secrets.byIndex('account', key)
      const names = gone.get(key)
      if (present.length === 0 && !names) return undefined
      const account = await lookUp(namespace, name)
      for (const secret of present) {
        if (secret.metadata?.deletionTimestamp !== undefined) continue
        const uid = secret.metadata?.annotations?.[uidAnnotation]
        if (account && (!uid || uid === account.metadata?.uid)) await fill(secret, account)
        else await remove(secret)
      }
      if (account && names) await forget(account, names)
      gone.delete(key)
      return undefined
    },
  }
}

function accountKey({ metadata }: Secret): string {
  return `${metadata?.namespace}/${metadata?.annotations?.[nameAnnotation]}`
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
