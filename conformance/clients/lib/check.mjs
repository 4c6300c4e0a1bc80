// Runs named checks one after the other and prints `ok NAME` or `not ok NAME: WHY` for each, as the programs in other languages do.

/** `checks` are `[name, run]`; ends the process with 1 when one failed. */
export async function runChecks(checks) {
  for (const [name, run] of checks) {
    try {
      await run()
      console.log(`ok ${name}`)
    } catch (error) {
      process.exitCode = 1
      console.log(`not ok ${name}: ${String(error.message).replaceAll('\n', ' | ')}`)
    }
  }
  process.exit()
}

/** Asks every 50 ms until the answer is something; that answer. */
export async function until(ask, what, limitMs = 60_000) {
  const deadline = performance.now() + limitMs
  for (;;) {
    const answer = await ask()
    if (answer) return answer
    if (performance.now() > deadline) throw new Error(`waited in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
