import { imageDigest, imageDomain, imagePathPart, imageTag, longestImageName } from '../image-grammar.js'

/** With `:latest` where there is neither tag nor digest. An `error` is worded as the reference library words it. */
export function applyDefaultTag(image: string): { readonly image: string } | { readonly error: string } {
  const failure = (why: string) => ({
    error: `Failed to apply default image tag "${image}": couldn't parse image name "${image}": ${why}`,
  })
  // An image may be named by its 64 hexadecimal digits; the library refuses those as repository names only.
  if (/^[a-f0-9]{64}$/.test(image)) {
    return failure(`invalid repository name (${image}), cannot specify 64-byte hexadecimal strings`)
  }
  const at = image.indexOf('@')
  const digest = at < 0 ? undefined : image.slice(at + 1)
  const named = at < 0 ? image : image.slice(0, at)
  const slash = named.lastIndexOf('/')
  const colon = named.indexOf(':', slash + 1)
  const tag = colon < 0 ? undefined : named.slice(colon + 1)
  const name = colon < 0 ? named : named.slice(0, colon)
  const [first = '', ...rest] = name.split('/')
  const hasDomain = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase())
  const path = hasDomain ? rest : [first, ...rest]
  const isValid =
    (!hasDomain || imageDomain.test(first)) &&
    path.every((part) => imagePathPart.test(part)) &&
    (tag === undefined || imageTag.test(tag)) &&
    (digest === undefined || imageDigest.test(digest))
  if (!isValid) {
    const lower = name.toLowerCase()
    const onlyCase = lower !== name && lower.split('/').every((part) => imagePathPart.test(part))
    return failure(`invalid reference format${onlyCase ? ': repository name must be lowercase' : ''}`)
  }
  if (path.join('/').length > longestImageName) return failure('repository name must not be more than 255 characters')
  return { image: tag === undefined && digest === undefined ? `${image}:latest` : image }
}
