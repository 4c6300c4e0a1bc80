/** Why an address cannot be listened on, for people. */
export function listenProblem(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException
  switch (code) {
    case 'EADDRINUSE':
      return 'the port is taken, by another cluster on this machine or by a program that listens there or on all addresses'
    case 'EADDRNOTAVAIL':
      return 'this machine does not have that address'
    case 'EACCES':
      return 'not allowed to listen on that port'
    default:
      return message
  }
}
