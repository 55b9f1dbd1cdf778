import { allowedTo } from '../../domain/appeasement/limits';
import type { Role } from '../../domain/people/actor';
import { money } from '../http/wire';
import type { AppeasementBudgetsJson } from '../schema/money/appeasements';
import type { AppeasementDeps } from './claims';
import { shopDay } from '../../domain/time/shopDay';

const MOST_CUSTOMERS = 20;
const DAY_MS = 86_400_000;

/** Who has given goodwill on one of the shop's days, and who has got most of it lately. */
export async function readBudgets(
  deps: AppeasementDeps,
  day: string | undefined,
): Promise<AppeasementBudgetsJson> {
  const { now, settings } = deps;
  const of = day ?? shopDay(now(), settings.timeZone);
  const [agents, customers] = await Promise.all([readAgents(deps, of), readCustomers(deps)]);
  const share = (given: { readonly amount: number }, most: { readonly amount: number }): number =>
    given.amount / Math.max(1, most.amount);
  return {
    day: of,
    agents: agents.toSorted((a, b) => share(b.used, b.budget) - share(a.used, a.budget)),
    customers: customers
      .toSorted((a, b) => share(b.got, b.cap) - share(a.got, a.cap))
      .slice(0, MOST_CUSTOMERS),
    capDays: Math.round(settings.appeasements.withinMs / DAY_MS),
  };
}

async function readAgents(
  { prisma, settings }: AppeasementDeps,
  day: string,
): Promise<AppeasementBudgetsJson['agents']> {
  const rows = await prisma.rows<{
    agentId: string;
    role: Role;
    currency: string;
    count: number;
    used: number;
  }>`
    SELECT agent_id AS "agentId", max(agent_role) AS role, currency, count(*)::int AS count, sum(amount)::float8 AS used
    FROM appeasements WHERE day = ${day}::date AND state IN ('CLAIMED', 'GRANTED') GROUP BY agent_id, currency`;
  return rows.map(({ agentId, role, currency, count, used }) => ({
    ...{ agentId, role, count, used: money(used, currency) },
    budget: money(allowedTo(settings.appeasements, role, currency).budget, currency),
  }));
}

async function readCustomers({
  prisma,
  now,
  settings,
}: AppeasementDeps): Promise<AppeasementBudgetsJson['customers']> {
  const since = new Date(now().getTime() - settings.appeasements.withinMs);
  const rows = await prisma.rows<{ customerId: string; name: string | null; currency: string; got: number }>`
    SELECT a.customer_id AS "customerId", c.name, a.currency, sum(a.amount)::float8 AS got
    FROM appeasements AS a JOIN customers AS c ON c.id = a.customer_id
    WHERE a.at >= ${since} AND a.state IN ('CLAIMED', 'GRANTED', 'APPROVED')
    GROUP BY a.customer_id, c.name, a.currency ORDER BY got DESC LIMIT ${5 * MOST_CUSTOMERS}`;
  return rows.map(({ customerId, name, currency, got }) => ({
    ...{ customerId, name: name ?? '', got: money(got, currency) },
    cap: money(allowedTo(settings.appeasements, 'system', currency).customer, currency),
  }));
}
