import type { KubeObject, ResourceToken } from '../../api/index.js'
import { builtInResources, typeOfToken } from '../../api/index.js'
import type { ResourceDefinition } from '../definition/index.js'
import { statusSubresource } from '../definition/index.js'

/**
 * A definition with nothing but what the facts say of a built-in resource, for tests of the registry and the API server: they may not know
 * the rooms of the kinds. Overrides are laid on top.
 */
export function plainDefinition<T extends KubeObject>(
  token: ResourceToken<T>,
  overrides: Partial<ResourceDefinition<T>> = {},
): ResourceDefinition<T> {
  const facts = builtInResources().find(
    (one) => one.group === token.group && one.version === token.version && one.plural === token.plural,
  )
  if (!facts) throw new TypeError(`${token.plural} is not a built-in resource`)
  return {
    token,
    get type() {
      return typeOfToken(token)
    },
    shortNames: facts.shortNames,
    categories: facts.categories,
    verbs: facts.verbs,
    columns: [],
    selectableFields: {},
    subresources: facts.subresources.some((one) => one.name === 'status') ? [statusSubresource<T>()] : [],
    deleteReturnsObject: facts.deleteReturnsObject,
    ...overrides,
  }
}
