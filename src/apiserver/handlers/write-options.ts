import type { WriteOptions } from '../../registry/index.js'
import { validatingAdmission } from './admit.js'
import type { Scope } from './scope.js'
import { resourceName, warn } from './scope.js'

/** What the registry is told of every request that writes. */
export function writeOptions(scope: Scope, { dryRun }: { readonly dryRun: boolean }): WriteOptions {
  return {
    user: scope.user,
    dryRun,
    warn: (text) => warn(scope, text),
    admit: validatingAdmission(scope, dryRun),
    resource: resourceName(scope),
    version: scope.served.token.version,
    slice: scope.slice,
  }
}
