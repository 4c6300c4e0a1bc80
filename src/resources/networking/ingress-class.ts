import type { FieldError, IngressClass, IngressClassParametersReference } from '../../api/index.js'
import {
  addReasons,
  addUnsupported,
  byteLength,
  forbidden,
  IngressClasses,
  immutable,
  invalid,
  isDNS1123Label,
  isDNS1123Subdomain,
  isHTTPPath,
  path,
  required,
  tooLong,
} from '../../api/index.js'
import { defineResource } from '../define-resource.js'
import { addTypedReferenceErrors } from './typed-reference.js'

const at = path('spec')

function addParametersErrors(errors: FieldError[], parameters: IngressClassParametersReference): void {
  const here = at.child('parameters')
  const { apiGroup, kind = '', name = '', scope, namespace } = parameters
  addTypedReferenceErrors(errors, { kind, name, ...(apiGroup === undefined ? {} : { apiGroup }) }, here)
  if (scope === undefined) {
    errors.push(required(here.child('scope')))
    return
  }
  addUnsupported(errors, here.child('scope'), scope, ['Cluster', 'Namespace'])
  if (scope === 'Namespace') {
    if (namespace === undefined)
      errors.push(required(here.child('namespace'), "`parameters.scope` is set to 'Namespace'"))
    else addReasons(errors, here.child('namespace'), namespace, isDNS1123Label(namespace))
  }
  if (scope === 'Cluster' && namespace !== undefined) {
    errors.push(forbidden(here.child('namespace'), "`parameters.scope` is set to 'Cluster'"))
  }
}

function validate({ spec = {} }: IngressClass): FieldError[] {
  const errors: FieldError[] = []
  const controller = spec.controller ?? ''
  const here = at.child('controller')
  if (byteLength(controller) > 250) errors.push(tooLong(here, 250))
  addControllerErrors(errors, controller)
  if (spec.parameters) addParametersErrors(errors, spec.parameters)
  return errors
}

/** `acme.io/foo`. */
function addControllerErrors(errors: FieldError[], controller: string): void {
  const here = at.child('controller')
  const slash = controller.indexOf('/')
  const [host, rest] = [controller.slice(0, Math.max(slash, 0)), controller.slice(slash + 1)]
  if (controller === '') errors.push(required(here))
  else if (slash < 0 || host === '' || rest === '') {
    errors.push(invalid(here, controller, 'must be a domain-prefixed path (such as "acme.io/foo")'))
  } else {
    addReasons(errors, here, host, isDNS1123Subdomain(host))
    addReasons(errors, here, rest, isHTTPPath(rest))
  }
}

export const ingressClasses = defineResource(IngressClasses, {
  metadataChecks: { asNew: 1 },
  cells: {
    Controller: ({ spec }) => spec?.controller ?? '',
    Parameters({ spec }) {
      const { kind, apiGroup, name } = spec?.parameters ?? {}
      return kind === undefined ? '<none>' : `${kind}${apiGroup === undefined ? '' : `.${apiGroup}`}/${name}`
    },
  },
  tracksGeneration: true,
  defaults({ spec }) {
    if (spec?.parameters) spec.parameters.scope ??= 'Cluster'
  },
  validate,
  validateUpdate(ingressClass, old) {
    const { controller = '' } = ingressClass.spec ?? {}
    const isSame = controller === (old.spec?.controller ?? '')
    return [...(isSame ? [] : [invalid(at.child('controller'), controller, immutable)]), ...validate(ingressClass)]
  },
})
