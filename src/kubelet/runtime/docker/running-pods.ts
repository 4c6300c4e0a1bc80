import { Daemon } from './daemon.js'
import { label } from './labels.js'

/** Whether pods of any cluster of this machine run in Docker. False where Docker does not answer. */
export async function podsRunInDocker(): Promise<boolean> {
  const daemon = new Daemon({})
  try {
    const filters = { label: [label.cluster, `${label.type}=sandbox`] }
    return (await daemon.call((docker) => docker.listContainers({ filters }))).length > 0
  } catch {
    return false
  } finally {
    daemon.close()
  }
}
