/** How a remote command ended, as it is told on the error stream (metav1.Status; kubelet pkg/kubelet/server/remotecommand, v1.34). */
export interface CommandStatus {
  readonly metadata: Readonly<Record<string, never>>
  readonly status: 'Success' | 'Failure'
  readonly reason?: string
  readonly message?: string
  readonly details?: { readonly causes: readonly { readonly reason?: string; readonly message: string }[] }
  readonly code?: number
}

export function exitStatus(exitCode: number): CommandStatus {
  if (exitCode === 0) return { metadata: {}, status: 'Success' }
  return {
    metadata: {},
    status: 'Failure',
    reason: 'NonZeroExitCode',
    message: `command terminated with non-zero exit code: exit status ${exitCode}`,
    details: { causes: [{ reason: 'ExitCode', message: String(exitCode) }] },
  }
}

export function failureStatus(message: string): CommandStatus {
  return {
    metadata: {},
    status: 'Failure',
    reason: 'InternalError',
    message: `Internal error occurred: ${message}`,
    details: { causes: [{ message }] },
    code: 500,
  }
}

/** As bytes for the error stream: JSON, or before v4 the message alone, and nothing for success. */
export function printStatus(status: CommandStatus, asJson: boolean): Buffer {
  return Buffer.from(asJson ? JSON.stringify(status) : (status.message ?? ''))
}
