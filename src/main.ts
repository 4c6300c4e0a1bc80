#!/usr/bin/env node
// The `wherry` command.
import { runCommandLine } from './cluster/command-line/index.js'

process.exit(await runCommandLine(process.argv.slice(2)))
