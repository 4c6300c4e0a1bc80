import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  claimFolder,
  clusterPaths,
  defaultRoot,
  FolderInUseError,
  findCluster,
  listClusters,
  readProcess,
  removeCluster,
} from './index.js'
import { identityOf } from './process-identity.js'

let root: string
let children: ChildProcess[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wherry-data-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(root, { recursive: true, force: true })
})

const now = Date.UTC(2026, 0, 2, 3, 4, 5)

async function otherProcess(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'console.log(1); process.stdin.resume()'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  return child.pid ?? 0
}

/** As if the process used the folder. */
async function useBy(name: string, user: object): Promise<string> {
  const folder = join(root, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(clusterPaths(folder).process, JSON.stringify({ name, since: '2026-01-01T00:00:00.000Z', ...user }))
  return folder
}

it('defaultRoot follows the XDG rules', () => {
  const usual = join(homedir(), '.local', 'state', 'wherry')
  expect(defaultRoot({})).toBe(usual)
  expect(defaultRoot({ XDG_STATE_HOME: '' })).toBe(usual)
  expect(defaultRoot({ XDG_STATE_HOME: 'relative' })).toBe(usual)
  expect(defaultRoot({ XDG_STATE_HOME: '/var/state' })).toBe('/var/state/wherry')
})

describe('claimFolder', () => {
  it('tells others who uses the folder and where it answers, until it is released', async () => {
    const folder = join(root, 'deep', 'dev')
    const claim = await claimFolder({ folder, name: 'dev', now })
    expect(await readProcess(folder)).toEqual({
      ...(await identityOf(process.pid)),
      name: 'dev',
      since: '2026-01-02T03:04:05.000Z',
    })
    await claim.announce('https://127.0.0.1:1')
    expect((await readProcess(folder))?.url).toBe('https://127.0.0.1:1')
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    await claim.release()
    await claim.release()
    expect(await readProcess(folder)).toBeUndefined()
    expect(readdirSync(folder)).toEqual([])
  })

  it('refuses a folder in use, and says by which process', async () => {
    const pid = await otherProcess()
    const folder = await useBy('dev', await identityOf(pid))
    const claiming = claimFolder({ folder, name: 'dev', now })
    await expect(claiming).rejects.toBeInstanceOf(FolderInUseError)
    await expect(claiming).rejects.toThrow(
      `The data folder ${folder} is in use by process ${pid} (cluster "dev", since 2026-01-01T00:00:00.000Z).`,
    )
    expect(readdirSync(folder)).toEqual(['process.json'])
  })

  it.each([
    ['a process that is gone', async () => ({ pid: 2 ** 22 + 1, started: 'x' })],
    ['a later process of the same number', async () => ({ pid: await otherProcess(), started: 'another boot/1' })],
    ['a pid that makes no sense', async () => ({ pid: -1 })],
  ])('takes over from %s', async (_, user) => {
    const folder = await useBy('dev', await user())
    expect(await readProcess(folder)).toBeUndefined()
    await claimFolder({ folder, name: 'dev', now })
    expect((await readProcess(folder))?.pid).toBe(process.pid)
    expect(readdirSync(folder)).toEqual(['process.json'])
  })

  it('takes over from a claim that cannot be read', async () => {
    const folder = join(root, 'dev')
    mkdirSync(folder)
    writeFileSync(clusterPaths(folder).process, '{"pid":')
    await claimFolder({ folder, name: 'dev', now })
    expect((await readProcess(folder))?.pid).toBe(process.pid)
  })

  it('lets exactly one of many in, however they race for a stale claim', async () => {
    for (let round = 0; round < 20; round++) {
      const folder = await useBy(`race-${round}`, { pid: 2 ** 22 + 1 })
      const outcomes = await Promise.allSettled(
        Array.from({ length: 8 }, () => claimFolder({ folder, name: 'race', now })),
      )
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      expect(readdirSync(folder)).toEqual(['process.json'])
    }
  })

  it('does not release what another process has claimed since', async () => {
    const folder = join(root, 'dev')
    const claim = await claimFolder({ folder, name: 'dev', now })
    await useBy('dev', await identityOf(await otherProcess()))
    await claim.release()
    expect(await readProcess(folder)).toBeDefined()
  })
})

describe('clusters of a root', () => {
  it('are the folders that a start has written into', async () => {
    await useBy('b', { pid: 2 ** 22 + 1 })
    mkdirSync(join(root, 'a', 'credentials'), { recursive: true })
    mkdirSync(join(root, 'other', 'photos'), { recursive: true })
    writeFileSync(join(root, 'file'), '')
    expect((await listClusters(root)).map(({ name }) => name)).toEqual(['a', 'b'])
    expect(await listClusters(join(root, 'nowhere'))).toEqual([])
    expect(await findCluster(root, '../a')).toBeUndefined()
  })

  it('are removed whole, and without what is not theirs', async () => {
    for (const name of ['dev', 'mine']) {
      const { store, credentials, pods, kubeconfig, log } = clusterPaths(join(root, name))
      for (const folder of [store, credentials, pods]) mkdirSync(join(folder, 'inner'), { recursive: true })
      for (const file of [kubeconfig, log, `${log}.1`]) writeFileSync(file, '')
    }
    writeFileSync(join(root, 'mine', 'notes'), 'keep')
    const remove = async (name: string) => {
      const cluster = await findCluster(root, name)
      return cluster && (await removeCluster(cluster))
    }
    expect(await remove('dev')).toBe(true)
    expect(existsSync(join(root, 'dev'))).toBe(false)
    expect(await remove('mine')).toBe(false)
    expect(readdirSync(join(root, 'mine'))).toEqual(['notes'])
    expect(readFileSync(join(root, 'mine', 'notes'), 'utf8')).toBe('keep')
  })
})
