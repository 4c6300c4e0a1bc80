import type { CustomResourceDefinition, CustomResourceDefinitionCondition } from '../../api/index.js'

const annotationName = 'api-approved.kubernetes.io'
const condition = 'KubernetesAPIApprovalPolicyConformant'
const pullRequest = 'https://github.com/kubernetes/enhancements/pull/1111'

/**
 * What groups of the community must show: an annotation with the URL of their approval (pkg/controller/apiapproval/apiapproval_controller.go, pkg/apihelpers/helpers.go).
 * Undefined: the group is nobody's but its owner's.
 */
export function approvalCondition({
  metadata,
  spec,
}: CustomResourceDefinition): CustomResourceDefinitionCondition | undefined {
  if (!isCommunityGroup(spec?.group ?? '')) return undefined
  const annotation = metadata?.annotations?.[annotationName] ?? ''
  const give = (status: string, reason: string, message: string) => ({ type: condition, status, reason, message })
  if (annotation === '') {
    return give(
      'False',
      'MissingAnnotation',
      `protected groups must have approval annotation ${JSON.stringify(annotationName)}, see ${pullRequest}`,
    )
  }
  if (annotation.startsWith('unapproved')) {
    return give('False', 'UnapprovedAnnotation', `not approved: ${JSON.stringify(annotation)}`)
  }
  if (URL.canParse(annotation) && new URL(annotation).host !== '') {
    return give('True', 'ApprovedAnnotation', `approved in ${annotation}`)
  }
  return give(
    'False',
    'InvalidAnnotation',
    `protected groups must have approval annotation ${JSON.stringify(annotationName)} with either a URL or a reason starting with "unapproved", see ${pullRequest}`,
  )
}

function isCommunityGroup(group: string): boolean {
  return ['k8s.io', 'kubernetes.io'].some((domain) => group === domain || group.endsWith(`.${domain}`))
}
