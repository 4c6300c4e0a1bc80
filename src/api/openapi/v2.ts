import type { OpenAPIV2 } from 'openapi-types'
import type { ApiOperation, ApiPath, OperationFacts, ParameterFacts } from './api-operation.js'
import { answerTexts, extensionsOf, security, sharedParameters, sorted } from './common.js'
import { type FlatSchema, schemaV2 } from './schemas.js'

/** As it is printed. */
export type DocumentV2 = OpenAPIV2.Document & Record<string, unknown>

/** The one OpenAPI v2 document. */
export function documentV2(
  paths: readonly ApiPath[],
  definitions: ReadonlyMap<string, FlatSchema>,
  { version, facts }: { readonly version: string; readonly facts: OperationFacts },
): DocumentV2 {
  const shared = facts.parameters.flatMap((parameter) =>
    parameter.v2Shared === undefined ? [] : [[parameter.v2Shared, writeParameter(parameter)] as const],
  )
  const bodies = facts.parameters.filter((parameter) => parameter.in === 'body')
  return {
    definitions: sorted(Object.fromEntries([...definitions].map(([name, schema]) => [name, schemaV2(schema)]))),
    info: { title: 'Kubernetes', version },
    parameters: sorted(Object.fromEntries(shared)),
    paths: sorted(Object.fromEntries(paths.map(({ path, operations }) => [path, pathItem(operations, bodies)]))),
    security: [{ BearerToken: [] }],
    securityDefinitions: { BearerToken: security },
    swagger: '2.0',
  } as unknown as DocumentV2
}

function pathItem(operations: readonly ApiOperation[], bodies: readonly ParameterFacts[]): Record<string, unknown> {
  const shared = sharedParameters(operations)
  const written = operations.map((operation) => [operation.method, writeOperation(operation, shared, bodies)] as const)
  return sorted({
    ...Object.fromEntries(written),
    ...(shared.length > 0 ? { parameters: shared.map(parameterOrReference) } : {}),
  })
}

function writeOperation(
  operation: ApiOperation,
  shared: readonly ParameterFacts[],
  bodies: readonly ParameterFacts[],
): Record<string, unknown> {
  const own = operation.parameters.filter(
    (parameter) => !shared.some((one) => one.name === parameter.name && one.in === parameter.in),
  )
  const parameters = [
    ...(operation.body ? [bodyParameter(operation.body, bodies)] : []),
    ...own.map(parameterOrReference),
  ]
  const responses = Object.entries(operation.answers).map(([code, definition]) => {
    const schema = definition === null ? { type: 'string' } : { $ref: `#/definitions/${definition}` }
    return [code, { description: answerTexts[code], schema }] as const
  })
  return sorted({
    ...(operation.consumes ? { consumes: operation.consumes } : {}),
    description: operation.description,
    operationId: operation.id,
    ...(parameters.length > 0 ? { parameters } : {}),
    produces: operation.produces,
    responses: { ...Object.fromEntries(responses), 401: { description: answerTexts[401] } },
    schemes: ['https'],
    tags: [operation.tag],
    ...extensionsOf(operation),
  })
}

function bodyParameter(
  body: NonNullable<ApiOperation['body']>,
  bodies: readonly ParameterFacts[],
): Record<string, unknown> {
  const shared = bodies.find(({ ref }) => ref === body.definition)?.v2Shared
  if (shared !== undefined) return { $ref: `#/parameters/${shared}` }
  return writeParameter({ name: 'body', in: 'body', ref: body.definition, required: body.required })
}

function parameterOrReference(parameter: ParameterFacts): Record<string, unknown> {
  return parameter.v2Shared === undefined ? writeParameter(parameter) : { $ref: `#/parameters/${parameter.v2Shared}` }
}

function writeParameter({
  name,
  in: place,
  type,
  ref,
  required,
  description,
}: ParameterFacts): Record<string, unknown> {
  return {
    ...(description ? { description } : {}),
    in: place,
    name,
    ...(required ? { required: true } : {}),
    ...(ref === undefined ? { type, uniqueItems: true } : { schema: { $ref: `#/definitions/${ref}` } }),
  }
}
