import { requestEntityTooLarge } from '../errors/index.js'

/** Upstream has no such limit. The largest CRDs that etcd takes have some 60,000. */
export const maxMembers = 100_000

/**
 * Counts the members of objects, and the objects and lists themselves, while a body is read: more of them than any real object has would keep others waiting
 * at every later stage.
 */
export class MemberCount {
  #count = 0

  /** Throws the StatusError (413) of a body that has too many. */
  add(members = 1): void {
    this.#count += members
    if (this.#count > maxMembers) throw requestEntityTooLarge(`limit is ${maxMembers} members`)
  }
}
