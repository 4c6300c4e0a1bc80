import { goKindOf, isJsonObject, JsonSyntaxError, parseApiVersion, parseJson, quote } from '../../api/index.js'

export interface WebhookResponse {
  readonly status: number
  /** As the server wrote it; '' without one. */
  readonly contentType: string
  readonly body: Buffer
}

const mediaTypes = new Set(['application/json', 'application/yaml', 'application/vnd.kubernetes.protobuf'])

/**
 * The review in a webhook's response, of the kind that it was asked. Throws an Error in the words of client-go's REST client (rest/request.go, v0.34), which
 * calls webhooks upstream.
 */
export function readResponse(response: WebhookResponse, asked: object): unknown {
  const { status, contentType, body } = response
  const mediaType = contentType.split(';')[0]?.trim().toLowerCase() ?? ''
  const isReadable = mediaType === '' || mediaTypes.has(mediaType)
  if (status < 200 || status > 206) throw new Error(refusal(response, mediaType, isReadable))
  if (!isReadable) throw new Error(`serializer for ${contentType} doesn't exist`)
  if (body.length === 0)
    throw new Error(`0-length response with status code: ${status} and content type: ${contentType}`)
  const review = parse(body)
  checkKind(review, asked)
  return review
}

function parse(body: Buffer): Readonly<Record<string, unknown>> {
  const fail = (why: string) => new Error(`couldn't get version/kind; json parse error: ${why}`)
  const typeMeta =
    'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'
  const mismatch = (what: string) => fail(`json: cannot unmarshal ${what} into Go value of type ${typeMeta}`)
  let value: unknown
  try {
    value = parseJson(body)
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error
    // What does not look like JSON is read as YAML, of which any words are a text.
    throw body.toString('utf8').trimStart().startsWith('{') ? fail(error.message) : mismatch('string')
  }
  if (isJsonObject(value)) return value
  if (value === null) return {}
  throw mismatch(goKindOf(value))
}

/** Another version of the same review cannot be converted, and other kinds are not known at all. */
function checkKind({ apiVersion, kind }: Readonly<Record<string, unknown>>, asked: object): void {
  const wanted = asked as { readonly apiVersion: string; readonly kind: string }
  const got = { apiVersion: apiVersion || wanted.apiVersion, kind: kind || wanted.kind }
  if (got.apiVersion === wanted.apiVersion && got.kind === wanted.kind) return
  const { group, version } = parseApiVersion(String(got.apiVersion))
  const own = parseApiVersion(wanted.apiVersion)
  if (group !== own.group || got.kind !== wanted.kind || !['v1', 'v1beta1'].includes(version)) {
    throw new Error(
      `no kind ${quote(String(got.kind))} is registered for version ${quote(String(got.apiVersion))} in scheme "pkg/runtime/scheme.go:110"`,
    )
  }
  throw new Error(`converting (${version}.${wanted.kind}) to (${own.version}.${wanted.kind}): unknown conversion`)
}

/** A Status tells what is wrong; without one the code does (apimachinery's NewGenericServerResponse). */
function refusal({ status, contentType, body }: WebhookResponse, mediaType: string, isReadable: boolean): string {
  const said = isReadable ? statusMessage(body) : undefined
  if (said !== undefined) return said
  const isText = contentType === '' || mediaType.startsWith('text/')
  const text = isText ? body.toString('utf8').trim() : 'unknown'
  if (status === 403 || status === 415 || (status === 406 && text !== '' && text !== 'unknown')) return text
  const known = byCode[status]
  if (known !== undefined) return known
  return status >= 500
    ? `an error on the server (${quote(text)}) has prevented the request from succeeding`
    : `the server responded with the status code ${status} but did not return more information`
}

const byCode: Readonly<Record<number, string>> = {
  400: 'the server rejected our request for an unknown reason',
  401: 'the server has asked for the client to provide credentials',
  404: 'the server could not find the requested resource',
  405: 'the server does not allow this method on the requested resource',
  406: 'the server was unable to respond with a content type that the client supports',
  409: 'the server reported a conflict',
  422: 'the server rejected our request due to an error in our request',
  429: 'the server has received too many requests and has asked us to try again later',
  503: 'the server is currently unable to handle the request',
  504: 'the server was unable to return a response in the time allotted, but may still be processing the request',
}

function statusMessage(body: Buffer): string | undefined {
  try {
    const value = parseJson(body)
    const isStatus = isJsonObject(value) && (value.kind === 'Status' || value.kind === undefined)
    return isStatus && value.status === 'Failure' && typeof value.message === 'string' ? value.message : undefined
  } catch {
    return undefined
  }
}
