import type { ApiResponse, NodeAccess, Pod, StreamSession, UpgradeRequest } from '../../../api/index.js'
import { badRequest, serviceUnavailable } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { chooseContainer, requireHost } from './container-choice.js'
import { boolean } from './log.js'

type Open = (nodes: NodeAccess, pod: Pod, upgrade: UpgradeRequest, query: URLSearchParams) => Promise<StreamSession>

/** A subresource that leaves HTTP for a stream to the pod's node. */
function streaming(name: string, open: Open): ConnectSubresource<Pod> {
  return {
    kind: 'connect',
    name,
    verbs: ['create', 'get'],
    handle: (call) => connect(call, open),
  }
}

async function connect({ request, nodes, parent }: ConnectCall<Pod>, open: Open): Promise<ApiResponse> {
  const pod = await parent()
  requireHost(pod)
  const { query, upgrade } = request
  // Errors in the options come before the missing upgrade, as upstream's do.
  if (!upgrade) throw badRequest('Upgrade request required')
  if (!nodes) throw serviceUnavailable('this cluster runs without nodes')
  const session = await open(nodes, pod, upgrade, query)
  return {
    status: 101,
    headers: {},
    body: {
      kind: 'upgrade',
      subprotocol: session.subprotocol,
      accept: (connection) => session.accept(connection),
    },
  }
}

/** Which of the streams a client wants; upstream insists on one. */
function wanted(query: URLSearchParams) {
  const streams = {
    stdin: boolean(query, 'stdin'),
    stdout: boolean(query, 'stdout'),
    stderr: boolean(query, 'stderr'),
    tty: boolean(query, 'tty'),
  }
  if (!streams.stdin && !streams.stdout && !streams.stderr) {
    throw badRequest('you must specify at least 1 of stdin, stdout, stderr')
  }
  return streams
}

export const exec = streaming('exec', (nodes, pod, upgrade, query) => {
  const container = chooseContainer(pod, query.get('container') ?? '')
  const command = query.getAll('command')
  return nodes.exec(pod, { container, command, ...wanted(query) }, upgrade)
})

export const attach = streaming('attach', (nodes, pod, upgrade, query) => {
  const container = chooseContainer(pod, query.get('container') ?? '')
  return nodes.attach(pod, { container, ...wanted(query) }, upgrade)
})

export const portForward = streaming('portforward', (nodes, pod, upgrade, query) => {
  const ports = query
    .getAll('ports')
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '')
  return nodes.portForward(pod, { ports: ports.map(Number) }, upgrade)
})
