/** `58 minutes left for test calls`: whole minutes, the one that is begun not among them. */
export function timeLeft(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return 'Less than a minute left for test calls';
  return `${minutes === 1 ? '1 minute' : `${minutes} minutes`} left for test calls`;
}
