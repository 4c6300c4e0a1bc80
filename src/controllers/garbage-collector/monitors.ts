import type { KubeObject, ResourceToken } from '../../api/index.js'
import { Reflector } from '../../client/index.js'
import type { ControllerTools, DiscoveredResource, DiscoveredResources } from '../runtime/index.js'
import type { OwnershipGraph } from './graph.js'

/** Too many and owned by nobody: upstream leaves them out as well. */
const ignored: ReadonlySet<string> = new Set(['/events', 'events.k8s.io/events'])

interface Monitor {
  readonly resource: DiscoveredResource
  readonly synced: Promise<void>
  hasSynced(): boolean
  stop(): Promise<void>
}

/**
 * Feeds the graph with every resource that can be listed, watched and deleted. Where an informer is there anyway it is shared; otherwise a
 * reflector keeps nothing but the graph.
 */
export class Monitors {
  readonly #tools: ControllerTools
  readonly #graph: OwnershipGraph
  /** Definitions have changed: discovery has news, or will have soon. */
  readonly #onDefinitionChange: () => void
  readonly #monitors = new Map<string, Monitor>()

  constructor(tools: ControllerTools, graph: OwnershipGraph, onDefinitionChange: () => void) {
    this.#tools = tools
    this.#graph = graph
    this.#onDefinitionChange = onDefinitionChange
  }

  /** Watches what discovery knows and nothing else; keeps those of groups that could not be asked. */
  async follow(discovered: DiscoveredResources): Promise<void> {
    const wanted = new Map<string, DiscoveredResource>()
    for (const resource of discovered.preferred) {
      const { group, plural, version } = resource.token
      const isCollectable = ['delete', 'list', 'watch'].every((verb) => resource.verbs.includes(verb))
      if (isCollectable && !ignored.has(`${group}/${plural}`)) wanted.set(`${group}/${version}/${plural}`, resource)
    }
    const stopping: Promise<void>[] = []
    for (const [id, monitor] of this.#monitors) {
      const { group, version } = monitor.resource.token
      if (wanted.has(id) || discovered.failures.has(`${group}/${version}`)) continue
      this.#monitors.delete(id)
      stopping.push(this.#end(monitor))
    }
    for (const [id, resource] of wanted) {
      if (!this.#monitors.has(id)) this.#monitors.set(id, this.#begin(resource))
    }
    await Promise.all(stopping)
  }

  /** Resolves when every resource watched now has been listed. */
  async waitForSync(): Promise<void> {
    await Promise.all([...this.#monitors.values()].map((monitor) => monitor.synced))
  }

  hasSynced(): boolean {
    return [...this.#monitors.values()].every((monitor) => monitor.hasSynced())
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#monitors.values()].map((monitor) => monitor.stop()))
    this.#monitors.clear()
  }

  #begin(resource: DiscoveredResource): Monitor {
    const { token } = resource
    const isDefinitions = token.plural === 'customresourcedefinitions' || token.plural === 'apiservices'
    const observe = (object: KubeObject) => {
      this.#graph.observe(token, object)
      if (isDefinitions) this.#onDefinitionChange()
    }
    const remove = (object: KubeObject) => {
      this.#graph.remove(object.metadata?.uid ?? '')
      if (isDefinitions) this.#onDefinitionChange()
    }
    const { informers } = this.#tools
    if (informers.has(token)) {
      const informer = informers.informer(token)
      const unsubscribe = informer.subscribe({
        onAdd: observe,
        onUpdate: (_, object) => observe(object),
        onDelete: remove,
      })
      return {
        resource,
        synced: Promise.resolve(),
        hasSynced: () => informer.hasSynced,
        stop: async () => unsubscribe(),
      }
    }
    const sink = {
      replace: (items: readonly KubeObject[]) => this.#replace(token, items, observe),
      apply: (events: readonly { readonly type: string; readonly object: KubeObject }[]) => {
        for (const { type, object } of events) (type === 'DELETED' ? remove : observe)(object)
      },
    }
    const reflector = new Reflector<KubeObject>(token, {}, sink, this.#tools)
    reflector.start()
    return {
      resource,
      synced: reflector.synced,
      hasSynced: () => reflector.hasSynced,
      stop: () => reflector.stop(),
    }
  }

  #replace(token: ResourceToken, items: readonly KubeObject[], observe: (object: KubeObject) => void): void {
    const present = new Set<string>()
    for (const object of items) {
      present.add(object.metadata?.uid ?? '')
      observe(object)
    }
    for (const node of [...this.#graph.ofResource(token)]) if (!present.has(node.uid)) this.#graph.remove(node.uid)
  }

  /** The resource is served no more: its objects own nothing and are nobody's to delete. */
  async #end(monitor: Monitor): Promise<void> {
    await monitor.stop()
    this.#replace(monitor.resource.token, [], () => {})
  }
}
