import type { CustomResourceDefinitionCondition, CustomResourceDefinitionNames } from '../../api/index.js'

/** The names that the definitions of one group hold, by definition. */
export class AcceptedNames {
  readonly #groups = new Map<string, Map<string, CustomResourceDefinitionNames>>()

  set(group: string, definition: string, names: CustomResourceDefinitionNames): void {
    const held = this.#groups.get(group) ?? new Map<string, CustomResourceDefinitionNames>()
    this.#groups.set(group, held)
    held.set(definition, names)
  }

  delete(group: string, definition: string): void {
    const held = this.#groups.get(group)
    held?.delete(definition)
    if (held?.size === 0) this.#groups.delete(group)
  }

  /** Whether a plural, singular or short name is somebody's. */
  hasResource(group: string, name: string): boolean {
    return this.#some(
      group,
      (held) => held.plural === name || held.singular === name || held.shortNames?.includes(name) === true,
    )
  }

  hasKind(group: string, name: string): boolean {
    return this.#some(group, (held) => held.kind === name || held.listKind === name)
  }

  #some(group: string, test: (names: CustomResourceDefinitionNames) => boolean): boolean {
    for (const names of this.#groups.get(group)?.values() ?? []) if (test(names)) return true
    return false
  }
}

export interface NamesDecision {
  readonly names: CustomResourceDefinitionNames
  readonly condition: CustomResourceDefinitionCondition
}

/**
 * Which of the names that a definition asks for it may have: those that it has already and those that nobody has (upstream: pkg/controller/status/naming_controller.go).
 * The last conflict gives the condition its reason, as upstream's does.
 */
export function decideNames(
  taken: AcceptedNames,
  group: string,
  asked: CustomResourceDefinitionNames,
  accepted: CustomResourceDefinitionNames | undefined,
): NamesDecision {
  const names: Record<string, unknown> = { plural: '', kind: '', ...accepted }
  let condition: CustomResourceDefinitionCondition | undefined
  const refuse = (reason: string, message: string) => {
    condition = { type: 'NamesAccepted', status: 'False', reason, message }
  }
  const take = (field: 'plural' | 'singular' | 'kind' | 'listKind', reason: string, isTaken: boolean) => {
    const name = asked[field] ?? ''
    if (name !== (accepted?.[field] ?? '') && isTaken) refuse(reason, inUse(name))
    else names[field] = asked[field]
  }
  take('plural', 'PluralConflict', taken.hasResource(group, asked.plural))
  take('singular', 'SingularConflict', taken.hasResource(group, asked.singular ?? ''))
  const doubled = (asked.shortNames ?? []).filter(
    (name) => !accepted?.shortNames?.includes(name) && taken.hasResource(group, name),
  )
  if (doubled.length > 0) {
    const messages = doubled.map(inUse)
    refuse('ShortNamesConflict', messages.length === 1 ? (messages[0] as string) : `[${messages.join(', ')}]`)
  } else names.shortNames = asked.shortNames
  take('kind', 'KindConflict', taken.hasKind(group, asked.kind))
  take('listKind', 'ListKindConflict', taken.hasKind(group, asked.listKind ?? ''))
  names.categories = asked.categories
  return {
    names: present(names),
    condition: condition ?? {
      type: 'NamesAccepted',
      status: 'True',
      reason: 'NoConflicts',
      message: 'no conflicts found',
    },
  }
}

const inUse = (name: string) => `${JSON.stringify(name)} is already in use`

/** In the order in which they are printed. */
function present(names: Readonly<Record<string, unknown>>): CustomResourceDefinitionNames {
  const order = ['plural', 'singular', 'shortNames', 'kind', 'listKind', 'categories']
  return Object.fromEntries(
    order.flatMap((field) => {
      const value = names[field]
      const isEmpty = value === undefined || (Array.isArray(value) && value.length === 0)
      return isEmpty || (value === '' && field !== 'plural' && field !== 'kind') ? [] : [[field, value]]
    }),
  ) as unknown as CustomResourceDefinitionNames
}
