export { isSameValue } from '../base/index.js'
