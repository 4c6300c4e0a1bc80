// cluster/credentials: the cluster's authority, its certificates, the key of service account tokens, and kubeconfigs.
// The only folder that imports @peculiar/x509, and that only when something has to be issued. Start here: open.ts.
export type { KubeconfigOptions } from './kubeconfig.js'
export { contextName, kubeconfigText, writeKubeconfig } from './kubeconfig.js'
export { listenSans, serviceAccountIssuer } from './names.js'
export type { ClusterCredentials, CredentialsOptions, KeyPair } from './open.js'
export { CredentialsError, openCredentials } from './open.js'
