import type { FieldPath } from '../errors/index.js'
import { invalid } from '../errors/index.js'
import type { PodSpec, WindowsSecurityContextOptions } from '../generated/index.js'
import { byteLength, isDNS1123Subdomain } from '../values/index.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'
import type { VisitedContainer } from './visited-containers.js'

const netBios = /^[^\\/:*?"<>|.][^\\/:*?"<>|]{0,14}$/
const windowsDomain =
  /^[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*$/
const longestCredentialSpec = 64 * 1024

export function addWindowsOptionsErrors(
  errors: Errors,
  options: WindowsSecurityContextOptions | undefined,
  at: FieldPath,
): void {
  if (!options) return
  const { gmsaCredentialSpecName, gmsaCredentialSpec, runAsUserName } = options
  if (gmsaCredentialSpecName !== undefined) {
    const reasons = isDNS1123Subdomain(gmsaCredentialSpecName)
    addReasons(errors, at.child('gmsaCredentialSpecName'), gmsaCredentialSpecName, reasons)
  }
  if (gmsaCredentialSpec !== undefined) {
    const here = at.child('gmsaCredentialSpec')
    if (gmsaCredentialSpec === '') {
      errors.push(invalid(here, gmsaCredentialSpec, 'gmsaCredentialSpec cannot be an empty string'))
    } else if (byteLength(gmsaCredentialSpec) > longestCredentialSpec) {
      errors.push(invalid(here, gmsaCredentialSpec, 'gmsaCredentialSpec size must be under 64 KiB'))
    }
  }
  if (runAsUserName !== undefined) {
    addReasons(errors, at.child('runAsUserName'), runAsUserName, windowsUserReasons(runAsUserName))
  }
}

/** `DOMAIN\user`, the domain optional. */
function windowsUserReasons(name: string): readonly string[] {
  if (name === '') return ['runAsUserName cannot be an empty string']
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused
  if (/[\u0000-\u001f\u007f]/.test(name)) return ['runAsUserName cannot contain control characters']
  const parts = name.split('\\')
  if (parts.length > 2) return ['runAsUserName cannot contain more than one backslash']
  const user = parts[parts.length - 1] ?? ''
  const domain = parts.length === 2 ? parts[0] : undefined
  const reasons: string[] = []
  if (domain !== undefined && byteLength(domain) >= 256) {
    reasons.push("runAsUserName's Domain length must be under 256 characters")
  }
  if (domain !== undefined && !netBios.test(domain) && !windowsDomain.test(domain)) {
    reasons.push("runAsUserName's Domain doesn't match the NetBios nor the DNS format")
  }
  if (user === '') reasons.push("runAsUserName's User cannot be empty")
  else if (byteLength(user) > 104) reasons.push("runAsUserName's User length must not be longer than 104 characters")
  if (/^[. ]+$/.test(user)) reasons.push("runAsUserName's User cannot contain only periods or spaces")
  if (/["/\\:;|=,+*?<>@[\]]/.test(user)) {
    reasons.push('runAsUserName\'s User cannot contain the following characters: "/\\:;|=,+*?<>@[]')
  }
  return reasons
}

/** `hostProcess` of Windows pods: all containers or none, and only on the host's network. */
export function addHostProcessErrors(
  errors: Errors,
  spec: PodSpec,
  at: FieldPath,
  containers: readonly VisitedContainer[],
): void {
  const ofPod = spec.securityContext?.windowsOptions?.hostProcess
  let count = 0
  for (const { container, at: here } of containers) {
    const own = container.securityContext?.windowsOptions?.hostProcess
    if (ofPod !== undefined && own !== undefined && ofPod !== own) {
      errors.push(
        invalid(
          here.child('securityContext', 'windowsOptions', 'hostProcess'),
          own,
          `pod hostProcess value must be identical if both are specified, was ${ofPod}`,
        ),
      )
    }
    if (own ?? ofPod) count++
  }
  if (count === 0) return
  if (count !== containers.length) {
    errors.push(
      invalid(at, '', 'If pod contains any hostProcess containers then all containers must be HostProcess containers'),
    )
  }
  if (!spec.hostNetwork) {
    errors.push(
      invalid(at.child('hostNetwork'), false, 'hostNetwork must be true if pod contains any hostProcess containers'),
    )
  }
}
