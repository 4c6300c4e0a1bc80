import { ValidatingAdmissionPolicies } from '../../api/index.js'
import { defineController } from '../runtime/index.js'
import { PolicyStatusReconciler } from './reconciler.js'
import type { CheckPolicyTypes } from './warnings.js'

export type { CheckPolicyTypes } from './warnings.js'

/** Says in the status of policies which of their expressions do not fit the kinds that they match. pkg/controller/validatingadmissionpolicystatus (v1.34). */
export const validatingAdmissionPolicyStatusController = (check: CheckPolicyTypes) =>
  defineController({
    name: 'validatingadmissionpolicy-status',
    reconciles: ValidatingAdmissionPolicies,
    create: (tools) => new PolicyStatusReconciler(tools, check),
  })
