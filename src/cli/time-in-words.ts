/** Seconds as a person reads them: `0.4秒`, `75秒` as `1分15秒`, hours as `1小时2分`. */
export function inWords(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1)}秒`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole}秒`;
  if (whole < 3600) return `${Math.floor(whole / 60)}分${whole % 60}秒`;
  const minutes = Math.round(seconds / 60);
  return `${Math.floor(minutes / 60)}小时${minutes % 60}分`;
}
