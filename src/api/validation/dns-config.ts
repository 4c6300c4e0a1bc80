import type { FieldPath } from '../errors/index.js'
import { invalid, required } from '../errors/index.js'
import type { PodDNSConfig } from '../generated/index.js'
import { isDNS1123SubdomainWithUnderscore } from '../values/index.js'
import { addIpErrors } from './addresses.js'
import type { Errors } from './error-list.js'
import { addReasons } from './error-list.js'

/** `dnsConfig` of a pod, which `dnsPolicy: None` needs. */
export function addDnsConfigErrors(
  errors: Errors,
  config: PodDNSConfig | undefined,
  policy: string | undefined,
  at: FieldPath,
): void {
  if (policy === 'None' && !config) {
    errors.push(required(at, 'must provide `dnsConfig` when `dnsPolicy` is None'))
    return
  }
  if (policy === 'None' && !config?.nameservers?.length) {
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None'
    errors.push(required(at.child('nameservers'), detail))
    return
  }
  if (!config) return
  const { nameservers = [], searches = [], options = [] } = config
  if (nameservers.length > 3) {
    errors.push(invalid(at.child('nameservers'), nameservers, 'must not have more than 3 nameservers'))
  }
  for (const [index, server] of nameservers.entries()) {
    addIpErrors(errors, server, at.child('nameservers').index(index))
  }
  if (searches.length > 32) {
    errors.push(invalid(at.child('searches'), searches, 'must not have more than 32 search paths'))
  }
  if (Buffer.byteLength(searches.join(' ')) > 2048) {
    const detail = 'must not have more than 2048 characters (including spaces) in the search list'
    errors.push(invalid(at.child('searches'), searches, detail))
  }
  searches.forEach((search, index) => {
    if (search === '.') return
    const name = search.endsWith('.') ? search.slice(0, -1) : search
    addReasons(errors, at.child('searches').index(index), name, isDNS1123SubdomainWithUnderscore(name))
  })
  options.forEach(({ name }, index) => {
    if (!name) errors.push(required(at.child('options').index(index), 'must not be empty'))
  })
}
