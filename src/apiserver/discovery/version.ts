/** What `/version` says: the Kubernetes whose API this is. */
export function serverVersion(
  platform = `${process.platform}/${process.arch === 'x64' ? 'amd64' : process.arch}`,
): Readonly<Record<string, string>> {
  return {
    major: '1',
    minor: '34',
    emulationMajor: '1',
    emulationMinor: '34',
    minCompatibilityMajor: '1',
    minCompatibilityMinor: '33',
    gitVersion: 'v1.34.4',
    gitCommit: '',
    gitTreeState: 'clean',
    buildDate: '2026-01-01T00:00:00Z',
    goVersion: 'go1.24.12',
    compiler: 'gc',
    platform,
  }
}
