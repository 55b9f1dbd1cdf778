import { PrismaPg } from '@prisma/adapter-pg';
import { DatabaseError } from 'pg';

/**
 * Prisma's adapter, but a script goes to the server whole. The original splits it at every semicolon, also inside
 * functions, texts and comments, and leaves half a migration behind when a later statement fails; sent whole, a script
 * is one transaction.
 */
export class MigrationAdapter extends PrismaPg {
  /** What the server said of the last script; the engine drops everything but "failed" from foreign errors. */
  scriptFailure: Error | undefined;

  override async connect(): ReturnType<PrismaPg['connect']> {
    const connection = await super.connect();
    connection.executeScript = async (script) => {
      try {
        await connection.underlyingDriver().query(script);
      } catch (error) {
        this.scriptFailure = new Error(describe(error, script), { cause: error });
        throw error;
      }
    };
    return connection;
  }
}

function describe(error: unknown, script: string): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof DatabaseError) || error.position === undefined) return error.message;
  const line = script.slice(0, Number(error.position)).split('\n').length;
  return `${error.message} (line ${line})`;
}
