import type { KubeObject } from './object.js'

/**
 * The name of a resource in one group and version, with its TypeScript type. `api/generated` has one for each built-in resource
 * (`Pods`, `Deployments`); one for a custom resource is made by hand: `{ group, version, kind, … }`.
 */
export interface ResourceToken<T extends KubeObject = KubeObject> {
  /** `''` for core. */
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly plural: string
  readonly singular: string
  readonly listKind: string
  readonly namespaced: boolean
  /** Only for the type checker: never set. */
  readonly objectType?: T
}

/** `v1` or `apps/v1`. */
export function apiVersionOf({ group, version }: { readonly group: string; readonly version: string }): string {
  return group === '' ? version : `${group}/${version}`
}

/** `''`, `v1` from `v1`; `apps`, `v1` from `apps/v1`. */
export function parseApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/')
  return slash < 0
    ? { group: '', version: apiVersion }
    : { group: apiVersion.slice(0, slash), version: apiVersion.slice(slash + 1) }
}
