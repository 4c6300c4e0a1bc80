/** A node of a YAML document. */
export type YamlNode = ScalarNode | SequenceNode | MappingNode | AliasNode

interface Placed {
  /** Counted from zero. */
  readonly line: number
}

export interface ScalarNode extends Placed {
  readonly kind: 'scalar'
  readonly value: string
  readonly tag: string
  /** Plain, so that it may be anything. */
  readonly implicit: boolean
}

export interface SequenceNode extends Placed {
  readonly kind: 'sequence'
  readonly tag: string
  readonly items: YamlNode[]
}

export interface MappingNode extends Placed {
  readonly kind: 'mapping'
  readonly tag: string
  readonly entries: (readonly [YamlNode, YamlNode])[]
}

export interface AliasNode extends Placed {
  readonly kind: 'alias'
  readonly name: string
  readonly target: YamlNode
}
