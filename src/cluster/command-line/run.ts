import { CommanderError } from 'commander'
import { messageOf } from '../../base/index.js'
import { report, runsInBackground } from './background.js'
import { createProgram } from './program.js'
import { exitCodes } from './terminal.js'

/** Runs the command of the arguments (without `node` and the script) and resolves to the process' exit code. Never rejects. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  // `wherry list | head -1` closes the pipe: nothing is wrong with that.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0)
  })
  dropEmptyVariables(process.env)
  let exitCode: number = exitCodes.ok
  const program = createProgram({
    args,
    done: (code) => {
      exitCode = code
    },
    terminal: {
      out: (line) => void process.stdout.write(`${line}\n`),
      err: (line) => void process.stderr.write(`${line}\n`),
    },
  })
  try {
    await program.parseAsync([...args], { from: 'user' })
    return exitCode
  } catch (error) {
    // Commander has said what is wrong already.
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage
    const message = messageOf(error)
    process.stderr.write(`wherry: ${message}\n`)
    if (runsInBackground()) await report({ failed: message })
    return exitCodes.failed
  }
}

/** An empty variable counts as unset, and a switch can be turned off; commander knows neither. */
export function dropEmptyVariables(environment: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(environment)) {
    const isOff = name === 'WHERRY_DETACH' && (value === '0' || value === 'false')
    if (name.startsWith('WHERRY_') && (value === '' || isOff)) delete environment[name]
  }
}
