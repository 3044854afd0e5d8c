export const documentInfo = (version: string) => ({
  openapi: '3.1.0',
  info: {
    title: '满格 Mangrid',
    version,
    description:
      'Positions are [longitude, latitude] in WGS-84. Instants are ISO-8601 with offset. Every request is received by one community (?community=CODE, default the first).',
  },
});
