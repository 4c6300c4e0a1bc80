import { imageDigest, imageDomain, imagePathPart, imageTag, longestImageName } from '../../image-grammar.js'
import { RuntimeError } from '../container-runtime.js'

export interface ImageReference {
  /** With the registry where one was named: `busybox`, `registry:5000/team/app`. */
  readonly repository: string
  /** A tag or a digest: `latest`, `sha256:…`. */
  readonly version: string
  /** As the daemon is to be asked for it. */
  readonly name: string
}

/** An image id, whole or with its algorithm: no reference, but good for inspect and create. */
export function isImageId(image: string): boolean {
  return /^(?:sha256:)?[0-9a-f]{64}$/.test(image)
}

/**
 * Reads a reference by the grammar of distribution/reference. dockerode's own splitting sends odd ones to odd places. A digest wins over a tag;
 * without either the tag is `latest`. Throws `INVALID_IMAGE_NAME`.
 */
export function parseReference(image: string): ImageReference {
  const [named = '', version] = splitOnce(image, '@')
  const slash = named.lastIndexOf('/')
  const colon = named.indexOf(':', slash + 1)
  const repository = colon < 0 ? named : named.slice(0, colon)
  const tagged = colon < 0 ? undefined : named.slice(colon + 1)
  const parts = repository.split('/')
  const first = parts[0] ?? ''
  const hasHost = parts.length > 1 && (/[.:]/.test(first) || first === 'localhost')
  const path = hasHost ? parts.slice(1) : parts
  const valid =
    (!hasHost || imageDomain.test(first)) &&
    path.every((part) => imagePathPart.test(part)) &&
    (tagged === undefined || imageTag.test(tagged)) &&
    (version === undefined || imageDigest.test(version)) &&
    repository.length <= longestImageName
  if (!valid) {
    const onlyCase =
      path.every((part) => imagePathPart.test(part.toLowerCase())) && path.some((part) => /[A-Z]/.test(part))
    const why = onlyCase ? ': repository name must be lowercase' : ''
    throw new RuntimeError('INVALID_IMAGE_NAME', `invalid reference format${why}`)
  }
  if (version !== undefined) return { repository, version, name: `${repository}@${version}` }
  return { repository, version: tagged ?? 'latest', name: `${repository}:${tagged ?? 'latest'}` }
}

/** How the daemon is asked about an image that may be an id. */
export function lookupName(image: string): string {
  return isImageId(image) ? image : parseReference(image).name
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)]
}
