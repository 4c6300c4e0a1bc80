import { readFileSync } from 'node:fs'
import type { KubeObject } from '../../api/index.js'

/** What the first objects depend on. */
export interface BootstrapFacts {
  /** Where pods reach the API server. Undefined when it listens on loopback alone: upstream writes no endpoints for that either. */
  readonly address: string | undefined
  readonly port: number
  /** `10.96.0.0/16`; its first address is the kubernetes Service's. */
  readonly serviceAddress: string
  /** PEM. */
  readonly clientCa: string
  /** PEM. Signs the certificate that the server shows to those of APIServices. */
  readonly proxyCa: string
  /** RFC 3339, in seconds. */
  readonly now: string
}

/** The objects that a fresh server has whatever it is started for (openapi/facts/bootstrap.json): namespaces, roles, priorities, flow control. */
function fixedObjects(): readonly KubeObject[] {
  return JSON.parse(readFileSync(new URL('./objects.json', import.meta.url), 'utf8')) as KubeObject[]
}

/** All first objects in the order of creation: namespaces before what lies in them. */
export function bootstrapObjects(facts: BootstrapFacts): readonly (readonly KubeObject[])[] {
  const fixed = fixedObjects()
  // The server itself gives them their finalizer.
  const namespaces = fixed
    .filter((one) => one.kind === 'Namespace')
    .map(({ apiVersion, kind, metadata }) => ({ apiVersion, kind, metadata }) as KubeObject)
  const others = fixed.filter((one) => one.kind !== 'Namespace')
  return [namespaces, [...others, ...addresses(facts)]]
}

type Loose = KubeObject & Record<string, unknown>

function addresses({ address, port, serviceAddress, clientCa, proxyCa, now }: BootstrapFacts): readonly Loose[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        name: 'kubernetes',
        namespace: 'default',
        labels: { component: 'apiserver', provider: 'kubernetes' },
      },
      spec: {
        type: 'ClusterIP',
        clusterIP: serviceAddress,
        ipFamilyPolicy: 'SingleStack',
        sessionAffinity: 'None',
        ports: [{ name: 'https', protocol: 'TCP', port: 443, targetPort: port }],
      },
    },
    ...(address === undefined ? [] : endpointsOf(address, port)),
    trustOf({ clientCa, proxyCa }),
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'kube-apiserver-legacy-service-account-token-tracking', namespace: 'kube-system' },
      data: { since: now.slice(0, 10) },
    },
  ]
}

/** What servers of others need to know to believe this one and its users (controlplane/controller/clusterauthenticationtrust, v1.34). */
export function trustOf({ clientCa, proxyCa }: Pick<BootstrapFacts, 'clientCa' | 'proxyCa'>): Loose {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'extension-apiserver-authentication', namespace: 'kube-system' },
    data: {
      'client-ca-file': clientCa,
      'requestheader-allowed-names': '["front-proxy-client"]',
      'requestheader-client-ca-file': proxyCa,
      'requestheader-extra-headers-prefix': '["X-Remote-Extra-"]',
      'requestheader-group-headers': '["X-Remote-Group"]',
      'requestheader-username-headers': '["X-Remote-User"]',
    },
  }
}

/** Where the kubernetes Service leads; kept up to date at each start, since port and address may change. */
export function endpointsOf(address: string, port: number): readonly Loose[] {
  return [
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata: {
        name: 'kubernetes',
        namespace: 'default',
        labels: { 'endpointslice.kubernetes.io/skip-mirror': 'true' },
      },
      subsets: [{ addresses: [{ ip: address }], ports: [{ name: 'https', port, protocol: 'TCP' }] }],
    },
    {
      apiVersion: 'discovery.k8s.io/v1',
      kind: 'EndpointSlice',
      metadata: { name: 'kubernetes', namespace: 'default', labels: { 'kubernetes.io/service-name': 'kubernetes' } },
      addressType: 'IPv4',
      endpoints: [{ addresses: [address], conditions: { ready: true } }],
      ports: [{ name: 'https', protocol: 'TCP', port }],
    },
  ]
}
