export { serviceAccountController } from './default-account.js'
export { rootCaController } from './root-ca.js'
