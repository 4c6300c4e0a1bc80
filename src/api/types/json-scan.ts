/** What one pass over the bytes of a JSON text tells before it is parsed. */
export interface JsonScan {
  /** Members of all objects: compared with what a decode visited, it shows doubled keys. Right only for valid JSON. */
  readonly keys: number
  /** Objects and lists. */
  readonly containers: number
  /** Numbers that need care (below), each of which becomes an object of its own. */
  readonly oddNumbers: number
  readonly depth: number
  /**
   * There is a number or an escape that `JSON.parse` reads otherwise than Go: a fraction of zero or an exponent (`1.0` is no integer to
   * Go), more than fifteen digits, a surrogate escape.
   */
  readonly needsCare: boolean
}

/** One pass, no allocation: about as fast as the bytes can be read. */
export function scanJson(bytes: Uint8Array): JsonScan {
  const length = bytes.length
  let keys = 0
  let containers = 0
  let oddNumbers = 0
  let depth = 0
  let deepest = 0
  let needsCare = false
  let at = 0
  while (at < length) {
    const byte = bytes[at++] as number
    if (byte === 34) {
      let inside = bytes[at] as number
      while (inside !== 34 && at < length) {
        if (inside === 92) {
          at++
          if (bytes[at] === 117 && ((bytes[at + 1] as number) | 32) === 100) needsCare = true
        }
        inside = bytes[++at] as number
      }
      at++
    } else if (byte === 58) {
      keys++
    } else if (byte === 123 || byte === 91) {
      containers++
      if (++depth > deepest) deepest = depth
    } else if (byte === 125 || byte === 93) {
      depth--
    } else if (byte >= 48 && byte <= 57) {
      const start = at
      let digit = bytes[at] as number
      while (digit >= 48 && digit <= 57) digit = bytes[++at] as number
      let isOdd = at - start >= 15 || (digit | 32) === 101
      if (digit === 46) {
        // A short fraction that is not zero makes no integer of what is none to Go.
        let isZero = true
        do {
          digit = bytes[++at] as number
          if (digit > 48 && digit <= 57) isZero = false
        } while (digit >= 48 && digit <= 57)
        if (isZero || at - start >= 15 || (digit | 32) === 101) isOdd = true
      }
      if (isOdd) oddNumbers++
    }
  }
  return { keys, containers, oddNumbers, depth: deepest, needsCare: needsCare || oddNumbers > 0 }
}
