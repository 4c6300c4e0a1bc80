/**
 * What names and labels may look like. Each function answers the reasons why a text is refused, none when it is fine, in upstream's words
 * (apimachinery's pkg/util/validation, v0.34).
 */
export type NameRule = (value: string) => readonly string[]

const fine: readonly string[] = []

/** The length that upstream means: of the UTF-8 form. */
export function byteLength(text: string): number {
  return Buffer.byteLength(text)
}

export function maxLengthMessage(length: number): string {
  return `must be no more than ${length} characters`
}

export function rangeMessage(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`
}

export const emptyMessage = 'must be non-empty'

/** `… (e.g. 'a',  or 'b', regex used for validation is '…')`. */
export function regexMessage(message: string, regex: string, ...examples: string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${regex}')`
  const quoted = examples.map((example) => `'${example}', `).join(' or ')
  return `${message} (e.g. ${quoted}regex used for validation is '${regex}')`
}

const labelFormat = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const subdomainFormat = `${labelFormat}(\\.${labelFormat})*`
const underscoreLabelFormat = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const underscoreSubdomainFormat = `${underscoreLabelFormat}(\\.${underscoreLabelFormat})*`
const wildcardFormat = `\\*\\.${subdomainFormat}`
const label1035Format = '[a-z]([-a-z0-9]*[a-z0-9])?'
const qualifiedFormat = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const labelValueFormat = `(${qualifiedFormat})?`
const identifierFormat = '[A-Za-z_][A-Za-z0-9_]*'
const configKeyFormat = '[-._a-zA-Z0-9]+'
const headerFormat = '[-A-Za-z0-9]+'
const percentFormat = '[0-9]+%'
const httpPathFormat = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"

const whole = (format: string): RegExp => new RegExp(`^(?:${format})$`)
const labelPattern = whole(labelFormat)
const subdomainPattern = whole(subdomainFormat)
const underscoreSubdomainPattern = whole(underscoreSubdomainFormat)
const wildcardPattern = whole(wildcardFormat)
const label1035Pattern = whole(label1035Format)
const qualifiedPattern = whole(qualifiedFormat)
const identifierPattern = whole(identifierFormat)
const configKeyPattern = whole(configKeyFormat)
const headerPattern = whole(headerFormat)
const percentPattern = whole(percentFormat)
const httpPathPattern = whole(httpPathFormat)

const subdomainMessage = regexMessage(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  subdomainFormat,
  'example.com',
)
const qualifiedMessage = regexMessage(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  qualifiedFormat,
  'MyName',
  'my.name',
  '123-abc',
)

/** A part of a DNS name, at most 63 characters. */
export function isDNS1123Label(value: string): readonly string[] {
  if (value.length <= 63 && labelPattern.test(value)) return fine
  const reasons: string[] = []
  if (byteLength(value) > 63) reasons.push(maxLengthMessage(63))
  if (!labelPattern.test(value)) {
    reasons.push(
      subdomainPattern.test(value)
        ? 'must not contain dots'
        : regexMessage(
            "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
            labelFormat,
            'my-name',
            '123-abc',
          ),
    )
  }
  return reasons
}

export function isDNS1123Subdomain(value: string): readonly string[] {
  return limited(value, 253, subdomainPattern, subdomainMessage)
}

/** As a subdomain, underscores allowed (DNS search paths). */
export function isDNS1123SubdomainWithUnderscore(value: string): readonly string[] {
  return limited(
    value,
    253,
    underscoreSubdomainPattern,
    regexMessage(
      "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character",
      underscoreSubdomainFormat,
      'example.com',
    ),
  )
}

export function isWildcardDNS1123Subdomain(value: string): readonly string[] {
  return limited(
    value,
    253,
    wildcardPattern,
    regexMessage(
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character",
      wildcardFormat,
      '*.example.com',
    ),
  )
}

/** A label that starts with a letter (Service names). */
export function isDNS1035Label(value: string): readonly string[] {
  return limited(
    value,
    63,
    label1035Pattern,
    regexMessage(
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character",
      label1035Format,
      'my-name',
      'abc-123',
    ),
  )
}

function limited(value: string, length: number, pattern: RegExp, message: string): readonly string[] {
  if (value.length <= length && pattern.test(value)) return fine
  const reasons: string[] = []
  if (byteLength(value) > length) reasons.push(maxLengthMessage(length))
  if (!pattern.test(value)) reasons.push(message)
  return reasons
}

/** Keys of labels, annotations, resources: an optional DNS subdomain, a slash and a name. */
export function isQualifiedName(value: string): readonly string[] {
  const parts = value.split('/')
  if (parts.length > 2) {
    return [
      `a qualified name ${qualifiedMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  const reasons: string[] = []
  const name = parts[parts.length - 1] ?? ''
  if (parts.length === 2) {
    const prefix = parts[0] ?? ''
    if (prefix === '') reasons.push(`prefix part ${emptyMessage}`)
    else for (const reason of isDNS1123Subdomain(prefix)) reasons.push(`prefix part ${reason}`)
  }
  if (name === '') reasons.push(`name part ${emptyMessage}`)
  else if (byteLength(name) > 63) reasons.push(`name part ${maxLengthMessage(63)}`)
  if (!qualifiedPattern.test(name)) reasons.push(`name part ${qualifiedMessage}`)
  return reasons
}

export function isValidLabelValue(value: string): readonly string[] {
  if (value === '' || (value.length <= 63 && qualifiedPattern.test(value))) return fine
  const reasons: string[] = []
  if (byteLength(value) > 63) reasons.push(maxLengthMessage(63))
  if (!qualifiedPattern.test(value)) {
    reasons.push(
      regexMessage(
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
        labelValueFormat,
        'MyValue',
        'my_value',
        '12345',
      ),
    )
  }
  return reasons
}

export function isCIdentifier(value: string): readonly string[] {
  if (identifierPattern.test(value)) return fine
  return [
    regexMessage(
      "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'",
      identifierFormat,
      'my_name',
      'MY_NAME',
      'MyName',
    ),
  ]
}

export function isConfigMapKey(value: string): readonly string[] {
  const reasons: string[] = []
  if (byteLength(value) > 253) reasons.push(maxLengthMessage(253))
  if (!configKeyPattern.test(value)) {
    reasons.push(
      regexMessage(
        "a valid config key must consist of alphanumeric characters, '-', '_' or '.'",
        configKeyFormat,
        'key.name',
        'KEY_NAME',
        'key-name',
      ),
    )
  }
  if (value === '.') reasons.push("must not be '.'")
  else if (value === '..') reasons.push("must not be '..'")
  else if (value.startsWith('..')) reasons.push("must not start with '..'")
  return reasons
}

/** Since 1.34 any printable ASCII but `=`. */
export function isEnvVarName(value: string): readonly string[] {
  if (value === '') return [`environment variable name ${emptyMessage}`]
  return /^[ -<>-~]*$/.test(value)
    ? fine
    : ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

export function isHTTPHeaderName(value: string): readonly string[] {
  if (headerPattern.test(value)) return fine
  return [
    regexMessage("a valid HTTP header must consist of alphanumeric characters or '-'", headerFormat, 'X-Header-Name'),
  ]
}

export function isValidPercent(value: string): readonly string[] {
  if (percentPattern.test(value)) return fine
  return [
    regexMessage(
      "a valid percent string must be a numeric string followed by an ending '%'",
      percentFormat,
      '1%',
      '93%',
    ),
  ]
}

/** The path after the domain of `acme.io/foo`; upstream's message has no example. */
export function isHTTPPath(value: string): readonly string[] {
  return httpPathPattern.test(value) ? fine : [regexMessage('Invalid path', httpPathFormat)]
}
