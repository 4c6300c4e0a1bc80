// The administrator of the recordings: a user called `admin`, who comes with a bearer token.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const token = 'recorded-admin'

/** Flags that let a server know that administrator; the file goes into `folder`. */
export function recordedAdminFlags(folder) {
  const file = join(folder, 'tokens.csv')
  writeFileSync(file, `${token},admin,admin,"system:masters"\n`)
  return ['--token-auth-file', file]
}

/** A kubeconfig of that administrator made from one of a server's; beside it. */
export function recordedAdminKubeconfig(kubeconfig) {
  const text = readFileSync(kubeconfig, 'utf8')
  const file = `${kubeconfig}-recorded-admin`
  const withToken = text
    .replace(/client-certificate-data: .*/, `token: ${token}`)
    .replace(/\n.*client-key-data: .*/, '')
  writeFileSync(file, withToken)
  return file
}
