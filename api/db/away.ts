/** Connection trouble, by the codes of postgres.js and of the operating system; SQLSTATE 57P.. is a server shutting down. */
const away = /^(CONNECT|CONNECTION|ECONN|ENOENT|EPIPE|57P|08|53300)/;

/** Whether an error means that the database cannot be reached, rather than that it refused. */
export function isDatabaseAway(error: unknown): boolean {
  const code = codeOf(error) ?? codeOf((error as { cause?: unknown } | undefined)?.cause);
  return code !== undefined && away.test(code);
}

const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
};
