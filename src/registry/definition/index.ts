export type { DeleteHookOptions, Reservation, WriteContext } from './hooks.js'
export type { Convert, DecodedObject, DecodeObject, Representation } from './representation.js'
export type { AnyResourceDefinition, ResourceDefinition } from './resource-definition.js'
export type { ConnectCall, ConnectSubresource, Subresource, WriterSubresource } from './subresource-definition.js'
export type {
  AccessAnswer,
  AccessQuestion,
  ForwardTarget,
  ForwardTls,
  SubresourceServices,
  TokenAnswer,
} from './subresource-services.js'
export type { ScaleOptions, StatusOptions } from './subresources.js'
export { scaleSubresource, statusSubresource } from './subresources.js'
export type { AgeCell, Cell, Column, RowCondition } from './table.js'
