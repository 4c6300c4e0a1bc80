export type {
  AgeCell,
  AnyResourceDefinition,
  Cell,
  Column,
  ConnectCall,
  ConnectSubresource,
  Convert,
  DeleteHookOptions,
  ForwardTarget,
  Representation,
  Reservation,
  ResourceDefinition,
  Subresource,
  SubresourceServices,
  WriteContext,
  WriterSubresource,
} from './resource-definition.js'
export type { ScaleOptions, StatusOptions } from './subresources.js'
export { scaleSubresource, statusSubresource } from './subresources.js'
