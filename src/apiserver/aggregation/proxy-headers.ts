import type { ApiRequest, UserInfo } from '../../api/index.js'

const allowed = /^[A-Za-z0-9!#$&'*+\-.^_`|~]$/

/** A key of a user's extra as part of a header's name: the other bytes as `%2f` (client-go's transport headerKeyEscape). */
function escapedKey(key: string): string {
  return [...Buffer.from(key)]
    .map((byte) => {
      const character = String.fromCharCode(byte)
      return allowed.test(character) ? character : `%${byte.toString(16).padStart(2, '0')}`
    })
    .join('')
}

/** Who asks, for a server that believes the aggregator (client-go's transport SetAuthProxyHeaders, v0.34). */
export function identityHeaders({ username, uid, groups, extra = {} }: UserInfo): Record<string, string | string[]> {
  return {
    'x-remote-user': username,
    ...(uid ? { 'x-remote-uid': uid } : {}),
    'x-remote-group': [...groups],
    ...Object.fromEntries(
      Object.entries(extra).map(([key, values]) => [`x-remote-extra-${escapedKey(key).toLowerCase()}`, [...values]]),
    ),
  }
}

/** Nobody says for himself who he is. */
export function withoutIdentity(headers: ApiRequest['headers']): Record<string, string | undefined> {
  return Object.fromEntries(
    Object.entries(headers).filter(
      ([name]) =>
        !['x-remote-user', 'x-remote-uid', 'x-remote-group'].includes(name) && !name.startsWith('x-remote-extra-'),
    ),
  )
}
