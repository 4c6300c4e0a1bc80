/**
 * Runs `action` `count` times in batches of 1, 2, 4, …: when a batch has a failure the rest is skipped, so that a quota that refuses one
 * pod is not asked a thousand times. Gives the number of successes and the first error. pkg/controller/replicaset slowStartBatch (v1.34).
 */
export async function slowStart(
  count: number,
  action: (index: number) => Promise<void>,
): Promise<{ readonly successes: number; readonly error: unknown }> {
  let successes = 0
  let next = 0
  for (let size = 1; next < count; size *= 2) {
    const end = Math.min(next + size, count)
    const batch: Promise<void>[] = []
    while (next < end) batch.push(action(next++))
    const results = await Promise.allSettled(batch)
    const failed = results.find((result) => result.status === 'rejected')
    successes += results.filter((result) => result.status === 'fulfilled').length
    if (failed) return { successes, error: failed.reason }
  }
  return { successes, error: undefined }
}
