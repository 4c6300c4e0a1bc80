import type { StatusDetails } from '../../../../api/index.js'
import { badRequest, internalError, isJsonObject, quote, StatusError } from '../../../../api/index.js'
import type { Logger } from '../../../../base/index.js'
import type { AdmissionAttributes, AdmissionView } from '../../attributes.js'
import type { Hook, WebhookPluginOptions } from './hook.js'
import type { Invocation } from './matching.js'
import type { ReviewAnswer } from './review.js'
import { checkTypes, readAnswer, reviewOf } from './review.js'

/** The webhook gave no answer that counts: its failurePolicy decides. */
export class WebhookCallError extends Error {
  constructor(webhook: string, reason: string, cause?: unknown) {
    super(`failed calling webhook ${quote(webhook)}: ${reason}`, { cause })
  }
}

const defaultTimeoutSeconds = 10

/** Asks one webhook. Rejects with a StatusError where it denies, with a WebhookCallError where it cannot be asked. */
export async function callHook(
  invocation: Invocation,
  attributes: AdmissionAttributes,
  own: AdmissionView,
  { call, random }: WebhookPluginOptions,
): Promise<ReviewAnswer> {
  const { kind, webhook } = invocation.hook
  const { name, sideEffects, admissionReviewVersions, clientConfig, timeoutSeconds = defaultTimeoutSeconds } = webhook
  if (attributes.dryRun && sideEffects !== 'None' && sideEffects !== 'NoneOnDryRun') {
    throw badRequest(`admission webhook ${quote(name)} does not support dry run`)
  }
  const version = admissionReviewVersions.find((one) => one === 'v1' || one === 'v1beta1')
  if (version !== 'v1' && version !== 'v1beta1') {
    throw new WebhookCallError(
      name,
      'could not create admission objects: webhook does not accept known AdmissionReview versions (v1, v1beta1)',
    )
  }
  const uid = random.uuid()
  const review = await reviewOf(version, uid, invocation.view, attributes, own)
  let answered: unknown
  try {
    answered = await call(clientConfig, review, timeoutSeconds)
    checkTypes(answered)
  } catch (error) {
    throw new WebhookCallError(name, `failed to call webhook: ${(error as Error).message}`, error)
  }
  const answer = answerOf(name, () => readAnswer(answered, version, uid, kind))
  for (const warning of answer.warnings) attributes.warn(warning)
  if (!answer.allowed) throw denial(name, answer)
  return answer
}

function answerOf(name: string, read: () => ReviewAnswer): ReviewAnswer {
  try {
    return read()
  } catch (error) {
    throw new WebhookCallError(name, `received invalid webhook response: ${(error as Error).message}`, error)
  }
}

/** The webhook's own status, never one of success (apiserver's pkg/admission/plugin/webhook/errors). */
function denial(name: string, { result }: ReviewAnswer): StatusError {
  const { code, reason, message, details } = result
  const said = [message, reason].find((one) => typeof one === 'string' && one !== '')
  const denied = `admission webhook ${quote(name)} denied the request`
  return new StatusError({
    code: typeof code === 'number' && code >= 400 ? code : 400,
    reason: typeof reason === 'string' ? reason : '',
    message: said === undefined ? `${denied} without explanation` : `${denied}: ${said}`,
    ...(isJsonObject(details) ? { details: details as StatusDetails } : {}),
  })
}

/** What a failure means for the request: the error it ends with, or undefined where the webhook's failurePolicy lets it pass. */
export function refusalOf(error: unknown, { webhook }: Hook, logger: Logger): unknown {
  if (!(error instanceof WebhookCallError)) return error
  if (webhook.failurePolicy !== 'Ignore') return internalError(error.message, error)
  logger.warn('A webhook failed and is ignored', { webhook: webhook.name, error: error.message })
  return undefined
}
