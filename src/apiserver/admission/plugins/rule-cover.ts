import type { PolicyRule } from '../../../api/index.js'

/** What of `wanted` no rule of `held` covers, in rules of one verb and one resource or path each (component-helpers auth/rbac/validation, v0.34). */
export function rulesNotCovered(held: readonly PolicyRule[], wanted: readonly PolicyRule[]): readonly PolicyRule[] {
  return wanted.flatMap(singleRules).filter((single) => !held.some((rule) => covers(rule, single)))
}

function singleRules({ verbs, apiGroups, resources, resourceNames, nonResourceURLs }: PolicyRule): PolicyRule[] {
  const singles: PolicyRule[] = []
  const names = resourceNames?.length ? resourceNames.map((name) => [name]) : [undefined]
  for (const one of apiGroups ?? []) {
    for (const resource of resources ?? []) {
      for (const verb of verbs ?? []) {
        for (const name of names) {
          const rule = { verbs: [verb], apiGroups: [one], resources: [resource] }
          singles.push(name ? { ...rule, resourceNames: name } : rule)
        }
      }
    }
  }
  for (const url of nonResourceURLs ?? []) {
    for (const verb of verbs ?? []) singles.push({ verbs: [verb], nonResourceURLs: [url] })
  }
  return singles
}

function covers(held: PolicyRule, single: PolicyRule): boolean {
  const hasAll = (have: readonly string[] = [], need: readonly string[] = []) =>
    have.includes('*') || need.every((one) => have.includes(one))
  const names = held.resourceNames?.length ? (single.resourceNames ?? []) : undefined
  return (
    hasAll(held.verbs, single.verbs) &&
    hasAll(held.apiGroups, single.apiGroups) &&
    (single.resources ?? []).every((one) => coversResource(held.resources ?? [], one)) &&
    (names === undefined || (names.length > 0 && names.every((one) => held.resourceNames?.includes(one)))) &&
    (single.nonResourceURLs ?? []).every((url) => (held.nonResourceURLs ?? []).some((own) => coversPath(own, url)))
  )
}

function coversResource(held: readonly string[], wanted: string): boolean {
  if (held.includes('*') || held.includes(wanted)) return true
  const slash = wanted.indexOf('/')
  return slash >= 0 && held.includes(`*${wanted.slice(slash)}`)
}

function coversPath(held: string, wanted: string): boolean {
  return held === wanted || (held.endsWith('*') && wanted.startsWith(held.replace(/\*+$/, '')))
}

/** As upstream prints them: rules that differ in their verbs only are joined, the texts sorted. */
export function describedRules(rules: readonly PolicyRule[]): readonly string[] {
  const joined = new Map<string, PolicyRule>()
  for (const { verbs, ...rest } of rules) {
    // Paths are not joined.
    const key = JSON.stringify(rest.nonResourceURLs ? { ...rest, verbs } : rest)
    const before = joined.get(key)
    joined.set(key, { ...rest, verbs: [...(before?.verbs ?? []), ...verbs] })
  }
  return [...new Set([...joined.values()].map(describe))].sort()
}

function describe({ apiGroups, resources, nonResourceURLs, resourceNames, verbs }: PolicyRule): string {
  const parts = Object.entries({
    APIGroups: apiGroups,
    Resources: resources,
    NonResourceURLs: nonResourceURLs,
    ResourceNames: resourceNames,
    Verbs: verbs,
  }).flatMap(([title, values]) =>
    values?.length ? [`${title}:[${values.map((one) => JSON.stringify(one)).join(' ')}]`] : [],
  )
  return `{${parts.join(', ')}}`
}
