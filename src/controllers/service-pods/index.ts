// service-pods: what the controllers of Endpoints and EndpointSlices share about services and their pods.
export { inHashOrder, printPort, printSlicePort, printSubset } from './hash-order.js'
export type { IpFamily } from './service-pods.js'
export {
  endpointHostname,
  familyOf,
  followPods,
  hasEndpoint,
  headlessLabel,
  isHeadless,
  isSameMap,
  podAddresses,
  podsOfService,
  serviceNameLabel,
  targetPortOf,
  triggerTimeAnnotation,
} from './service-pods.js'
export { TriggerTimes } from './trigger-times.js'
