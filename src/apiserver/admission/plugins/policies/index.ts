// admission/plugins/policies: ValidatingAdmissionPolicies. Start here: below, then validate.ts (one policy) and program.ts (its expressions).
import type {
  Namespace,
  ResourceToken,
  ValidatingAdmissionPolicy,
  ValidatingAdmissionPolicyBinding,
} from '../../../../api/index.js'
import {
  Namespaces,
  notFound,
  StatusError,
  ValidatingAdmissionPolicies,
  ValidatingAdmissionPolicyBindings,
} from '../../../../api/index.js'
import type { Authorizer } from '../../../authorization/index.js'
import type { AdmissionAttributes, AdmissionPlugin } from '../../attributes.js'
import type { ObjectLister } from '../../lister.js'
import { refuse } from '../../refuse.js'
import { celValueOf } from '../cel-values.js'
import { viewsOf } from '../webhooks/matching.js'
import { requestBindings } from './bindings.js'
import type { Bindings } from './evaluation.js'
import type { FindKind } from './params.js'
import { ConfigurationError, paramResource, paramsOf } from './params.js'
import { matchingView } from './policy-match.js'
import type { PolicyProgram } from './program.js'
import { compilePolicy } from './program.js'
import type { Denial } from './validate.js'
import { denialsOf } from './validate.js'

export type { FindKind } from './params.js'

type Policy = ValidatingAdmissionPolicy
type Binding = ValidatingAdmissionPolicyBinding

export interface PolicyPluginOptions {
  readonly lister: ObjectLister
  readonly authorizer: Authorizer
  readonly findKind: FindKind
}

const exempt: ReadonlySet<string> = new Set([
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'mutatingadmissionpolicies',
  'mutatingadmissionpolicybindings',
])

/** What bound policies say to a request (apiserver's pkg/admission/plugin/policy/validating, v0.34). */
export function validatingAdmissionPolicy(options: PolicyPluginOptions): AdmissionPlugin {
  const programs = new WeakMap<Policy, PolicyProgram>()
  const programOf = (policy: Policy): PolicyProgram => {
    const program = programs.get(policy) ?? compilePolicy(policy)
    programs.set(policy, program)
    return program
  }
  return {
    name: 'ValidatingAdmissionPolicy',
    // Nobody may lock the cluster's administrators out of the policies themselves.
    handles: ({ resource }) => !(resource.group === 'admissionregistration.k8s.io' && exempt.has(resource.plural)),
    validate(attributes) {
      const bindings = options.lister.list(ValidatingAdmissionPolicyBindings, '')
      return bindings.length === 0 ? undefined : new Dispatch(attributes, options, programOf).run(bindings)
    },
  }
}

interface Denied extends Denial {
  readonly policy: Policy
  readonly binding: Binding | undefined
}

/** One request. */
class Dispatch {
  readonly #attributes: AdmissionAttributes
  readonly #options: PolicyPluginOptions
  readonly #programOf: (policy: Policy) => PolicyProgram
  readonly #denied: Denied[] = []

  constructor(
    attributes: AdmissionAttributes,
    options: PolicyPluginOptions,
    programOf: (policy: Policy) => PolicyProgram,
  ) {
    this.#attributes = attributes
    this.#options = options
    this.#programOf = programOf
  }

  async run(bindings: readonly Binding[]): Promise<void> {
    for (const [policy, bound] of this.#policies(bindings)) await this.#ask(policy, bound)
    const [first] = this.#denied
    if (first) throw denialError(this.#attributes, first)
  }

  /** By name; bindings of policies that do not exist say nothing. */
  #policies(bindings: readonly Binding[]): readonly (readonly [Policy, readonly Binding[]])[] {
    const bound = new Map<string, Binding[]>()
    for (const binding of [...bindings].sort(byName)) {
      const name = binding.spec?.policyName ?? ''
      bound.set(name, [...(bound.get(name) ?? []), binding])
    }
    return [...bound]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([name, list]) => {
        const policy = this.#options.lister.get(ValidatingAdmissionPolicies, '', name)
        return policy ? [[policy, list] as const] : []
      })
  }

  async #ask(policy: Policy, bindings: readonly Binding[]): Promise<void> {
    const { lister, findKind } = this.#options
    const views = viewsOf(this.#attributes)
    const view = this.#configured(policy, undefined, () =>
      matchingView(policy.spec?.matchConstraints, this.#attributes, views, lister),
    )
    const [own] = views
    if (!view || !own) return
    let params: ResourceToken | undefined
    try {
      params = paramResource(policy, findKind)
    } catch (error) {
      this.#misconfigured(policy, undefined, error)
      return
    }
    let seen: Bindings | undefined
    for (const binding of bindings) {
      const matches = this.#configured(policy, binding, () =>
        matchingView(binding.spec?.matchResources, this.#attributes, views, lister),
      )
      if (!matches) continue
      const { namespace } = this.#attributes
      const found = this.#configured(policy, binding, () => paramsOf(params, binding, namespace, lister)) ?? []
      if (found.length === 0) continue
      seen ??= await requestBindings(this.#attributes, view, own, { ...this.#options, namespace: this.#namespace() })
      for (const param of found) {
        const bound = { ...seen, params: celValueOf(param ?? null) }
        for (const denial of denialsOf(policy, this.#programOf(policy), bound)) this.#act(policy, binding, denial)
      }
    }
  }

  #namespace(): Namespace | undefined {
    const { namespace, resource } = this.#attributes
    if (namespace === '' || (resource.group === '' && resource.kind === 'Namespace')) return undefined
    const found = this.#options.lister.get(Namespaces, '', namespace)
    if (!found) throw notFound({ group: '', resource: 'namespaces' }, namespace)
    return found
  }

  #act(policy: Policy, binding: Binding, denial: Denial): void {
    if (denial.isForced) {
      this.#denied.push({ ...denial, policy, binding })
      return
    }
    for (const action of binding.spec?.validationActions ?? []) {
      if (action === 'Deny') this.#denied.push({ ...denial, policy, binding })
      else if (action === 'Warn') {
        const who = `ValidatingAdmissionPolicy '${nameOf(policy)}' with binding '${nameOf(binding)}'`
        this.#attributes.warn(`Validation failed for ${who}: ${denial.message}`)
      }
    }
  }

  /** Undefined where the configuration is wrong, which is noted. */
  #configured<T>(policy: Policy, binding: Binding | undefined, act: () => T): T | undefined {
    try {
      return act()
    } catch (error) {
      this.#misconfigured(policy, binding, error)
      return undefined
    }
  }

  #misconfigured(policy: Policy, binding: Binding | undefined, error: unknown): void {
    if (!(error instanceof ConfigurationError || error instanceof StatusError)) throw error
    if (policy.spec?.failurePolicy === 'Ignore') return
    const what = binding ? 'binding' : 'policy'
    this.#denied.push({ policy, binding, message: `failed to configure ${what}: ${error.message}` })
  }
}

const nameOf = ({ metadata }: Policy | Binding): string => metadata?.name ?? ''
const byName = (a: Binding, b: Binding): number => (nameOf(a) < nameOf(b) ? -1 : 1)

const codes: Readonly<Record<string, number>> = {
  Forbidden: 403,
  Unauthorized: 401,
  RequestEntityTooLarge: 413,
  Invalid: 422,
}

/** A refusal with the code and reason of the validation that failed. */
function denialError(attributes: AdmissionAttributes, { policy, binding, message, reason = 'Invalid' }: Denied) {
  const bound = binding ? ` with binding '${nameOf(binding)}'` : ''
  const text = `ValidatingAdmissionPolicy '${nameOf(policy)}'${bound} denied request: ${message}`
  const refusal = refuse(attributes, text)
  return new StatusError({
    code: codes[reason] ?? 422,
    reason: reason as 'Invalid',
    message: refusal.message,
    details: { ...refusal.details, causes: [{ message: text }] },
  })
}
