import { readFile } from 'node:fs/promises'
import { parseTokenFile, StaticTokens } from '../apiserver/index.js'
import { OptionError } from './options.js'

/** @throws OptionError when the file cannot be used */
export async function readTokenFile(path: string | undefined): Promise<StaticTokens | undefined> {
  if (path === undefined) return undefined
  try {
    return new StaticTokens(parseTokenFile(await readFile(path, 'utf8')))
  } catch (error) {
    throw new OptionError('tokenAuthFile', `cannot be read: ${(error as Error).message}`)
  }
}
