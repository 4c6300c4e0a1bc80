import type { Atom } from './atom.js'

/** An object in one of the versions of its resource. */
export interface TypedObject {
  readonly atom: Atom
  readonly value: unknown
  readonly apiVersion: string
}

/** The object does not fit the type that another version has for it; the message is upstream's. */
export class ConversionError extends Error {
  override readonly name = 'ConversionError'
}

/** The object in another version; undefined where the resource has no such version (any more). Throws a ConversionError. */
export type ConvertTyped = (
  object: TypedObject,
  apiVersion: string,
) => TypedObject | undefined | Promise<TypedObject | undefined>
