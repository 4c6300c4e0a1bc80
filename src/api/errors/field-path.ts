/**
 * Where in an object something is: an immutable linked list, printed only when an error needs it.
 * Prints as upstream's field.Path: `spec.containers[0].name`, `metadata.annotations[key]`.
 */
export class FieldPath {
  readonly #parent: FieldPath | undefined
  readonly #text: string

  private constructor(parent: FieldPath | undefined, text: string) {
    this.#parent = parent
    this.#text = text
  }

  static root(name: string): FieldPath {
    return new FieldPath(undefined, name)
  }

  child(name: string, ...more: string[]): FieldPath {
    let path = new FieldPath(this, this.#text === '' && !this.#parent ? name : `.${name}`)
    for (const one of more) path = new FieldPath(path, `.${one}`)
    return path
  }

  index(position: number): FieldPath {
    return new FieldPath(this, `[${position}]`)
  }

  key(key: string): FieldPath {
    return new FieldPath(this, `[${key}]`)
  }

  toString(): string {
    return this.#parent ? this.#parent.toString() + this.#text : this.#text
  }
}

/** Upstream's `NewPath("")` is `path('[]')`. `path('spec', 'replicas')` is `spec.replicas`; `path()` is the object itself (prints as the empty string). */
export function path(first = '', ...more: string[]): FieldPath {
  const root = FieldPath.root(first)
  return more.length === 0 ? root : root.child(more[0] as string, ...more.slice(1))
}
