import { compileRule } from './compile.js'
import { InstantiationError } from './fold-literals.js'
import type { Shape } from './shape.js'
import { CompileError } from './source.js'
import { type CelType, goTypeName, opaqueNames, types } from './types.js'

const longestName = { driver: 63, domain: 63, id: 32, value: 64 }
const mostAttributes = 32

const leaf = (type: CelType, maxElements: number): Shape => ({ type, schema: {}, minSize: 0, maxElements })

function mapOf(key: Shape, elem: Shape): Shape {
  const type = types.map(key.type, elem.type)
  return { type, schema: {}, minSize: 0, maxElements: mostAttributes, key, elem }
}

/** Maps from domains to maps from names to values. */
function byDomain(value: Shape, isNamed: boolean): Shape {
  const inner = mapOf(leaf(types.string, longestName.id), value)
  return mapOf(leaf(types.string, longestName.domain), isNamed ? { ...inner, named: value } : inner)
}

const members = {
  driver: leaf(types.string, longestName.driver),
  attributes: byDomain(leaf(types.any, longestName.value), true),
  capacity: byDomain(leaf(types.opaque(opaqueNames.quantity ?? ''), 0), false),
}

const fields = new Map(Object.entries(members).map(([name, shape]) => [name, { name, shape }]))
const device: Shape = {
  type: { kind: 'object', name: 'kubernetes.DRADevice', shape: { fields } },
  schema: {},
  minSize: 0,
  maxElements: 0,
  object: { fields },
}

/** What is wrong with a selector of devices, in upstream's words. */
export class DeviceSelectorError extends Error {}

/**
 * How much an expression that selects devices costs at the most (dynamic-resource-allocation's cel/compile.go, v0.34). Throws a DeviceSelectorError where it
 * is none.
 */
export function deviceSelectorCost(expression: string): number {
  try {
    const compiled = compileRule(expression, {
      types: new Map([['device', device.type]]),
      root: device,
      hasBindings: true,
    })
    const { type } = compiled
    if (type.kind !== 'bool' && type !== types.any) {
      throw new DeviceSelectorError(`must evaluate to bool or the unknown type, not ${goTypeName(type)}`)
    }
    compiled.instantiate()
    return compiled.estimate().max
  } catch (error) {
    if (error instanceof CompileError) throw new DeviceSelectorError(`compilation failed: ${error.message}`)
    if (!(error instanceof InstantiationError)) throw error
    throw new DeviceSelectorError(`program instantiation failed: ${error.message}`)
  }
}
