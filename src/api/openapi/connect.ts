import type {
  ApiOperation,
  ApiPath,
  OperationFacts,
  ParameterFacts,
  ServedKind,
  ServedSubresource,
} from './api-operation.js'
import { camelGroup, capital, tagOf } from './names.js'

interface ConnectOptions {
  readonly kind: ServedKind
  readonly facts: OperationFacts
  readonly place: readonly ParameterFacts[]
}

/** exec, attach, port-forward and proxy: one operation per method, all alike. */
export function connectOperations(
  subresource: ServedSubresource,
  { kind, facts, place }: ConnectOptions,
): ApiOperation[] {
  const connect = facts.connect.find((entry) => entry.kind === subresource.kind)
  if (!connect) throw new TypeError(`No connect kind ${subresource.kind}`)
  const queries = connect.parameters.map((name) => connectParameter(facts, name, 'query', subresource.kind))
  const named = place.map((parameter) =>
    parameter.name === 'name' ? { ...parameter, description: `name of the ${subresource.kind}` } : parameter,
  )
  const parameters = [...named, ...queries].sort((a, b) => (a.name < b.name ? -1 : 1))
  const scope = kind.namespaced ? 'Namespaced' : ''
  const name = `${capital(camelGroup(kind.group))}${capital(kind.version)}`
  const last = subresource.name === 'portforward' ? 'Portforward' : capital(subresource.name)
  return connect.methods.map((method) => ({
    method,
    id: `connect${name}${capital(method)}${scope}${kind.kind}${last}`,
    description: `connect ${method.toUpperCase()} requests to ${subresource.name} of ${kind.kind}`,
    tag: tagOf(kind),
    action: 'connect',
    groupVersionKind: { group: subresource.group, kind: subresource.kind, version: subresource.version },
    parameters,
    answers: { 200: null },
    produces: ['*/*'],
    consumes: ['*/*'],
  }))
}

export function proxyWithPath(path: string, operations: readonly ApiOperation[], facts: OperationFacts): ApiPath {
  return {
    path: `${path}/{path}`,
    operations: operations.map((operation) => {
      const inPath = connectParameter(facts, 'path', 'path', operation.groupVersionKind?.kind ?? '')
      const parameters = [...operation.parameters, inPath].sort(
        (a, b) => compare(a.name, b.name) || compare(a.in, b.in),
      )
      return { ...operation, id: `${operation.id}WithPath`, parameters }
    }),
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function connectParameter(facts: OperationFacts, name: string, place: string, kind: string): ParameterFacts {
  const found = facts.parameters.find(
    (parameter) =>
      parameter.name === name && parameter.in === place && (!parameter.usedBy || parameter.usedBy.includes(kind)),
  )
  if (!found) throw new TypeError(`No ${place} parameter ${name} for ${kind}`)
  return found
}
