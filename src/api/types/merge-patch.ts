import { OpenList, OpenObject, opened, type RawJson } from './raw-json.js'

/**
 * RFC 7386, as evanphx/json-patch does it: nulls inside lists stay where a list replaces nothing or a list. Neither input is changed.
 * https://github.com/evanphx/json-patch/blob/v4.13.0/merge.go
 */
export function mergePatch(document: unknown, patch: unknown): RawJson {
  return merge(document, patch)
}

function merge(current: RawJson, patch: RawJson): RawJson {
  const into = opened(current)
  if (!(into instanceof OpenObject)) return withoutNulls(patch)
  const changes = opened(patch)
  if (!(changes instanceof OpenObject)) return patch
  for (const [key, change] of changes.members) {
    if (change === null) into.members.delete(key)
    else {
      const present = into.members.get(key) ?? null
      into.members.set(key, present === null ? withoutNulls(change) : merge(present, change))
    }
  }
  return into
}

/** Members that are null are dropped at every depth; entries of lists are not. */
function withoutNulls(value: RawJson): RawJson {
  const inside = opened(value)
  if (inside instanceof OpenList) {
    inside.items = inside.items.map(withoutNulls)
  } else if (inside instanceof OpenObject) {
    for (const [key, member] of inside.members) {
      if (member === null) inside.members.delete(key)
      else inside.members.set(key, withoutNulls(member))
    }
  }
  return inside ?? value
}
