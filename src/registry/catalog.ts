import type { KubeObject, ResourceToken, StructNode } from '../api/index.js'
import type { AnyResourceDefinition, Column, DecodeObject, Representation, Subresource } from './definition/index.js'

/** A group as discovery lists it. */
export interface GroupVersions {
  readonly group: string
  /** In order of preference; the first is the preferred one. */
  readonly versions: readonly string[]
}

/** One resource in one of the group versions in which it is served: what a URL leads to. */
export interface ServedResource {
  readonly definition: AnyResourceDefinition
  /** Absent for the hub itself. */
  readonly representation: Representation | undefined
  readonly token: ResourceToken
  readonly type: StructNode
  /** Where bodies are not read by `type`. */
  readonly decode: DecodeObject | undefined
  readonly columns: readonly Column<KubeObject>[]
  readonly subresources: readonly Subresource<KubeObject>[]
  readonly shortNames: readonly string[]
  readonly categories: readonly string[]
}

/**
 * What the server serves just now. Built-in definitions are there from the start; custom ones come and go. All lookups are
 * cheap; `generation` and `onChange` tell discovery and OpenAPI when to make their documents anew.
 */
export class Catalog {
  readonly #definitions = new Set<AnyResourceDefinition>()
  /** `group/version/plural` → what it leads to. */
  readonly #served = new Map<string, ServedResource>()
  readonly #builtInGroups: readonly GroupVersions[]
  readonly #listeners = new Set<() => void>()
  #generation = 1

  /** `groups`: the built-in groups in the order of discovery. */
  constructor(groups: readonly GroupVersions[], definitions: Iterable<AnyResourceDefinition>) {
    this.#builtInGroups = groups
    for (const definition of definitions) this.#insert(definition)
  }

  /** Counts up with every change. */
  get generation(): number {
    return this.#generation
  }

  find(group: string, version: string, plural: string): ServedResource | undefined {
    return this.#served.get(`${group}/${version}/${plural}`)
  }

  /** Whether anything at all is served in this group version (decides between two kinds of 404). */
  hasGroupVersion(group: string, version: string): boolean {
    return this.groups().some((one) => one.group === group && one.versions.includes(version))
  }

  definitions(): readonly AnyResourceDefinition[] {
    return [...this.#definitions]
  }

  /** Everything served in one group version, in the order of registration. */
  servedIn(group: string, version: string): readonly ServedResource[] {
    return this.served().filter((one) => one.token.group === group && one.token.version === version)
  }

  served(): readonly ServedResource[] {
    return [...this.#served.values()]
  }

  /** Whether the group was there from the start, rather than defined by somebody. */
  isBuiltInGroup(group: string): boolean {
    return this.#builtInGroups.some((one) => one.group === group)
  }

  /** Built-in groups in upstream's order, then groups of custom resources by name, versions sorted by Kubernetes' version priority. */
  groups(): readonly GroupVersions[] {
    const custom = new Map<string, Set<string>>()
    const builtIn = new Set(this.#builtInGroups.map((one) => one.group))
    for (const { token } of this.#served.values()) {
      if (builtIn.has(token.group)) continue
      const versions = custom.get(token.group) ?? new Set<string>()
      versions.add(token.version)
      custom.set(token.group, versions)
    }
    const added = [...custom].sort(([a], [b]) => (a < b ? -1 : 1))
    return [
      ...this.#builtInGroups,
      ...added.map(([group, versions]) => ({ group, versions: [...versions].sort(byVersionPriority) })),
    ]
  }

  add(definition: AnyResourceDefinition): void {
    this.#insert(definition)
    this.#changed()
  }

  remove(definition: AnyResourceDefinition): void {
    if (!this.#definitions.delete(definition)) return
    for (const [key, served] of this.#served) if (served.definition === definition) this.#served.delete(key)
    this.#changed()
  }

  /** Swaps one definition for another in a single step, so that no request in between finds neither. */
  replace(old: AnyResourceDefinition | undefined, next: AnyResourceDefinition): void {
    this.change({ removed: old ? [old] : [], added: [next] })
  }

  /** Many definitions at once: listeners are told once. */
  change({
    removed,
    added,
  }: {
    readonly removed: readonly AnyResourceDefinition[]
    readonly added: readonly AnyResourceDefinition[]
  }): void {
    for (const definition of removed) {
      this.#definitions.delete(definition)
      for (const { token } of servedForms(definition)) {
        const key = `${token.group}/${token.version}/${token.plural}`
        if (this.#served.get(key)?.definition === definition) this.#served.delete(key)
      }
    }
    for (const definition of added) this.#insert(definition)
    if (removed.length + added.length > 0) this.#changed()
  }

  /** Calls back after each change; returns a function that ends this. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #insert(definition: AnyResourceDefinition): void {
    this.#definitions.add(definition)
    for (const served of servedForms(definition)) {
      const { group, version, plural } = served.token
      this.#served.set(`${group}/${version}/${plural}`, served)
    }
  }

  #changed(): void {
    this.#generation++
    for (const listener of this.#listeners) listener()
  }
}

function servedForms(definition: AnyResourceDefinition): readonly ServedResource[] {
  const forms: ServedResource[] = []
  if (definition.hubIsServed !== false) forms.push(servedForm(definition, undefined))
  for (const representation of definition.representations ?? []) forms.push(servedForm(definition, representation))
  return forms
}

/** The resource in the hub's version (`representation` undefined) or another one. */
function servedForm(definition: AnyResourceDefinition, representation: Representation | undefined): ServedResource {
  return {
    definition,
    representation,
    token: representation?.token ?? definition.token,
    // A getter: types are compiled at first use.
    get type() {
      return representation?.type ?? definition.type
    },
    decode: representation ? representation.decode : definition.decode,
    columns: representation?.columns ?? definition.columns,
    subresources: representation?.subresources ?? definition.subresources,
    shortNames: representation?.shortNames ?? definition.shortNames,
    categories: representation?.categories ?? definition.categories,
  }
}

const kubeVersion = /^v([0-9]+)(?:(alpha|beta)([0-9]+))?$/

/**
 * apimachinery's pkg/version CompareKubeAwareVersionStrings, descending: v2, v1, v1beta2, v1beta1, v1alpha1, then everything else by name.
 */
export function byVersionPriority(a: string, b: string): number {
  const left = kubeVersion.exec(a)
  const right = kubeVersion.exec(b)
  if (!left || !right) return left ? -1 : right ? 1 : a < b ? -1 : a > b ? 1 : 0
  const stage = (match: RegExpExecArray) => (match[2] === undefined ? 2 : match[2] === 'beta' ? 1 : 0)
  return (
    stage(right) - stage(left) || Number(right[1]) - Number(left[1]) || Number(right[3] ?? 0) - Number(left[3] ?? 0)
  )
}
