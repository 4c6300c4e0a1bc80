import type { ApiRequest, UserInfo } from '../../api/index.js'
import type { Attributes } from '../authorization/index.js'
import { PlainTextError } from '../plain-text-error.js'
import { allAuthenticated, allUnauthenticated, anonymousUser } from './anonymous.js'

/** Rejects or throws a StatusError 403 when the user may not. */
type Check = (attributes: Attributes) => void | Promise<void>

interface Wish {
  readonly kind: 'User' | 'ServiceAccount' | 'Group' | 'UserExtra' | 'UID'
  readonly namespace: string
  readonly name: string
  readonly field: string
}

const extraPrefix = 'impersonate-extra-'

/**
 * The user that the request is carried out as: the caller, unless `Impersonate-…` headers ask for another and the caller may act as that one
 * (apiserver's pkg/endpoints/filters/impersonation.go, v0.34).
 *
 * @throws StatusError 403; a plain-text 500 where parts of a user are asked for without the user
 */
export function impersonate(request: ApiRequest, user: UserInfo, check: Check): UserInfo | Promise<UserInfo> {
  const { headers } = request
  // Nearly every request: nothing but three lookups and one scan of the names.
  if (headers['impersonate-user'] === undefined && !asksForParts(headers)) return user
  const wishes = wishesOf(headers)
  if (wishes.length === 0) return user
  if (!headers['impersonate-user']) {
    throw new PlainTextError(
      500,
      `Internal Server Error: ${JSON.stringify(requestUri(request))}: requested [${wishes.map(printed).join(' ')}] without impersonating a user\n`,
    )
  }
  return actAs(wishes, user, check)
}

function asksForParts(headers: ApiRequest['headers']): boolean {
  for (const name in headers) if (name.startsWith('impersonate-')) return true
  return false
}

async function actAs(wishes: readonly Wish[], user: UserInfo, check: Check): Promise<UserInfo> {
  for (const wish of wishes) await check(attributesOf(wish, user))
  let username = ''
  let uid: string | undefined
  let groups: string[] = []
  const extra: Record<string, string[]> = {}
  for (const { kind, namespace, name, field } of wishes) {
    if (kind === 'User') username = name
    else if (kind === 'ServiceAccount') {
      username = `system:serviceaccount:${namespace}:${name}`
      if (!wishes.some((one) => one.kind === 'Group'))
        groups = ['system:serviceaccounts', `system:serviceaccounts:${namespace}`]
    } else if (kind === 'Group') groups.push(name)
    else if (kind === 'UID') uid = name
    else {
      const values = extra[field] ?? []
      values.push(name)
      extra[field] = values
    }
  }
  if (!groups.includes(allAuthenticated) && !groups.includes(allUnauthenticated)) {
    groups.push(username === anonymousUser.username ? allUnauthenticated : allAuthenticated)
  }
  return {
    username,
    groups,
    ...(uid === undefined ? {} : { uid }),
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  }
}

function wishesOf(headers: ApiRequest['headers']): readonly Wish[] {
  const wishes: Wish[] = []
  const wish = (kind: Wish['kind'], name: string, rest: Partial<Wish> = {}) =>
    wishes.push({ kind, name, namespace: '', field: '', ...rest })
  const user = headers['impersonate-user']
  if (user) {
    const account = /^system:serviceaccount:([^:]+):([^:]+)$/.exec(user)
    if (account) wish('ServiceAccount', account[2] ?? '', { namespace: account[1] ?? '' })
    else wish('User', user)
  }
  for (const group of valuesOf(headers['impersonate-group'])) wish('Group', group)
  for (const name in headers) {
    if (!name.startsWith(extraPrefix)) continue
    const field = decoded(name.slice(extraPrefix.length))
    for (const value of valuesOf(headers[name])) wish('UserExtra', value, { field })
  }
  const uid = headers['impersonate-uid']
  if (uid) wish('UID', uid)
  return wishes
}

/** Node joins a repeated header with a comma and a space. An empty value is a value. */
function valuesOf(header: string | undefined): readonly string[] {
  return header === undefined ? [] : header.split(', ')
}

function decoded(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}

/** Go's `%v` of the ObjectReference that upstream makes: kind, namespace, name, uid, apiVersion, resourceVersion, fieldPath. */
function printed({ kind, namespace, name, field }: Wish): string {
  return `{${kind} ${namespace} ${name}  ${kind === 'UID' || kind === 'UserExtra' ? 'authentication.k8s.io/v1' : ''}  ${field}}`
}

function attributesOf({ kind, namespace, name, field }: Wish, user: UserInfo): Attributes {
  const [resource, group] = targets[kind]
  return {
    user,
    verb: 'impersonate',
    isResourceRequest: true,
    group,
    version: 'v1',
    namespace,
    resource,
    subresource: kind === 'UserExtra' ? field : '',
    name,
    path: '',
  }
}

const targets: Readonly<Record<Wish['kind'], readonly [resource: string, group: string]>> = {
  User: ['users', ''],
  ServiceAccount: ['serviceaccounts', ''],
  Group: ['groups', ''],
  UserExtra: ['userextras', 'authentication.k8s.io'],
  UID: ['uids', 'authentication.k8s.io'],
}

function requestUri({ path, query }: ApiRequest): string {
  return query.size === 0 ? path : `${path}?${query.toString()}`
}
