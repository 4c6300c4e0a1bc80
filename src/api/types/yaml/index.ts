import { finish, type Steps } from '../../../base/index.js'
import { type DecodedYaml, decodeDocument } from './decode.js'
import { YamlSyntaxError } from './errors.js'
import { parseDocument } from './parser.js'

export { printYaml } from './print.js'
export type ParsedYaml = DecodedYaml
export { YamlSyntaxError }

/** What go-yaml's reader lets through: no other control character. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u0080-\u0084\u0086-\u009f\ufffe\uffff]/

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * The first document of a YAML text as a JSON value; null if there is none. YAML 1.1 as Go's yaml.v2 reads it: `yes` and `on` are
 * booleans, `010` is 8, times are strings. Integers that a number does not hold exactly are bigints.
 *
 * @throws YamlSyntaxError in Go's words
 */
export function parseYaml(bytes: Uint8Array): ParsedYaml {
  return finish(parseYamlBySteps(bytes))
}

/** The same for long texts: several megabytes take a second. */
export function* parseYamlBySteps(bytes: Uint8Array): Steps<ParsedYaml> {
  const text = textOf(bytes)
  yield
  const node = yield* parseDocument(text)
  return node ? yield* decodeDocument(node) : { value: null, duplicateKeys: [] }
}

function textOf(bytes: Uint8Array): string {
  let text: string
  try {
    text = decoder.decode(bytes)
  } catch (cause) {
    throw new YamlSyntaxError(`yaml: ${brokenUtf8(bytes)}`, { cause })
  }
  if (text.charCodeAt(0) === 0xfeff) text = text.slice(1)
  if (forbidden.test(text)) throw new YamlSyntaxError('yaml: control characters are not allowed')
  return text
}

/** Where the first bad sequence goes wrong. */
function brokenUtf8(bytes: Uint8Array): string {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] as number
    const width = lead < 0x80 ? 1 : lead < 0xc0 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf8 ? 4 : 0
    if (width === 0) return 'invalid leading UTF-8 octet'
    if (at + width > bytes.length) return 'incomplete UTF-8 octet sequence'
    for (let index = 1; index < width; index++) {
      if (((bytes[at + index] as number) & 0xc0) !== 0x80) return 'invalid trailing UTF-8 octet'
    }
    at += width
  }
  return 'invalid Unicode character'
}
