import { builtInResources } from '../api/index.js'
import { builtInDefinitions } from './index.js'

/** The one unit test that loads every kind. */
describe('the catalog', () => {
  const served = builtInDefinitions().flatMap((definition) => [
    definition,
    ...(definition.representations ?? []).map((one) => ({
      ...definition,
      ...one,
      subresources: one.subresources ?? definition.subresources,
    })),
  ])
  const nameOf = ({ group, version, plural }: { group: string; version: string; plural: string }) =>
    `${group}/${version}/${plural}`

  it('has every resource of the reference, each once', () => {
    expect(served.map(({ token }) => nameOf(token)).sort()).toEqual(builtInResources().map(nameOf).sort())
  })

  it.each(builtInResources().map((facts) => [nameOf(facts), facts] as const))(
    '%s agrees with the facts',
    (name, facts) => {
      const definition = served.find(({ token }) => nameOf(token) === name)
      expect(definition?.subresources.map((one) => ({ name: one.name, verbs: [...one.verbs].sort() }))).toEqual(
        facts.subresources.map((one) => ({ name: one.name, verbs: [...one.verbs].sort() })),
      )
      expect((definition?.columns ?? []).filter((one) => !one.isUndeclared).map((column) => column.name)).toEqual(
        facts.columns.map((column) => column.name),
      )
      expect(definition?.type.definition).toBe(facts.definition)
    },
  )
})
