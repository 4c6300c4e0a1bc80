import type { FieldError, FieldPath, KubeObject, MutatingWebhook, ValidatingWebhook } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  duplicate,
  invalid,
  isDNS1123Subdomain,
  MutatingWebhookConfigurations,
  required,
  ValidatingWebhookConfigurations,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addClientConfigErrors, addMatchConditionErrors, addRuleErrors, webhooksAt } from './webhook-rules.js'

type Webhook = ValidatingWebhook & Partial<Pick<MutatingWebhook, 'reinvocationPolicy'>>
type Configuration = KubeObject & { webhooks?: Webhook[] }

const acceptedVersions = ['v1', 'v1beta1']

function setDefaults({ webhooks }: Configuration, mutating: boolean): void {
  for (const webhook of webhooks ?? []) {
    webhook.failurePolicy ??= 'Fail'
    webhook.matchPolicy ??= 'Equivalent'
    webhook.namespaceSelector ??= {}
    webhook.objectSelector ??= {}
    webhook.timeoutSeconds ??= 10
    if (mutating) webhook.reinvocationPolicy ??= 'Never'
    if (webhook.clientConfig?.service) webhook.clientConfig.service.port ??= 443
    for (const rule of webhook.rules ?? []) rule.scope ??= '*'
  }
}

function addWebhookErrors(errors: FieldError[], webhook: Webhook, at: FieldPath): void {
  const name = webhook.name ?? ''
  if (name === '') errors.push(required(at.child('name')))
  else {
    addReasons(errors, at.child('name'), name, isDNS1123Subdomain(name))
    if (isDNS1123Subdomain(name).length === 0 && name.split('.').length < 3) {
      errors.push(invalid(at.child('name'), name, 'should be a domain with at least three segments separated by dots'))
    }
  }
  for (const [index, rule] of (webhook.rules ?? []).entries())
    addRuleErrors(errors, rule, at.child('rules').index(index))
  if (webhook.failurePolicy !== undefined) {
    addUnsupported(errors, at.child('failurePolicy'), webhook.failurePolicy, ['Fail', 'Ignore'])
  }
  if (webhook.matchPolicy !== undefined) {
    addUnsupported(errors, at.child('matchPolicy'), webhook.matchPolicy, ['Equivalent', 'Exact'])
  }
  if (!webhook.sideEffects) {
    errors.push(required(at.child('sideEffects'), 'must specify one of None, NoneOnDryRun'))
  } else {
    addUnsupported(errors, at.child('sideEffects'), webhook.sideEffects, ['None', 'NoneOnDryRun'])
  }
  const timeout = webhook.timeoutSeconds
  if (timeout !== undefined && (timeout > 30 || timeout < 1)) {
    errors.push(invalid(at.child('timeoutSeconds'), timeout, 'the timeout value must be between 1 and 30 seconds'))
  }
  addLabelSelectorErrors(errors, webhook.namespaceSelector, at.child('namespaceSelector'))
  addLabelSelectorErrors(errors, webhook.objectSelector, at.child('objectSelector'))
  addClientConfigErrors(errors, webhook.clientConfig, at.child('clientConfig'))
  if (webhook.reinvocationPolicy !== undefined) {
    addUnsupported(errors, at.child('reinvocationPolicy'), webhook.reinvocationPolicy, ['IfNeeded', 'Never'])
  }
  addMatchConditionErrors(errors, webhook.matchConditions, at.child('matchConditions'))
}

function validate({ webhooks }: Configuration): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  webhooks?.forEach((webhook, index) => {
    const at = webhooksAt.index(index)
    addWebhookErrors(errors, webhook, at)
    addVersionErrors(errors, webhook.admissionReviewVersions ?? [], at.child('admissionReviewVersions'))
    if (webhook.name && names.has(webhook.name)) errors.push(duplicate(at.child('name'), webhook.name))
    names.add(webhook.name)
  })
  return errors
}

function addVersionErrors(errors: FieldError[], versions: readonly string[], at: FieldPath): void {
  if (versions.length === 0) {
    errors.push(required(at, `must specify one of ${acceptedVersions.join(', ')}`))
    return
  }
  versions.forEach((version, index) => {
    if (versions.indexOf(version) < index) errors.push(invalid(at.index(index), version, 'duplicate version'))
  })
  if (versions.some((version) => acceptedVersions.includes(version))) return
  errors.push(invalid(at, versions, `must include at least one of ${acceptedVersions.join(', ')}`))
}

const hooksFor = (mutating: boolean) => ({
  cells: { Webhooks: ({ webhooks }: Configuration) => webhooks?.length ?? 0 },
  tracksGeneration: true,
  allowUnconditionalUpdate: false,
  revalidatesMetadata: false,
  defaults: (object: Configuration) => setDefaults(object, mutating),
  validate,
})

export const mutatingWebhookConfigurations = defineResource<Configuration>(
  MutatingWebhookConfigurations,
  hooksFor(true),
)
export const validatingWebhookConfigurations = defineResource<Configuration>(
  ValidatingWebhookConfigurations,
  hooksFor(false),
)
