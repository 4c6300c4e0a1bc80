import { ValidatingAdmissionPolicies, type ValidatingAdmissionPolicy } from '../../api/index.js'
import type { Clock } from '../../base/index.js'
import type { Client, Informer } from '../../client/index.js'
import { type DiscoveredResources, discoverResources, type Reconciler, type ReconcilerTools } from '../runtime/index.js'
import { KindSchemas } from './kind-schemas.js'
import { matchedKinds } from './matched-kinds.js'
import { type CheckPolicyTypes, expressionWarnings } from './warnings.js'

const fieldManager = 'validatingadmissionpolicy-status'
/** As often as upstream's controller manager asks anew what is served. */
const discoveryMaxAgeMs = 30_000

export class PolicyStatusReconciler implements Reconciler {
  readonly #client: Client
  readonly #clock: Clock
  readonly #policies: Informer<ValidatingAdmissionPolicy>
  readonly #check: CheckPolicyTypes
  #discovered: { readonly resources: DiscoveredResources; readonly at: number } | undefined

  constructor({ client, clock, informers }: ReconcilerTools, check: CheckPolicyTypes) {
    this.#client = client
    this.#clock = clock
    this.#policies = informers.informer(ValidatingAdmissionPolicies)
    this.#check = check
  }

  async reconcile(name: string): Promise<undefined> {
    const policy = this.#policies.getByKey(name)
    const generation = policy?.metadata?.generation ?? 0
    if (!policy || generation <= (policy.status?.observedGeneration ?? 0)) return
    const kinds = await matchedKinds(policy, (fresh) => this.#discover(fresh))
    const schemas = new KindSchemas(this.#client)
    const warnings = await expressionWarnings(policy, kinds, { schemas, check: this.#check, clock: this.#clock })
    const config = {
      apiVersion: 'admissionregistration.k8s.io/v1',
      kind: 'ValidatingAdmissionPolicy',
      metadata: { name },
      status: {
        observedGeneration: generation,
        typeChecking: warnings.length > 0 ? { expressionWarnings: warnings } : {},
      },
    }
    await this.#client
      .resource(ValidatingAdmissionPolicies)
      .patch(name, 'apply', config, { fieldManager, force: true, subresource: 'status' })
  }

  async #discover(isFreshWanted: boolean): Promise<DiscoveredResources> {
    const now = this.#clock.now()
    const known = this.#discovered
    if (known && !isFreshWanted && now - known.at < discoveryMaxAgeMs) return known.resources
    const resources = await discoverResources(this.#client)
    this.#discovered = { resources, at: now }
    return resources
  }
}
