import type {
  FieldError,
  FieldPath,
  KubeObject,
  LabelSelectorRequirement,
  NonResourceAttributes,
  ResourceAttributes,
  SelfSubjectAccessReview,
  SubjectAccessReview,
  SubjectAccessReviewStatus,
  UserInfo,
} from '../../api/index.js'
import {
  badRequest,
  forbidden,
  internalError,
  invalid,
  invalidObject,
  isQualifiedName,
  isValidLabelValue,
  LocalSubjectAccessReviews,
  path,
  required,
  SelfSubjectAccessReviews,
  SelfSubjectRulesReviews,
  SubjectAccessReviews,
} from '../../api/index.js'
import type { AccessQuestion, SubresourceServices } from '../../registry/definition/index.js'
import { defineResource } from '../define-resource.js'
import { selectorProblems } from './selector-problems.js'

const at = path('spec')
const attributesAt = at.child('resourceAttributes')

interface Attributes {
  resourceAttributes?: ResourceAttributes
  nonResourceAttributes?: NonResourceAttributes
}

function attributeErrors(spec: Attributes | undefined): FieldError[] {
  const errors: FieldError[] = []
  const { resourceAttributes, nonResourceAttributes } = spec ?? {}
  if (resourceAttributes && nonResourceAttributes) {
    const detail = 'cannot be specified in combination with resourceAttributes'
    errors.push(invalid(at.child('nonResourceAttributes'), printed(nonResourceAttributes), detail))
  }
  if (!resourceAttributes && !nonResourceAttributes) {
    errors.push(
      invalid(
        at.child('resourceAttributes'),
        null,
        'exactly one of nonResourceAttributes or resourceAttributes must be specified',
      ),
    )
  }
  return errors
}

/** As Go prints the internal type, which has no names for JSON. */
function printed({ path: of = '', verb = '' }: NonResourceAttributes) {
  return { Path: of, Verb: verb }
}

/** Operators that nobody knows yet are let pass: a newer client may ask. */
function selectorErrors({ fieldSelector, labelSelector }: ResourceAttributes): FieldError[] {
  const errors: FieldError[] = []
  for (const [name, selector] of Object.entries({ fieldSelector, labelSelector })) {
    if (!selector) continue
    const here = attributesAt.child(name)
    const { rawSelector = '', requirements = [] } = selector
    if (rawSelector !== '' && requirements.length > 0) {
      const why = 'may not specified at the same time as requirements'
      errors.push(invalid(here.child('rawSelector'), rawSelector, why))
    }
    if (rawSelector === '' && requirements.length === 0) {
      const why = `when ${here} is specified, requirements or rawSelector is required`
      errors.push(required(here.child('requirements'), why))
    }
    requirements.forEach((one, index) => {
      errors.push(...requirementErrors(one, here.child('requirements').index(index), name === 'labelSelector'))
    })
  }
  return errors
}

function requirementErrors(
  { key = '', operator, values = [] }: LabelSelectorRequirement,
  here: FieldPath,
  isLabel: boolean,
): FieldError[] {
  const errors: FieldError[] = []
  if (!isLabel && key === '') errors.push(required(here.child('key'), 'must be specified'))
  if ((operator === 'In' || operator === 'NotIn') && values.length === 0) {
    errors.push(required(here.child('values'), "must be specified when `operator` is 'In' or 'NotIn'"))
  }
  if ((operator === 'Exists' || operator === 'DoesNotExist') && values.length > 0) {
    errors.push(forbidden(here.child('values'), "may not be specified when `operator` is 'Exists' or 'DoesNotExist'"))
  }
  if (!isLabel) return errors
  for (const reason of isQualifiedName(key)) errors.push(invalid(here.child('key'), key, reason))
  values.forEach((value, index) => {
    for (const reason of isValidLabelValue(value))
      errors.push(invalid(here.child('values').index(index), value, reason))
  })
  return errors
}

function subjectErrors(spec: SubjectAccessReview['spec'] | undefined): FieldError[] {
  const errors = [...attributeErrors(spec), ...selectorErrors(spec?.resourceAttributes ?? {})]
  if (!spec?.user && !spec?.groups?.length) {
    errors.push(invalid(at.child('user'), spec?.user ?? '', 'at least one of user or group must be specified'))
  }
  return errors
}

/** A review is asked, not kept: it may carry no metadata. */
function metadataErrors({ metadata = {} }: KubeObject, detail = 'must be empty'): FieldError[] {
  const { managedFields: _, namespace: __, creationTimestamp: ___, ...rest } = metadata
  const given = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '')
  if (given.length === 0) return []
  // In Go's order: the namespace comes from the path.
  const { name, generateName, namespace, ...others } = metadata
  return [invalid(path('metadata'), { name, generateName, namespace, ...others }, detail)]
}

async function answer(services: SubresourceServices, question: AccessQuestion): Promise<SubjectAccessReviewStatus> {
  if (!services.authorize) throw internalError('this server answers no access reviews')
  const { allowed, denied, reason, evaluationError: error } = await services.authorize(question)
  const problems = selectorProblems(question.resource ?? {})
  const evaluationError = [...(error ? [error] : []), ...problems].join('; ')
  return {
    allowed,
    ...(denied ? { denied } : {}),
    ...(reason ? { reason } : {}),
    ...(evaluationError ? { evaluationError } : {}),
  }
}

function questionOf(user: UserInfo, spec: Attributes | undefined): AccessQuestion {
  const { resourceAttributes, nonResourceAttributes } = spec ?? {}
  return {
    user,
    ...(resourceAttributes ? { resource: resourceAttributes } : {}),
    ...(nonResourceAttributes ? { nonResource: nonResourceAttributes } : {}),
  }
}

function subjectOf(spec: SubjectAccessReview['spec'] | undefined): UserInfo {
  const { user = '', uid, groups = [], extra } = spec ?? {}
  return { username: user, groups, ...(uid ? { uid } : {}), ...(extra ? { extra } : {}) }
}

export const subjectAccessReviews = defineResource(SubjectAccessReviews, {
  storage: 'none',
  async create(review, { services }) {
    check([...subjectErrors(review.spec), ...metadataErrors(review)])
    return { ...review, status: await answer(services, questionOf(subjectOf(review.spec), review.spec)) }
  },
})

export const localSubjectAccessReviews = defineResource(LocalSubjectAccessReviews, {
  storage: 'none',
  async create(review, { services, namespace }) {
    const errors = [...subjectErrors(review.spec), ...metadataErrors(review, 'must be empty except for namespace')]
    const attributes = review.spec?.resourceAttributes
    if (attributes && (attributes.namespace ?? '') !== namespace) {
      errors.push(
        invalid(
          at.child('resourceAttributes', 'namespace'),
          attributes.namespace ?? '',
          'must match metadata.namespace',
        ),
      )
    }
    if (review.spec?.nonResourceAttributes) {
      errors.push(
        invalid(
          at.child('nonResourceAttributes'),
          printed(review.spec.nonResourceAttributes),
          'disallowed on this kind of request',
        ),
      )
    }
    check(errors)
    if (attributes?.namespace !== namespace) {
      throw badRequest(`spec.resourceAttributes.namespace must match namespace: ${namespace}`)
    }
    return { ...review, status: await answer(services, questionOf(subjectOf(review.spec), review.spec)) }
  },
})

export const selfSubjectAccessReviews = defineResource(SelfSubjectAccessReviews, {
  storage: 'none',
  async create(review: SelfSubjectAccessReview, { services, user }) {
    check([
      ...attributeErrors(review.spec),
      ...selectorErrors(review.spec?.resourceAttributes ?? {}),
      ...metadataErrors(review),
    ])
    return { ...review, status: await answer(services, questionOf(user, review.spec)) } as KubeObject
  },
})

export const selfSubjectRulesReviews = defineResource(SelfSubjectRulesReviews, {
  storage: 'none',
  async create(review, { services, user }) {
    const namespace = review.spec?.namespace ?? ''
    if (namespace === '') throw badRequest('no namespace on request')
    if (!services.rulesFor) throw internalError('this server answers no access reviews')
    // Upstream answers with a new review, which has nothing but its status.
    const { kind, apiVersion } = review
    return { kind, apiVersion, metadata: {}, spec: {}, status: await services.rulesFor(user, namespace) } as KubeObject
  },
})

/** Upstream leaves the kind of a review out. */
function check(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw invalidObject({ group: 'authorization.k8s.io', kind: '' }, '', errors)
}
