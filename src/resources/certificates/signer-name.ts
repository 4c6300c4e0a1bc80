import type { FieldError, FieldPath } from '../../api/index.js'
import { invalid, isDNS1123Label, isDNS1123Subdomain, required, tooLong } from '../../api/index.js'

const longestDomain = 253
/** The path may be a DNS label, a dot and a DNS subdomain. */
const longestName = longestDomain + 1 + (63 + 1 + 253)

/** `example.com/name` (pkg/apis/core/validation ValidateSignerName, v1.34). */
export function signerNameErrors(name: string, at: FieldPath): FieldError[] {
  if (name === '') return [required(at)]
  const [domain = '', path = '', ...rest] = name.split('/')
  if (!name.includes('/') || rest.length > 0) {
    return [invalid(at, name, "must be a fully qualified domain and path of the form 'example.com/signer-name'")]
  }
  const errors: FieldError[] = []
  if (domain.length > longestDomain) errors.push(tooLong(at, longestDomain))
  const labels = domain.split('.')
  errors.push(...firstBadPart(labels, isDNS1123Label, domain, at))
  if (labels.length < 2) {
    errors.push(invalid(at, domain, 'should be a domain with at least two segments separated by dots'))
  }
  errors.push(...firstBadPart(path.split('.'), isDNS1123Subdomain, path, at))
  if (name.length > longestName) errors.push(tooLong(at, longestName))
  return errors
}

function firstBadPart(
  parts: readonly string[],
  reasonsOf: (part: string) => readonly string[],
  whole: string,
  at: FieldPath,
): FieldError[] {
  for (const part of parts) {
    const reasons = reasonsOf(part)
    if (reasons.length === 0) continue
    return reasons.map((reason) => invalid(at, whole, `validating label ${JSON.stringify(part)}: ${reason}`))
  }
  return []
}
