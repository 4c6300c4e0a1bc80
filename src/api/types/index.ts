export type { BuiltInColumn, BuiltInGroup, BuiltInResource, BuiltInSubresource } from './built-in.js'
export { builtInGroups, builtInResources } from './built-in.js'
export type {
  AnyNode,
  FieldNode,
  ListNode,
  MapNode,
  ScalarFormat,
  ScalarNode,
  StructNode,
  TypeNode,
} from './type-node.js'
