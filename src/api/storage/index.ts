// storage: what volumes, their claims and their classes mean to all who read them.
export { bindCompletedAnnotation, boundByControllerAnnotation, selectedNodeAnnotation } from './annotations.js'
export {
  betaStorageClassAnnotation,
  defaultStorageClassOf,
  isDefaultStorageClass,
  namesStorageClass,
  storageClassNameOf,
} from './storage-class.js'
