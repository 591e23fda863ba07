import { stderr, stdout } from 'node:process';

/** Lines for the person at the terminal. Results go to standard output, everything else to standard error. */
export const say = (line = '') => stdout.write(`${line}\n`);
export const complain = (line: string) => stderr.write(`${line}\n`);
