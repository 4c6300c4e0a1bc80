import type { Decoded } from '../../api/index.js'
import { DecodingError, unstructuredError, withWrappedIntegers } from '../../api/index.js'
import type { Expected } from './body.js'
import { decodeAs } from './decode-custom.js'

/**
 * Decodes what was merged, which upstream converts without a text in between: with other words for what does not fit, and taking integers that are too large.
 *
 * @throws DecodingError
 */
export function decodeUnstructured(expected: Expected, value: unknown): Decoded {
  try {
    return decodeAs(expected, value)
  } catch (error) {
    if (!(error instanceof DecodingError)) throw error
    const why = unstructuredError(expected.type, value)
    if (why !== undefined) throw new DecodingError(why)
    return decodeAs(expected, withWrappedIntegers(expected.type, value))
  }
}
