/** What this folder asks of a logger; pino's has it. */
export interface PostgresLog {
  debug(message: string): void;
  info(message: string): void;
  warn(message: string): void;
  error(message: string): void;
}

/** A line as PostgreSQL writes it to standard error, with an empty `log_line_prefix`. */
const SEVERITY =
  /^(DEBUG\d?|LOG|INFO|NOTICE|WARNING|ERROR|FATAL|PANIC|DETAIL|HINT|CONTEXT|STATEMENT):\s+(.*)$/;

/** How many of the last lines are kept, to explain a start that failed. */
const KEPT_LINES = 20;

export interface ServerLog {
  /** Takes the next piece of standard error, cut anywhere. */
  write(chunk: string): void;
  /** The last lines, oldest first. */
  recent(): string;
}

/** Hands PostgreSQL's own messages, line by line and at the fitting level, to the program's log. */
export function createServerLog(log: PostgresLog): ServerLog {
  const lines: string[] = [];
  let unfinished = '';

  function take(line: string): void {
    if (line.trim() === '') return;
    lines.push(line);
    if (lines.length > KEPT_LINES) lines.shift();
    const message = `PostgreSQL: ${line.trim()}`;
    levelOf(SEVERITY.exec(line)?.[1])(message);
  }

  /** A FATAL ends one session, such as one that came while the server was starting: not our end. */
  function levelOf(severity: string | undefined): (message: string) => void {
    switch (severity) {
      case 'PANIC':
        return (message) => log.error(message);
      case 'WARNING':
      case 'ERROR':
      case 'FATAL':
        return (message) => log.warn(message);
      default:
        return (message) => log.debug(message);
    }
  }

  return {
    write(chunk) {
      const pieces = (unfinished + chunk).split('\n');
      unfinished = pieces.pop() ?? '';
      for (const line of pieces) take(line);
    },
    recent: () => [...lines, unfinished].filter((line) => line.trim() !== '').join('\n'),
  };
}
