import type { CustomResourceDefinition } from '../../../api/index.js'

/** apiextensions' pkg/apis/apiextensions/v1/defaults.go. */
export function defaultDefinition({ spec, status }: CustomResourceDefinition): void {
  if (!spec) return
  const stored = spec.versions?.find((version) => version.storage)
  if (status && !status.storedVersions?.length && stored) status.storedVersions = [stored.name]
  const { names } = spec
  if (names) {
    if (!names.singular) names.singular = (names.kind ?? '').toLowerCase()
    if (!names.listKind && names.kind) names.listKind = `${names.kind}List`
    if (names.singular === '') delete names.singular
  }
  spec.conversion ??= { strategy: 'None' }
  const service = spec.conversion.webhook?.clientConfig?.service
  if (service) service.port ??= 443
}
