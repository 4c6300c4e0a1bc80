const reference =
  /^(?:[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]+)?\/)?[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*(?:\/[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*)*(?::([\w][\w.-]{0,127}))?(@[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,})?$/

/** What could be the identifier of an image is not taken for its name. */
const isIdentifier = /^[a-f0-9]{64}$/

/** `latest`, written or not, is pulled each time. */
export function defaultPullPolicy(image: string): 'Always' | 'IfNotPresent' {
  return imageTag(image) === 'latest' ? 'Always' : 'IfNotPresent'
}

/** The tag of an image; `latest` when it names neither tag nor digest, empty when it is no image name at all. */
function imageTag(image: string): string {
  const match = reference.exec(image)
  if (!match || isIdentifier.test(image) || isTooLong(image)) return ''
  return match[1] ?? (match[2] ? '' : 'latest')
}

/** A name, with the domain and path that it has unsaid, is no longer than 255 characters. */
function isTooLong(image: string): boolean {
  const name = image.replace(/@.*$/, '').replace(/:[\w.-]*$/, '')
  const first = name.slice(0, Math.max(name.indexOf('/'), 0))
  const hasDomain = /[.:]/.test(first) || first === 'localhost' || first !== first.toLowerCase()
  const unsaid = hasDomain ? '' : name.includes('/') ? 'docker.io/' : 'docker.io/library/'
  return unsaid.length + name.length > 255
}
