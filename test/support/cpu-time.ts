/** Milliseconds that this process has had of a processor: what a bound on work is held to, whatever else the machine does. */
export function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
