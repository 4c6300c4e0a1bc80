export { plainDefinition } from './plain-definition.js'
