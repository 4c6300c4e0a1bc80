import type { FieldError, VolumeAttachment } from '../../api/index.js'
import {
  addCsiDriverNameErrors,
  addReasons,
  byteLength,
  immutable,
  invalid,
  isDNS1123Subdomain,
  path,
  required,
  semanticEqual,
  tooLong,
  VolumeAttachments,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'

const at = path('spec')

function validate({ spec }: VolumeAttachment): FieldError[] {
  const errors: FieldError[] = []
  addCsiDriverNameErrors(errors, spec?.attacher ?? '', at.child('attacher'))
  const source = at.child('source')
  const { inlineVolumeSpec, persistentVolumeName } = spec?.source ?? {}
  if (inlineVolumeSpec === undefined && persistentVolumeName === undefined) {
    errors.push(required(source, 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'))
  } else if (inlineVolumeSpec !== undefined && persistentVolumeName !== undefined) {
    errors.push(invalid(source, spec?.source, 'must specify exactly one of inlineVolumeSpec and persistentVolumeName'))
  } else if (persistentVolumeName === '') {
    errors.push(required(source.child('persistentVolumeName'), 'must specify non empty persistentVolumeName'))
  } else if (persistentVolumeName !== undefined) {
    addReasons(
      errors,
      source.child('persistentVolumeName'),
      persistentVolumeName,
      isDNS1123Subdomain(persistentVolumeName),
    )
  }
  const node = spec?.nodeName ?? ''
  addReasons(errors, at.child('nodeName'), node, isDNS1123Subdomain(node))
  return errors
}

export const volumeAttachments = defineResource(VolumeAttachments, {
  allowUnconditionalUpdate: false,
  revalidatesMetadata: false,
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
  validate,
  validateUpdate: (attachment, old) =>
    semanticEqual(attachment.spec, old.spec) ? [] : [invalid(at, attachment.spec ?? null, immutable)],
  status: {
    keepsMetadata: true,
    resetFields: ['metadata'],
    validateUpdate({ status }) {
      const errors: FieldError[] = []
      for (const field of ['attachError', 'detachError'] as const) {
        const message = status?.[field]?.message ?? ''
        if (byteLength(message) > 1024 * 1024) errors.push(tooLong(path('status', field, 'message'), 1024 * 1024))
      }
      return errors
    },
  },
})
