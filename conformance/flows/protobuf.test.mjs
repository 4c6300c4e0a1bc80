// Samples of every kind, sent and read as protobuf, byte for byte (openapi/facts/verify-protobuf.mjs), as the user of a token.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { projectFolder } from '../lib/wherry.mjs'
import { kubectls, useCluster } from './support/cluster.mjs'
import { Kubectl } from './support/kubectl.mjs'

describe('protobuf', () => {
  // Without controllers: the script makes Endpoints that a controller would make, too.
  const cluster = useCluster({ flags: ['--runtime', 'simulated', '--without', 'controllers,scheduler,nodes'] })

  it('says the same as JSON for every kind', async () => {
    const kubectl = new Kubectl({ ...kubectls.at(-1), wherry: cluster.wherry })
    await kubectl.run(['create', 'serviceaccount', 'checker'])
    const { namespace } = (await kubectl.json('get', 'serviceaccount', 'checker')).metadata
    const binding = ['create', 'clusterrolebinding', 'checker', '--clusterrole=cluster-admin']
    await kubectl.run([...binding, `--serviceaccount=${namespace}:checker`])
    const token = (await kubectl.run(['create', 'token', 'checker'])).trim()
    const config = await kubectl.json('config', 'view', '--raw', '--minify', '--flatten')
    config.users[0].user = { token }
    const file = join(cluster.wherry.folder, 'token.kubeconfig')
    writeFileSync(file, JSON.stringify(config), { mode: 0o600 })
    const script = join(projectFolder, 'openapi', 'facts', 'verify-protobuf.mjs')
    const { error, output } = await new Promise((resolve) => {
      execFile(process.execPath, [script, '--kubeconfig', file], { timeout: 90_000 }, (error, stdout, stderr) => {
        resolve({ error, output: stdout + stderr })
      })
    })
    assert.equal(error, null, output)
    assert.match(output, /\b0 differ/)
  })
})
