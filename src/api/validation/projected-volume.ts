import type { FieldPath } from '../errors/index.js'
import { forbidden, invalid, required } from '../errors/index.js'
import type { ClusterTrustBundleProjection, ProjectedVolumeSource, VolumeProjection } from '../generated/index.js'
import { isDNS1123Subdomain } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addLabelSelectorErrors } from './label-selector.js'
import { addFileModeErrors, addNonReservedPathErrors } from './paths.js'
import { addDownwardFileErrors, addKeyToPathErrors } from './volume-files.js'
import { addRequiredFields } from './volume-sources.js'

/** A projected volume: files of several sources in one folder. */
export function addProjectedErrors(errors: Errors, projected: ProjectedVolumeSource, at: FieldPath): void {
  addFileModeErrors(errors, projected.defaultMode, at.child('defaultMode'))
  const paths = new Set<string>()
  projected.sources?.forEach((source, index) => {
    addProjectionErrors(errors, source, paths, at, at.child('sources').index(index))
  })
}

function addProjectionErrors(
  errors: Errors,
  source: VolumeProjection,
  paths: Set<string>,
  at: FieldPath,
  here: FieldPath,
): void {
  const claimPath = (path: string | undefined, printed: string) => {
    if (!path) return
    if (paths.has(path)) errors.push(invalid(at, printed, 'conflicting duplicate paths'))
    paths.add(path)
  }
  let count = 0
  for (const kind of ['secret', 'configMap'] as const) {
    const files = source[kind]
    if (!files) continue
    count++
    addRequiredFields(errors, files, here.child(kind), 'name')
    files.items?.forEach((item, index) => {
      addKeyToPathErrors(errors, item, here.child(kind, 'items').index(index))
      claimPath(item.path, files.name ?? '')
    })
  }
  if (source.downwardAPI) {
    count++
    for (const file of source.downwardAPI.items ?? []) {
      addDownwardFileErrors(errors, file, here.child('downwardAPI'))
      claimPath(file.path, file.path ?? '')
    }
  }
  if (source.serviceAccountToken) {
    count++
    const { expirationSeconds = 0, path = '' } = source.serviceAccountToken
    const expiration = here.child('serviceAccountToken', 'expirationSeconds')
    if (expirationSeconds < 600) {
      errors.push(invalid(expiration, expirationSeconds, 'may not specify a duration less than 10 minutes'))
    }
    if (expirationSeconds > 2 ** 32) {
      errors.push(invalid(expiration, expirationSeconds, 'may not specify a duration larger than 2^32 seconds'))
    }
    if (path === '') errors.push(required(at.child('path')))
    else addNonReservedPathErrors(errors, path, at.child('path'))
  }
  if (source.clusterTrustBundle) {
    count++
    addTrustBundleErrors(errors, source.clusterTrustBundle, here.child('clusterTrustBundle'))
    claimPath(source.clusterTrustBundle.path, source.clusterTrustBundle.path)
  }
  if (count > 1) errors.push(forbidden(here, 'may not specify more than 1 volume type per source'))
}

function addTrustBundleErrors(errors: Errors, bundle: ClusterTrustBundleProjection, at: FieldPath): void {
  const { name, signerName, labelSelector, path = '' } = bundle
  if (name !== undefined && signerName !== undefined) {
    errors.push(invalid(at, bundle, 'only one of name and signerName may be used'))
  } else if (name !== undefined) {
    if (name === '') errors.push(required(at.child('name'), 'must be a valid object name'))
    for (const reason of isDNS1123Subdomain(name.split(':').at(-1) ?? '')) {
      errors.push(invalid(at.child('name'), name, `not a valid clustertrustbundlename: ${reason}`))
    }
    if (labelSelector) {
      const detail = 'labelSelector must be unset if name is specified'
      errors.push(invalid(at.child('labelSelector'), labelSelector, detail))
    }
  } else if (signerName !== undefined) {
    if (signerName === '') errors.push(required(at.child('signerName'), 'must be a valid signer name'))
    addLabelSelectorErrors(errors, labelSelector, at.child('labelSelector'))
  } else {
    errors.push(required(at, 'either name or signerName must be specified'))
  }
  if (path === '') errors.push(required(at.child('path')))
  addNonReservedPathErrors(errors, path, at.child('path'))
}
