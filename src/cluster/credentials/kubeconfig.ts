import type { ClusterCredentials } from './open.js'
import { readIfPresent, writePrivateFile } from './private-file.js'

export interface KubeconfigOptions {
  /** The cluster's name; cluster, user and context are called after it. */
  readonly name: string
  /** The API server's URL. */
  readonly server: string
  readonly credentials: Pick<ClusterCredentials, 'ca' | 'admin'>
}

/** `wherry` for the cluster of that name, `wherry-<name>` for others, so that they stand beside foreign contexts in one file. */
export function contextName(cluster: string): string {
  return cluster === 'wherry' ? cluster : `wherry-${cluster}`
}

/** A kubeconfig (YAML) that holds everything needed to be the cluster's administrator. */
export function kubeconfigText({ name, server, credentials }: KubeconfigOptions): string {
  const context = contextName(name)
  const { ca, admin } = credentials
  return `apiVersion: v1
kind: Config
clusters:
- name: ${context}
  cluster:
    server: ${server}
    certificate-authority-data: ${base64(ca.certificate)}
users:
- name: ${context}
  user:
    client-certificate-data: ${base64(admin.certificate)}
    client-key-data: ${base64(admin.privateKey)}
contexts:
- name: ${context}
  context:
    cluster: ${context}
    user: ${context}
current-context: ${context}
preferences: {}
`
}

/**
 * Puts a kubeconfig into a file of mode 0600. A file that is there keeps what it says of other clusters: the text's cluster, user and
 * context are added or replaced, and its context becomes the current one.
 *
 * @throws Error when the file is there but is no kubeconfig
 */
export async function writeKubeconfig(path: string, text: string): Promise<void> {
  const found = await readIfPresent(path)
  if (found === text) return
  const merged = found === undefined || found.trim() === '' ? text : await merge(path, found, text)
  if (merged !== found) await writePrivateFile(path, merged)
}

type NamedEntries = readonly { readonly name?: unknown }[]

async function merge(path: string, found: string, added: string): Promise<string> {
  const { parse, parseDocument } = await import('yaml')
  const document = parseDocument(found)
  const old: unknown = document.errors.length === 0 ? document.toJS() : undefined
  if (typeof old !== 'object' || old === null || (old as { kind?: unknown }).kind !== 'Config') {
    throw new Error(`${path} is there and is no kubeconfig: it was left as it is`)
  }
  const ours = parse(added) as Record<string, NamedEntries | string>
  for (const list of ['clusters', 'users', 'contexts']) {
    const before = (old as Record<string, unknown>)[list]
    const entries = ours[list] as NamedEntries
    const others = (Array.isArray(before) ? (before as NamedEntries) : []).filter(
      (one) => !entries.some(({ name }) => name === one.name),
    )
    document.set(list, document.createNode([...others, ...entries]))
  }
  document.set('current-context', ours['current-context'])
  return document.toString({ lineWidth: 0 })
}

function base64(text: string): string {
  return Buffer.from(text).toString('base64')
}
