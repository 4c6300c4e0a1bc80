// workloads: what the controllers of pods share with kubelets and other readers: pod states, the template hash.
export { aggregateContainerResources } from './container-resources.js'
export {
  isPodActive,
  isPodAvailable,
  isPodReady,
  isPodTerminal,
  podCondition,
  podConditionPatch,
  podRestarts,
} from './pods.js'
export { qosClassOf } from './qos.js'
export { canonicalJson, fnv1a, podTemplateHash, safeEncode } from './template-hash.js'
export { timeOf } from './time.js'
