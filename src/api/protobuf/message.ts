import type { ProtobufField } from '../types/index.js'
import { protobufMessages } from '../types/index.js'

/** A field ready for use: names resolved, the message of its type found. */
export interface Field {
  readonly number: number
  /** In JSON. */
  readonly json: string
  readonly type: string
  readonly label: 'optional' | 'repeated' | 'map'
  readonly inline: boolean
  readonly always: boolean
  /** Undefined for scalars. */
  readonly message: Message | undefined
}

export interface Message {
  readonly name: string
  /** A JSON form of its own: `time`, `string`, `intOrString` … */
  readonly special: string | undefined
  /** By number, ascending. */
  readonly fields: readonly Field[]
  readonly byNumber: ReadonlyMap<number, Field>
}

/** Messages are compiled at first use and shared: they are facts about the API, the same for everybody. */
const compiled = new Map<string, Message>()

/** The message of a definition (`io.k8s.api.core.v1.Pod`), or undefined where it has none. */
export function messageOfDefinition(definition: string): Message | undefined {
  // `io.k8s.api…` is `k8s.io.api…`, and a dash is an underscore.
  const name = definition.replace(/^io\.k8s\./, 'k8s.io.').replaceAll('-', '_')
  return protobufMessages()[name] ? messageNamed(name) : undefined
}

export function messageNamed(name: string): Message {
  const known = compiled.get(name)
  if (known) return known
  const facts = protobufMessages()[name]
  if (!facts) throw new TypeError(`No protobuf message ${name}`)
  const fields: Field[] = []
  const byNumber = new Map<number, Field>()
  const message: Message = { name, special: facts.json, fields, byNumber }
  // Known before its fields are: messages are recursive.
  compiled.set(name, message)
  for (const one of [...facts.fields].sort((a, b) => a.number - b.number)) {
    const field = fieldOf(one)
    fields.push(field)
    byNumber.set(field.number, field)
  }
  return message
}

function fieldOf(facts: ProtobufField): Field {
  return {
    number: facts.number,
    json: facts.json ?? facts.name,
    type: facts.type,
    label: facts.label ?? 'optional',
    inline: facts.inline === true,
    always: facts.always === true,
    message: facts.type.startsWith('k8s.io.') ? messageNamed(facts.type) : undefined,
  }
}
