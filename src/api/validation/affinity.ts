import type { FieldPath } from '../errors/index.js'
import { duplicate, forbidden, invalid, notSupported, required } from '../errors/index.js'
import type {
  Affinity,
  LabelSelector,
  NodeSelector,
  NodeSelectorRequirement,
  NodeSelectorTerm,
  PodAffinityTerm,
  TopologySpreadConstraint,
  WeightedPodAffinityTerm,
} from '../generated/index.js'
import { isDNS1123Label, isDNS1123Subdomain, isQualifiedName, isValidLabelValue } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons, addUnsupported, notPositive } from './error-list.js'
import { addLabelSelectorErrors, addSetOperatorErrors } from './label-selector.js'

export function addAffinityErrors(errors: Errors, affinity: Affinity | undefined, at: FieldPath): void {
  const node = affinity?.nodeAffinity
  if (node) {
    const here = at.child('nodeAffinity')
    const needed = node.requiredDuringSchedulingIgnoredDuringExecution
    if (needed) addNodeSelectorErrors(errors, needed, here.child('requiredDuringSchedulingIgnoredDuringExecution'))
    node.preferredDuringSchedulingIgnoredDuringExecution?.forEach(({ weight, preference }, index) => {
      const term = here.child('preferredDuringSchedulingIgnoredDuringExecution').index(index)
      addWeightErrors(errors, weight, term)
      addNodeSelectorTermErrors(errors, preference, term.child('preference'), { checkValues: false })
    })
  }
  for (const kind of ['podAffinity', 'podAntiAffinity'] as const) {
    const terms = affinity?.[kind]
    if (!terms) continue
    const here = at.child(kind)
    terms.requiredDuringSchedulingIgnoredDuringExecution?.forEach((term, index) => {
      addPodTermErrors(errors, term, here.child('requiredDuringSchedulingIgnoredDuringExecution').index(index))
    })
    addWeightedTermErrors(
      errors,
      terms.preferredDuringSchedulingIgnoredDuringExecution,
      here.child('preferredDuringSchedulingIgnoredDuringExecution'),
    )
  }
}

function addWeightErrors(errors: Errors, weight: number, at: FieldPath): void {
  if (!(weight > 0 && weight <= 100))
    errors.push(invalid(at.child('weight'), weight ?? 0, 'must be in the range 1-100'))
}

/** Used by node affinity of pods and of volumes. */
export function addNodeSelectorErrors(errors: Errors, selector: NodeSelector, at: FieldPath): void {
  const terms = at.child('nodeSelectorTerms')
  if (!selector.nodeSelectorTerms?.length) {
    errors.push(required(terms, 'must have at least one node selector term'))
    return
  }
  selector.nodeSelectorTerms.forEach((term, index) => {
    addNodeSelectorTermErrors(errors, term, terms.index(index), { checkValues: true })
  })
}

function addNodeSelectorTermErrors(
  errors: Errors,
  term: NodeSelectorTerm | undefined,
  at: FieldPath,
  { checkValues }: { readonly checkValues: boolean },
): void {
  term?.matchExpressions?.forEach((requirement, index) => {
    addNodeRequirementErrors(errors, requirement, at.child('matchExpressions').index(index), checkValues)
  })
  term?.matchFields?.forEach((requirement, index) => {
    addNodeFieldErrors(errors, requirement, at.child('matchFields').index(index))
  })
}

function addNodeRequirementErrors(
  errors: Errors,
  { key = '', operator, values = [] }: NodeSelectorRequirement,
  at: FieldPath,
  checkValues: boolean,
): void {
  if (operator === 'Gt' || operator === 'Lt') {
    if (values.length !== 1) {
      errors.push(required(at.child('values'), "must be specified single value when `operator` is 'Lt' or 'Gt'"))
    }
  } else addSetOperatorErrors(errors, operator, values, at)
  addReasons(errors, at.child('key'), key, isQualifiedName(key))
  if (!checkValues) return
  values.forEach((value, index) => {
    addReasons(errors, at.child('values').index(index), value, isValidLabelValue(value))
  })
}

function addNodeFieldErrors(
  errors: Errors,
  { key = '', operator, values = [] }: NodeSelectorRequirement,
  at: FieldPath,
): void {
  if (operator !== 'In' && operator !== 'NotIn') {
    errors.push(invalid(at.child('operator'), operator ?? '', 'not a valid selector operator'))
  } else if (values.length !== 1) {
    const detail = "must be only one value when `operator` is 'In' or 'NotIn' for node field selector"
    errors.push(required(at.child('values'), detail))
  }
  if (key !== 'metadata.name') {
    errors.push(invalid(at.child('key'), key, 'not a valid field selector key'))
    return
  }
  values.forEach((value, index) => {
    addReasons(errors, at.child('values').index(index), value, isDNS1123Subdomain(value))
  })
}

function addWeightedTermErrors(
  errors: Errors,
  terms: readonly WeightedPodAffinityTerm[] | undefined,
  at: FieldPath,
): void {
  terms?.forEach(({ weight, podAffinityTerm }, index) => {
    addWeightErrors(errors, weight, at.index(index))
    addPodTermErrors(errors, podAffinityTerm, at.index(index).child('podAffinityTerm'))
  })
}

function addPodTermErrors(errors: Errors, term: PodAffinityTerm, at: FieldPath): void {
  addLabelSelectorErrors(errors, term.labelSelector, at.child('labelSelector'))
  addLabelSelectorErrors(errors, term.namespaceSelector, at.child('namespaceSelector'))
  for (const name of term.namespaces ?? []) addReasons(errors, at.child('namespace'), name, isDNS1123Label(name))
  addLabelKeysErrors(errors, term.matchLabelKeys, term.labelSelector, at.child('matchLabelKeys'))
  addLabelKeysErrors(errors, term.mismatchLabelKeys, term.labelSelector, at.child('mismatchLabelKeys'))
  addSelectedTwiceErrors(errors, term.matchLabelKeys, term.labelSelector, at)
  term.matchLabelKeys?.forEach((key, index) => {
    if (!term.mismatchLabelKeys?.includes(key)) return
    const detail = 'exists in both matchLabelKeys and mismatchLabelKeys'
    errors.push(invalid(at.child('matchLabelKeys').index(index), key, detail))
  })
  const topologyKey = term.topologyKey ?? ''
  if (topologyKey === '') errors.push(required(at.child('topologyKey'), 'can not be empty'))
  addReasons(errors, at.child('topologyKey'), topologyKey, isQualifiedName(topologyKey))
}

function addLabelKeysErrors(
  errors: Errors,
  keys: readonly string[] | undefined,
  selector: LabelSelector | undefined,
  at: FieldPath,
): void {
  if (!keys?.length) return
  if (!selector) {
    errors.push(forbidden(at, 'must not be specified when labelSelector is not set'))
    return
  }
  for (const [index, key] of keys.entries()) addReasons(errors, at.index(index), key, isQualifiedName(key))
}

/** The keys are in the selector by now, once each: what finds a key a second time was the caller's own. Upstream counts the key in the path of the term. */
function addSelectedTwiceErrors(
  errors: Errors,
  keys: readonly string[] = [],
  selector: LabelSelector | undefined,
  at: FieldPath,
): void {
  const selected = new Set(Object.keys(selector?.matchLabels ?? {}))
  for (const { key } of selector?.matchExpressions ?? []) {
    const index = keys.lastIndexOf(key)
    if (index >= 0 && selected.has(key)) {
      errors.push(invalid(at.index(index), key, 'exists in both matchLabelKeys and labelSelector'))
    }
    selected.add(key)
  }
}

export function addTopologySpreadErrors(
  errors: Errors,
  constraints: readonly TopologySpreadConstraint[] | undefined,
  at: FieldPath,
): void {
  const lastOf = new Map(
    constraints?.map((one, index) => [`${one.topologyKey ?? ''}\n${one.whenUnsatisfiable ?? ''}`, index]),
  )
  constraints?.forEach((constraint, index) => {
    const here = at.index(index)
    const { maxSkew = 0, topologyKey = '', whenUnsatisfiable = '', minDomains } = constraint
    if (maxSkew <= 0) errors.push(invalid(here.child('maxSkew'), maxSkew, notPositive))
    if (topologyKey === '') errors.push(required(here.child('topologyKey'), 'can not be empty'))
    addUnsupported(errors, here.child('whenUnsatisfiable'), whenUnsatisfiable, ['DoNotSchedule', 'ScheduleAnyway'])
    const key = `${topologyKey}\n${whenUnsatisfiable}`
    if (lastOf.get(key) !== index) {
      errors.push(duplicate(here.child('{topologyKey, whenUnsatisfiable}'), `{${topologyKey}, ${whenUnsatisfiable}}`))
    }
    if (minDomains !== undefined) {
      if (minDomains <= 0) errors.push(invalid(here.child('minDomains'), minDomains, notPositive))
      if (whenUnsatisfiable !== 'DoNotSchedule') {
        const detail = `can only use minDomains if whenUnsatisfiable=DoNotSchedule, not ${whenUnsatisfiable}`
        errors.push(invalid(here.child('minDomains'), minDomains, detail))
      }
    }
    for (const field of ['nodeAffinityPolicy', 'nodeTaintsPolicy'] as const) {
      const policy = constraint[field]
      if (policy !== undefined && policy !== 'Honor' && policy !== 'Ignore') {
        errors.push(notSupported(here.child(field), policy, ['Honor', 'Ignore']))
      }
    }
    addLabelKeysErrors(errors, constraint.matchLabelKeys, constraint.labelSelector, here.child('matchLabelKeys'))
    addSelectedTwiceErrors(errors, constraint.matchLabelKeys, constraint.labelSelector, here)
    addLabelSelectorErrors(errors, constraint.labelSelector, here.child('labelSelector'))
  })
}
