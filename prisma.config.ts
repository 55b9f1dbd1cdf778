import { defineConfig } from 'prisma/config';

/** Read by Prisma's command line (`prisma generate`, `prisma studio`); the processes themselves use `config/config.ts`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: {
    url: process.env['DATABASE_URL'] ?? 'postgresql://throughline:throughline@127.0.0.1:5433/throughline',
  },
});
