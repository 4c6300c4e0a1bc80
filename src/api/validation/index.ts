// validation: what several kinds check alike (metadata, selectors, pod specs, volumes, resources, addresses), as pure functions.
// Validators append to a list of errors, in upstream's order and words (pkg/apis/core/validation, v1.34).
export {
  addCidrErrors,
  addIpErrors,
  addressWarnings,
  addSpecialIpErrors,
  addStrictCidrErrors,
  addStrictIpErrors,
  cidrWarnings,
  isDualStack,
} from './addresses.js'
export { addAffinityErrors, addNodeSelectorErrors, addTopologySpreadErrors } from './affinity.js'
export { addImageSpaceErrors, protocols } from './containers.js'
export type { Errors } from './error-list.js'
export {
  addMissing,
  addNegative,
  addReasons,
  addUnsupported,
  duplicateBecause,
  immutable,
  notNegative,
  notPositive,
  requireOneOf,
} from './error-list.js'
export { addLabelSelectorErrors } from './label-selector.js'
export { addAnnotationErrors, addLabelErrors } from './labels.js'
export { addFieldManagerErrors } from './managed-fields.js'
export type { ObjectMetaOptions } from './object-meta.js'
export { kubeFinalizerReasons, validateObjectMeta, validateObjectMetaUpdate } from './object-meta.js'
export type { ValidateName } from './object-names.js'
export { nameIsDNS1035Label, nameIsDNSLabel, nameIsDNSSubdomain, nameIsPathSegment } from './object-names.js'
export { addBackstepErrors } from './paths.js'
export type { PodSpecOptions } from './pod-spec.js'
export { addPodSpecErrors } from './pod-spec.js'
export {
  addAlwaysRestartsErrors,
  addPodAnnotationErrors,
  addPodTemplateErrors,
  addProfileMismatchErrors,
  addReplicatedTemplateErrors,
  labelsMismatch,
} from './pod-template.js'
export { addPortErrors } from './probes.js'
export {
  addContainerResourceNameErrors,
  addQuotaResourceNameErrors,
  addResourceNameErrors,
  addResourceQuantityErrors,
  isExtendedResource,
  isHugePageResource,
  isOvercommitAllowed,
  isStandardQuotaResource,
} from './resource-names.js'
export { addResourceRequirementsErrors } from './resource-requirements.js'
export { addServiceAddressErrors } from './service-addresses.js'
export { addTolerationsErrors } from './tolerations.js'
export type { VisitedContainer } from './visited-containers.js'
export { containersOf } from './visited-containers.js'
export {
  addAccessModeErrors,
  addTemplateMetadataErrors,
  addVolumeClaimSpecErrors,
  addVolumeModeErrors,
} from './volume-claim.js'
export {
  addAzureDiskErrors,
  addCsiDriverNameErrors,
  addCsiVolumeErrors,
  addDiskErrors,
  addFcErrors,
  addFlexErrors,
  addFlockerErrors,
  addHostPathErrors,
  addIscsiErrors,
  addNfsErrors,
  addQuobyteErrors,
  addRequiredFields,
  addStorageOsErrors,
  SourceCounter,
} from './volume-sources.js'
export { addDryRunErrors, addFieldValidationErrors } from './write-options.js'
