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

/** All objects of one state in key order, once a list has asked for them: the next list needs not walk the tree. */
interface Listed {
  objects: readonly CachedObject[] | undefined
}

class TreeSnapshot implements Snapshot {
  readonly revision: Revision
  readonly #tree: Tree
  readonly #listed: Listed

  constructor(tree: Tree, listed: Listed, revision: Revision) {
    this.#tree = tree
    this.#listed = listed
    this.revision = revision
  }

  get size(): number {
    return this.#tree.size
  }

  get(key: string): CachedObject | undefined {
    return this.#tree.get(key)
  }

  range(start: string, end: string): readonly CachedObject[] {
    const { objects } = this.#listed
    if (objects) return objects.slice(firstFrom(objects, start), firstFrom(objects, end))
    const found: CachedObject[] = []
    this.#tree.forRange(start, end, false, (_key, object) => {
      found.push(object)
    })
    if (found.length === this.#tree.size) this.#listed.objects = found
    return found
  }
}

/** The index of the first object with `key >= start`. */
function firstFrom(objects: readonly CachedObject[], start: string): number {
  let low = 0
  let high = objects.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((objects[middle] as CachedObject).key < start) low = middle + 1
    else high = middle
  }
  return low
}

/** The present objects of one resource in key order, in a copy-on-write tree: a snapshot costs nothing and needs no lock. */
export class ResourceCache {
  readonly #tree: Tree = new BTree<string, CachedObject>(undefined, byText)
  #listed: Listed = { objects: undefined }

  get size(): number {
    return this.#tree.size
  }

  get(key: string): CachedObject | undefined {
    return this.#tree.get(key)
  }

  set(object: CachedObject): void {
    this.#tree.set(object.key, object)
    this.#forgetList()
  }

  delete(key: string): void {
    this.#tree.delete(key)
    this.#forgetList()
  }

  #forgetList(): void {
    // Snapshots of the state before keep theirs.
    if (this.#listed.objects) this.#listed = { objects: undefined }
  }

  /** All present objects, for work that ends within the turn. */
  present(revision: Revision): Snapshot {
    return new TreeSnapshot(this.#tree, this.#listed, revision)
  }

  /** The present objects as they will stay, for readers that outlive the turn. */
  snapshot(revision: Revision): Snapshot {
    return new TreeSnapshot(this.#tree.clone(), { objects: this.#listed.objects }, revision)
  }
}
