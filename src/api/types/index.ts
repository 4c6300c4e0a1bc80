export type { BuiltInColumn, BuiltInGroup, BuiltInResource, BuiltInSubresource } from './built-in.js'
export { builtInGroups, builtInResources } from './built-in.js'
export { definitionOf, typeOf, typeOfToken } from './built-in-types.js'
export { consumedPatch } from './consumed-patch.js'
export type { ProtobufField, ProtobufMessage } from './data.js'
export { protobufMessages } from './data.js'
export type { Decoded } from './decode.js'
export { DecodingError, decode } from './decode.js'
export { nullEmptyLists } from './empty-lists.js'
export { goDump } from './go-dump.js'
export { goDecodingErrors } from './go-errors.js'
export { goKindOf } from './go-kind.js'
export { internalForm } from './internal-form.js'
export { decodeJson, decodeJsonBySteps, parseJson, parseJsonAsWritten, parseJsonBySteps } from './json.js'
export { JsonSyntaxError } from './json-parser.js'
export type { JsonPatchOperation } from './json-patch.js'
export { applyJsonPatch, JsonPatchError, jsonPatchOperation } from './json-patch.js'
export type { JsonScan } from './json-scan.js'
export { scanJson } from './json-scan.js'
export { Entries, RawNumber } from './json-tree.js'
export type { JsonObject } from './json-values.js'
export { cloneJson, equalJson, getOwn, isJsonObject, setOwn, sortedDeeply } from './json-values.js'
export { MemberCount, maxMembers } from './member-count.js'
export { mergePatch } from './merge-patch.js'
export { goFormat, StrategicMergeError } from './patch-errors.js'
export { printJson } from './print-json.js'
export type { RawJson } from './raw-json.js'
export { plainRaw, printRaw, sharedRaw, treeOfRaw } from './raw-json.js'
export { mergeOwnPatch, strategicMergePatch } from './strategic-merge.js'
export type {
  AnyNode,
  FieldNode,
  ListNode,
  MapNode,
  ScalarFormat,
  ScalarNode,
  SchemaUnion,
  StructNode,
  TypeNode,
} from './type-node.js'
export { unstructuredError, unstructuredUnknownFields } from './unstructured-errors.js'
export { memberAsSent } from './whole-floats.js'
export { withWrappedIntegers } from './wrapped-integers.js'
export type { ParsedYaml } from './yaml/index.js'
export { parseYaml, parseYamlBySteps, printYaml, YamlSyntaxError } from './yaml/index.js'
