import BTreeModule from 'sorted-btree'
import type { Revision } from '../../store/index.js'
import type { CachedObject } from './cached-object.js'

const BTree = BTreeModule.default
type Tree = BTreeModule.default<string, CachedObject>

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A consistent set of one resource's objects. Taken in constant time; never changes. */
export interface Snapshot {
  /** The last revision of the store that the snapshot reflects. */
  readonly revision: Revision
  readonly size: number
  get(key: string): CachedObject | undefined
  /** Objects with `start <= key < end`, in key order. */
  range(start: string, end: string): readonly CachedObject[]
}

class TreeSnapshot implements Snapshot {
  readonly revision: Revision
  readonly #tree: Tree

  constructor(tree: Tree, revision: Revision) {
    this.#tree = tree
    this.revision = revision
  }

  get size(): number {
    return this.#tree.size
  }

  get(key: string): CachedObject | undefined {
    return this.#tree.get(key)
  }

  range(start: string, end: string): readonly CachedObject[] {
    const found: CachedObject[] = []
    this.#tree.forRange(start, end, false, (_key, object) => {
      found.push(object)
    })
    return found
  }
}

/** The present objects of one resource in key order, in a copy-on-write tree: a snapshot costs nothing and needs no lock. */
export class ResourceCache {
  #tree: Tree = new BTree<string, CachedObject>(undefined, byText)

  get size(): number {
    return this.#tree.size
  }

  get(key: string): CachedObject | undefined {
    return this.#tree.get(key)
  }

  set(object: CachedObject): void {
    this.#tree.set(object.key, object)
  }

  delete(key: string): void {
    this.#tree.delete(key)
  }

  /** All present objects, for work that ends within the turn. */
  present(revision: Revision): Snapshot {
    return new TreeSnapshot(this.#tree, revision)
  }

  /** The present objects as they will stay, for readers that outlive the turn. */
  snapshot(revision: Revision): Snapshot {
    return new TreeSnapshot(this.#tree.clone(), revision)
  }
}
