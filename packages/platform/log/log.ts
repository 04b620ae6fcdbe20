/** The process's log: one line of JSON for each thing that happened, with numbers and codes and nothing about a person. */
import { type DestinationStream, type Logger, pino } from 'pino';
import { plainReason } from './plain-reason.ts';

export type Log = Logger;
export type LogLevel = 'info' | 'warn' | 'silent';

/**
 * Makes a log. Whatever is handed to it as an error is written by its name, its plain reason and its frames; requests
 * and answers are never written as they are.
 */
export function makeLog(level: LogLevel, to?: DestinationStream): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"at":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: {
        req: () => undefined,
        res: () => undefined,
        err: (error: unknown) => (error instanceof Error ? plainFault(error) : { name: typeof error }),
      },
      hooks: {
        // A library that logs an error by itself writes its message as the line's text, where no serializer looks.
        logMethod(given, write) {
          write.apply(this, given.map((one) => (typeof one === 'string' ? plainReason(one) : one)) as typeof given);
        },
      },
    },
    to ?? pino.destination({ fd: 1, sync: true }),
  );
}

/** An error without the values that its message holds. */
function plainFault(error: Error & { code?: string }): Record<string, unknown> {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return {
    name: error.name,
    ...(error.code && { code: error.code }),
    reason: plainReason(error.message),
    frames: frames.slice(0, 12).map((line) => line.trim()),
  };
}
