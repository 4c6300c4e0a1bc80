import { maxNodeScore } from '../framework/index.js'

/** Stretches scores so that the largest becomes 100; `reverse`: so that the largest becomes 0 (upstream's DefaultNormalizeScore). */
export function normalizeByLargest(scores: number[], reverse: boolean): void {
  const largest = scores.reduce((most, score) => Math.max(most, score), 0)
  for (let i = 0; i < scores.length; i++) {
    if (largest === 0) {
      if (reverse) scores[i] = maxNodeScore
      continue
    }
    const score = Math.floor((maxNodeScore * (scores[i] ?? 0)) / largest)
    scores[i] = reverse ? maxNodeScore - score : score
  }
}
