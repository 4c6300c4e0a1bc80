export { serviceAccountController } from './default-account.js'
export { rootCaController } from './root-ca.js'
export type { TokenSecretOptions } from './tokens.js'
export { tokenSecretController } from './tokens.js'
