import type { Logger } from '../../../base/index.js'
import type { AdmissionPlugin } from '../attributes.js'

/** Kinds that are served and stored but decide nothing yet; the README's table names them. */
const unenforced: ReadonlySet<string> = new Set(['networkpolicies.networking.k8s.io'])

/** Says once in the log, when the first object of such a kind is made, that it has no effect: the answers to clients stay upstream's. */
export function unenforcedKinds(logger: Logger): AdmissionPlugin {
  const told = new Set<string>()
  return {
    name: 'UnenforcedKinds',
    handles: ({ operation, resource, subresource }) =>
      operation === 'CREATE' && subresource === '' && unenforced.has(`${resource.plural}.${resource.group}`),
    validate({ resource, name, dryRun }) {
      if (dryRun || told.has(resource.plural)) return
      told.add(resource.plural)
      logger.warn('Stored an object of a kind that is not enforced yet', { kind: resource.kind, name })
    },
  }
}
