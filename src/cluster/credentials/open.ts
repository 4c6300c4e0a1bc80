import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { type Clock, SystemClock } from '../../base/index.js'
import type { LeafRequest, Validity } from './authority.js'
import { servingSans } from './names.js'
import { readIfPresent, writePrivateFile } from './private-file.js'

/** PEM texts: a certificate and its key in SEC 1. */
export interface KeyPair {
  readonly certificate: string
  readonly privateKey: string
}

export interface ClusterCredentials {
  /** The authority that clients trust and whose client certificates the server believes. */
  readonly ca: KeyPair
  /** What the API server shows. */
  readonly serving: KeyPair
  /** What the API server shows to the servers of APIServices, and the authority that they believe: it is nobody else's. */
  readonly proxy: { readonly ca: KeyPair; readonly client: KeyPair }
  /** The user's client certificate: kubernetes-admin of system:masters. */
  readonly admin: KeyPair
  /** Signs and verifies tokens of service accounts (ES256). */
  readonly serviceAccount: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
}

export interface CredentialsOptions {
  /** Where they are kept (files of mode 0600) and found again; left out: in memory, made anew each time. */
  readonly directory?: string
  /** Names and addresses, besides the usual ones, under which the API server is reached. */
  readonly extraSans?: readonly string[]
  /** Ranges of Service addresses; the first address of each is the `kubernetes` Service's. Default: 10.96.0.0/16. */
  readonly serviceCidrs?: readonly string[]
  /** Clients judge certificates by their machine's time, so a cluster with a clock of its own leaves this out. */
  readonly clock?: Clock
}

/** The cluster's files cannot be used. The message names the file and says what to do. */
export class CredentialsError extends Error {
  override readonly name = 'CredentialsError'
}

const dayMs = 24 * 60 * 60 * 1000
const authorityDays = 3650
const leafDays = 365
/** A cluster may run this long after its start before a certificate ends. */
const renewalDays = 60
/** Machines' clocks differ: what is issued now has been valid for a while. */
const backdatedMs = 60 * 60 * 1000

/**
 * The cluster's credentials: those of the directory, and new ones in place of what is missing, about to expire, or (the serving certificate)
 * lacks a name. The authority and the key of service accounts are replaced only when they are absent or have come to their end.
 *
 * @throws CredentialsError when the files of the authority or the service account key are there but unusable
 */
export async function openCredentials(options: CredentialsOptions = {}): Promise<ClusterCredentials> {
  const { directory, extraSans = [], serviceCidrs = ['10.96.0.0/16'], clock = new SystemClock() } = options
  const folder = new PairFolder(directory)
  const now = clock.now()
  const [serviceAccount, ...found] = await Promise.all([
    openServiceAccountKey(directory),
    ...['ca', 'apiserver', 'admin', 'front-proxy-ca', 'front-proxy-client'].map((name) => folder.read(name)),
  ])
  const [caFound = {}, servingFound = {}, adminFound = {}, proxyCaFound = {}, proxyFound = {}] = found
  const ca = (await usableAuthority(caFound, now, directory)) ?? (await makeAuthority(folder, now, 'ca', 'kubernetes'))
  const tools: LeafTools = { folder, ca, now }
  const sans = servingSans(serviceCidrs, extraSans)
  // One after the other: the first to be made imports x509.
  const serving = await leaf(tools, 'apiserver', servingFound, { commonName: 'kube-apiserver', usage: 'server', sans })
  const admin = await leaf(tools, 'admin', adminFound, {
    commonName: 'kubernetes-admin',
    organizations: ['system:masters'],
    usage: 'client',
  })
  const proxyCa =
    (await usableAuthority(proxyCaFound, now, directory, 'front-proxy-ca')) ??
    (await makeAuthority(folder, now, 'front-proxy-ca', 'front-proxy-ca'))
  const client = await leaf({ folder, ca: proxyCa, now }, 'front-proxy-client', proxyFound, {
    commonName: 'front-proxy-client',
    usage: 'client',
  })
  return { ca, serving, proxy: { ca: proxyCa, client }, admin, serviceAccount }
}

interface LeafTools {
  readonly folder: PairFolder
  readonly ca: KeyPair
  readonly now: number
}

async function leaf(
  { folder, ca, now }: LeafTools,
  name: string,
  found: Partial<KeyPair>,
  request: Omit<LeafRequest, keyof Validity>,
): Promise<KeyPair> {
  const usable = parsed(found)
  if (
    usable &&
    isSignedBy(usable.x509, ca) &&
    !isEnding(usable.x509, now) &&
    hasSans(usable.x509, request.sans ?? [])
  ) {
    return usable.pair
  }
  const { issue } = await import('./authority.js')
  const end = Math.min(now + leafDays * dayMs, Date.parse(new X509Certificate(ca.certificate).validTo))
  const pair = await issue(ca, { ...request, notBefore: new Date(now - backdatedMs), notAfter: new Date(end) })
  await folder.write(name, pair)
  return pair
}

async function usableAuthority(
  found: Partial<KeyPair>,
  now: number,
  directory: string | undefined,
  name = 'ca',
): Promise<KeyPair | undefined> {
  // The key is written first: a key alone is what a killed first start has left.
  if (found.certificate === undefined) return undefined
  const usable = parsed(found)
  if (!usable) throw unusable(`${name}.crt and ${name}.key`, directory)
  return isEnding(usable.x509, now) ? undefined : usable.pair
}

async function makeAuthority(folder: PairFolder, now: number, name: string, commonName: string): Promise<KeyPair> {
  const { createAuthority } = await import('./authority.js')
  const pair = await createAuthority({
    commonName,
    notBefore: new Date(now - backdatedMs),
    notAfter: new Date(now + authorityDays * dayMs),
  })
  await folder.write(name, pair)
  return pair
}

async function openServiceAccountKey(directory: string | undefined): Promise<ClusterCredentials['serviceAccount']> {
  const path = directory === undefined ? undefined : join(directory, 'service-account.key')
  const text = path === undefined ? undefined : await readIfPresent(path)
  if (text === undefined) {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    if (path !== undefined) await writePrivateFile(path, privateKey.export({ type: 'pkcs8', format: 'pem' }).toString())
    return { privateKey, publicKey }
  }
  try {
    return { privateKey: createPrivateKey(text), publicKey: createPublicKey(text) }
  } catch {
    throw unusable('service-account.key', directory)
  }
}

function unusable(files: string, directory: string | undefined): CredentialsError {
  return new CredentialsError(
    `${files} in ${directory} cannot be used: put them back, or remove the folder to have new ones made ` +
      '(kubeconfigs and tokens given out before will then be refused)',
  )
}

/** Undefined unless both are there, can be read and belong together. */
function parsed(found: Partial<KeyPair>): { readonly pair: KeyPair; readonly x509: X509Certificate } | undefined {
  const { certificate, privateKey } = found
  if (certificate === undefined || privateKey === undefined) return undefined
  try {
    const x509 = new X509Certificate(certificate)
    return x509.checkPrivateKey(createPrivateKey(privateKey)) ? { pair: { certificate, privateKey }, x509 } : undefined
  } catch {
    return undefined
  }
}

function isSignedBy(x509: X509Certificate, ca: KeyPair): boolean {
  const authority = new X509Certificate(ca.certificate)
  return x509.checkIssued(authority) && x509.verify(authority.publicKey)
}

function isEnding(x509: X509Certificate, now: number): boolean {
  return Date.parse(x509.validTo) - now < renewalDays * dayMs
}

function hasSans(x509: X509Certificate, sans: readonly string[]): boolean {
  return sans.every(
    (name) => (isIP(name) === 0 ? x509.checkHost(name, { subject: 'never' }) : x509.checkIP(name)) !== undefined,
  )
}

/** Pairs of `<name>.crt` and `<name>.key`; without a directory nothing is found or kept. */
class PairFolder {
  readonly #directory: string | undefined

  constructor(directory: string | undefined) {
    this.#directory = directory
  }

  async read(name: string): Promise<Partial<KeyPair>> {
    if (this.#directory === undefined) return {}
    const path = join(this.#directory, name)
    const [certificate, privateKey] = await Promise.all([readIfPresent(`${path}.crt`), readIfPresent(`${path}.key`)])
    return {
      ...(certificate === undefined ? {} : { certificate }),
      ...(privateKey === undefined ? {} : { privateKey }),
    }
  }

  async write(name: string, { certificate, privateKey }: KeyPair): Promise<void> {
    if (this.#directory === undefined) return
    const path = join(this.#directory, name)
    await writePrivateFile(`${path}.key`, privateKey)
    await writePrivateFile(`${path}.crt`, certificate)
  }
}
