import { once, readGenerated } from '../types/data.js'
import type { OperationFacts } from './api-operation.js'
import type { OpenApiProtobufTable } from './protobuf.js'

/** What documents made at run time (those of custom resources) need beside their schemas; read at first use. */
export const openApiFacts = once(() =>
  readGenerated<{ readonly operations: OperationFacts; readonly protobuf: OpenApiProtobufTable }>('openapi.json'),
)
