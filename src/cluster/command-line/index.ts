// cluster/command-line: the `wherry` command. Loads a cluster's code only when one is started. Start here: program.ts.
export { runCommandLine } from './run.js'
