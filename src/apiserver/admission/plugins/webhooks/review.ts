import { goKindOf, isJsonObject, quote } from '../../../../api/index.js'
import type { AdmissionAttributes, AdmissionView } from '../../attributes.js'
import type { HookKind } from './hook.js'

export type ReviewVersion = 'v1' | 'v1beta1'

const group = 'admission.k8s.io'

/** An AdmissionReview with its request (apiserver's pkg/admission/plugin/webhook/request, v0.34). */
export async function reviewOf(
  version: ReviewVersion,
  uid: string,
  view: AdmissionView,
  attributes: AdmissionAttributes,
  own: AdmissionView,
): Promise<object> {
  const { object, old, dryRun } = attributes
  return {
    kind: 'AdmissionReview',
    apiVersion: `${group}/${version}`,
    request: {
      uid,
      ...describeRequest(view, attributes, own),
      object: object ? await view.show(object) : null,
      oldObject: old ? await view.show(old) : null,
      dryRun,
      options: attributes.options?.() ?? null,
    },
  }
}

/** The request of a review but for its objects: who wants to do what. */
export function describeRequest(
  view: AdmissionView,
  { operation, subresource, namespace, name, user }: AdmissionAttributes,
  own: AdmissionView,
): object {
  const { username, uid, groups, extra = {} } = user
  return {
    kind: kindOf(view),
    resource: resourceOf(view),
    ...(subresource === '' ? {} : { subResource: subresource }),
    requestKind: kindOf(own),
    requestResource: resourceOf(own),
    ...(subresource === '' ? {} : { requestSubResource: subresource }),
    ...(name === '' ? {} : { name }),
    ...(namespace === '' ? {} : { namespace }),
    operation,
    userInfo: {
      username,
      ...(uid ? { uid } : {}),
      ...(groups.length > 0 ? { groups } : {}),
      ...(Object.keys(extra).length > 0 ? { extra } : {}),
    },
  }
}

const kindOf = ({ kind: { group, version, kind } }: AdmissionView) => ({ group, version, kind })
const resourceOf = ({ resource: { group, version, plural } }: AdmissionView) => ({ group, version, resource: plural })

export interface ReviewAnswer {
  readonly allowed: boolean
  /** A Status. */
  readonly result: Readonly<Record<string, unknown>>
  readonly warnings: readonly string[]
  /** Base64; '' without one. */
  readonly patch: string
  readonly patchType: string
}

/** Throws an Error that says in upstream's words what is wrong with the answer (VerifyAdmissionResponse). */
export function readAnswer(answer: unknown, version: ReviewVersion, uid: string, kind: HookKind): ReviewAnswer {
  const { apiVersion, kind: answered, response } = isJsonObject(answer) ? answer : {}
  if (!isJsonObject(response)) throw new Error('webhook response was absent')
  const patch = textOf(response.patch)
  const patchType =
    response.patchType === undefined || response.patchType === null ? undefined : textOf(response.patchType)
  if (version === 'v1') {
    if (response.uid !== uid) throw new Error(`expected response.uid=${quote(uid)}, got ${quote(textOf(response.uid))}`)
    const wanted = `${group}/v1, Kind=AdmissionReview`
    const got = `${textOf(apiVersion) || '/'}, Kind=${textOf(answered)}`
    if (got !== wanted) throw new Error(`expected webhook response of ${wanted}, got ${got}`)
    checkPatch(patch, patchType, kind)
  }
  const { status, warnings } = response
  return {
    allowed: response.allowed === true,
    result: isJsonObject(status) ? status : {},
    warnings: Array.isArray(warnings) ? warnings.filter((one) => typeof one === 'string') : [],
    patch,
    // v1beta1 may leave the type of a patch out.
    patchType: patchType ?? 'JSONPatch',
  }
}

const goTypes: Readonly<Record<string, readonly [kind: string, goType: string]>> = {
  uid: ['string', 'types.UID'],
  allowed: ['bool', 'bool'],
  patch: ['string', '[]uint8'],
  patchType: ['string', 'v1.PatchType'],
  warnings: ['array', '[]string'],
}

/** Throws an Error as Go's decoding does for a member of the wrong type. */
export function checkTypes(answer: unknown): void {
  const { response } = isJsonObject(answer) ? answer : {}
  if (!isJsonObject(response)) return
  for (const [name, [wanted, goType]] of Object.entries(goTypes)) {
    const value = response[name]
    if (value === undefined || value === null || goKindOf(value) === wanted) continue
    throw new Error(
      `json: cannot unmarshal ${goKindOf(value)} into Go struct field AdmissionResponse.response.${name} of type ${goType}`,
    )
  }
}

function checkPatch(patch: string, patchType: string | undefined, kind: HookKind): void {
  if (kind === 'validating') {
    if (patch !== '') throw new Error('validating webhook may not return response.patch')
    if (patchType !== undefined) throw new Error('validating webhook may not return response.patchType')
    return
  }
  if (patch !== '' && patchType === undefined) {
    throw new Error('webhook returned response.patch but not response.patchType')
  }
  if (patch === '' && patchType !== undefined) {
    throw new Error('webhook returned response.patchType but not response.patch')
  }
  if (patchType === '') throw new Error('webhook returned invalid response.patchType of ""')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
