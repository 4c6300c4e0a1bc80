import type { KubeObject, MutatingWebhook, ResourceToken, ValidatingWebhook } from '../../../../api/index.js'
import { MutatingWebhookConfigurations, ValidatingWebhookConfigurations } from '../../../../api/index.js'
import type { Logger, Random } from '../../../../base/index.js'
import type { AdmissionAttributes } from '../../attributes.js'
import type { ObjectLister } from '../../lister.js'

/** Posts the review and answers the decoded response. Rejects with an Error in Go's words. */
export type CallAdmissionWebhook = (
  config: ValidatingWebhook['clientConfig'],
  review: object,
  timeoutSeconds: number,
) => Promise<unknown>

export interface WebhookPluginOptions {
  readonly lister: ObjectLister
  readonly call: CallAdmissionWebhook
  /** Makes the uids of reviews. */
  readonly random: Random
  readonly logger: Logger
}

export type HookKind = 'mutating' | 'validating'

export type Webhook = ValidatingWebhook & Pick<MutatingWebhook, 'reinvocationPolicy'>

/** One entry of a configuration. */
export interface Hook {
  readonly kind: HookKind
  /** Tells it from all others. */
  readonly id: string
  readonly webhook: Webhook
}

type Configuration = KubeObject & { readonly webhooks?: readonly Webhook[] }

const tokens: Readonly<Record<HookKind, ResourceToken<Configuration>>> = {
  mutating: MutatingWebhookConfigurations as ResourceToken<Configuration>,
  validating: ValidatingWebhookConfigurations as ResourceToken<Configuration>,
}

/** Configurations by name, each with its webhooks as they are listed (apiserver's pkg/admission/configuration, v0.34). */
export function hooksOf(lister: ObjectLister, kind: HookKind): readonly Hook[] {
  const configurations = lister.list(tokens[kind], '')
  if (configurations.length === 0) return []
  const name = ({ metadata }: Configuration) => metadata?.name ?? ''
  return [...configurations]
    .sort((a, b) => (name(a) < name(b) ? -1 : 1))
    .flatMap((one) =>
      (one.webhooks ?? []).map((webhook, index) => ({ kind, id: `${name(one)}/${webhook.name}/${index}`, webhook })),
    )
}

const exempt: ReadonlySet<string> = new Set([
  'validatingwebhookconfigurations',
  'mutatingwebhookconfigurations',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
])

/** Nobody may lock the cluster's administrators out of the configurations themselves; and reading a log is no connection upstream. */
export function isExempt({ resource, operation, subresource }: AdmissionAttributes): boolean {
  if (operation === 'CONNECT' && subresource === 'log') return true
  return resource.group === 'admissionregistration.k8s.io' && exempt.has(resource.plural)
}
