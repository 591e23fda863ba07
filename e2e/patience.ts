/** How long a busy machine may take for what a person waits for. Milliseconds. */
export const PATIENCE = { timeout: 30_000, interval: 100 };
