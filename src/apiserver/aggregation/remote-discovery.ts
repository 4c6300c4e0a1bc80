import type { APIService } from '../../api/index.js'
import type { RemoteServers } from './remote-servers.js'

interface ListedResource {
  readonly name: string
  readonly singularName?: string
  readonly namespaced?: boolean
  readonly kind: string
  readonly group?: string
  readonly version?: string
  readonly verbs?: readonly string[]
  readonly shortNames?: readonly string[]
  readonly categories?: readonly string[]
}

/** What a server said of one group version, in the form of the aggregated documents. */
export interface RemoteResources {
  readonly resources?: readonly object[]
  readonly isStale: boolean
  /** Where its OpenAPI v3 document is, with what tells its state; absent where it has none. */
  readonly documentUrl?: string
}

/** What the servers behind APIServices have, as they said it last. */
export class RemoteDiscovery {
  readonly #servers: RemoteServers

  constructor(servers: RemoteServers) {
    this.#servers = servers
  }

  /** Asks again; where that fails, what is known is stale. */
  async ask(service: APIService, known: RemoteResources | undefined): Promise<RemoteResources> {
    const { group = '', version = '' } = service.spec ?? {}
    const path = group === '' ? `/api/${version}` : `/apis/${group}/${version}`
    const target = this.#servers.target(service, path)
    try {
      if (!target) throw new Error('no endpoints')
      const { status, body } = await this.#servers.get(target, path)
      if (status !== 200) throw new Error(`status ${status}`)
      const { resources = [] } = JSON.parse(body.toString('utf8')) as { resources?: readonly ListedResource[] }
      const listed = aggregated(resources)
      const documentUrl = await this.#documentUrl(service, path.slice(1))
      return {
        ...(listed.length > 0 ? { resources: listed } : {}),
        ...(documentUrl === undefined ? {} : { documentUrl }),
        isStale: false,
      }
    } catch {
      return { ...known, isStale: true }
    }
  }

  /** Servers need not have documents. */
  async #documentUrl(service: APIService, groupVersion: string): Promise<string | undefined> {
    const path = '/openapi/v3'
    const target = this.#servers.target(service, path)
    try {
      const { status, body } = target ? await this.#servers.get(target, path) : { status: 503, body: '' }
      if (status !== 200) return undefined
      return (JSON.parse(body.toString()) as DocumentList).paths?.[groupVersion]?.serverRelativeURL
    } catch {
      return undefined
    }
  }
}

/** Of a server's list of OpenAPI v3 documents. */
interface DocumentList {
  readonly paths?: Readonly<Record<string, { readonly serverRelativeURL?: string }>>
}

/** The older form's resources in the newer one (apiserver's endpoints.ConvertGroupVersionIntoToDiscovery, v0.34). */
function aggregated(resources: readonly ListedResource[]): readonly object[] {
  const kindOf = ({ group = '', version = '', kind }: ListedResource) => ({ group, version, kind })
  return resources
    .filter(({ name }) => !name.includes('/'))
    .map((resource) => {
      const { name, singularName = '', namespaced, verbs = [], shortNames = [], categories = [] } = resource
      const subresources = resources
        .filter((one) => one.name.startsWith(`${name}/`))
        .map((one) => ({
          subresource: one.name.slice(name.length + 1),
          responseKind: kindOf(one),
          verbs: one.verbs ?? [],
        }))
      return {
        resource: name,
        responseKind: kindOf(resource),
        scope: namespaced ? 'Namespaced' : 'Cluster',
        singularResource: singularName,
        verbs,
        ...(shortNames.length > 0 ? { shortNames } : {}),
        ...(categories.length > 0 ? { categories } : {}),
        ...(subresources.length > 0 ? { subresources } : {}),
      }
    })
}
