import type { UserInfo } from '../../api/index.js'

/**
 * Reads a file of tokens as kube-apiserver's `--token-auth-file` has it: a line each of `token,user name,user uid` and, if wanted, `"group1,group2"`
 * (apiserver's pkg/authentication/token/tokenfile, v0.34). Of a token that comes twice the last line counts.
 *
 * @throws TypeError for a line without its three columns
 */
export function parseTokenFile(text: string): ReadonlyMap<string, UserInfo> {
  const tokens = new Map<string, UserInfo>()
  for (const line of text.split(/\r?\n/)) {
    if (line === '') continue
    const [token = '', username, uid, groups] = columnsOf(line)
    if (username === undefined || uid === undefined) {
      throw new TypeError('every line needs at least 3 columns: token, user name, user uid')
    }
    if (token === '') continue
    tokens.set(token, { username, uid, groups: groups ? groups.split(',') : [] })
  }
  return tokens
}

/** A line of CSV (RFC 4180); a quote within quotes is doubled. */
function columnsOf(line: string): readonly string[] {
  const columns = `${line},`.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*)),/g)
  return [...columns].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')
}
