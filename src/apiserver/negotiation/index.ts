export type { Clause } from './accept.js'
export { parseAccept } from './accept.js'
export type { Printed } from './items.js'
export { isWriter, printItems, wholeOf } from './items.js'
export type { ListState } from './list-state.js'
export type { StoredMetadata } from './metadata.js'
export {
  madeMetadata,
  partialMetadata,
  partialMetadataFrame,
  partialMetadataList,
  requireMetadataKind,
} from './metadata.js'
export type { Offer, Output } from './negotiate.js'
export { negotiate, plainJson, requireIncludeObject, requireStream } from './negotiate.js'
export type { PatchMediaType } from './patch-type.js'
export { patchTypeOf } from './patch-type.js'
export { jsonAnswer, printInto } from './print.js'
export { protobufObject } from './protobuf.js'
export { statusResponse } from './status.js'
export type { TableView } from './table.js'
export { TablePrinter } from './table.js'
export { warningHeaders } from './warnings.js'
