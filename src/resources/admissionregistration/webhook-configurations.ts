import type { FieldError, FieldPath, KubeObject, MutatingWebhook, ValidatingWebhook } from '../../api/index.js'
import {
  addLabelSelectorErrors,
  addReasons,
  addUnsupported,
  duplicate,
  invalid,
  isDNS1035Label,
  isDNS1123Subdomain,
  isSameValue,
  MutatingWebhookConfigurations,
  required,
  ValidatingWebhookConfigurations,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addMatchConditionErrors } from './expressions.js'
import { addClientConfigErrors, addRuleErrors, webhooksAt } from './webhook-rules.js'

type Webhook = ValidatingWebhook & Partial<Pick<MutatingWebhook, 'reinvocationPolicy'>>
type Configuration = KubeObject & { webhooks?: Webhook[] }

const noSideEffects = ['None', 'NoneOnDryRun']
const sideEffects = ['None', 'NoneOnDryRun', 'Some', 'Unknown']
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

function addWebhookErrors(errors: FieldError[], webhook: Webhook, at: FieldPath, options: Checks): void {
  const name = webhook.name ?? ''
  const nameReasons = isDNS1123Subdomain(name)
  if (name === '') errors.push(required(at.child('name')))
  else if (nameReasons.length > 0) errors.push(invalid(at.child('name'), name, nameReasons.join(',')))
  else if (name.split('.').length < 3) {
    errors.push(invalid(at.child('name'), name, 'should be a domain with at least three segments separated by dots'))
  }
  for (const [index, rule] of (webhook.rules ?? []).entries())
    addRuleErrors(errors, rule, at.child('rules').index(index))
  if (webhook.failurePolicy !== undefined) {
    addUnsupported(errors, at.child('failurePolicy'), webhook.failurePolicy, ['Fail', 'Ignore'])
  }
  if (webhook.matchPolicy !== undefined) {
    addUnsupported(errors, at.child('matchPolicy'), webhook.matchPolicy, ['Equivalent', 'Exact'])
  }
  const effects = options.requireNoSideEffects ? noSideEffects : sideEffects
  if (webhook.sideEffects === undefined) {
    errors.push(required(at.child('sideEffects'), `must specify one of ${effects.join(', ')}`))
  } else {
    addUnsupported(errors, at.child('sideEffects'), webhook.sideEffects, effects)
  }
  const timeout = webhook.timeoutSeconds
  if (timeout !== undefined && (timeout > 30 || timeout < 1)) {
    errors.push(invalid(at.child('timeoutSeconds'), timeout, 'the timeout value must be between 1 and 30 seconds'))
  }
  addLabelSelectorErrors(errors, webhook.namespaceSelector, at.child('namespaceSelector'))
  addLabelSelectorErrors(errors, webhook.objectSelector, at.child('objectSelector'))
  if (webhook.reinvocationPolicy !== undefined) {
    addUnsupported(errors, at.child('reinvocationPolicy'), webhook.reinvocationPolicy, ['IfNeeded', 'Never'])
  }
  addClientConfigErrors(errors, webhook.clientConfig, at.child('clientConfig'))
  if (options.checkMatchConditions) {
    addMatchConditionErrors(errors, webhook.matchConditions, at.child('matchConditions'), { hasParams: false })
  }
}

/** What is asked of a configuration: of a new one all, of a changed one what the old one satisfied. */
interface Checks {
  readonly requireNoSideEffects: boolean
  readonly requireKnownVersion: boolean
  readonly requireUniqueNames: boolean
  readonly checkMatchConditions: boolean
}

const all: Checks = {
  requireNoSideEffects: true,
  requireKnownVersion: true,
  requireUniqueNames: true,
  checkMatchConditions: true,
}

function checksAfter(old: readonly Webhook[] = [], now: readonly Webhook[] = []): Checks {
  const conditions = (webhooks: readonly Webhook[]) => webhooks.map(({ matchConditions }) => matchConditions)
  return {
    requireNoSideEffects: old.every((one) => noSideEffects.includes(one.sideEffects)),
    requireKnownVersion: old.every(({ admissionReviewVersions: versions = [] }) => {
      return versions.length === 0 || versions.some((version) => acceptedVersions.includes(version))
    }),
    requireUniqueNames: new Set(old.map(({ name }) => name)).size === old.length,
    checkMatchConditions: !isSameValue(conditions(now), conditions(old)),
  }
}

function validate({ webhooks }: Configuration, checks: Checks): FieldError[] {
  const errors: FieldError[] = []
  const names = new Set<string>()
  webhooks?.forEach((webhook, index) => {
    const at = webhooksAt.index(index)
    addWebhookErrors(errors, webhook, at, checks)
    addVersionErrors(errors, webhook.admissionReviewVersions ?? [], at.child('admissionReviewVersions'), checks)
    if (!checks.requireUniqueNames || !webhook.name) return
    if (names.has(webhook.name)) errors.push(duplicate(at.child('name'), webhook.name))
    names.add(webhook.name)
  })
  return errors
}

function addVersionErrors(errors: FieldError[], versions: readonly string[], at: FieldPath, checks: Checks): void {
  if (versions.length === 0) {
    errors.push(required(at, `must specify one of ${acceptedVersions.join(', ')}`))
    return
  }
  versions.forEach((version, index) => {
    if (versions.indexOf(version) < index) errors.push(invalid(at.index(index), version, 'duplicate version'))
    else addReasons(errors, at.index(index), version, isDNS1035Label(version))
  })
  if (!checks.requireKnownVersion || versions.some((version) => acceptedVersions.includes(version))) return
  errors.push(invalid(at, versions, `must include at least one of ${acceptedVersions.join(', ')}`))
}

const hooksFor = (mutating: boolean) => ({
  cells: { Webhooks: ({ webhooks }: Configuration) => webhooks?.length ?? 0 },
  tracksGeneration: 'exactly' as const,
  allowUnconditionalUpdate: false,
  metadataChecks: { asUpdated: 0 as const, asNew: 1 },
  kubeFinalizers: false,
  defaults: (object: Configuration) => setDefaults(object, mutating),
  validate: (object: Configuration) => validate(object, all),
  validateUpdate: (object: Configuration, old: Configuration) =>
    validate(object, checksAfter(old.webhooks, object.webhooks)),
})

export const mutatingWebhookConfigurations = defineResource<Configuration>(
  MutatingWebhookConfigurations,
  hooksFor(true),
)
export const validatingWebhookConfigurations = defineResource<Configuration>(
  ValidatingWebhookConfigurations,
  hooksFor(false),
)
