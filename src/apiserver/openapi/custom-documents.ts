import { createHash } from 'node:crypto'
import type { FlatSchema, ServedKind } from '../../api/index.js'
import { documentV2, documentV3, openApiFacts, pathsOf } from '../../api/index.js'
import type { Catalog, ServedResource } from '../../registry/index.js'
import { listedSubresources } from '../discovery/index.js'
import { customDefinition, flatDefinitions, listSchema, objectSchema, type TypeMetaTexts } from './custom-schema.js'
import type { DocumentFiles } from './document-files.js'

type Json = Readonly<Record<string, unknown>>

/** The `openAPIV3Schema` of a custom resource in one version; undefined: none, everything is kept. */
export type CustomSchema = (served: ServedResource) => Json | undefined

/**
 * The OpenAPI documents of custom resources. A hash is made of what a document is made of, so that the index of a thousand groups needs none of
 * them; documents are made when somebody asks, and not kept.
 */
export class CustomDocuments {
  readonly #catalog: Catalog
  readonly #schemaOf: CustomSchema
  readonly #hashes = new WeakMap<ServedResource, string>()

  constructor(catalog: Catalog, schemaOf: CustomSchema) {
    this.#catalog = catalog
    this.#schemaOf = schemaOf
  }

  /** Hash by path of the v3 index (`apis/example.com/v1`), for all group versions that have custom resources. */
  hashes(): ReadonlyMap<string, string> {
    const parts = new Map<string, string[]>()
    for (const served of this.#custom()) {
      const path = `apis/${served.token.group}/${served.token.version}`
      const list = parts.get(path) ?? []
      list.push(this.#hashOf(served))
      parts.set(path, list)
    }
    return new Map([...parts].map(([path, hashes]) => [path, digest(hashes.join())]))
  }

  /** Of all custom resources together; empty where there are none. */
  hash(): string {
    const hashes = [...this.hashes().values()]
    return hashes.length === 0 ? '' : digest(hashes.join())
  }

  async v3(path: string, files: DocumentFiles): Promise<Json> {
    const served = this.#custom().filter(({ token }) => `apis/${token.group}/${token.version}` === path)
    const { v3, version, texts } = await files.index()
    const definitions = new Map<string, FlatSchema>()
    const take = async (name: string) => {
      const built = v3[name]
      if (!built) return
      const document = JSON.parse((await files.read(built.json, { gzip: false })).toString('utf8')) as Json
      for (const [definition, schema] of flatDefinitions(document)) definitions.set(definition, schema)
    }
    if (served.some(({ subresources }) => subresources.some((one) => one.name === 'scale'))) await take('apis/apps/v1')
    // Any small document has the definitions that all share: ObjectMeta, ListMeta, Status, DeleteOptions, Patch.
    await take('apis/coordination.k8s.io/v1')
    forExtensionServer(definitions)
    const { components, ...document } = documentV3(
      served.flatMap(pathsFor),
      this.#definitions(served, { form: 'v3', texts }, definitions),
      { version, title: 'Kubernetes CRD Swagger' },
    )
    return { ...document, components: { schemas: components?.schemas } }
  }

  /** Paths and definitions to be added to the v2 document. */
  async v2(files: DocumentFiles): Promise<{ readonly paths: Json; readonly definitions: Json }> {
    const served = this.#custom()
    const { texts } = await files.index()
    const { operations } = openApiFacts()
    const all = this.#definitions(served, { form: 'v2', texts }, new Map())
    const { paths, definitions } = documentV2(served.flatMap(pathsFor), all, { version: '', facts: operations })
    return { paths: paths as Json, definitions: definitions as Json }
  }

  #custom(): readonly ServedResource[] {
    return this.#catalog.served().filter(({ definition }) => definition.custom === true)
  }

  #hashOf(served: ServedResource): string {
    let hash = this.#hashes.get(served)
    if (hash === undefined) {
      hash = digest(
        JSON.stringify([served.token, served.definition.verbs, listedSubresources(served), this.#schemaOf(served)]),
      )
      this.#hashes.set(served, hash)
    }
    return hash
  }

  #definitions(
    served: readonly ServedResource[],
    { form, texts }: { readonly form: 'v2' | 'v3'; readonly texts: TypeMetaTexts },
    definitions: Map<string, FlatSchema>,
  ): Map<string, FlatSchema> {
    for (const one of served) {
      const { token } = one
      const options = { form, texts, selectable: (one.representation ?? one.definition).fieldLabels ?? [] }
      definitions.set(customDefinition(token, token.kind), objectSchema(token, this.#schemaOf(one), options))
      definitions.set(customDefinition(token, token.listKind), listSchema(token, options))
    }
    return definitions
  }
}

/** Upstream's server of custom resources knows the options of fewer groups. */
function forExtensionServer(definitions: Map<string, FlatSchema>): void {
  const name = 'io.k8s.apimachinery.pkg.apis.meta.v1.DeleteOptions'
  const schema = definitions.get(name)
  const kinds = schema?.['x-kubernetes-group-version-kind']
  if (!schema || !Array.isArray(kinds)) return
  const unknown = ['admission.k8s.io', 'apiextensions.k8s.io', 'apiregistration.k8s.io', 'imagepolicy.k8s.io']
  const known = (kinds as readonly { readonly group: string }[]).filter(({ group }) => !unknown.includes(group))
  definitions.set(name, { ...schema, 'x-kubernetes-group-version-kind': known })
}

function pathsFor(served: ServedResource) {
  const { token, definition } = served
  const kind: ServedKind = {
    ...token,
    verbs: definition.verbs,
    definition: customDefinition(token, token.kind),
    listDefinition: customDefinition(token, token.listKind),
    deleteReturnsObject: false,
    subresources: listedSubresources(served).map((one) => ({
      ...one,
      // Upstream says of all operations that they are of the custom kind.
      group: token.group,
      version: token.version,
      kind: token.kind,
      definition: one.kind === 'Scale' ? 'io.k8s.api.autoscaling.v1.Scale' : customDefinition(token, token.kind),
    })),
  }
  return pathsOf(kind, { facts: openApiFacts().operations, isCustom: true })
}

function digest(text: string): string {
  return createHash('sha512').update(text).digest('hex').toUpperCase()
}
