import type { Work } from './alone.ts';

/** Does the work of the module at the first argument on the file at the second, and tells what it cost. */
const [module = '', file = ''] = process.argv.slice(2);
const { work, prepare }: { work: Work; prepare?: (file: string) => Promise<void> } = await import(module);
await prepare?.(file);
const before = process.cpuUsage();
const began = performance.now();
const done = await work(file);
const milliseconds = performance.now() - began;
const { user, system } = process.cpuUsage(before);
const cpuMilliseconds = (user + system) / 1000;
// Node gives kilobytes.
const peakBytes = process.resourceUsage().maxRSS * 1024;
console.log(JSON.stringify({ milliseconds, cpuMilliseconds, peakBytes, done }));
