export const mediaTypes: readonly string[] = [
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
]

export const metaDefinition = (kind: string): string => `io.k8s.apimachinery.pkg.apis.meta.v1.${kind}`

/** `core`, `apps`, `rbacAuthorization`: a group's name in operation ids and tags. */
export function camelGroup(group: string): string {
  if (group === '') return 'core'
  const words = group.replace(/\.k8s\.io$/, '').split(/[.-]/)
  return words.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join('')
}

export function tagOf({ group, version }: { readonly group: string; readonly version: string }): string {
  return `${camelGroup(group)}_${version}`
}

/** `/api/v1`, `/apis/apps/v1`. */
export function pathPrefix({ group, version }: { readonly group: string; readonly version: string }): string {
  return group === '' ? `/api/${version}` : `/apis/${group}/${version}`
}

export function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
