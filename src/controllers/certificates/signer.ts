import type { CertificateRequest, CertificateSigningRequest } from '../../api/index.js'
import { CertificateSigningRequests } from '../../api/index.js'
import { type ControllerFactory, defineController, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { clientUsagesProblem, kubeletClientProblem, kubeletServingProblem } from './kubelet-requests.js'
import { hasCondition, requestOf } from './requests.js'

/** What a certificate is to say besides what its request does. */
export interface CertificateTerms {
  readonly usages: readonly string[]
  /** Milliseconds since 1970. */
  readonly notBefore: number
  /** The certificate ends with its authority at the latest. */
  readonly notAfter: number
}

/** Signs with the cluster's authority; the certificate as PEM. */
export type SignCertificate = (request: CertificateRequest, terms: CertificateTerms) => Promise<string>

type Problem = (request: CertificateRequest, usages: readonly string[]) => string | undefined

/** Requests that the cluster signs itself, and what is wrong with one. */
const signers: Readonly<Record<string, Problem>> = {
  'kubernetes.io/kubelet-serving': kubeletServingProblem,
  'kubernetes.io/kube-apiserver-client-kubelet': kubeletClientProblem,
  'kubernetes.io/kube-apiserver-client': (_, usages) => clientUsagesProblem(usages),
  'kubernetes.io/legacy-unknown': () => undefined,
}

const minuteMs = 60_000
const hourMs = 60 * minuteMs
/** kube-controller-manager's `--cluster-signing-duration`. */
const longestMs = 8760 * hourMs
const shortestMs = 10 * minuteMs
const backdatedMs = 5 * minuteMs
/** From here on the backdating is taken off the end. */
const shortMs = 8 * hourMs

/** Signs approved requests, or marks them as failed. pkg/controller/certificates/signer (v1.34). */
export function certificateSigningController(sign: SignCertificate): ControllerFactory {
  return defineController({
    name: 'certificatesigningrequest-signing-controller',
    reconciles: CertificateSigningRequests,
    create: (tools) => createReconciler(tools, sign),
  })
}

function createReconciler({ client, clock, informers }: ReconcilerTools, sign: SignCertificate): Reconciler {
  const requests = informers.informer(CertificateSigningRequests)
  const write = (request: CertificateSigningRequest, status: CertificateSigningRequest['status']) =>
    client.resource(CertificateSigningRequests).updateStatus({ ...request, ...(status ? { status } : {}) })

  return {
    async reconcile(name) {
      const request = requests.getByKey(name)
      if (!request || !isToBeSigned(request)) return undefined
      const { signerName = '', usages = [], expirationSeconds } = request.spec ?? {}
      const problemOf = signers[signerName]
      if (!problemOf) return undefined
      const asked = requestOf(request)
      const problem = problemOf(asked, usages)
      if (problem !== undefined) {
        const failed = { type: 'Failed', status: 'True', reason: 'SignerValidationFailure', message: problem }
        await write(request, { ...request.status, conditions: [...(request.status?.conditions ?? []), failed] })
        return undefined
      }
      const certificate = await sign(asked, { usages, ...validity(clock.now(), expirationSeconds) })
      await write(request, { ...request.status, certificate: Buffer.from(certificate).toString('base64') })
      return undefined
    },
  }
}

function isToBeSigned(request: CertificateSigningRequest): boolean {
  return (
    !request.status?.certificate &&
    hasCondition(request, 'Approved') &&
    !hasCondition(request, 'Denied') &&
    !hasCondition(request, 'Failed')
  )
}

/** The duration that was asked for, within bounds. */
export function validity(now: number, expirationSeconds: number | undefined) {
  const asked = expirationSeconds === undefined ? longestMs : expirationSeconds * 1000
  const durationMs = Math.min(Math.max(asked, shortestMs), longestMs)
  return {
    notBefore: now - backdatedMs,
    notAfter: now + durationMs - (durationMs < shortMs ? 0 : backdatedMs),
  }
}
