import { execFileSync } from 'node:child_process'
import { createPublicKey, sign, verify, X509Certificate } from 'node:crypto'
import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import tls from 'node:tls'
import { parse } from 'yaml'
import { readCertificateRequest } from '../../api/index.js'
import { FakeClock } from '../../base/testing/index.js'
import {
  type ClusterCredentials,
  CredentialsError,
  contextName,
  kubeconfigText,
  listenSans,
  openCredentials,
  writeKubeconfig,
} from './index.js'
import { signRequest } from './sign-request.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'wherry-credentials-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const day = 24 * 60 * 60 * 1000
const openAt = (now: number) => openCredentials({ directory, clock: new FakeClock(now) })

describe('openCredentials', () => {
  it('makes an authority and leaves that Node and OpenSSL believe', async () => {
    const { ca, serving, admin } = await openCredentials({
      directory,
      extraSans: ['10.211.0.1', 'dev.example.test'],
      serviceCidrs: ['10.97.3.0/24', 'fd00:10:96::/112'],
    })
    const server = new X509Certificate(serving.certificate)
    expect(admin.privateKey).toMatch(/^-----BEGIN EC PRIVATE KEY-----\n/)
    expect(new X509Certificate(ca.certificate).ca).toBe(true)
    expect(server.ca).toBe(false)
    expect(server.subjectAltName?.split(', ')).toEqual([
      'DNS:localhost',
      'DNS:kubernetes',
      'DNS:kubernetes.default',
      'DNS:kubernetes.default.svc',
      'DNS:kubernetes.default.svc.cluster.local',
      'IP Address:127.0.0.1',
      'IP Address:0:0:0:0:0:0:0:1',
      'IP Address:10.97.3.1',
      'IP Address:FD00:10:96:0:0:0:0:1',
      'IP Address:10.211.0.1',
      'DNS:dev.example.test',
    ])
    expect(new X509Certificate(admin.certificate).subject).toBe('O=system:masters\nCN=kubernetes-admin')
    const check = (purpose: string, name: string) =>
      execFileSync('openssl', ['verify', '-x509_strict', '-purpose', purpose, '-CAfile', 'ca.crt', `${name}.crt`], {
        cwd: directory,
        encoding: 'utf8',
        stdio: 'pipe',
      })
    expect(check('sslserver', 'apiserver')).toBe('apiserver.crt: OK\n')
    expect(check('sslclient', 'admin')).toBe('admin.crt: OK\n')
    expect(() => check('sslserver', 'admin')).toThrow()
    expect(() => check('sslclient', 'apiserver')).toThrow()
  })

  it('lets a client in over TLS with the certificates, and nobody with those of another cluster', async () => {
    const credentials = await openCredentials({})
    const foreign = await openCredentials({})
    const authorized: boolean[] = []
    const server = tls.createServer(
      {
        key: credentials.serving.privateKey,
        cert: credentials.serving.certificate,
        ca: credentials.ca.certificate,
        requestCert: true,
        rejectUnauthorized: false,
      },
      (socket) => {
        authorized.push(socket.authorized)
        socket.end()
      },
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as { port: number }
    const connect = ({ admin, ca }: Pick<ClusterCredentials, 'admin' | 'ca'>) =>
      new Promise<void>((resolve, reject) => {
        const socket = tls.connect({
          port,
          host: '127.0.0.1',
          key: admin.privateKey,
          cert: admin.certificate,
          ca: ca.certificate,
        })
        socket
          .on('error', reject)
          .on('close', () => resolve())
          .resume()
      })
    try {
      await connect(credentials)
      await connect({ admin: foreign.admin, ca: credentials.ca })
      expect(authorized).toEqual([true, false])
      await expect(connect(foreign)).rejects.toThrow(/certificate signature failure|unable to|self.signed/)
    } finally {
      server.close()
    }
  })

  it('keeps files of mode 0600 and finds all of them again', async () => {
    const first = await openCredentials({ directory })
    const names = readdirSync(directory).sort()
    expect(names).toEqual([
      'admin.crt',
      'admin.key',
      'apiserver.crt',
      'apiserver.key',
      'ca.crt',
      'ca.key',
      'front-proxy-ca.crt',
      'front-proxy-ca.key',
      'front-proxy-client.crt',
      'front-proxy-client.key',
      'service-account.key',
    ])
    for (const name of names) expect(statSync(join(directory, name)).mode & 0o777).toBe(0o600)
    const second = await openCredentials({ directory })
    expect({ ...second, serviceAccount: undefined }).toEqual({ ...first, serviceAccount: undefined })
    const signature = sign('sha256', Buffer.from('token'), first.serviceAccount.privateKey)
    expect(verify('sha256', Buffer.from('token'), second.serviceAccount.publicKey, signature)).toBe(true)
    expect(second.serviceAccount.publicKey.asymmetricKeyDetails?.namedCurve).toBe('prime256v1')
  })

  it('makes a new serving certificate, and nothing else, for a new name', async () => {
    const first = await openCredentials({ directory })
    const second = await openCredentials({ directory, extraSans: ['10.211.0.1'] })
    expect(second.serving.certificate).not.toBe(first.serving.certificate)
    expect([second.ca, second.admin]).toEqual([first.ca, first.admin])
    expect((await openCredentials({ directory })).serving).toEqual(second.serving)
  })

  it('renews leaves before they end, and all with the authority', async () => {
    const start = Date.UTC(2026, 0, 1)
    const first = await openAt(start)
    expect(Date.parse(new X509Certificate(first.ca.certificate).validTo)).toBe(start + 3650 * day)
    expect((await openAt(start + 300 * day)).admin).toEqual(first.admin)
    const later = await openAt(start + 306 * day)
    expect(later.ca).toEqual(first.ca)
    expect(later.admin).not.toEqual(first.admin)
    expect(later.serving).not.toEqual(first.serving)
    // A leaf never outlives its authority.
    const last = await openAt(start + 3500 * day)
    expect(new X509Certificate(last.admin.certificate).validTo).toBe(new X509Certificate(first.ca.certificate).validTo)
    const renewed = await openAt(start + 3600 * day)
    const authority = new X509Certificate(renewed.ca.certificate)
    expect(renewed.ca).not.toEqual(first.ca)
    for (const pair of [renewed.admin, renewed.serving]) {
      expect(new X509Certificate(pair.certificate).verify(authority.publicKey)).toBe(true)
    }
  })

  it('completes what a killed first start has left, and makes torn leaves anew', async () => {
    const first = await openCredentials({ directory })
    unlinkSync(join(directory, 'ca.crt'))
    const second = await openCredentials({ directory })
    expect(second.ca).not.toEqual(first.ca)
    writeFileSync(join(directory, 'admin.crt'), first.admin.certificate)
    writeFileSync(join(directory, 'apiserver.key'), 'torn')
    const third = await openCredentials({ directory })
    expect(third.ca).toEqual(second.ca)
    for (const pair of [third.admin, third.serving]) {
      expect(createPublicKey(pair.privateKey).equals(new X509Certificate(pair.certificate).publicKey)).toBe(true)
    }
  })

  it.each([
    ['ca.key', 'ca.crt and ca.key in '],
    ['service-account.key', 'service-account.key in '],
  ])('refuses a %s that cannot be used and leaves everything as it is', async (name, message) => {
    await openCredentials({ directory })
    writeFileSync(join(directory, name), 'nonsense')
    const before = readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'))
    const opening = openCredentials({ directory })
    await expect(opening).rejects.toBeInstanceOf(CredentialsError)
    await expect(opening).rejects.toThrow(message + directory)
    expect(readdirSync(directory).map((file) => readFileSync(join(directory, file), 'utf8'))).toEqual(before)
  })
})

it('listenSans names the address itself, or those of all interfaces', () => {
  expect(listenSans('192.0.2.7')).toEqual(['192.0.2.7'])
  expect(listenSans('0.0.0.0')).toContain('127.0.0.1')
})

describe('kubeconfig', () => {
  const kubeconfig = async (name: string, server = 'https://127.0.0.1:6443') => {
    const credentials = await openCredentials({})
    return { credentials, text: kubeconfigText({ name, server, credentials }) }
  }

  it('says how to reach the cluster and who one is', async () => {
    const { credentials, text } = await kubeconfig('dev')
    expect(parse(text)).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'wherry-dev',
          cluster: {
            server: 'https://127.0.0.1:6443',
            'certificate-authority-data': Buffer.from(credentials.ca.certificate).toString('base64'),
          },
        },
      ],
      users: [
        {
          name: 'wherry-dev',
          user: {
            'client-certificate-data': Buffer.from(credentials.admin.certificate).toString('base64'),
            'client-key-data': Buffer.from(credentials.admin.privateKey).toString('base64'),
          },
        },
      ],
      contexts: [{ name: 'wherry-dev', context: { cluster: 'wherry-dev', user: 'wherry-dev' } }],
      'current-context': 'wherry-dev',
      preferences: {},
    })
    expect(contextName('wherry')).toBe('wherry')
  })

  it('is written for its owner alone, into folders that need not be there', async () => {
    const { text } = await kubeconfig('wherry')
    const path = join(directory, 'a', 'b', 'config')
    await writeKubeconfig(path, text)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readdirSync(join(directory, 'a', 'b'))).toEqual(['config'])
  })

  it('leaves other clusters in a file that is there, and follows links', async () => {
    const path = join(directory, 'config')
    writeFileSync(
      path,
      'apiVersion: v1\nkind: Config\n# mine\nclusters:\n- name: prod\n  cluster: {server: "https://prod"}\nusers: null\ncurrent-context: prod\n',
    )
    symlinkSync(path, join(directory, 'link'))
    await writeKubeconfig(join(directory, 'link'), (await kubeconfig('wherry', 'https://127.0.0.1:1')).text)
    const { text } = await kubeconfig('wherry', 'https://127.0.0.1:2')
    await writeKubeconfig(join(directory, 'link'), text)
    const merged = parse(readFileSync(path, 'utf8'))
    expect(
      merged.clusters.map((one: { name: string; cluster: { server: string } }) => [one.name, one.cluster.server]),
    ).toEqual([
      ['prod', 'https://prod'],
      ['wherry', 'https://127.0.0.1:2'],
    ])
    expect(merged.users).toEqual(parse(text).users)
    expect(merged['current-context']).toBe('wherry')
    expect(readFileSync(path, 'utf8')).toContain('# mine')
  })

  it('does not touch a file that is no kubeconfig', async () => {
    const path = join(directory, 'notes')
    writeFileSync(path, 'kind: Pod\n')
    await expect(writeKubeconfig(path, (await kubeconfig('wherry')).text)).rejects.toThrow(
      /notes is there and is no kubeconfig/,
    )
    expect(readFileSync(path, 'utf8')).toBe('kind: Pod\n')
  })
})

it('signs requests with what they ask for and nothing else', async () => {
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: directory, stdio: 'pipe' }).toString()
  openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'k.pem')
  const pem = openssl('req', '-new', '-key', 'k.pem', '-subj', '/O=dev/CN=jane', '-addext', 'subjectAltName=DNS:a.b')
  const request = readCertificateRequest(pem)
  expect(request).toMatchObject({ commonName: 'jane', organizations: ['dev'], dnsNames: ['a.b'] })
  const { ca } = await openCredentials({ directory })
  const now = Date.now()
  const usages = ['client auth', 'digital signature']
  const certificate = new X509Certificate(
    await signRequest(ca, request, { usages, notBefore: now - 60_000, notAfter: now + 1e15 }),
  )
  const authority = new X509Certificate(ca.certificate)
  expect(certificate.checkIssued(authority) && certificate.verify(authority.publicKey)).toBe(true)
  expect(certificate.subject).toBe('O=dev\nCN=jane')
  expect(certificate.subjectAltName).toBe('DNS:a.b')
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2'])
  expect(certificate.ca).toBe(false)
  expect(certificate.validTo).toBe(authority.validTo)
})
