import type { CertificateRequest } from '../../api/index.js'

type Names = Pick<
  CertificateRequest,
  'commonName' | 'organizations' | 'dnsNames' | 'ipAddresses' | 'emailAddresses' | 'uris'
>

const clientUsages = ['client auth', 'digital signature', 'key encipherment']
const servingUsages = ['digital signature', 'key encipherment', 'server auth']

/** Why a kubelet may not have such a client certificate (pkg/apis/certificates/helpers.go ValidateKubeletClientCSR, v1.34). */
export function kubeletClientProblem(request: Names, usages: readonly string[]): string | undefined {
  const { commonName, dnsNames, emailAddresses, ipAddresses, uris } = request
  if (!isOfNodes(request)) return 'subject organization is not system:nodes'
  if (dnsNames.length > 0) return 'DNS subjectAltNames are not allowed'
  if (emailAddresses.length > 0) return 'Email subjectAltNames are not allowed'
  if (ipAddresses.length > 0) return 'IP subjectAltNames are not allowed'
  if (uris.length > 0) return 'URI subjectAltNames are not allowed'
  if (!commonName.startsWith('system:node:')) return 'subject common name does not begin with system:node:'
  return usagesProblem(usages, clientUsages)
}

/** Why a kubelet may not have such a serving certificate (ValidateKubeletServingCSR). */
export function kubeletServingProblem(request: Names, usages: readonly string[]): string | undefined {
  const { commonName, dnsNames, emailAddresses, ipAddresses, uris } = request
  if (!isOfNodes(request)) return 'subject organization is not system:nodes'
  if (dnsNames.length === 0 && ipAddresses.length === 0) return 'DNS or IP subjectAltName is required'
  if (emailAddresses.length > 0) return 'Email subjectAltNames are not allowed'
  if (uris.length > 0) return 'URI subjectAltNames are not allowed'
  const problem = usagesProblem(usages, servingUsages)
  if (problem !== undefined) return problem
  return commonName.startsWith('system:node:') ? undefined : 'subject common name does not begin with system:node:'
}

/** Why a client of the API server may not have it (pkg/controller/certificates/signer validAPIServerClientUsages). */
export function clientUsagesProblem(usages: readonly string[]): string | undefined {
  const wrong = usages.find((usage) => !clientUsages.includes(usage))
  if (wrong !== undefined) return `invalid usage for client certificate: ${wrong}`
  return usages.includes('client auth') ? undefined : 'missing required usage for client certificate: client auth'
}

function isOfNodes({ organizations }: Names): boolean {
  return organizations.length === 1 && organizations[0] === 'system:nodes'
}

/** Keys that are not RSA do without encipherment. */
function usagesProblem(usages: readonly string[], wanted: readonly string[]): string | undefined {
  const asked = new Set(usages)
  const is = (set: readonly string[]) => set.length === asked.size && set.every((usage) => asked.has(usage))
  if (is(wanted) || is(wanted.filter((usage) => usage !== 'key encipherment'))) return undefined
  return `usages did not match [${wanted.join(' ')}]`
}
