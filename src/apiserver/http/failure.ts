import type { ApiResponse, StatusError } from '../../api/index.js'
import type { Random } from '../../base/index.js'

/** An answer that the transport gives by itself, because the request never became one for the API server. */
export function failure(error: StatusError, random: Random): ApiResponse {
  return {
    status: error.code,
    headers: {
      'audit-id': random.uuid(),
      'cache-control': 'no-cache, private',
      'content-type': 'application/json',
    },
    body: { kind: 'bytes', parts: [Buffer.from(`${JSON.stringify(error.toStatus())}\n`)] },
  }
}
