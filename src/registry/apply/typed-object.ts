import type { Atom } from './atom.js'

/** An object in one of the versions of its resource. */
export interface TypedObject {
  readonly atom: Atom
  readonly value: unknown
  readonly apiVersion: string
}

/** The object in another version; undefined where the resource has no such version (any more). */
export type ConvertTyped = (
  object: TypedObject,
  apiVersion: string,
) => TypedObject | undefined | Promise<TypedObject | undefined>
