import type { ApiPath, PathOptions, ServedKind, ServedSubresource } from './api-operation.js'
import { connectOperations, proxyWithPath } from './connect.js'
import { camelGroup, capital, mediaTypes, metaDefinition, pathPrefix, tagOf } from './names.js'
import { OperationWriter } from './operation-writer.js'

/** All paths of one resource in one group version. */
export function pathsOf(kind: ServedKind, options: PathOptions): ApiPath[] {
  const base = pathPrefix(kind)
  const scope = kind.namespaced ? `${base}/namespaces/{namespace}` : base
  const collection = `${scope}/${kind.plural}`
  const item = `${collection}/{name}`
  const writer = new OperationWriter(kind, options)
  const isWatched = kind.verbs.includes('watch') && options.isCustom !== true
  const watchScope = scope.replace(base, `${base}/watch`)
  const paths: ApiPath[] = [
    { path: collection, operations: writer.collection() },
    { path: item, operations: writer.item() },
    ...kind.subresources.flatMap((subresource) =>
      subresourcePaths(`${item}/${subresource.name}`, subresource, writer, options),
    ),
  ]
  if (kind.namespaced && kind.verbs.includes('list')) {
    paths.push({ path: `${base}/${kind.plural}`, operations: [writer.list({ everywhere: true })] })
    if (isWatched)
      paths.push({ path: `${base}/watch/${kind.plural}`, operations: [writer.watchList({ everywhere: true })] })
  }
  if (isWatched) {
    paths.push({ path: `${watchScope}/${kind.plural}`, operations: [writer.watchList({ everywhere: false })] })
    paths.push({ path: `${watchScope}/${kind.plural}/{name}`, operations: [writer.watchItem()] })
  }
  return paths.filter(({ operations }) => operations.length > 0)
}

function subresourcePaths(
  path: string,
  subresource: ServedSubresource,
  writer: OperationWriter,
  options: PathOptions,
): ApiPath[] {
  if (subresource.definition !== undefined) return [{ path, operations: writer.subresource(subresource) }]
  const operations = connectOperations(subresource, {
    kind: writer.kind,
    facts: options.facts,
    place: writer.placeParameters(writer.kind.kind),
  })
  return subresource.name === 'proxy'
    ? [{ path, operations }, proxyWithPath(path, operations, options.facts)]
    : [{ path, operations }]
}

/** The paths that answer discovery: of a group version (`/apis/apps/v1/`), a group, `/api/` and `/apis/`. */
export function discoveryPaths(
  groups: readonly { readonly group: string; readonly versions: readonly string[] }[],
): ApiPath[] {
  const paths = [
    discovery('/api/', 'getCoreAPIVersions', 'core', 'APIVersions'),
    discovery('/apis/', 'getAPIVersions', 'apis', 'APIGroupList'),
  ]
  for (const { group, versions } of groups) {
    const name = camelGroup(group)
    if (group !== '') paths.push(discovery(`/apis/${group}/`, `get${capital(name)}APIGroup`, name, 'APIGroup'))
    for (const version of versions) {
      const id = `get${capital(name)}${capital(version)}APIResources`
      paths.push(discovery(`${pathPrefix({ group, version })}/`, id, tagOf({ group, version }), 'APIResourceList'))
    }
  }
  return paths
}

const discoveryTexts: Readonly<Record<string, string>> = {
  APIVersions: 'get available API versions',
  APIGroupList: 'get available API versions',
  APIGroup: 'get information of a group',
  APIResourceList: 'get available resources',
}

function discovery(path: string, id: string, tag: string, kind: string): ApiPath {
  const answers = { 200: metaDefinition(kind) }
  const description = discoveryTexts[kind] ?? ''
  return {
    path,
    operations: [
      { method: 'get', id, description, tag, parameters: [], answers, produces: mediaTypes, consumes: mediaTypes },
    ],
  }
}
