import type { KubeObject } from '../../api/index.js'
import type { ValidateAdmission } from '../../registry/index.js'
import type { AdmissionAttributes, AdmissionOperation } from '../admission/index.js'
import { admissionOptions, admissionViews } from './admission-views.js'
import type { Scope } from './scope.js'
import { warn } from './scope.js'

interface Admitted {
  readonly operation: AdmissionOperation
  readonly object: KubeObject | undefined
  readonly old: KubeObject | undefined
  readonly dryRun: boolean
}

export function admissionAttributes(scope: Scope, { operation, object, old, dryRun }: Admitted): AdmissionAttributes {
  const { info, served, user } = scope
  return {
    operation,
    resource: served.definition.token,
    subresource: info.subresource,
    namespace: served.token.namespaced || served.token.plural === 'namespaces' ? namespaceOf(scope, object) : '',
    // What goes with its collection is not named.
    name: info.name || object?.metadata?.name || '',
    object,
    old,
    user,
    dryRun,
    views: () => admissionViews(scope, operation),
    options: () => admissionOptions(scope, operation),
    warn: (text) => warn(scope, text),
  }
}

/** A namespace object lies in itself, as far as admission is concerned. */
function namespaceOf(scope: Scope, object: KubeObject | undefined): string {
  return scope.served.token.plural === 'namespaces' && scope.served.token.group === ''
    ? scope.info.name || (object?.metadata?.name ?? '')
    : scope.info.namespace
}

/** The validating half of admission, as the registry calls it. */
export function validatingAdmission(scope: Scope, dryRun: boolean): ValidateAdmission {
  return (operation, object, old) =>
    scope.tools.admission.validate(admissionAttributes(scope, { operation, object, old, dryRun }))
}
