import { X509Certificate } from 'node:crypto'
import type { CertificateSigningRequest } from '../../api/index.js'
import { CertificateSigningRequests, isNotFound, parseTimestamp, readPem } from '../../api/index.js'
import type { Controller, ControllerTools } from '../runtime/index.js'
import { PeriodicTask } from '../runtime/index.js'

const hourMs = 3_600_000
const periodMs = hourMs
const pendingMs = 24 * hourMs
const decidedMs = hourMs

/** Deletes requests that nobody answered for a day, that were answered an hour ago, or whose certificate has ended. pkg/controller/certificates/cleaner (v1.34). */
export function certificateCleanerController(tools: ControllerTools): Controller {
  const { client, clock, informers } = tools
  const logger = tools.logger.child('certificatesigningrequest-cleaner-controller')
  const requests = informers.informer(CertificateSigningRequests)
  const task = new PeriodicTask({
    clock,
    logger,
    periodMs,
    async run() {
      for (const request of requests.list()) {
        if (!isToBeCleaned(request, clock.now())) continue
        await client
          .resource(CertificateSigningRequests)
          .delete(request.metadata?.name ?? '')
          .catch((error) => {
            if (!isNotFound(error)) logger.warn('Failed to delete an old request', { error: String(error) })
          })
      }
    },
  })
  return {
    name: 'certificatesigningrequest-cleaner-controller',
    start: async () => task.start(),
    stop: () => task.stop(),
    isIdle: () => !task.isBusy,
  }
}

export function isToBeCleaned({ metadata, status }: CertificateSigningRequest, now: number): boolean {
  const { conditions = [], certificate } = status ?? {}
  const isOld = (time: string | null | undefined, ageMs: number) => {
    const then = time ? parseTimestamp(time) : undefined
    return then !== undefined && now - then > ageMs
  }
  if (conditions.length === 0 && isOld(metadata?.creationTimestamp, pendingMs)) return true
  return conditions.some(({ type, lastUpdateTime }) => {
    if (type === 'Denied' || type === 'Failed') return isOld(lastUpdateTime, decidedMs)
    if (type !== 'Approved' || !certificate) return false
    return isOld(lastUpdateTime, decidedMs) || hasEnded(certificate, now)
  })
}

function hasEnded(base64: string, now: number): boolean {
  const block = readPem(Buffer.from(base64, 'base64').toString('latin1'))
  if (!block) return false
  try {
    return now > Date.parse(new X509Certificate(block.bytes).validTo)
  } catch {
    return false
  }
}
