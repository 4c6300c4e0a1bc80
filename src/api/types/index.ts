export type { AnyNode, FieldNode, ListNode, MapNode, ScalarFormat, ScalarNode, StructNode, TypeNode } from './type-node.js'
