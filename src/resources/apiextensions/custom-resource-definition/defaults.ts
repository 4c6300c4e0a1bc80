import type { CustomResourceDefinition } from '../../../api/index.js'

/** apiextensions' pkg/apis/apiextensions/v1/defaults.go. */
export function defaultDefinition({ spec }: CustomResourceDefinition): void {
  if (!spec) return
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
