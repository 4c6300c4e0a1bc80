import type { KubeObject, ResourceToken } from '../../api/index.js'
import type { BackoffOptions, Clock, Component, Logger, Random } from '../../base/index.js'
import type { Client, EventRecorder, Informers } from '../../client/index.js'

/** What every controller is given. */
export interface ControllerTools {
  readonly client: Client
  readonly informers: Informers
  readonly clock: Clock
  readonly random: Random
  readonly logger: Logger
  /** A recorder for one component; stopped by whoever made the tools. */
  events(component: string): EventRecorder
}

/** A running controller. `start` is called when the informers have synced. */
export interface Controller extends Component {
  /** Nothing waits for a worker or is being worked on. What waits for its time does not count. */
  isIdle(): boolean
}

/** Makes a controller; it asks for its informers and subscribes at once, and begins to work at `start`. */
export type ControllerFactory = (tools: ControllerTools) => Controller

/** What is handed to the code of a controller made with `defineController`. */
export interface ReconcilerTools extends Omit<ControllerTools, 'events'> {
  readonly events: EventRecorder
  readonly queue: ReconcileQueue
}

export interface ReconcileQueue {
  add(key: string): void
  addAfter(key: string, delayMs: number): void
}

/**
 * Brings one object closer to what it asks for. Called for one key by one worker at a time; reads from informers, writes through the client.
 * What it throws is tried again after a back-off; a `TerminalError` is not.
 */
export interface Reconciler {
  reconcile(key: string, signal: AbortSignal): Promise<ReconcileResult | undefined>
}

export interface ReconcileResult {
  readonly requeueAfterMs?: number
  /** Nothing was tried: the back-off of earlier failures goes on. */
  readonly isPostponed?: boolean
}

/** Trying again cannot help: it is logged and the key forgotten until something changes. */
export class TerminalError extends Error {
  override readonly name = 'TerminalError'
}

/** How a change of another object leads to keys of this controller. */
export interface ObjectMapping<F extends KubeObject = KubeObject> {
  readonly from: ResourceToken<F>
  /** Of an update both states are asked. */
  readonly to: (object: F, informers: Informers) => readonly string[]
}

export interface ControllerSpec<T extends KubeObject> {
  readonly name: string
  /** The component that its events name; its own name when left out. */
  readonly eventSource?: string
  /** The kind whose keys are reconciled: every change of one enqueues it. */
  readonly reconciles: ResourceToken<T>
  /** Changes of other objects of that kind enqueue nothing; all concern it when left out. Of an update both states are asked. */
  readonly concerns?: (object: T) => boolean
  /** Kinds whose objects carry a controller reference to one of `reconciles`: a change enqueues the owner. */
  readonly owns?: readonly ResourceToken[]
  readonly maps?: readonly ObjectMapping[]
  /** How many keys are worked on at the same time; 5 when left out. */
  readonly workers?: number
  /** Of failing keys; the work queue's own when left out. */
  readonly backoff?: BackoffOptions
  create(tools: ReconcilerTools): Reconciler
}

/** Keeps the type of the mapped kind inside the mapping. */
export function mapping<F extends KubeObject>(
  from: ResourceToken<F>,
  to: (object: F, informers: Informers) => readonly string[],
): ObjectMapping {
  return { from, to: to as ObjectMapping['to'] }
}
