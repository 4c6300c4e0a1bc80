import type { CustomResourceConversion, CustomResourceDefinition, FieldError, FieldPath } from '../../../api/index.js'
import {
  caBundleProblem,
  findCondition,
  forbidden,
  invalid,
  isDNS1035Label,
  notSupported,
  required,
} from '../../../api/index.js'
import { addClientConfigErrors } from '../../admissionregistration/webhook-rules.js'

const strategies = ['None', 'Webhook']
const reviewVersions = ['v1', 'v1beta1']

export interface ConversionOptions {
  readonly preservesUnknownFields: boolean
  /** Whom the webhook's certificate is checked by must be there, from when the definition is established. */
  readonly needsValidBundle: boolean
}

/** Upstream's inner form has the webhook's parts beside the strategy, and says so in its paths. */
export function conversionErrors(
  conversion: CustomResourceConversion | undefined,
  at: FieldPath,
  { preservesUnknownFields, needsValidBundle }: ConversionOptions,
): readonly FieldError[] {
  if (!conversion) return []
  const errors: FieldError[] = []
  const { strategy, webhook } = conversion
  if (preservesUnknownFields && strategy !== 'None') {
    errors.push(invalid(at.child('strategy'), strategy, 'must be None if spec.preserveUnknownFields is true'))
  }
  const config = webhook?.clientConfig
  const configAt = at.child('webhookClientConfig')
  const versionsAt = at.child('conversionReviewVersions')
  const versions = webhook?.conversionReviewVersions ?? []
  if (!strategy) errors.push(required(at.child('strategy')))
  else if (!strategies.includes(strategy)) errors.push(notSupported(at.child('strategy'), strategy, strategies))
  if (strategy !== 'Webhook') {
    const text = 'should not be set when strategy is not set to Webhook'
    if (config) errors.push(forbidden(configAt, text))
    if (versions.length > 0) errors.push(forbidden(versionsAt, text))
    return errors
  }
  if (!config) errors.push(required(configAt, 'required when strategy is set to Webhook'))
  else {
    addClientConfigErrors(errors, config, configAt)
    const { caBundle = '' } = config
    const problem = needsValidBundle ? caBundleProblem(caBundle) : undefined
    if (problem !== undefined) errors.push(invalid(configAt.child('caBundle'), caBundle, problem))
  }
  return [...errors, ...reviewVersionErrors(versions, versionsAt)]
}

function reviewVersionErrors(versions: readonly string[], at: FieldPath): readonly FieldError[] {
  if (versions.length === 0) return [required(at)]
  const errors = versions.flatMap((version, index) => {
    if (versions.indexOf(version) < index) return [invalid(at.index(index), version, 'duplicate version')]
    return isDNS1035Label(version).map((reason) => invalid(at.index(index), version, reason))
  })
  if (!versions.some((version) => reviewVersions.includes(version))) {
    errors.push(invalid(at, versions, `must include at least one of ${reviewVersions.join(', ')}`))
  }
  return errors
}

/** What is broken already may stay so, and so may anything while the definition is not established. */
export function needsValidBundle({ spec, status }: CustomResourceDefinition): boolean {
  if (findCondition(status?.conditions, 'Established')?.status !== 'True') return false
  return caBundleProblem(spec?.conversion?.webhook?.clientConfig?.caBundle ?? '') === undefined
}
