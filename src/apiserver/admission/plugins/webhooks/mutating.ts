import type { KubeObject } from '../../../../api/index.js'
import { deepClone, deepEqual } from '../../../../base/index.js'
import type { AdmissionAttributes, AdmissionPlugin, AdmissionView, MutationRounds } from '../../attributes.js'
import { callHook, refusalOf } from './call-hook.js'
import type { WebhookPluginOptions } from './hook.js'
import { hooksOf, isExempt } from './hook.js'
import { MatchConditions } from './match-conditions.js'
import type { Invocation, Matching } from './matching.js'
import { invocationOf, viewsOf } from './matching.js'
import { patchObject } from './patch-object.js'

/** The webhooks of MutatingWebhookConfigurations, one after the other (apiserver's pkg/admission/plugin/webhook/mutating, v0.34). */
export function mutatingAdmissionWebhook(options: WebhookPluginOptions): AdmissionPlugin {
  const matching = { lister: options.lister, conditions: new MatchConditions() }
  const rounds = new WeakMap<MutationRounds, Reinvocations>()
  const run = async (attributes: AdmissionAttributes, round: MutationRounds) => {
    const memory = rounds.get(round) ?? new Reinvocations()
    rounds.set(round, memory)
    await dispatch(attributes, { round, memory, matching }, options)
  }
  return {
    name: 'MutatingAdmissionWebhook',
    handles: (attributes) => !isExempt(attributes),
    mutate(attributes, round = { isSecond: false, needsSecond: false }) {
      return hooksOf(options.lister, 'mutating').length === 0 ? undefined : run(attributes, round)
    },
    // A delete is not mutated, yet these webhooks are asked about it too, before the validating ones.
    validate(attributes) {
      if (attributes.operation !== 'DELETE' || hooksOf(options.lister, 'mutating').length === 0) return undefined
      return run(attributes, { isSecond: false, needsSecond: false })
    },
  }
}

/** Who is asked again: whoever wants it and has been asked before the object changed. */
class Reinvocations {
  readonly #called = new Set<string>()
  readonly #due = new Set<string>()
  #output: KubeObject | undefined

  isDue(id: string): boolean {
    return this.#due.has(id)
  }

  addCalled(id: string): void {
    this.#called.add(id)
  }

  requireAll(): void {
    for (const id of this.#called) this.#due.add(id)
    this.#called.clear()
  }

  remember(object: KubeObject | undefined): void {
    this.#output = object && deepClone(object)
  }

  isAsRemembered(object: KubeObject | undefined): boolean {
    return deepEqual(this.#output, object)
  }
}

interface Run {
  readonly round: MutationRounds
  readonly memory: Reinvocations
  readonly matching: Matching
}

async function dispatch(
  attributes: AdmissionAttributes,
  { round, memory, matching }: Run,
  options: WebhookPluginOptions,
): Promise<void> {
  const views = viewsOf(attributes)
  const [own] = views
  if (!own) return
  // Between the rounds the server's own plugins may have changed the object.
  if (round.isSecond && !memory.isAsRemembered(attributes.object)) memory.requireAll()
  for (const hook of hooksOf(options.lister, 'mutating')) {
    const invocation = await invocationOf(hook, attributes, views, matching)
    if (!invocation || (round.isSecond && !memory.isDue(hook.id))) continue
    if (await ask(invocation, attributes, own, options)) {
      memory.requireAll()
      round.needsSecond = true
    }
    if (hook.webhook.reinvocationPolicy === 'IfNeeded') memory.addCalled(hook.id)
  }
  memory.remember(attributes.object)
}

/** Whether the webhook has changed the object. */
async function ask(
  invocation: Invocation,
  attributes: AdmissionAttributes,
  own: AdmissionView,
  options: WebhookPluginOptions,
): Promise<boolean> {
  try {
    const answer = await callHook(invocation, attributes, own, options)
    return await patchObject(invocation, attributes, answer)
  } catch (error) {
    const refusal = refusalOf(error, invocation.hook, options.logger)
    if (refusal !== undefined) throw refusal
    return false
  }
}
