import type { ApiResponse, NodeAccess, Pod, StreamSession, UpgradeRequest } from '../../../api/index.js'
import { badRequest } from '../../../api/index.js'
import type { ConnectCall, ConnectSubresource } from '../../../registry/definition/index.js'
import { chooseContainer, requireHost } from './container-choice.js'
import { boolean } from './log.js'
import { requireNode } from './node-of-pod.js'

type Open = (nodes: NodeAccess, upgrade: UpgradeRequest) => Promise<StreamSession>

/** Chooses the container; what it answers reads the other options once the node is known, and that in turn opens the stream. */
type Prepare = (pod: Pod, query: URLSearchParams) => () => Open

/** A subresource that leaves HTTP for a stream to the pod's node. */
function streaming(
  name: string,
  prepare: Prepare,
  checkQuery?: (query: URLSearchParams) => void,
): ConnectSubresource<Pod> {
  return {
    kind: 'connect',
    name,
    verbs: ['create', 'get'],
    handle(call) {
      checkQuery?.(call.request.query)
      return connect(call, prepare)
    },
  }
}

async function connect(call: ConnectCall<Pod>, prepare: Prepare): Promise<ApiResponse> {
  const { query, upgrade } = call.request
  const pod = await call.parent()
  // A wrong container comes before the missing host, and that before other options and the missing upgrade, as upstream's do.
  const read = prepare(pod, query)
  requireHost(pod)
  const nodes = await requireNode(call, pod)
  const open = read()
  if (!upgrade) throw badRequest('Upgrade request required')
  const session = await open(nodes, upgrade)
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

export const exec = streaming('exec', (pod, query) => {
  const container = chooseContainer(pod, query.get('container') ?? '')
  return () => {
    const options = { container, command: query.getAll('command'), ...wanted(query) }
    return (nodes, upgrade) => nodes.exec(pod, options, upgrade)
  }
})

export const attach = streaming('attach', (pod, query) => {
  const container = chooseContainer(pod, query.get('container') ?? '')
  return () => {
    const options = { container, ...wanted(query) }
    return (nodes, upgrade) => nodes.attach(pod, options, upgrade)
  }
})

function portTexts(query: URLSearchParams): readonly string[] {
  return query
    .getAll('ports')
    .flatMap((text) => text.split(','))
    .filter((text) => text !== '')
}

function checkPorts(query: URLSearchParams): void {
  for (const text of portTexts(query)) {
    if (/^[0-9]+$/.test(text)) continue
    throw badRequest(`cannot convert to []int32: strconv.ParseUint: parsing ${JSON.stringify(text)}: invalid syntax`)
  }
}

export const portForward = streaming(
  'portforward',
  (pod, query) => () => (nodes, upgrade) => nodes.portForward(pod, { ports: portTexts(query).map(Number) }, upgrade),
  checkPorts,
)
