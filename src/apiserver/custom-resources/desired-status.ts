import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from '../../api/index.js'
import { caBundleProblem, findCondition } from '../../api/index.js'
import { approvalCondition } from '../../registry/index.js'
import { setConditions } from './crd-status.js'
import type { NamesDecision } from './names.js'

const approval = 'KubernetesAPIApprovalPolicyConformant'

/** The status that a definition ought to have: `next` has it, `apply` gives it to another copy. */
export interface DesiredStatus {
  readonly next: CustomResourceDefinition
  readonly apply: (crd: CustomResourceDefinition, now: string) => void
}

/** What upstream's naming, establishing and approval controllers write, in one. */
export function desiredStatus(crd: CustomResourceDefinition, { names, condition }: NamesDecision): DesiredStatus {
  const approved = approvalCondition(crd)
  const established = establishedCondition(crd, condition)
  const apply = (target: CustomResourceDefinition, now: string) => {
    target.status = { ...target.status, acceptedNames: names }
    setConditions(target, [condition, established, approved], now)
    const kept = target.status.conditions?.filter(({ type }) => type !== approval || approved)
    if (kept) target.status.conditions = kept
  }
  const next: CustomResourceDefinition = { ...crd, status: crd.status ?? {} }
  apply(next, '')
  return { next, apply }
}

const untrusted: CustomResourceDefinitionCondition = {
  type: 'Established',
  status: 'False',
  reason: 'InvalidCABundle',
  message: 'The conversion webhook CABundle is invalid',
}

/** Once established, always established; undefined: it stays as it is. */
function establishedCondition(
  { spec, status }: CustomResourceDefinition,
  namesAccepted: CustomResourceDefinitionCondition,
): CustomResourceDefinitionCondition | undefined {
  const present = findCondition(status?.conditions, 'Established')
  if (present?.status === 'True') return undefined
  if (namesAccepted.status === 'True') {
    if (caBundleProblem(spec?.conversion?.webhook?.clientConfig?.caBundle ?? '') !== undefined) return untrusted
    return {
      type: 'Established',
      status: 'True',
      reason: 'InitialNamesAccepted',
      message: 'the initial names have been accepted',
    }
  }
  return (
    present ?? { type: 'Established', status: 'False', reason: 'NotAccepted', message: 'not all names are accepted' }
  )
}
