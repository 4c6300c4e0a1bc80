import type { ApiRequest, ApiResponse } from '../../api/index.js'
import { StatusError } from '../../api/index.js'
import type { ServiceAccountTokens } from '../authentication/index.js'

/** How others verify tokens of service accounts (KEP-1393): the issuer's configuration and its keys. */
export async function openIdResponse(
  request: ApiRequest,
  tokens: ServiceAccountTokens,
  serverAddress: string,
): Promise<ApiResponse> {
  if (request.path === '/.well-known/openid-configuration') {
    return answer(request, 'application/json', {
      issuer: tokens.issuer,
      jwks_uri: `https://${serverAddress}/openid/v1/jwks`,
      response_types_supported: ['id_token'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: [tokens.algorithm],
    })
  }
  return answer(request, 'application/jwk-set+json', { keys: [await tokens.publicJwk()] })
}

/** What go-restful says where the one type that a route produces is not wanted. */
export function requireType(request: ApiRequest, type: string): void {
  const accept = request.headers.accept ?? ''
  const ranges = accept.split(',').map((one) => one.split(';')[0]?.trim())
  if (accept !== '' && !ranges.includes(type) && !ranges.includes('*/*')) {
    throw new StatusError({
      code: 406,
      reason: 'NotAcceptable',
      message: `406: Not Acceptable\n\nAvailable representations: ${type}`,
      details: {},
    })
  }
}

function answer(request: ApiRequest, type: string, value: object): ApiResponse {
  requireType(request, type)
  return {
    status: 200,
    headers: { 'content-type': type, 'cache-control': 'public, max-age=3600' },
    body: { kind: 'bytes', parts: [Buffer.from(JSON.stringify(value))] },
  }
}
