#!/usr/bin/env node
// Runs the harness against a built wherry of its own: empty data for each workload, no pods in Docker.
//
//   node bench/wherry.mjs [--against FOLDER] [flags of bench.mjs]
//
// --against: another checkout, built, measured in alternation with this one.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const given = process.argv.slice(2);
const at = given.indexOf('--against');
const [, other] = at < 0 ? [] : given.splice(at, 2);
const work = mkdtempSync(join(tmpdir(), 'wherry-bench-'));

/** The harness makes its own nodes and plays their kubelets; only its `controllers` workload needs more than the API server. */
function targetFlags(name, folder, port) {
  const data = join(work, name);
  const kubeconfig = join(work, `${name}.kubeconfig`);
  const needsControllers = given.some((text) => /(^|[=,])(controllers|start)(,|$)/.test(text));
  const without = needsControllers ? 'nodes' : 'controllers,scheduler,nodes';
  const start = `exec node ${folder}/bin/wherry.mjs start --name bench --data ${data} --port ${port} --runtime simulated --without ${without} --write-kubeconfig ${kubeconfig}`;
  // Without the old kubeconfig the harness cannot take a server that has not begun to listen for a ready one.
  const reset = `rm -rf ${data} ${kubeconfig}`;
  return ['--target', `${name}=${kubeconfig}`, '--start', `${name}=${start}`, '--reset', `${name}=${reset}`];
}

const targets = [...targetFlags('wherry', dirname(here), 16443), ...(other ? targetFlags('against', resolve(other), 16444) : [])];
const bench = spawn(process.execPath, [join(here, 'bench.mjs'), ...targets, ...given], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal));
bench.on('close', (code, signal) => {
  rmSync(work, { recursive: true, force: true });
  process.exit(signal ? 1 : code);
});
