import type { AdmissionAttributes, AdmissionPlugin } from '../../attributes.js'
import { callHook, refusalOf } from './call-hook.js'
import type { Hook, WebhookPluginOptions } from './hook.js'
import { hooksOf, isExempt } from './hook.js'
import { MatchConditions } from './match-conditions.js'
import type { Invocation, Matching } from './matching.js'
import { invocationOf, viewsOf } from './matching.js'

/** The webhooks of ValidatingWebhookConfigurations, all at once (apiserver's pkg/admission/plugin/webhook/validating, v0.34). */
export function validatingAdmissionWebhook(options: WebhookPluginOptions): AdmissionPlugin {
  const matching = { lister: options.lister, conditions: new MatchConditions() }
  return {
    name: 'ValidatingAdmissionWebhook',
    handles: (attributes) => !isExempt(attributes),
    validate(attributes) {
      const hooks = hooksOf(options.lister, 'validating')
      return hooks.length === 0 ? undefined : dispatch(hooks, attributes, matching, options)
    },
  }
}

async function dispatch(
  hooks: readonly Hook[],
  attributes: AdmissionAttributes,
  matching: Matching,
  options: WebhookPluginOptions,
): Promise<void> {
  const views = viewsOf(attributes)
  const [own] = views
  if (!own) return
  const invocations: Invocation[] = []
  for (const hook of hooks) {
    const invocation = await invocationOf(hook, attributes, views, matching)
    if (invocation) invocations.push(invocation)
  }
  const refusals = await Promise.all(
    invocations.map((invocation) =>
      callHook(invocation, attributes, own, options).then(
        () => undefined,
        (error: unknown) => refusalOf(error, invocation.hook, options.logger),
      ),
    ),
  )
  const first = refusals.find((one) => one !== undefined)
  if (first !== undefined) throw first
}
