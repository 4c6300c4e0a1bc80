export type {
  ApiHandler,
  ApiRequest,
  ApiResponse,
  ByteSink,
  ByteSource,
  ByteWriter,
  Credentials,
  MessageSocket,
  ResponseBody,
  ResponseHeaders,
  UpgradedConnection,
  UpgradeRequest,
  UserInfo,
} from './api-request.js'
export type {
  NodeAccess,
  PodAttachOptions,
  PodExecOptions,
  PodLogOptions,
  PodPortForwardOptions,
  StreamSession,
} from './node-access.js'
