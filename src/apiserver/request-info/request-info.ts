import { quote } from '../../api/index.js'
import { PlainTextError } from '../plain-text-error.js'
import { exactNameIn } from './exact-name.js'

/** What a request asks for, read from its method, path and query alone. Every field is `''` where it does not apply. */
export interface RequestInfo {
  /** A resource of a group version, rather than discovery, health and so on. */
  readonly isResourceRequest: boolean
  /**
   * `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, or `''` for a method that has none; the method in lower
   * case for anything but a resource.
   */
  readonly verb: string
  /** Percent-decoded. */
  readonly path: string
  /** `api` or `apis`. */
  readonly apiPrefix: string
  readonly group: string
  readonly version: string
  readonly namespace: string
  readonly resource: string
  readonly subresource: string
  /** From the path; for lists and watches also from a field selector that names one object. */
  readonly name: string
  /** What follows the subresource, with its slash, as in `pods/web/proxy/index.html`; empty where nothing does. */
  readonly rest: string
  /** The deprecated form `/api/v1/watch/…`; `name` may be set then. */
  readonly isWatchPath: boolean
  /** The name stands in the path (a list or watch of one object by field selector has it only in `name`). */
  readonly hasNameInPath: boolean
}

/**
 * apiserver's pkg/endpoints/request/requestinfo.go (v0.34). Undefined where the path is not well-formed percent-encoding, which Go's
 * server refuses before any handler.
 *
 * @throws PlainTextError 500 for the old watch and proxy forms that name nothing
 */
export function parseRequestInfo(method: string, rawPath: string, query: URLSearchParams): RequestInfo | undefined {
  const path = decodePath(rawPath)
  if (path === undefined) return undefined
  const parts = splitPath(path)
  if (parts.length < 3) return plain(method, path)
  const apiPrefix = parts[0] ?? ''
  if (apiPrefix !== 'api' && apiPrefix !== 'apis') return plain(method, path)
  let at = 1
  let group = ''
  if (apiPrefix === 'apis') {
    if (parts.length < 4) return plain(method, path)
    group = parts[at++] ?? ''
  }
  const version = parts[at++] ?? ''
  let verb = verbOfMethod(method)
  const isWatchPath = parts[at] === 'watch'
  if (isWatchPath || parts[at] === 'proxy') {
    if (parts.length < at + 2) {
      throw nothingNamed(query.size === 0 ? rawPath : `${rawPath}?${query}`)
    }
  }
  if (isWatchPath) {
    verb = 'watch'
    at++
  }
  let namespace = ''
  if (parts[at] === 'namespaces' && parts.length > at + 1) {
    namespace = parts[at + 1] ?? ''
    const third = parts[at + 2]
    if (third !== undefined && third !== 'status' && third !== 'finalize') at += 2
  }
  const resource = parts[at] ?? ''
  let name = parts[at + 1] ?? ''
  const subresource = parts[at + 2] ?? ''
  const hasNameInPath = name !== ''
  if (!hasNameInPath) {
    if (verb === 'get') {
      verb = isWatch(query) ? 'watch' : 'list'
      name = exactNameIn(query)
    } else if (verb === 'watch') name = exactNameIn(query)
    else if (verb === 'delete') verb = 'deletecollection'
  }
  const rest = parts.length > at + 3 || (subresource !== '' && path.endsWith('/')) ? restOf(path, parts, at + 3) : ''
  return {
    isResourceRequest: true,
    verb,
    path,
    apiPrefix,
    group,
    version,
    namespace,
    resource,
    subresource,
    name,
    rest,
    isWatchPath,
    hasNameInPath,
  }
}

/** As text that is safe in a page. */
function nothingNamed(uri: string): PlainTextError {
  const why = `failed to create RequestInfo: unable to determine kind and namespace from url, ${uri}`
  const text = `Internal Server Error: ${quote(uri)}: ${why}`
  return new PlainTextError(500, `${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}\n`)
}

function plain(method: string, path: string): RequestInfo {
  return {
    isResourceRequest: false,
    verb: method.toLowerCase(),
    path,
    apiPrefix: '',
    group: '',
    version: '',
    namespace: '',
    resource: '',
    subresource: '',
    name: '',
    rest: '',
    isWatchPath: false,
    hasNameInPath: false,
  }
}

function decodePath(path: string): string | undefined {
  if (!path.includes('%')) return path
  try {
    return decodeURIComponent(path)
  } catch {
    if (/%(?![0-9a-f]{2})/i.test(path)) return undefined
    // Well-formed, though no UTF-8: Go's strings hold any bytes.
    const bytes = path.replace(/%(..)/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    return Buffer.from(bytes, 'latin1').toString('utf8')
  }
}

function splitPath(path: string): string[] {
  let start = 0
  let end = path.length
  while (start < end && path.charCodeAt(start) === 0x2f) start++
  while (end > start && path.charCodeAt(end - 1) === 0x2f) end--
  return start === end ? [] : path.slice(start, end).split('/')
}

/** A trailing slash means something to what is proxied to, so it stays. */
function restOf(path: string, parts: readonly string[], from: number): string {
  const rest = parts.slice(from).join('/')
  return path.endsWith('/') && rest !== '' ? `/${rest}/` : `/${rest}`
}

function verbOfMethod(method: string): string {
  switch (method) {
    case 'GET':
    case 'HEAD':
      return 'get'
    case 'POST':
      return 'create'
    case 'PUT':
      return 'update'
    case 'PATCH':
      return 'patch'
    case 'DELETE':
      return 'delete'
    default:
      return ''
  }
}

/** Whether the query asks for a watch. Apimachinery's conversion to a bool: anything but `false` and `0` is true, the empty string too. */
export function isWatch(query: URLSearchParams): boolean {
  if (query.size === 0) return false
  const value = query.get('watch')
  return value !== null && value !== '0' && value.toLowerCase() !== 'false'
}
