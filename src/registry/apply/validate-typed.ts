import { maxErrors } from '../../api/index.js'
import type { Atom, ListAtom, MapAtom, ScalarKind } from './atom.js'
import { deduce, isMembers, memberAtom } from './atom.js'
import { goSyntax, goText, goTypeOf } from './go-print.js'
import { itemElement, itemProblem, printElement } from './path-element.js'

export interface TypedOptions {
  /** Items of one key may occur several times (objects that are stored, not those that are applied). */
  readonly allowDuplicates: boolean
}

/**
 * What does not fit the type, in upstream's words; undefined: all does (structured-merge-diff: typed.Validate).
 * Several errors make one text of several lines.
 */
export function typedErrors(atom: Atom, value: unknown, options: TypedOptions): string | undefined {
  const errors: string[] = []
  check(atom, value, [], { ...options, errors })
  if (errors.length < 2) return errors[0]
  return ['errors:', ...errors.map((one) => `  ${one}`)].join('\n')
}

interface Walk extends TypedOptions {
  readonly errors: string[]
}

function check(atom: Atom, value: unknown, path: string[], walk: Walk): void {
  if (value === undefined) return
  const side = deduce(atom, value)
  if (side.map) checkMap(side.map, value, path, walk)
  else if (side.scalar) checkScalar(side.scalar, value, path, walk)
  else if (side.list) checkList(side.list, value, path, walk)
}

function report(walk: Walk, path: readonly string[], message: string): void {
  if (walk.errors.length >= maxErrors) return
  const place = path.map(printElement).join('')
  walk.errors.push(place === '' ? message : `${place}: ${message}`)
}

function checkScalar(kind: ScalarKind, value: unknown, path: readonly string[], walk: Walk): void {
  if (value === null) return
  switch (kind) {
    case 'numeric':
      if (typeof value !== 'number' && typeof value !== 'bigint')
        report(walk, path, `expected numeric (int or float), got ${goTypeOf(value)}`)
      return
    case 'string':
      if (typeof value !== 'string')
        report(walk, path, `expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`)
      return
    case 'boolean':
      if (typeof value !== 'boolean') report(walk, path, `expected boolean, got &{${goText(value)}}`)
      return
    default:
      if (typeof value === 'object') report(walk, path, `expected any scalar, got &{${goText(value)}}`)
  }
}

function checkMap(map: MapAtom, value: unknown, path: string[], walk: Walk): void {
  if (value === null) return
  if (!isMembers(value)) {
    report(walk, path, `expected map, got &{${goText(value)}}`)
    return
  }
  for (const name in value) {
    const member = value[name]
    if (member === undefined) continue
    const atom = memberAtom(map, name)
    path.push(`f:${name}`)
    if (atom) check(atom, member, path, walk)
    else report(walk, path, 'field not declared in schema')
    path.pop()
    // Upstream looks no further into a map that has an unknown field.
    if (!atom) return
  }
}

function checkList(list: ListAtom, value: unknown, path: string[], walk: Walk): void {
  if (value === null) return
  if (!Array.isArray(value)) {
    report(walk, path, `expected list, got &{${goText(value)}}`)
    return
  }
  const seen = new Set<string>()
  for (let index = 0; index < value.length; index++) {
    const item: unknown = value[index]
    const element = list.atomic ? `i:${index}` : itemElement(list, item)
    if (element === undefined) {
      report(walk, path, `element ${index}: ${itemProblem(list, item)}`)
      return
    }
    if (!list.atomic) {
      if (seen.has(element) && !walk.allowDuplicates)
        report(walk, path, `duplicate entries for key ${printElement(element)}`)
      seen.add(element)
    }
    path.push(element)
    check(list.items, item, path, walk)
    path.pop()
  }
}
