import { SelectorError } from './label-selector.js'

export interface FieldRequirement {
  readonly field: string
  readonly operator: '=' | '!='
  readonly value: string
}

/**
 * Reads the string form of a field selector (`status.phase=Running,spec.nodeName!=n1`; `\\`, `\,` and `\=` in values). Throws a SelectorError with
 * upstream's message (apimachinery's pkg/fields/selector.go, v0.34). Whether a field may be selected by is the resource's business.
 */
export function parseFieldSelector(text: string): readonly FieldRequirement[] {
  const requirements: FieldRequirement[] = []
  for (const term of splitTerms(text).sort()) {
    if (term === '') continue
    const match = /^(.*?)(!=|==|=)(.*)$/s.exec(term)
    if (!match) throw new SelectorError(`invalid selector: '${text}'; can't understand '${term}'`)
    const [, field = '', operator = '', value = ''] = match
    // What names neither a field nor a value asks for nothing.
    if (field === '' && value === '') continue
    requirements.push({ field, operator: operator === '!=' ? '!=' : '=', value: unescapeValue(value) })
  }
  return requirements
}

/** Whether an object's fields satisfy all requirements; a field that it lacks counts as empty. */
export function matchesFields(
  requirements: readonly FieldRequirement[],
  fieldValue: (field: string) => string | undefined,
): boolean {
  for (const { field, operator, value } of requirements) {
    if (((fieldValue(field) ?? '') === value) !== (operator === '=')) return false
  }
  return true
}

/** Makes any text fit for the value of a field selector. */
export function escapeFieldValue(value: string): string {
  return value.replace(/[\\,=]/g, '\\$&')
}

function splitTerms(text: string): string[] {
  const terms: string[] = []
  let start = 0
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\\') i++
    else if (text[i] === ',') {
      terms.push(text.slice(start, i))
      start = i + 1
    }
  }
  terms.push(text.slice(start))
  return terms
}

function unescapeValue(text: string): string {
  let value = ''
  for (let i = 0; i < text.length; i++) {
    const character = text.charAt(i)
    if (character === ',' || character === '=') {
      // Go prints the rune's number.
      throw new SelectorError(`invalid field selector: unescaped character in value: ${character.charCodeAt(0)}`)
    }
    if (character !== '\\') {
      value += character
      continue
    }
    const escaped = text.charAt(++i)
    if (escaped !== '\\' && escaped !== ',' && escaped !== '=') {
      throw new SelectorError(`invalid field selector: invalid escape sequence: \\${escaped}`)
    }
    value += escaped
  }
  return value
}
