import { authorizerFunctions } from './authorizer-functions.js'
import { listFunctions, optionalFunctions, setFunctions } from './collections.js'
import { declare, type Functions } from './declarations.js'
import { kubernetesFunctions } from './kubernetes-functions.js'
import { networkFunctions } from './network-functions.js'
import { regexFunctions } from './regex.js'
import { standardFunctions } from './standard-functions.js'
import { stringFunctions } from './strings.js'
import { type CelType, opaqueNames, types } from './types.js'

/**
 * All functions that expressions of Kubernetes v1.34 may call (pkg/cel/environment/base.go at compatibility version 1.33, which is what new expressions get):
 * the lists extension, math, base64 and cel.bind are not among them.
 */
export const functions: Functions = declare([
  ...standardFunctions,
  ...optionalFunctions,
  ...regexFunctions,
  ...networkFunctions,
  ...listFunctions,
  ...stringFunctions,
  ...setFunctions,
  ...kubernetesFunctions,
  ...authorizerFunctions,
])

/** Types that have a name in expressions: `type(x) == string`. */
export const namedTypes: ReadonlyMap<string, CelType> = new Map<string, CelType>([
  ['bool', types.bool],
  ['bytes', types.bytes],
  ['double', types.double],
  ['int', types.int],
  ['list', types.list(types.dyn)],
  ['map', types.map(types.dyn, types.dyn)],
  ['null_type', types.null],
  ['string', types.string],
  ['type', types.type()],
  ['uint', types.uint],
  ['google.protobuf.Duration', types.duration],
  ['google.protobuf.Timestamp', types.timestamp],
  ['optional_type', types.optional(types.dyn)],
  ...Object.values(opaqueNames).map((name): [string, CelType] => [name, types.opaque(name)]),
])
