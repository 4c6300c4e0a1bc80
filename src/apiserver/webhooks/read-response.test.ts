import { readResponse } from './read-response.js'

const asked = { apiVersion: 'admission.k8s.io/v1', kind: 'AdmissionReview' }

const answered = (status: number, body: unknown, contentType = 'application/json') => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  try {
    return readResponse({ status, contentType, body: Buffer.from(text) }, asked)
  } catch (error) {
    return (error as Error).message
  }
}

const typeMeta =
  'struct { APIVersion string "json:\\"apiVersion,omitempty\\""; Kind string "json:\\"kind,omitempty\\"" }'

describe('readResponse', () => {
  it('gives the review of any successful answer', () => {
    const review = { ...asked, response: { uid: 'x' } }
    expect(answered(200, review)).toEqual(review)
    expect(answered(201, { response: {} }, 'application/json; charset=utf-8')).toEqual({ response: {} })
  })

  // As a real control plane answered.
  it.each<[number, unknown, string, string | undefined]>([
    [500, 'boom', 'an error on the server ("unknown") has prevented the request from succeeding', undefined],
    [500, 'boom\n', 'an error on the server ("boom") has prevented the request from succeeding', 'text/plain'],
    [404, '404 page not found', 'the server could not find the requested resource', 'text/plain'],
    [400, '', 'the server rejected our request for an unknown reason', undefined],
    [403, { kind: 'Status', apiVersion: 'v1', status: 'Failure', message: 'no' }, 'no', undefined],
    [302, '', 'the server responded with the status code 302 but did not return more information', undefined],
    [200, '', '0-length response with status code: 200 and content type: application/json', undefined],
    [200, {}, "serializer for text/plain doesn't exist", 'text/plain'],
    [
      200,
      'not json',
      `couldn't get version/kind; json parse error: json: cannot unmarshal string into Go value of type ${typeMeta}`,
      undefined,
    ],
    [200, '{"a":', "couldn't get version/kind; json parse error: unexpected end of JSON input", undefined],
    [
      200,
      { apiVersion: 'v1', kind: 'Pod' },
      'no kind "Pod" is registered for version "v1" in scheme "pkg/runtime/scheme.go:110"',
      undefined,
    ],
    [
      200,
      { ...asked, apiVersion: 'admission.k8s.io/v1beta1' },
      'converting (v1beta1.AdmissionReview) to (v1.AdmissionReview): unknown conversion',
      undefined,
    ],
  ])('says of %d %j: %s', (status, body, message, contentType) => {
    expect(answered(status, body, contentType)).toBe(message)
  })
})
