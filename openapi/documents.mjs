#!/usr/bin/env node
// Writes dist/openapi/: the served OpenAPI documents of all built-in kinds, with hashes and gzip twins. Run after dist/ was compiled.
// index.json: { version, texts: { apiVersion, kind }, v2: { json, protobuf }, v3: { "<path of the v3 index>": { json, protobuf } } }, each { file, hash }.
import { createHash } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readFacts } from './lib/facts.mjs'
import { readDefinitions } from './lib/models.mjs'
import { operationFacts } from './lib/parameters.mjs'

/** client-node has no description for a property that is a reference: these say it in their own words. */
const ownTexts = {
  metadata: 'The name, labels and other metadata of the object.',
  spec: 'What is wanted of the object.',
  status: 'What was last observed of the object.',
  template: 'The object that is created.',
  selector: 'Which objects are meant, by their labels.',
}

/**
 * @param {typeof import('../src/api/openapi/index.js')} openapi
 * @returns {Map<string, { document: object, version: 'v2' | 'v3' }>} name (`swagger`, or the path in the v3 index) → document
 */
export function buildDocuments(openapi, version) {
  const definitions = readDefinitions({ descriptions: true })
  for (const schema of definitions.values()) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (property.$ref && !property.undescribed && !property.description && ownTexts[name])
        property.description = ownTexts[name]
    }
  }
  const facts = operationFacts()
  const kinds = readFacts('kinds')
  const returnsObject = new Set(facts.deleteReturnsObject)
  const paths = new Map()
  const add = (name, list) => paths.set(name, [...(paths.get(name) ?? []), ...list])
  for (const { path, operations } of openapi.discoveryPaths(kinds.groups))
    add(path.slice(1, -1), [{ path, operations }])
  for (const kind of kinds.resources) {
    const name = kind.group === '' ? `api/${kind.version}` : `apis/${kind.group}/${kind.version}`
    add(name, openapi.pathsOf({ ...kind, deleteReturnsObject: returnsObject.has(kind.definition) }, { facts }))
  }
  for (const one of plainPaths()) add(one.path.slice(1).replace(/\/$/, ''), [one])

  const documents = new Map()
  for (const [name, list] of paths)
    documents.set(name, { version: 'v3', document: openapi.documentV3(list, definitions, { version }) })
  const all = [...paths.values()].flat()
  documents.set('swagger', { version: 'v2', document: openapi.documentV2(all, definitions, { version, facts }) })
  return documents
}

function plainPaths() {
  const plain = (path, id, tag, description, { type, definition = null }) => ({
    path,
    operations: [
      {
        method: 'get',
        id,
        tag,
        description,
        parameters: [],
        answers: { 200: definition },
        produces: [type],
        // Upstream's handlers of tokens' issuers say nothing of it.
        ...(path === '/version/' ? { consumes: ['application/json'] } : {}),
      },
    ],
  })
  return [
    plain('/version/', 'getCodeVersion', 'version', 'get the version information for this server', {
      type: 'application/json',
      definition: 'io.k8s.apimachinery.pkg.version.Info',
    }),
    plain(
      '/openid/v1/jwks/',
      'getServiceAccountIssuerOpenIDKeyset',
      'openid',
      'get the keys that verify service account tokens',
      {
        type: 'application/jwk-set+json',
      },
    ),
    plain(
      '/.well-known/openid-configuration/',
      'getServiceAccountIssuerOpenIDConfiguration',
      'WellKnown',
      'get the OpenID configuration of the service account issuer',
      { type: 'application/json' },
    ),
  ]
}

/** Upstream's ETag of a document. */
const hashOf = (bytes) => createHash('sha512').update(bytes).digest('hex').toUpperCase()

function write(target, openapi, version) {
  const table = readFacts('openapi-protobuf')
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  const put = (file, bytes) => {
    writeFileSync(new URL(file, target), bytes)
    writeFileSync(new URL(`${file}.gz`, target), gzipSync(bytes, { level: 9 }))
    return { file, hash: hashOf(bytes) }
  }
  const index = { version, texts: {}, v2: undefined, v3: {} }
  for (const [name, entry] of buildDocuments(openapi, version)) {
    const base = `${entry.version}-${name.replaceAll('/', '__')}`
    const files = {
      json: put(`${base}.json`, Buffer.from(JSON.stringify(entry.document))),
      protobuf: put(`${base}.pb`, openapi.encodeDocument(entry.version, entry.document, table)),
    }
    if (entry.version === 'v2') {
      index.v2 = files
      const { apiVersion, kind } = entry.document.definitions['io.k8s.api.core.v1.ConfigMap'].properties
      index.texts = { apiVersion: apiVersion.description, kind: kind.description }
    } else index.v3[name] = files
  }
  writeFileSync(new URL('index.json', target), `${JSON.stringify(index)}\n`)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const dist = new URL('../dist/', import.meta.url)
  const openapi = await import(new URL('api/openapi/index.js', dist).href)
  write(new URL('openapi/', dist), openapi, process.argv[2] ?? 'v1.34.4')
}
