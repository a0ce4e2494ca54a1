/** How a customer rated a case, from 1 to 5. */
export const starsText = (score: number): string => '★'.repeat(score) + '☆'.repeat(5 - score)
