import { readFileSync } from 'node:fs'

/** One table of `facts/`, parsed. */
export const readFacts = (name) => JSON.parse(readFileSync(new URL(`../facts/${name}.json`, import.meta.url), 'utf8'))
