import type { AdmissionAttributes, AdmissionPlugin } from '../../attributes.js'
import { callHook, refusalOf } from './call-hook.js'
import type { Hook, WebhookPluginOptions } from './hook.js'
import { hooksOf, isExempt } from './hook.js'
import { invocationOf, viewsOf } from './matching.js'

/** The webhooks of ValidatingWebhookConfigurations, all at once (apiserver's pkg/admission/plugin/webhook/validating, v0.34). */
export function validatingAdmissionWebhook(options: WebhookPluginOptions): AdmissionPlugin {
  return {
    name: 'ValidatingAdmissionWebhook',
    handles: (attributes) => !isExempt(attributes),
    validate(attributes) {
      const hooks = hooksOf(options.lister, 'validating')
      return hooks.length === 0 ? undefined : dispatch(hooks, attributes, options)
    },
  }
}

async function dispatch(
  hooks: readonly Hook[],
  attributes: AdmissionAttributes,
  options: WebhookPluginOptions,
): Promise<void> {
  const views = viewsOf(attributes)
  const [own] = views
  if (!own) return
  const invocations = hooks.flatMap((hook) => invocationOf(hook, attributes, views, options.lister) ?? [])
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
