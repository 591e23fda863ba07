import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

/**
 * The log: one JSON object a line. Nothing about who reads is ever put in: no addresses, no agents, no queries.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const options = { level, base: null, timestamp: pino.stdTimeFunctions.isoTime };
  return destination ? pino(options, destination) : pino(options);
}
