import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from 'commander'
import { FakeClock } from '../../base/testing/index.js'
import { openCredentials } from '../credentials/index.js'
import { clusterPaths } from '../data-folder/index.js'
import { identityOf } from '../data-folder/process-identity.js'
import { createProgram } from './program.js'
import { dropEmptyVariables } from './run.js'
import { StopSignals } from './stop-signals.js'

let root: string
let children: ChildProcess[]
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wherry-cli-'))
  children = []
})
afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const name of Object.keys(process.env)) if (name.startsWith('WHERRY_')) delete process.env[name]
  rmSync(root, { recursive: true, force: true })
})

/** Runs a command of the real program; its words, and its exit code or the error that it ends with. */
async function wherry(...args: string[]) {
  const out: string[] = []
  const err: string[] = []
  let code: number | undefined
  const terminal = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line) }
  const program = createProgram({ args, terminal, done: (exitCode) => (code = exitCode) })
  const error = await program.parseAsync(args, { from: 'user' }).then(
    () => undefined,
    (thrown: Error) => thrown,
  )
  return { out: out.join('\n'), err: err.join('\n'), code, error }
}

/** What `wherry start` understands of its flags. */
function startFlags(...args: string[]) {
  const program = createProgram({ args, terminal: { out() {}, err() {} }, done() {} })
  const start = program.commands.find((command) => command.name() === 'start') as Command
  start.action(() => {})
  program.parse(['start', ...args], { from: 'user' })
  return start.opts()
}

describe('flags of start', () => {
  it('have defaults', () => {
    process.env.XDG_STATE_HOME = root
    try {
      expect(startFlags()).toEqual({
        name: 'wherry',
        data: join(root, 'wherry'),
        nodes: 1,
        runtime: 'auto',
        host: '127.0.0.1',
        store: 'leveldb',
        logLevel: 'warn',
      })
    } finally {
      delete process.env.XDG_STATE_HOME
    }
  })

  it('are read from the command line before variables', () => {
    Object.assign(process.env, { WHERRY_PORT: '1', WHERRY_NODES: '3', WHERRY_WITHOUT: 'scheduler', WHERRY_DATA: 'd' })
    expect(startFlags('--port', '0', '--without', 'controllers, nodes', '--write-kubeconfig', 'k', '-d')).toMatchObject(
      {
        port: 0,
        nodes: 3,
        without: expect.arrayContaining(['controllers', 'nodes']),
        data: join(process.cwd(), 'd'),
        writeKubeconfig: 'k',
        detach: true,
      },
    )
  })

  it('count empty variables and switches that are off as unset', () => {
    const environment = { WHERRY_PORT: '', WHERRY_DETACH: 'false', WHERRY_NAME: 'a', OTHER: '' }
    dropEmptyVariables(environment)
    expect(environment).toEqual({ WHERRY_NAME: 'a', OTHER: '' })
  })

  it.each([
    [['--port', '65536'], "option '--port <port>' argument '65536' is invalid. It must be a number from 0 to 65535."],
    [['--port', '1e3'], 'It must be a number'],
    [['--nodes', '-1'], 'It must be a number from 0 to 5000.'],
    [['--runtime', 'podman'], 'Allowed choices are auto, docker, simulated.'],
    [['--without', 'kubelet'], 'Parts are controllers, scheduler, nodes.'],
    [['--name', '../x'], 'A name has 1 to 40 lower-case letters, digits and inner dashes.'],
    [['--nmae', 'x'], "unknown option '--nmae'"],
    [['x'], 'too many arguments'],
  ])('refuse %j', async (args, message) => {
    const { err, error } = await wherry('start', ...args)
    expect(err).toContain(message)
    expect(error).toMatchObject({ exitCode: 1 })
  })

  it('are explained, with their variables', async () => {
    const { out } = await wherry('start', '--help')
    for (const text of ['WHERRY_WRITE_KUBECONFIG', 'default: "auto"', 'wherry start --name dev --nodes 3 --detach']) {
      expect(out).toContain(text)
    }
  })
})

it('refuses commands that it does not know', async () => {
  expect((await wherry('strat')).err).toContain("unknown command 'strat'\n(Did you mean start?)")
})

/** A cluster that another process runs, which ends when it is told to. */
async function running(
  name: string,
  { url, atSigterm = '() => process.exit()' }: { url?: string; atSigterm?: string } = {},
) {
  const folder = join(root, name)
  const child = spawn(
    process.execPath,
    ['-e', `process.on("SIGTERM", ${atSigterm}); console.log(1); process.stdin.resume()`],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
    },
  )
  children.push(child)
  await new Promise((resolve) => child.stdout?.once('data', resolve))
  mkdirSync(join(folder, 'credentials'), { recursive: true })
  const user = {
    ...(await identityOf(child.pid ?? 0)),
    name,
    since: '2026-01-01T00:00:00.000Z',
    ...(url ? { url } : {}),
  }
  writeFileSync(clusterPaths(folder).process, JSON.stringify(user))
  return child.pid ?? 0
}

describe('status and list', () => {
  it('say which clusters answer, start and are stopped', async () => {
    const credentials = await openCredentials({ directory: clusterPaths(join(root, 'up')).credentials })
    let readyCode = 200
    const server = createServer(
      { key: credentials.serving.privateKey, cert: credentials.serving.certificate },
      (request, response) => response.writeHead(request.url === '/readyz' ? readyCode : 404).end(),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    try {
      const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`
      const pid = await running('up', { url })
      await running('coming')
      mkdirSync(join(root, 'down', 'credentials'), { recursive: true })
      const { out } = await wherry('list', '--data', root, '--json')
      expect(JSON.parse(out).map((one: { name: string; state: string }) => [one.name, one.state])).toEqual([
        ['coming', 'starting'],
        ['down', 'stopped'],
        ['up', 'ready'],
      ])
      const status = await wherry('status', '--data', root, '--name', 'up')
      expect(status).toMatchObject({ code: 0, err: '' })
      expect(status.out.split('\n')).toEqual([
        'Cluster up is ready.',
        `  API server   ${url}`,
        `  Process      ${pid}, since 2026-01-01T00:00:00.000Z`,
        `  Kubeconfig   ${join(root, 'up', 'kubeconfig')}`,
        `  Folder       ${join(root, 'up')}`,
      ])
      readyCode = 500
      expect((await wherry('status', '--data', root, '--name', 'up')).out).toContain('Cluster up is not ready.')
      expect((await wherry('status', '--data', root, '--name', 'down')).code).toBe(3)
      const table = (await wherry('list', '--data', root)).out
        .split('\n')
        .map((line) => line.split(/ {3,}/).slice(0, 3))
      expect(table).toEqual([
        ['NAME', 'STATE', 'URL'],
        ['coming', 'starting', '-'],
        ['down', 'stopped', '-'],
        ['up', 'not ready', url],
      ])
    } finally {
      server.close()
    }
  })

  it('know a cluster that is not there', async () => {
    expect((await wherry('status', '--data', root)).error?.message).toBe(
      `there is no cluster wherry in ${root} ("wherry list" shows those that are)`,
    )
    expect(await wherry('list', '--data', root)).toMatchObject({
      code: 0,
      out: '',
      err: `There are no clusters in ${root}`,
    })
  })
})

describe('stop', () => {
  it('ends the process and waits for its end', async () => {
    const pid = await running('dev')
    expect(await wherry('stop', '--data', root, '-n', 'dev')).toMatchObject({ code: 0, out: 'Cluster dev is stopped.' })
    expect((await identityOf(pid)).started).toBeUndefined()
    expect((await wherry('stop', '--data', root, '-n', 'dev')).out).toBe('Cluster dev was not running.')
  })

  it('says how to go on when the process does not end', async () => {
    const pid = await running('stuck', { atSigterm: '() => {}' })
    const { error } = await wherry('stop', '--data', root, '-n', 'stuck', '--timeout', '0')
    expect(error?.message).toContain(`cluster stuck has not stopped within 0 s; "kill -9 ${pid}" ends it`)
  })
})

describe('kubeconfig', () => {
  it('prints the text or its place, or adds it to a file', async () => {
    const { kubeconfig, credentials } = clusterPaths(join(root, 'dev'))
    mkdirSync(credentials, { recursive: true })
    const named = ['--data', root, '-n', 'dev']
    expect((await wherry('kubeconfig', ...named)).error?.message).toBe(
      'cluster dev has no kubeconfig yet: start it first',
    )
    writeFileSync(kubeconfig, 'kind: Config\n')
    expect((await wherry('kubeconfig', ...named)).out).toBe('kind: Config')
    expect((await wherry('kubeconfig', ...named, '--path')).out).toBe(kubeconfig)
    const file = join(root, 'elsewhere', 'config')
    expect((await wherry('kubeconfig', ...named, '--write', file)).out).toBe(`Cluster dev is in ${file}`)
    expect(readFileSync(file, 'utf8')).toBe('kind: Config\n')
    expect((await wherry('kubeconfig', ...named, '--path', '--write', file)).err).toContain('cannot be used with')
  })
})

describe('StopSignals', () => {
  it('asks politely once, takes an echo for the same wish, and ends at once the next time', async () => {
    const clock = new FakeClock()
    const exits: number[] = []
    const signals = new StopSignals(clock, (code) => exits.push(code))
    try {
      process.emit('SIGINT')
      await signals.received
      await clock.advance(100)
      process.emit('SIGINT')
      expect(exits).toEqual([])
      await clock.advance(1000)
      process.emit('SIGTERM')
      expect(exits).toEqual([130])
    } finally {
      signals.ignore()
    }
    expect(process.listenerCount('SIGHUP')).toBe(0)
  })
})
