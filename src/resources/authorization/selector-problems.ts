import type { FieldSelectorRequirement, ResourceAttributes } from '../../api/index.js'
import { parseFieldSelector, parseLabelSelector, SelectorError } from '../../api/index.js'

interface Selector {
  readonly rawSelector?: string
  readonly requirements?: readonly FieldSelectorRequirement[]
}

/** Of a field only one value can be asked for, or all but one. */
const isFieldRequirement = ({ operator, values = [] }: FieldSelectorRequirement) =>
  (operator === 'In' || operator === 'NotIn') && values.length === 1

const labelOperators = new Set(['In', 'NotIn', 'Exists', 'DoesNotExist'])
const isLabelRequirement = ({ operator }: FieldSelectorRequirement) => labelOperators.has(operator)

/** What of a question's selectors nobody can read, and is left out of the question (pkg/registry/authorization/util, v1.34). */
export function selectorProblems({ fieldSelector, labelSelector }: ResourceAttributes): string[] {
  return [
    ...problemOf('fieldSelector', fieldSelector, parseFieldSelector, isFieldRequirement),
    ...problemOf('labelSelector', labelSelector, parseLabelSelector, isLabelRequirement),
  ]
}

function problemOf(
  name: string,
  { rawSelector = '', requirements = [] }: Selector = {},
  parse: (text: string) => unknown,
  isReadable: (requirement: FieldSelectorRequirement) => boolean,
): string[] {
  const readable = requirements.filter(isReadable).length
  const isWhole = requirements.length > 0 ? readable === requirements.length : canParse(rawSelector, parse)
  if (isWhole) return []
  return [`spec.resourceAttributes.${name} ${readable > 0 ? 'partially ' : ''}ignored due to parse error`]
}

function canParse(text: string, parse: (text: string) => unknown): boolean {
  try {
    parse(text)
    return true
  } catch (error) {
    if (error instanceof SelectorError) return false
    throw error
  }
}
