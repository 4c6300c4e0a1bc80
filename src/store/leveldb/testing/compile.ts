import { mkdir, readdir, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { transformFile } from '@swc/core'

/**
 * Compiles the modules of some folders under `source` into `target`, so that a plain `node` process of a test can run them without a build.
 */
export async function compileFolders(source: string, target: string, folders: readonly string[]): Promise<void> {
  await mkdir(target, { recursive: true })
  await writeFile(join(target, 'package.json'), '{"type":"module"}')
  await symlink(join(source, '..', 'node_modules'), join(target, 'node_modules'))
  for (const folder of folders) {
    for (const name of await readdir(join(source, folder), { recursive: true })) {
      if (!name.endsWith('.ts') || name.endsWith('.test.ts') || name.includes('describe-')) continue
      const { code } = await transformFile(join(source, folder, name), {
        swcrc: false,
        jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
        module: { type: 'es6' },
      })
      const output = join(target, folder, name.replace(/\.ts$/, '.js'))
      await mkdir(dirname(output), { recursive: true })
      await writeFile(output, code)
    }
  }
}
