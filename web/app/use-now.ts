import { useEffect, useState } from 'preact/hooks';
import { serverNow } from '../client/server-clock.ts';

/** The server's time in milliseconds, told anew every `every` of them. */
export function useNow(every: number): number {
  const [now, setNow] = useState(serverNow);
  useEffect(() => {
    const timer = setInterval(() => setNow(serverNow()), every);
    return () => clearInterval(timer);
  }, [every]);
  return now;
}
