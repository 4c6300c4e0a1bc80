import type { OpenAPIV3 } from 'openapi-types'
import type { ApiOperation, ApiPath, ParameterFacts } from './api-operation.js'
import { answerTexts, extensionsOf, security, sharedParameters, sorted } from './common.js'
import { type FlatSchema, reachableDefinitions, schemaV3 } from './schemas.js'

const reference = (definition: string) => ({ $ref: `#/components/schemas/${definition}` })

/** As it is printed. */
export type DocumentV3 = OpenAPIV3.Document & Record<string, unknown>

/** One OpenAPI v3 document: these paths, and the definitions that they reach. */
export function documentV3(
  paths: readonly ApiPath[],
  definitions: ReadonlyMap<string, FlatSchema>,
  { version, title = 'Kubernetes' }: { readonly version: string; readonly title?: string },
): DocumentV3 {
  const used = paths.flatMap(({ operations }) => operations.flatMap(definitionsOf))
  const schemas = reachableDefinitions(used, definitions).map(
    (name) => [name, schemaV3(definitions.get(name) ?? {})] as const,
  )
  return {
    components: {
      ...(schemas.length > 0 ? { schemas: Object.fromEntries(schemas) } : {}),
      securitySchemes: { BearerToken: security },
    },
    info: { title, version },
    openapi: '3.0.0',
    paths: sorted(Object.fromEntries(paths.map(({ path, operations }) => [path, pathItem(operations)]))),
  } as unknown as DocumentV3
}

function definitionsOf({ body, answers }: ApiOperation): string[] {
  return [...(body ? [body.definition] : []), ...Object.values(answers).filter((answer) => answer !== null)]
}

function pathItem(operations: readonly ApiOperation[]): Record<string, unknown> {
  const shared = sharedParameters(operations)
  const written = operations.map((operation) => [operation.method, writeOperation(operation, shared)] as const)
  return sorted({
    ...Object.fromEntries(written),
    ...(shared.length > 0 ? { parameters: shared.map(writeParameter) } : {}),
  })
}

function writeOperation(operation: ApiOperation, shared: readonly ParameterFacts[]): Record<string, unknown> {
  const own = operation.parameters.filter((parameter) => !shared.includes(parameter) && !isAmong(parameter, shared))
  const { body } = operation
  const responses = Object.entries(operation.answers).map(([code, definition]) => {
    const schema = definition === null ? { type: 'string' } : reference(definition)
    const content = Object.fromEntries([...operation.produces].sort().map((type) => [type, { schema }]))
    return [code, { content, description: answerTexts[code] }] as const
  })
  return sorted({
    description: operation.description,
    operationId: operation.id,
    ...(own.length > 0 ? { parameters: own.map(writeParameter) } : {}),
    ...(body
      ? {
          requestBody: {
            content: Object.fromEntries(body.mediaTypes.map((type) => [type, { schema: reference(body.definition) }])),
            ...(body.required ? { required: true } : {}),
          },
        }
      : {}),
    responses: { ...Object.fromEntries(responses), 401: { description: answerTexts[401] } },
    tags: [operation.tag],
    ...extensionsOf(operation),
  })
}

function isAmong(parameter: ParameterFacts, list: readonly ParameterFacts[]): boolean {
  return list.some((one) => one.name === parameter.name && one.in === parameter.in)
}

function writeParameter({ name, in: place, type, required, description }: ParameterFacts): Record<string, unknown> {
  return {
    ...(description ? { description } : {}),
    in: place,
    name,
    ...(required ? { required: true } : {}),
    schema: { type, uniqueItems: true },
  }
}
