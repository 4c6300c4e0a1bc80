/** Not YAML; the message is Go's: `yaml: line 1: did not find expected node content`. */
export class YamlSyntaxError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'YamlSyntaxError'
  }
}

/** The scanner names lines as people count them, the parser from zero; line zero is left out by both. */
export function scannerError(problem: string, line: number): YamlSyntaxError {
  return new YamlSyntaxError(`yaml: ${line === 0 ? '' : `line ${line + 1}: `}${problem}`)
}

export function parserError(problem: string, line: number): YamlSyntaxError {
  return new YamlSyntaxError(`yaml: ${line === 0 ? '' : `line ${line}: `}${problem}`)
}
