export type TokenType =
  | 'stream end'
  | 'document start'
  | 'document end'
  | 'version directive'
  | 'tag directive'
  | 'block sequence start'
  | 'block mapping start'
  | 'block end'
  | 'flow sequence start'
  | 'flow sequence end'
  | 'flow mapping start'
  | 'flow mapping end'
  | 'block entry'
  | 'flow entry'
  | 'key'
  | 'value'
  | 'alias'
  | 'anchor'
  | 'tag'
  | 'scalar'

export interface Token {
  readonly type: TokenType
  /** Counted from zero. */
  readonly line: number
  /** Of a scalar its text, of a tag its handle. */
  readonly value: string
  /** Of a tag. */
  readonly suffix: string
  /** Only plain scalars may be anything but strings. */
  readonly isPlain: boolean
}
