import type { ClusterRole, PolicyRule } from '../../api/index.js'
import { ClusterRoles, labelSelectorAsSelector, semanticEqual } from '../../api/index.js'
import type { Informer } from '../../client/index.js'
import { defineController, mapping, type Reconciler, type ReconcilerTools } from '../runtime/index.js'

const fieldManager = 'clusterrole-aggregation-controller'

/** Writes into cluster roles with an aggregation rule what the roles that it selects allow. pkg/controller/clusterroleaggregation (v1.34). */
export const clusterRoleAggregationController = defineController({
  name: fieldManager,
  reconciles: ClusterRoles,
  // A role may be the sum of sums: nobody knows which, so a change of one is told to all that sum up.
  maps: [
    mapping(ClusterRoles, (_, informers) =>
      informers
        .informer(ClusterRoles)
        .list()
        .flatMap(({ aggregationRule, metadata }) => (aggregationRule ? [metadata?.name ?? ''] : [])),
    ),
  ],
  create: createReconciler,
})

function createReconciler({ client, informers }: ReconcilerTools): Reconciler {
  const roles = informers.informer(ClusterRoles)
  return {
    async reconcile(name) {
      const role = roles.getByKey(name)
      if (!role?.aggregationRule) return undefined
      const rules = aggregated(role, roles)
      if (semanticEqual(rules, role.rules ?? [])) return undefined
      const config = {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: { name },
        ...(rules.length > 0 ? { rules } : {}),
      }
      await client.resource(ClusterRoles).patch(name, 'apply', config, { fieldManager, force: true })
      return undefined
    },
  }
}

/** By selector, then by role's name; a rule that is there already does not come twice. */
function aggregated({ aggregationRule, metadata }: ClusterRole, roles: Informer<ClusterRole>): readonly PolicyRule[] {
  const rules: PolicyRule[] = []
  const all = [...roles.list()].sort((a, b) => ((a.metadata?.name ?? '') < (b.metadata?.name ?? '') ? -1 : 1))
  for (const selector of aggregationRule?.clusterRoleSelectors ?? []) {
    const wanted = labelSelectorAsSelector(selector)
    for (const role of all) {
      if (role.metadata?.name === metadata?.name || !wanted.matches(role.metadata?.labels)) continue
      for (const rule of role.rules ?? []) if (!rules.some((one) => semanticEqual(one, rule))) rules.push(rule)
    }
  }
  return rules
}
