// apiserver/custom-resources: stored CRDs become definitions that the catalog serves.
// Start here: custom-resources.ts (the component), definition-of-crd.ts, version.ts.
export type { CallConversionWebhook } from './conversion.js'
export type { CustomResourcesOptions } from './custom-resources.js'
export { CustomResources } from './custom-resources.js'
export type { CustomDefinitionOptions } from './definition-of-crd.js'
export { definitionOfCrd } from './definition-of-crd.js'
