import { StatusError, unsupportedMediaType } from '../../api/index.js'

export type PatchMediaType = 'json' | 'merge' | 'strategic' | 'apply'

const types: Readonly<Record<string, PatchMediaType>> = {
  'application/json-patch+json': 'json',
  'application/merge-patch+json': 'merge',
  'application/strategic-merge-patch+json': 'strategic',
  'application/apply-patch+yaml': 'apply',
}

/**
 * What kind of patch a Content-Type announces. Built-in resources refuse others before any handler, in go-restful's words; custom
 * resources, which know no strategic patch, in the handler's.
 *
 * @throws StatusError 415
 */
export function patchTypeOf(contentType: string | undefined, isCustom: boolean): PatchMediaType {
  const type = types[(contentType ?? '').split(';')[0]?.trim() ?? '']
  if (type && !(isCustom && type === 'strategic')) return type
  if (!isCustom) {
    throw new StatusError({
      code: 415,
      reason: 'UnsupportedMediaType',
      message: '415: Unsupported Media Type',
      details: {},
    })
  }
  throw unsupportedMediaType(
    'the body of the request was in an unknown format - accepted media types include: application/json-patch+json, application/merge-patch+json, application/apply-patch+yaml',
  )
}
