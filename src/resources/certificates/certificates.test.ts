import { path } from '../../api/index.js'
import { signerNameErrors } from './signer-name.js'
import { createErrors, updateErrors } from './validation.js'

/** Made with `openssl req -new`: /CN=a/O=b, P-256. */
const pem = `-----BEGIN CERTIFICATE REQUEST-----
MIHSMHoCAQAwGDEKMAgGA1UEAwwBYTEKMAgGA1UECgwBYjBZMBMGByqGSM49AgEG
CCqGSM49AwEHA0IABMAHOxguTJCrNSUR2U/iUXRcCjGbjW6CANi/66dC/0YubF34
nchWfzhpXvCAj84zG7Oc0O9m7nvRShcyyze/XIOgADAKBggqhkjOPQQDAgNIADBF
AiAJtafXIZRm88hswpPgOfkCyQJmLS9o+Xz16gjxSD095gIhAMmVb1ciPi/dBWtC
LAn4kIw6Ygx8QY0ozw3a/LQjgzZV
-----END CERTIFICATE REQUEST-----
`
const base64 = (text: string) => Buffer.from(text).toString('base64')
const spec = { request: base64(pem), signerName: 'example.com/x', usages: ['client auth'] }
const approved = { type: 'Approved', status: 'True', reason: 'R' }
const texts = (errors: readonly { readonly field: { toString(): string }; readonly message: string }[]) =>
  errors.map(({ field, message }) => `${field}: ${message}`)

describe('a signing request', () => {
  it('holds a request whose signature is right', () => {
    expect(createErrors({ spec })).toEqual([])
    const broken = { ...spec, request: base64(pem.replace('MIH', 'MIG')) }
    expect(texts(createErrors({ spec: broken })).join()).toMatch(/^spec.request: Invalid value: .*asn1: /)
    expect(texts(createErrors({ spec: { ...spec, request: base64('x') } })).join()).toContain('PEM block type must be')
  })

  it.each([
    ['foo.com/a/b', 'must be a fully qualified domain'],
    ['Foo.com/b', 'validating label "Foo"'],
    ['foo/b', 'should be a domain with at least two segments'],
    ['foo.com/A_b', 'Invalid value: "A_b"'],
    [`foo.com/${'a.'.repeat(300)}b`, 'may not be more than 571 bytes'],
  ])('is refused for the signer %s', (name, message) => {
    expect(texts(signerNameErrors(name, path('spec', 'signerName'))).join()).toContain(message)
  })

  it('is approved through its subresource alone, and for good', () => {
    const [old, next] = [{ spec }, { spec, status: { conditions: [approved] } }]
    expect(updateErrors(next, old, 'approval')).toEqual([])
    expect(texts(updateErrors(next, old, 'status'))).toEqual([
      'status.conditions: Forbidden: updates may not add a condition of type "Approved"',
    ])
    expect(texts(updateErrors(old, next, 'approval'))).toEqual([
      'status.conditions: Forbidden: updates may not remove a condition of type "Approved"',
    ])
    const both = { spec, status: { conditions: [approved, { ...approved, type: 'Denied' }] } }
    expect(texts(updateErrors(both, old, 'approval'))).toEqual([
      'status.conditions: Invalid value: "Denied": Approved and Denied conditions are mutually exclusive',
    ])
  })

  it('is given a certificate once', () => {
    const certificate = base64('-----BEGIN CERTIFICATE-----\nZm9v\n-----END CERTIFICATE-----\n')
    expect(texts(updateErrors({ spec, status: { certificate } }, { spec }, 'status'))).toEqual([
      'status.certificate: Invalid value: "<certificate data>": x509: malformed certificate',
    ])
    expect(texts(updateErrors({ spec, status: {} }, { spec, status: { certificate } }, 'status'))).toEqual([
      'status.certificate: Forbidden: updates may not modify existing certificate content',
    ])
  })
})
