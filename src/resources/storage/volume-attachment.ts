import type { FieldError, FieldPath, PersistentVolumeSpec, VolumeAttachment, VolumeError } from '../../api/index.js'
import {
  addAccessModeErrors,
  addCsiDriverNameErrors,
  addReasons,
  addVolumeModeErrors,
  byteLength,
  forbidden,
  immutable,
  internalForm,
  invalid,
  isDNS1123Subdomain,
  isSameValue,
  path,
  required,
  tooLong,
  VolumeAttachments,
} from '../../api/index.js'
import { addVolumeSourceErrors } from '../core/persistent-volume/volume-source.js'
import { defineResource } from '../define-resource.js'
import { twice } from '../twice.js'

const at = path('spec')
const maxMetadataBytes = 256 * 1024
const maxMessageBytes = 1024

function validate({ spec, status }: VolumeAttachment): FieldError[] {
  const errors: FieldError[] = []
  if (!spec?.attacher) errors.push(required(at.child('attacher')))
  const source = at.child('source')
  const { inlineVolumeSpec, persistentVolumeName } = spec?.source ?? {}
  const detail = 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'
  if (inlineVolumeSpec === undefined && persistentVolumeName === undefined) {
    errors.push(required(source, detail))
  } else if (inlineVolumeSpec !== undefined && persistentVolumeName !== undefined) {
    errors.push(forbidden(source, detail))
  } else if (persistentVolumeName === '') {
    errors.push(required(source.child('persistentVolumeName'), 'must specify non empty persistentVolumeName'))
  } else if (inlineVolumeSpec !== undefined) {
    addInlineErrors(errors, inlineVolumeSpec, source.child('inlineVolumeSpec'))
  }
  const node = spec?.nodeName ?? ''
  addReasons(errors, at.child('nodeName'), node, isDNS1123Subdomain(node))
  addStatusErrors(errors, status)
  return errors
}

/** ValidatePersistentVolumeSpec of a volume that stands in the attachment (v1.34): what is left of it is what its CSI driver needs. */
function addInlineErrors(errors: FieldError[], spec: PersistentVolumeSpec, here: FieldPath): void {
  const refuse = (field: string) =>
    errors.push(forbidden(here.child(field), 'may not be specified in the context of inline volumes'))
  if (spec.claimRef) refuse('claimRef')
  if (Object.keys(spec.capacity ?? {}).length > 0) refuse('capacity')
  if (!spec.csi) errors.push(required(here.child('csi'), 'has to be specified in the context of inline volumes'))
  if (!spec.accessModes?.length) errors.push(required(here.child('accessModes')))
  addAccessModeErrors(errors, spec.accessModes, here.child('accessModes'))
  if (spec.persistentVolumeReclaimPolicy && spec.persistentVolumeReclaimPolicy !== 'Retain') {
    const policyAt = here.child('persistentVolumeReclaimPolicy')
    errors.push(forbidden(policyAt, 'may only be Retain in the context of inline volumes'))
  }
  if (spec.nodeAffinity) refuse('nodeAffinity')
  addVolumeSourceErrors(errors, spec, '', here)
  if (spec.storageClassName) refuse('storageClassName')
  addVolumeModeErrors(errors, spec.volumeMode, here.child('volumeMode'))
}

function addStatusErrors(errors: FieldError[], status: VolumeAttachment['status']): void {
  const here = path('status')
  let size = 0
  for (const [key, value] of Object.entries(status?.attachmentMetadata ?? {})) {
    size += byteLength(key) + byteLength(value)
  }
  if (size > maxMetadataBytes) errors.push(tooLong(here.child('attachmentMetadata'), maxMetadataBytes))
  for (const field of ['attachError', 'detachError'] as const) {
    // Upstream measures the message by one size and names another.
    if (byteLength(status?.[field]?.message ?? '') > maxMessageBytes) {
      errors.push(tooLong(here.child(field, 'message'), maxMetadataBytes))
    }
  }
}

/** Error codes are behind a feature gate that v1.34 leaves off. */
function dropErrorCode(error: VolumeError | undefined): void {
  if (error) delete error.errorCode
}

export const volumeAttachments = defineResource(VolumeAttachments, {
  allowUnconditionalUpdate: false,
  metadataChecks: { asUpdated: 0, asNew: 2 },
  cells: {
    Attacher: ({ spec }) => spec?.attacher ?? '',
    PV: ({ spec }) => spec?.source?.persistentVolumeName ?? '',
    Node: ({ spec }) => spec?.nodeName ?? '',
    Attached: ({ status }) => status?.attached === true,
  },
  tracksGeneration: false,
  prepareForCreate(attachment) {
    attachment.status = { attached: false }
  },
  validate(attachment) {
    const errors = validate(attachment)
    addCsiDriverNameErrors(errors, attachment.spec?.attacher ?? '', at.child('attacher'))
    const volume = attachment.spec?.source?.persistentVolumeName
    if (volume !== undefined) {
      addReasons(errors, at.child('source', 'persistentVolumeName'), volume, isDNS1123Subdomain(volume))
    }
    return errors
  },
  validateUpdate(attachment, old) {
    const errors = [...twice(validate)(attachment)]
    if (!isSameValue(attachment.spec, old.spec))
      errors.push(invalid(at, internalForm('storage.VolumeAttachmentSpec', attachment.spec), immutable))
    return errors
  },
  status: {
    keepsMetadata: true,
    resetFields: ['metadata'],
    prepareForUpdate({ status }) {
      dropErrorCode(status?.attachError)
      dropErrorCode(status?.detachError)
    },
    validateUpdate: twice(validate),
  },
})
