import { isDNS1035Label, isDNS1123Label, isDNS1123Subdomain } from '../values/index.js'

/** Why a name is refused; `isPrefix`: something will be appended to it (generateName), so that it may end in a dash. */
export type ValidateName = (name: string, isPrefix: boolean) => readonly string[]

function withPrefix(rule: (name: string) => readonly string[]): ValidateName {
  // Upstream's maskTrailingDash (pkg/api/validation/generic.go) replaces the last two characters.
  return (name, isPrefix) => rule(isPrefix && name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name)
}

export const nameIsDNSSubdomain: ValidateName = withPrefix(isDNS1123Subdomain)
export const nameIsDNSLabel: ValidateName = withPrefix(isDNS1123Label)
export const nameIsDNS1035Label: ValidateName = withPrefix(isDNS1035Label)

/** Names that only need to fit a URL (RBAC); apimachinery's pkg/api/validation/path/name.go. */
export const nameIsPathSegment: ValidateName = (name, isPrefix) => {
  if (!isPrefix && (name === '.' || name === '..')) return [`may not be '${name}'`]
  return ['/', '%'].filter((illegal) => name.includes(illegal)).map((illegal) => `may not contain '${illegal}'`)
}
