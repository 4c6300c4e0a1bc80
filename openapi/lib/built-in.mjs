/** The run-time listing of built-in groups and resources: kinds.json joined with the other tables, one entry a line. */
export function builtInListing({ kinds, tables, fieldSelectors, operations }) {
  const key = ({ group, version }, plural) => `${group}/${version}/${plural}`
  const columns = new Map(tables.map((entry) => [key(entry, entry.resource), entry.columns]))
  const selectors = new Map(fieldSelectors.map((entry) => [key(entry, entry.resource), entry]))
  const returnsObject = new Set(operations.deleteReturnsObject)
  const resources = kinds.resources.map((resource) => {
    const selector = selectors.get(key(resource, resource.plural))
    return {
      ...resource,
      columns: columns.get(key(resource, resource.plural)) ?? [],
      fieldSelectors: selector?.accepted ?? [],
      fieldSelectorRefusal: selector?.refusal ?? '',
      deleteReturnsObject: returnsObject.has(resource.definition),
    }
  })
  const lines = (entries) => entries.map((entry) => JSON.stringify(entry)).join(',\n')
  return `{"groups":[\n${lines(kinds.groups)}\n],"resources":[\n${lines(resources)}\n]}\n`
}
