import type { ApiOperation, ParameterFacts } from './api-operation.js'

export const answerTexts: Readonly<Record<string, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  401: 'Unauthorized',
}

export const security = {
  description: 'Bearer Token authentication',
  in: 'header',
  name: 'authorization',
  type: 'apiKey',
}

/** What every operation of a path takes moves up to the path. */
export function sharedParameters(operations: readonly ApiOperation[]): ParameterFacts[] {
  const [first, ...others] = operations
  if (!first) return []
  const same = (a: ParameterFacts, b: ParameterFacts) =>
    a.name === b.name && a.in === b.in && a.description === b.description
  return first.parameters.filter((parameter) =>
    others.every((other) => other.parameters.some((one) => same(one, parameter))),
  )
}

export function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
}

/** Extensions of an operation. */
export function extensionsOf({ action, groupVersionKind }: ApiOperation): Record<string, unknown> {
  return {
    ...(action === undefined ? {} : { 'x-kubernetes-action': action }),
    ...(groupVersionKind ? { 'x-kubernetes-group-version-kind': groupVersionKind } : {}),
  }
}
