import type { ListNode } from '../../api/index.js'

/** `f:replicas` */
export function fieldElement(name: string): string {
  return `f:${name}`
}

/**
 * The path element of a list's item: `k:{"containerPort":80,"protocol":"TCP"}` in lists with keys (a missing key has its schema's default),
 * `v:"a"` in sets. Undefined where the item lacks a key and its type has no default: such a list has no field set.
 */
export function itemElement(list: ListNode, item: unknown): string | undefined {
  if (list.listType === 'set') return `v:${printKeyValue(item)}`
  if (typeof item !== 'object' || item === null || list.items.kind !== 'struct') return undefined
  let text = ''
  let found = false
  for (const key of sortedKeys(list)) {
    let value = (item as Record<string, unknown>)[key]
    if (value === undefined) value = list.items.fields.get(key)?.default
    else found = true
    if (value === undefined) continue
    text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${printKeyValue(value)}`
  }
  return found || text !== '' ? `k:{${text}}` : undefined
}

function sortedKeys(list: ListNode): readonly string[] {
  return list.mapKeys.length < 2 ? list.mapKeys : [...list.mapKeys].sort()
}

/** Go's JSON escapes <, > and &. */
function printKeyValue(value: unknown): string {
  const text = JSON.stringify(value) ?? 'null'
  return /[<>&\u2028\u2029]/.test(text)
    ? text.replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text
}
