/** Character codes of what YAML's grammar is made of; NaN, which charCodeAt gives at the end, is none of them. */
export const isBreak = (code: number) =>
  code === 10 || code === 13 || code === 0x85 || code === 0x2028 || code === 0x2029
export const isBlank = (code: number) => code === 32 || code === 9
export const isEnd = (code: number) => Number.isNaN(code) || code === 0
export const isBreakOrEnd = (code: number) => isEnd(code) || isBreak(code)
export const isBlankOrEnd = (code: number) => code === 32 || code === 9 || isBreakOrEnd(code)
export const isDigit = (code: number) => code >= 48 && code <= 57
/** Letters, digits, `_` and `-`. */
export const isAlpha = (code: number) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95 || code === 45
