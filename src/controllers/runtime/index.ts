export type { ClaimOptions } from './claims.js'
export { claimObjects } from './claims.js'
export type {
  Controller,
  ControllerFactory,
  ControllerSpec,
  ControllerTools,
  ObjectMapping,
  ReconcileQueue,
  ReconcileResult,
  Reconciler,
  ReconcilerTools,
} from './controller.js'
export { mapping } from './controller.js'
export { defineController, ownerKeys } from './define-controller.js'
export type { DiscoveredResource, DiscoveredResources } from './discovery.js'
export { discoverResources } from './discovery.js'
export { Expectations, podKey } from './expectations.js'
export { candidatesOf, controlledBy, indexByController } from './ownership-index.js'
export type { PeriodicTaskOptions } from './periodic.js'
export { PeriodicTask } from './periodic.js'
export { isNamespaceTerminating, PodControl, podFromTemplate } from './pod-control.js'
export type { PodEventsOptions } from './pod-events.js'
export { podEvents } from './pod-events.js'
export { claimNameOf, foreignClaim, indexByClaim, podsOfClaim } from './pods-by-claim.js'
export { slowStart } from './slow-start.js'
